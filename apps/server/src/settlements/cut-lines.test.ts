import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, fen, type Fen } from "@yunquan/core/money.ts";
import { carriedFromAt, cutLine, lineOrder, type ClaimInLine } from "@yunquan/core/settlements/cut.ts";
import { standingOf, type Standing, type WaitingForList } from "@yunquan/core/settlements/standing.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { newId, type Work } from "../platform/work.ts";
import { cutLines } from "./cut-lines.ts";
import type { Exception, LineNow } from "./line-up.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const LIST_SEQ = 4;
const programmeId = newId();
const line: LineNow = { programmeId, cityCode: "440600", lineId: 1, lastPosition: 1_000, listSeq: LIST_SEQ };

interface Case {
  readonly status: WaitingForList;
  readonly mark: "complete" | "incomplete" | "insufficient" | null;
  readonly amount: number;
  /** The list at which it first fell short, and whether its line or the claim itself says so. */
  readonly since: number | null;
  readonly remembered: boolean;
  readonly onLivingLine: boolean;
  readonly voucher: "claimed" | "frozen" | "revoked";
  readonly deferredHere: boolean;
  readonly held: "no" | "whole" | "less";
}

const cases: fc.Arbitrary<Case> = fc.record({
  status: fc.constantFrom<WaitingForList>(
    "approved",
    "approved",
    "approved",
    "approved",
    "deferred",
    "submitted",
    "supplier-confirmed",
    "evaluated",
    "reviewed",
    "disputed",
    "returned",
  ),
  mark: fc.constantFrom("complete", "complete", "complete", "incomplete", "insufficient", null),
  amount: fc.integer({ min: 1, max: 6 }),
  since: fc.constantFrom(null, null, null, 1, 2, 3),
  remembered: fc.boolean(),
  onLivingLine: fc.constantFrom(false, false, false, false, true),
  voucher: fc.constantFrom("claimed", "claimed", "claimed", "claimed", "claimed", "frozen", "revoked"),
  deferredHere: fc.boolean(),
  held: fc.constantFrom("no", "no", "no", "whole", "less"),
});

interface Placed extends Case {
  readonly id: Id;
  readonly position: number;
}

/** What the database would refuse is not asked about: who is past the review is marked complete. */
function placed(given: readonly Case[]): Placed[] {
  return given.map((one, index) => {
    const mark = one.status === "approved" || one.status === "reviewed" ? "complete" : one.mark;
    return {
      ...one,
      mark,
      onLivingLine: one.onLivingLine && one.status === "approved",
      id: newId(),
      position: index * 3 + 1,
    };
  });
}

async function write(work: Work, claims: readonly Placed[]): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(work.tx);
  const rows = claims.map((one) => ({
    id: one.id,
    status: one.status,
    mark: one.mark,
    report: one.mark === null ? null : newId(),
    amount: one.amount,
    position: one.position,
    since: one.remembered ? one.since : null,
    voucher: newId(),
    other: newId(),
  }));
  await sql`insert into claim (id, number, programme_id, plan_id, edition_id, city_code, voucher_id, contract_id, enterprise_id, supplier_id, service_code, status, report_mark, report_id, amount_fen, position, submitted_at, created_by, created_at, short_since, deferred_reason)
    select r.id, r.id::text, ${programmeId}::uuid, r.other, r.other, ${line.cityCode}, r.voucher, r.other, r.other, r.other, 'S', r.status, r.mark, r.report, r.amount, r.position, ${work.now}::timestamptz, r.other, ${work.now}::timestamptz, r.since, 'put off'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, status text, mark text, report uuid, amount bigint, position bigint, since integer, voucher uuid, other uuid)`.execute(
    work.tx,
  );
  const lines = claims.flatMap((one) => [
    ...(one.since !== null && !one.remembered ? [{ one, seq: one.since, outcome: "carried" }] : []),
    ...(one.onLivingLine ? [{ one, seq: LIST_SEQ - 1, outcome: "funded" }] : []),
  ]);
  for (const { one, seq, outcome } of lines)
    await sql`insert into settlement_line (id, settlement_id, line_id, list_seq, ordinal, claim_id, position, carried_from, carried_over, outcome, amount_fen, running_fen)
      values (${newId()}, ${newId()}, 1, ${seq}, ${one.position}, ${one.id}, ${one.position}, 0, false, ${outcome}, 1, 1)`.execute(
      work.tx,
    );
}

const standingFor = (one: Placed): Standing =>
  standingOf({
    status: one.status,
    frozenMark: one.mark,
    voucherStatus: one.voucher,
    deferredHere: one.status === "deferred" && one.deferredHere,
  });

function exceptionsOf(claims: readonly Placed[]): Exception[] {
  return claims
    .filter((one) => !one.onLivingLine && (one.status === "deferred" || one.voucher !== "claimed" || one.held !== "no"))
    .map((one) => ({
      standing: standingFor(one),
      heldBefore: one.held === "whole",
      claim: {
        id: one.id,
        number: one.id,
        status: one.status,
        position: one.position,
        amountFen: fen(one.amount),
        reportMark: one.mark,
        voucherStatus: one.voucher,
        deferredHere: one.deferredHere,
        cashTransferId: null,
        heldFen: null,
        heldPlanId: null,
      },
    }));
}

type Row = readonly [id: string, outcome: string, runningFen: number, carriedFrom: number, reason: string | null];

/** The same by the functions of core. */
function byCore(claims: readonly Placed[], freeFen: Fen): { rows: Row[]; missingFen: number | null } {
  const waiting = claims
    .filter((one) => !one.onLivingLine)
    .map((one) => ({ one, standing: standingFor(one), carriedFrom: carriedFromAt(LIST_SEQ, one.since) }));
  const inLine = waiting
    .filter(({ standing }) => standing.kind !== "left-out")
    .map(({ one, standing, carriedFrom }): ClaimInLine & { standing: Standing } => ({
      claimId: one.id,
      position: one.position,
      carriedFrom,
      amountFen: fen(one.amount),
      deferred: standing.kind === "blocking" || (standing.kind === "in-line" && standing.deferred),
      heldBefore: one.held === "whole",
      standing,
    }))
    .toSorted(lineOrder);
  const cut = cutLine(inLine, freeFen);
  const rows = cut.lines.map((one): Row => {
    const short = cut.stopped?.claimId === one.claimId ? "short" : "behind";
    const reason = one.outcome === "carried" ? short : one.outcome === "deferred" ? "deferred" : null;
    return one.standing.kind === "blocking"
      ? [one.claimId, "blocking", one.runningFen, one.carriedFrom, one.standing.reason]
      : [one.claimId, one.outcome, one.runningFen, one.carriedFrom, reason];
  });
  const committedFen = cut.lines.reduce(
    (sum, one) => (one.outcome === "carried" ? sum : addFen(sum, one.amountFen)),
    ZERO,
  );
  const leftOut = waiting
    .flatMap(({ one, standing, carriedFrom }) =>
      standing.kind === "left-out"
        ? [{ position: one.position, carriedFrom, id: one.id, reason: standing.reason }]
        : [],
    )
    .toSorted(lineOrder)
    .map((one): Row => [one.id, "left-out", committedFen, one.carriedFrom, one.reason]);
  return { rows: [...rows, ...leftOut], missingFen: cut.stopped?.missingFen ?? null };
}

class RolledBack extends Error {}

async function bySql(claims: readonly Placed[], freeFen: Fen): Promise<{ rows: Row[]; missingFen: number | null }> {
  let result: { rows: Row[]; missingFen: number | null } | undefined;
  await app
    .as(null, async (work) => {
      await write(work, claims);
      const { rows } = await sql<{
        claimId: string;
        outcome: string;
        runningFen: number;
        carriedFrom: number;
        reason: string | null;
        ordinal: number;
        missingFen: number | null;
      }>`select * from (${cutLines({ line, exceptions: exceptionsOf(claims), freeFen })}) cut order by ordinal`.execute(
        work.tx,
      );
      expect(rows.map((row) => row.ordinal)).toEqual(rows.map((_, index) => index + 1));
      result = {
        rows: rows.map((row) => [row.claimId, row.outcome, row.runningFen, row.carriedFrom, row.reason]),
        missingFen: rows.find((row) => row.missingFen !== null)?.missingFen ?? null,
      };
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  if (result === undefined) throw new Error("the statement answered");
  return result;
}

const approved = (amount: number, more: Partial<Case> = {}): Case => ({
  status: "approved",
  mark: "complete",
  amount,
  since: null,
  remembered: false,
  onLivingLine: false,
  voucher: "claimed",
  deferredHere: false,
  held: "no",
  ...more,
});

test.each<[string, Case[], number]>([
  ["an empty city", [], 10],
  ["money below the first claim", [approved(5), approved(1)], 4],
  ["demand below the money", [approved(5), approved(1)], 100],
  ["the money used up to the last fen", [approved(5), approved(1), approved(1)], 6],
  ["no money at all", [approved(1)], 0],
  ["an older shortfall behind a younger one", [approved(2, { since: 3 }), approved(2, { since: 1 }), approved(1)], 3],
  [
    "a claim that remembers its shortfall",
    [approved(2), approved(2, { since: 2, remembered: true }), approved(2, { since: 1 })],
    4,
  ],
  ["money set aside behind where the line stops", [approved(9), approved(3, { held: "whole" })], 4],
  ["money set aside that no longer covers", [approved(3, { held: "less" }), approved(2)], 4],
  ["a deferred claim that keeps its amount", [approved(3, { status: "deferred", deferredHere: true }), approved(3)], 4],
  [
    "incomplete claims that hold nothing",
    [approved(9, { status: "evaluated", mark: "incomplete" }), approved(2), approved(9, { status: "returned" })],
    2,
  ],
  ["a claim that a list already funds", [approved(4, { onLivingLine: true }), approved(4)], 4],
])("8.2 the statement cuts as the rule does: %s", async (_what, given, freeFen) => {
  const claims = placed(given);
  expect(await bySql(claims, fen(freeFen))).toEqual(byCore(claims, fen(freeFen)));
});

test("8.2 whatever waits and whatever there is, the statement cuts as the rule does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cases, { maxLength: 24 }), fc.integer({ min: 0, max: 60 }), async (given, freeFen) => {
      const claims = placed(given);
      expect(await bySql(claims, fen(freeFen))).toEqual(byCore(claims, fen(freeFen)));
    }),
    { numRuns: 200 },
  );
}, 120_000);
