import { setTimeout as sleep } from "node:timers/promises";
import { connectServer, type Database } from "../../apps/server/src/platform/database/connect.ts";
import type { TestApp } from "../../apps/server/test/app.ts";
import { runLoad, type Measured } from "../load/load.ts";
import { startProduct, type Product } from "../product.ts";
import type { Postgres } from "../database.ts";
import type { Running } from "../processes.ts";
import { say, showRun } from "../report.ts";
import type { DraftRange } from "../world/rush.ts";
import type { Rush } from "../world/cases.ts";
import type { Context } from "./context.ts";

/** How a world is made: a template by the product's operations, then copies of it. */
export interface Copier {
  readonly test: TestApp;
  copy(range: DraftRange): Promise<Rush>;
}

export interface LoadShape {
  readonly connections: number;
  readonly warmSeconds: number;
  readonly seconds: number | "all";
  readonly count?: number;
  /** How many cases of the range must be left for the runs after it. */
  readonly keep?: number;
}

/** A database with more prepared cases than the runs to come will use, each of which is submitted once. */
export interface PreparedWorld {
  readonly url: string;
  readonly rush: Rush;
  /** The next cases of a range, submitted to a server on this world. */
  submit(range: "hot" | "21", server: Running, shape: LoadShape): Promise<Measured>;
  /** Rows, counters, history and ledger must be what was answered; the product's own proof re-adds everything else. */
  agree(product: Product): Promise<{ readonly checks: string[]; readonly differences: string[] }>;
}

export const WARM_SECONDS = 1;
const PILOT = 6_000;

/**
 * Loads cases for runs of so many seconds on either range, and some more. How fast they will be used is found out by a short
 * run first.
 */
export async function prepareWorld(
  context: Context,
  make: (database: Database) => Promise<Copier>,
  needs: { readonly hotSeconds: number; readonly spreadSeconds: number; readonly spreadMore: number },
): Promise<PreparedWorld> {
  const { postgres } = context;
  const url = await postgres.create("world");
  const database = connectServer(url, 4);
  const copier = await make(database);
  const answered: Measured[] = [];
  const run = async (
    server: Running,
    shape: LoadShape,
    cases: Rush,
    first: number,
    count: number,
  ): Promise<Measured> => {
    const { connections, warmSeconds, seconds } = shape;
    const measured = await runLoad(
      { port: server.port, connections, warmSeconds, seconds, requests: { kind: "submit", rush: cases, first, count } },
      { server: server.pid, database: postgres.pid },
    );
    answered.push(measured);
    return measured;
  };

  const piloted = await copier.copy({ first: 1, count: PILOT, spread: "hot" });
  const product = await startProduct(url);
  const pilot = await run(product, { connections: 64, warmSeconds: WARM_SECONDS, seconds: 3 }, piloted, 1, PILOT);
  // By the time a window opens the night's proof has been run; otherwise the server would make up for it in the middle of a run.
  const proved = await product.prove();
  await product.stop();
  showRun("pilot", pilot);
  if (proved.length > 0) say(`  ✗ ${proved.join("; ")}`);

  // The first seconds of a new server are its slowest, and many connections are faster than 64.
  const rate = Math.max(300, pilot.perSecond);
  const hot = Math.round(rate * 1.6 * needs.hotSeconds);
  const spread = Math.round(rate * 2.5 * needs.spreadSeconds) + needs.spreadMore;
  const startedAt = performance.now();
  await copier.copy({ first: PILOT + 1, count: hot, spread: "hot" });
  const rush = await copier.copy({ first: PILOT + 1 + hot, count: spread, spread: "21" });
  say(`  ${hot + spread} 件就绪，用时 cases loaded in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  await copier.test.app.close();
  await database.close();
  await postgres.run(url, "vacuum (analyze)");
  await postgres.run(url, "checkpoint");

  const places = {
    hot: { next: PILOT + 1, last: PILOT + hot },
    "21": { next: PILOT + 1 + hot, last: PILOT + hot + spread },
  };
  return {
    url,
    rush,
    submit: async (range, server, shape) => {
      const place = places[range];
      const count = Math.min(shape.count ?? Number.POSITIVE_INFINITY, place.last - place.next + 1 - (shape.keep ?? 0));
      const measured = await run(server, shape, rush, place.next, count);
      place.next += measured.used;
      return { ...measured, afterwardsSeconds: await allWritten(postgres, url) };
    },
    agree: async (proving) => await agree(context, url, rush.noun, proving, answered),
  };
}

/** What a rush leaves to be written afterwards must not run into the next one. Gives how long that took, in seconds. */
async function allWritten(postgres: Postgres, url: string): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const [row] = await postgres.run(url, "select count(*)::int as left_over from postponed_write");
    if (Number(row?.["left_over"]) === 0) return (performance.now() - startedAt) / 1000;
    await sleep(50);
  }
}

async function agree(
  { postgres }: Context,
  url: string,
  noun: Rush["noun"],
  product: Product,
  runs: readonly Measured[],
): Promise<{ checks: string[]; differences: string[] }> {
  const answered = runs.reduce((sum, run) => sum + run.answered, 0);
  // Whose connection was cut may have been served or not; everybody who was answered must be there.
  const cut = runs.reduce((sum, run) => sum + run.cut, 0);
  const [row = {}] = await postgres.run(url, noun === "applications" ? APPLICATIONS : CLAIMS);
  const differences = Object.entries(row)
    .filter(([, value]) => Number(value) < answered || Number(value) > answered + cut)
    .map(([name, value]) => `${name} ${String(value)} ≠ answered ${answered}, cut off ${cut}`);
  if (new Set(Object.values(row)).size !== 1) differences.push(`rows and counters: ${JSON.stringify(row)}`);
  differences.push(...(await product.prove()));
  const sums = Object.entries(row).map(([name, value]) => `${name} ${String(value)}`);
  const checks = [`已答复 answered ${answered} = ${sums.join(" = ")}`, "产品自带的验算 the product's own proof"];
  say(`  ${checks[0]}`);
  say(differences.length === 0 ? "  验算一致 the proof agrees" : `  ✗ ${differences.join("; ")}`);
  return { checks, differences };
}

const APPLICATIONS = `select (select count(*) from application where status <> 'draft')::text as rows,
  (select sum(last_number) from line_counter where kind = 'application')::text as counters,
  (select count(*) from line_position where kind = 'application')::text as positions,
  (select count(*) from history where object_type = 'application' and from_status = 'draft')::text as history,
  (select count(distinct object_id) from ledger_transfer where kind = 'reserve')::text as ledger,
  (select coalesce(sum(cases), 0) from case_count where noun = 'application' and status <> 'draft')::text as counts`;

const CLAIMS = `select (select count(*) from claim where status <> 'draft')::text as rows,
  (select coalesce(sum(last_number), 0) from line_counter where kind = 'claim')::text as counters,
  (select count(*) from line_position where kind = 'claim')::text as positions,
  (select count(*) from history where object_type = 'claim' and from_status = 'draft')::text as history,
  (select count(*) from voucher where status = 'claimed')::text as vouchers,
  (select coalesce(sum(cases), 0) from case_count where noun = 'claim' and status <> 'draft')::text as counts`;
