import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { waitingForList } from "@yunquan/core/settlements/standing.ts";
import { runCheck } from "../src/proof/check.ts";
import { allChecks } from "../src/proof/commands.ts";
import { startTestApp, type Answer, type TestApp } from "./app.ts";
import { loadLine, type LoadedLine } from "./settlement-load.ts";

/*
 * A settlement of a million claims, through the product's own operations, against the bare window query over the same
 * claims. Called by the benchmarks with an open server; `main` at the end runs it by itself.
 */

export interface SettlementFigures {
  readonly claims: number;
  readonly cities: number;
  /** The bare window query over the same claims, the median of its runs between the others. */
  readonly windowMs: number;
  /** The cut-offs of all cities in one answer. */
  readonly previewMs: number;
  /** Every city's own preview with a page of its list, one after another. */
  readonly pagesMs: number;
  readonly freezeMs: number;
  readonly noticeMs: number;
  readonly endMs: number;
  /** Growth of the process's memory over freezing and publishing. */
  readonly memoryGrowthMiB: number;
  readonly previewRatio: number;
  readonly freezeRatio: number;
  readonly counted: { readonly lines: number; readonly onLists: number; readonly inHistory: number };
  /** What does not add up: empty when lines, totals, ledger, digests and counts agree. */
  readonly differences: readonly string[];
}

/** The checks of the nightly proof that a settlement concerns. */
const checks = new Set([
  "accounts",
  "limits",
  "reservations",
  "list-reservations",
  "settlement-sums",
  "settlement-lines",
  "settlement-order",
  "settlement-digests",
  "line-sums",
  "case-counts",
]);

/** How often the preview of every city is asked for; the first time warms up and is not counted. */
const PREVIEWS = 4;
/** So many cities freeze at once, as they do after a deadline; then a window query, so that it and they meet the same neighbours. */
const CITIES_BETWEEN = 5;

/** Freezes and publishes a loaded line city by city, through the API, and compares with the bare window query. */
export async function settleLine(app: TestApp, loaded: LoadedLine): Promise<SettlementFigures> {
  const drafts: List[] = [];
  for (const city of loaded.cities)
    drafts.push(
      ok(await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: loaded.periodId, kind: "main" })),
    );
  const windows: number[] = [];
  const window = async () => void windows.push(await windowQuery(app, loaded));
  const province = await app.signIn({ role: "province-policy", organisation: { kind: "province" } });
  const [previews, pages]: [number[], number[]] = [[], []];
  for (let round = 0; round < PREVIEWS; round += 1) {
    await window();
    const before = performance.now();
    const { items } = ok<{ items: readonly unknown[] }>(await province.get("/api/v1/settlements/previews"));
    const previewMs = performance.now() - before;
    if (items.length !== drafts.length) throw new Error("every city's draft has its preview");
    const pagesMs = await eachTimed(loaded, drafts, async (city, draft) =>
      ok(await city.approver.get(`/api/v1/settlements/${draft.id}/preview?limit=20`)),
    );
    if (round === 0) continue;
    previews.push(previewMs);
    pages.push(pagesMs);
  }
  const memory = watchMemory();
  const frozen: List[] = [];
  let freezeMs = 0;
  for (let first = 0; first < loaded.cities.length; first += CITIES_BETWEEN) {
    const before = performance.now();
    const lists = await Promise.all(
      loaded.cities.slice(first, first + CITIES_BETWEEN).map(async ({ approver }, index) => {
        const draft = drafts[first + index];
        if (draft === undefined) throw new Error("every city has its draft");
        const { id, version } = draft;
        return ok<List>(await approver.post(`/api/v1/settlements/${id}/freeze`, { version }));
      }),
    );
    freezeMs += performance.now() - before;
    frozen.push(...lists);
    await window();
  }
  const noticeMs = await eachTimed(loaded, frozen, async (city, { id, version }) =>
    ok(await city.reviewer.post(`/api/v1/settlements/${id}/publish`, { version })),
  );
  const memoryGrowthMiB = memory.stop();
  await app.moveClock(8.1);
  const before = performance.now();
  await app.tick();
  const endMs = performance.now() - before;
  const windowMs = median(windows);
  const previewMs = median(previews);
  return {
    claims: loaded.cities.reduce((sum, city) => sum + city.claims, 0),
    cities: loaded.cities.length,
    windowMs,
    previewMs,
    pagesMs: median(pages),
    freezeMs,
    noticeMs,
    endMs,
    memoryGrowthMiB,
    previewRatio: previewMs / windowMs,
    freezeRatio: freezeMs / windowMs,
    counted: await countedOf(app, loaded),
    differences: await differencesOf(app),
  };
}

interface List {
  readonly id: Id;
  readonly version: number;
}

/** The same number, three times over: the lines, the lists' own counts, and what the lists' histories say. */
async function countedOf(app: TestApp, { periodId }: LoadedLine): Promise<SettlementFigures["counted"]> {
  return await app.as(null, async (work) => {
    await sql`set local statement_timeout = 0`.execute(work.tx);
    const { rows } = await sql<SettlementFigures["counted"]>`
      with list as (select * from settlement where settlement_period_id = ${periodId} and frozen_at is not null)
      select (select count(*) from list s join settlement_line l on l.settlement_id = s.id)::integer as lines,
        (select sum(funded_lines + deferred_lines + carried_lines + left_out_lines) from list)::integer as on_lists,
        (select sum((h.facts ->> 'lines')::integer) from history h join list s on h.object_id = s.id where h.action = 'settlement.frozen')::integer as in_history`.execute(
      work.tx,
    );
    const [row] = rows;
    if (row === undefined) throw new Error("an aggregate answers");
    return row;
  });
}

/** What the database does at least: the running sums of the line by city, decided against a sum, and counted. */
async function windowQuery(app: TestApp, { world }: LoadedLine): Promise<number> {
  const waiting = sql.join(waitingForList.map((status) => sql.lit(status)));
  const before = performance.now();
  await app.as(null, async (work) => {
    await sql`select city_code, count(*) filter (where running <= 1000000000000), sum(amount_fen) filter (where running <= 1000000000000)
      from (select city_code, amount_fen, sum(amount_fen) over (partition by city_code order by position rows unbounded preceding) as running
        from claim where programme_id = ${world.programmeId} and status in (${waiting}) and position is not null) walked group by city_code`.execute(
      work.tx,
    );
  });
  return performance.now() - before;
}

async function eachTimed<Draft>(
  { cities }: Pick<LoadedLine, "cities">,
  drafts: readonly Draft[],
  run: (city: LoadedLine["cities"][number], draft: Draft) => Promise<unknown>,
): Promise<number> {
  const before = performance.now();
  for (const [index, city] of cities.entries()) {
    const draft = drafts[index];
    if (draft !== undefined) await run(city, draft);
  }
  return performance.now() - before;
}

function ok<Body>(answer: Answer<Body>): Body {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The highest resident memory above where it began, looked at often. */
function watchMemory(): { stop(): number } {
  globalThis.gc?.();
  const began = process.memoryUsage().rss;
  let highest = began;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss);
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return (Math.max(highest, process.memoryUsage().rss) - began) / 1_048_576;
    },
  };
}

async function differencesOf(app: TestApp): Promise<string[]> {
  return await app.as(null, async (work) => {
    await sql`set local statement_timeout = 0`.execute(work.tx);
    await sql`set local work_mem = '256MB'`.execute(work.tx);
    const found: string[] = [];
    for (const check of allChecks.filter(({ name }) => checks.has(name))) {
      const { differences, examples } = await runCheck(work.tx, check);
      if (differences > 0) found.push(`${check.name}: ${differences}, such as ${JSON.stringify(examples[0])}`);
    }
    return found;
  });
}

/** By itself: how many claims, over how many cities, on which database (`TEST_POSTGRES_URL` for postgres). */
async function main([claims = "100000", cities = "21", on = "postgres"]: readonly string[]): Promise<void> {
  const app = await startTestApp({ on: on === "embedded" ? "embedded" : "postgres" });
  try {
    const loaded = await loadLine(app, { claims: Number(claims), cities: Number(cities) });
    process.stdout.write(`${JSON.stringify(await settleLine(app, loaded), null, 2)}\n`);
  } finally {
    await app.close();
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2));
