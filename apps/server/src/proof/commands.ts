import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { sendToOffice } from "../messages/commands.ts";
import { allWrittenFirst } from "../platform/postponed.ts";
import { json, DoFirst, type Work } from "../platform/work.ts";
import { runCheck, type Check, type Checked } from "./check.ts";
import { ledgerChecks } from "./ledger-checks.ts";
import { recordChecks } from "./record-checks.ts";
import { settlementChecks } from "./settlement-checks.ts";

export const allChecks: readonly Check[] = [...ledgerChecks, ...settlementChecks, ...recordChecks];

export interface ProofRun {
  readonly id: Id;
  readonly ranAt: Instant;
  readonly outcome: "clean" | "differences";
  readonly checks: readonly Checked[];
}

/** How often everything is added up anew because something came in between. */
const ANEW_MAX = 4;

/**
 * Adds everything up again from the stored rows and keeps the outcome. It repairs nothing: a difference is for people, and
 * the province is told of it.
 */
export async function runProof(work: Work): Promise<ProofRun> {
  // A year of a province is more than the usual limit of one statement.
  await sql`set local statement_timeout = 0`.execute(work.tx);
  // One processor at a time: who makes up for a missed night by day leaves the others to those who work.
  await sql`set local max_parallel_workers_per_gather = 0`.execute(work.tx);
  const before = await allWrittenFirst(work);
  const checks: Checked[] = [];
  for (const check of allChecks) checks.push(await runCheck(work.tx, check));
  const differences = checks.reduce((sum, check) => sum + check.differences, 0);
  // What came in meanwhile was perhaps half written when it was looked at: everything is added up once more.
  if (differences > 0 && (await allWrittenFirst(work)) !== before)
    throw new DoFirst(async () => await Promise.resolve(), ANEW_MAX);
  const run: ProofRun = {
    id: work.newId(),
    ranAt: work.now,
    outcome: differences === 0 ? "clean" : "differences",
    checks,
  };
  await work.tx
    .insertInto("proofRun")
    .values({ ...run, checks: json(checks) })
    .execute();
  if (differences > 0) {
    const names = checks.filter((check) => check.differences > 0);
    await sendToOffice(
      work,
      { kind: "province" },
      {
        kind: "proof-differences",
        objectType: "proofRun",
        objectId: run.id,
        textZh: `验算发现 ${differences} 处不一致：${names.map((check) => check.zh).join("；")}。请立即核查。`,
        textEn: `The proof found ${differences} differences: ${names.map((check) => check.name).join(", ")}. Look into it at once.`,
      },
    );
  }
  return run;
}

/** The latest runs, newest first, without their details. */
export async function latestRuns(
  work: Work,
): Promise<{ id: Id; ranAt: Instant; outcome: "clean" | "differences"; differences: number }[]> {
  const rows = await work.tx.selectFrom("proofRun").selectAll().orderBy("ranAt", "desc").limit(60).execute();
  return rows.map(({ id, ranAt, outcome, checks }) => ({
    id,
    ranAt,
    outcome,
    differences: checksOf(checks).reduce((sum, check) => sum + check.differences, 0),
  }));
}

export async function findRun(work: Work, id: Id): Promise<ProofRun> {
  const row = await work.tx.selectFrom("proofRun").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "proofRun" });
  return { ...row, checks: checksOf(row.checks) };
}

/** When the last run was; null before the first. */
export async function lastRanAt(work: Work): Promise<Instant | null> {
  const row = await work.tx.selectFrom("proofRun").select("ranAt").orderBy("ranAt", "desc").limit(1).executeTakeFirst();
  return row?.ranAt ?? null;
}

/** Written by `runProof` alone. */
function checksOf(stored: unknown): readonly Checked[] {
  return stored as readonly Checked[];
}
