import fc from "fast-check";
import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, fen, type Fen } from "@yunquan/core/money.ts";
import { carriedFromAt, cutLine, lineOrder, type ClaimInLine } from "@yunquan/core/settlements/cut.ts";
import { standingOf, type Standing, type WaitingForList } from "@yunquan/core/settlements/standing.ts";
import type { TestApp } from "../../test/app.ts";
import { newId, type Work } from "../platform/work.ts";
import type { Exception, LineNow } from "./line-up.ts";

/*
 * Lines of claims in whatever states, for properties: as rows, and as the functions of core cut them.
 */

const LIST_SEQ = 5;
const programmeId = newId();
const CITY = "440600";
const LINE_ID = 1;
/** A line up to a place: those behind it came after the deadline. */
export const lineTo = (lastPosition: number): LineNow => ({
  programmeId,
  cityCode: CITY,
  lineId: LINE_ID,
  lastPosition,
  ends: lastPosition >= ALL,
  listSeq: LIST_SEQ,
});
/** Places lie so far apart that the claims of a case are of several blocks. */
export const APART = 59;
export const ALL = 24 * APART + 1;

export interface Case {
  readonly status: WaitingForList;
  readonly mark: "complete" | "incomplete" | "insufficient" | null;
  readonly amount: number;
  /** The list at which it first fell short, and whether its line or the claim itself says so. */
  readonly since: number | null;
  readonly remembered: boolean;
  readonly onLivingLine: boolean;
  /** It was funded once, and its line fell. */
  readonly fell: boolean;
  readonly voucher: "claimed" | "frozen" | "revoked";
  readonly deferredHere: boolean;
  readonly held: "no" | "whole" | "less";
}

export const cases: fc.Arbitrary<Case> = fc.record({
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
  fell: fc.constantFrom(false, false, false, true),
  voucher: fc.constantFrom("claimed", "claimed", "claimed", "claimed", "claimed", "frozen", "revoked"),
  deferredHere: fc.boolean(),
  held: fc.constantFrom("no", "no", "no", "whole", "less"),
});

export interface Placed extends Case {
  readonly id: Id;
  readonly position: number;
}

/** What the database would refuse is not asked about: who is past the review is marked complete. */
export function placed(given: readonly Case[], apart = APART): Placed[] {
  return given.map((one, index) => {
    const mark = one.status === "approved" || one.status === "reviewed" ? "complete" : one.mark;
    return {
      ...one,
      mark,
      onLivingLine: one.onLivingLine && one.status === "approved",
      id: newId(),
      position: index * apart + 1,
    };
  });
}

/** Claims are written as approved ones, get their lines and go on to their state: so that what follows them follows each step. */
async function write(work: Work, claims: readonly Placed[]): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(work.tx);
  // References are off for rows that have no others around them; the sums of the line follow all the same.
  for (const [table, trigger] of [
    ["claim", "line_sum_entered"],
    ["claim", "line_sum_moved"],
    ["settlement_block", "line_sum_listed"],
    ["settlement_block", "settlement_block_places"],
    ["settlement_line_change", "line_fell"],
  ])
    await sql`alter table ${sql.raw(table ?? "")} enable always trigger ${sql.raw(trigger ?? "")}`.execute(work.tx);
  await sql`insert into line_counter (programme_id, city_code, kind, last_number, last_at, line_id) overriding system value
    values (${programmeId}, ${CITY}, 'claim', ${ALL}, ${work.now}, ${LINE_ID})`.execute(work.tx);
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
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, status text, mark text, report uuid, amount bigint, position bigint, since integer, voucher uuid, other uuid)`;
  const [enterprise, supplier, standard] = [newId(), newId(), newId()];
  await sql`insert into enterprise (id, status, credit_code, name, entity_type, legal_person, registered_division, industry_code, established_on, address, contact_name, contact_phone, created_at)
    values (${enterprise}, 'certified', ${enterprise}::text, 'E', 'legal-person', 'L', '440600', 'C3311', '2010-01-01', 'A', 'C', 'P', ${work.now})`.execute(
    work.tx,
  );
  await sql`insert into supplier (id, status, credit_code, name, registered_division, legal_person, contact_name, contact_phone, address, route, created_at)
    values (${supplier}, 'admitted', ${supplier}::text, 'S', '440600', 'L', 'C', 'P', 'A', 'province', ${work.now})`.execute(
    work.tx,
  );
  await sql`insert into standard (id, programme_id, plan_id, catalogue_id, number, title_zh, title_en, status, sample, created_at)
    values (${standard}, ${programmeId}, ${newId()}, ${newId()}, 1, 'T', 'T', 'published', true, ${work.now})`.execute(
    work.tx,
  );
  await sql`insert into voucher (id, code, application_id, programme_id, plan_id, city_code, enterprise_id, supplier_id, contract_id, service_code, standard_id, edition_id, tier, status, face_value_fen, eligible_fee_fen, issued_at, last_claim_at, certificate_file_id, capacity_transfer_id, cap_transfer_id)
    select r.voucher, r.voucher::text, r.id, ${programmeId}, r.other, ${CITY}, ${enterprise}, ${supplier}, r.other, 'S', ${standard}, r.other, 'A', 'claimed', 9, 9, ${work.now}::timestamptz, ${work.now}::timestamptz, r.other, r.other, r.other from ${given}`.execute(
    work.tx,
  );
  await sql`insert into line_position (programme_id, city_code, kind, number, object_id, given_at)
    select ${programmeId}, ${CITY}, 'claim', r.position, r.id, ${work.now}::timestamptz from ${given}`.execute(work.tx);
  await sql`insert into claim (id, number, programme_id, plan_id, edition_id, city_code, voucher_id, contract_id, enterprise_id, supplier_id, service_code, status, report_mark, report_id, amount_fen, position, submitted_at, created_by, created_at, short_since, deferred_reason)
    select r.id, r.id::text, ${programmeId}::uuid, r.other, r.other, ${CITY}, r.voucher, r.other, ${enterprise}, ${supplier}, 'S', 'approved', 'complete', r.other, r.amount + 1, r.position, ${work.now}::timestamptz, r.other, ${work.now}::timestamptz, r.since, 'put off'
    from ${given}`.execute(work.tx);
  const lines = claims.flatMap((one) => [
    ...(one.since !== null && !one.remembered ? [{ one, seq: one.since, outcome: "carried" }] : []),
    ...(one.onLivingLine || one.fell ? [{ one, seq: LIST_SEQ - 1, outcome: "funded" }] : []),
  ]);
  for (const { one, seq, outcome } of lines)
    await sql`insert into settlement_block (first_line_id, settlement_id, line_id, list_seq, place_block, places, first_ordinal, lines, carried_from, outcome, held_before, before_fen, amount_fen, claim_ids, sums_fen)
      values (${newId()}, ${newId()}, ${LINE_ID}, ${seq}, place_block(${one.position}), place_bit(${one.position}), ${one.position}, 1, ${outcome === "funded" && one.since !== null ? seq - one.since : 0}, ${outcome}, false, 0, ${one.amount + 1}, ${sql.val([one.id])}::uuid[], ${sql.val([one.amount + 1])}::bigint[])`.execute(
      work.tx,
    );
  const fallen = claims.filter((one) => one.fell && !one.onLivingLine).map((one) => one.position);
  await sql`insert into settlement_line_change (line_id, list_seq, position, place_block, fallen_at, fallen_reason)
    select ${LINE_ID}::integer, ${LIST_SEQ - 1}::integer, place, place_block(place), ${work.now}::timestamptz, 'fell' from unnest(${sql.val(fallen)}::bigint[]) place`.execute(
    work.tx,
  );
  await sql`update claim c set status = r.status, report_mark = r.mark, report_id = r.report, amount_fen = r.amount from ${given} where c.id = r.id`.execute(
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

/** The exceptions among the claims of a line. */
export function exceptionsAmong(claims: readonly Placed[], lastPosition: number): Exception[] {
  return claims
    .filter(
      (one) =>
        one.position <= lastPosition &&
        !one.onLivingLine &&
        (one.status === "deferred" || one.voucher !== "claimed" || one.held !== "no"),
    )
    .map((one) => ({
      standing: standingFor(one),
      heldBefore: one.held === "whole",
      claim: {
        id: one.id,
        number: one.id,
        status: one.status,
        position: one.position,
        since: one.since,
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

export type Row = readonly [
  id: string,
  outcome: string,
  runningFen: number,
  carriedFrom: number,
  reason: string | null,
];

/** The same by the functions of core. */
export function byCore(
  claims: readonly Placed[],
  freeFen: Fen,
  lastPosition: number,
): { rows: Row[]; missingFen: number | null; cash: { cashFen: Fen; leftFen: Fen } } {
  const waiting = claims
    .filter((one) => !one.onLivingLine && one.position <= lastPosition)
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
  const { cashFen, leftFen } = cut;
  return { rows: [...rows, ...leftOut], missingFen: cut.stopped?.missingFen ?? null, cash: { cashFen, leftFen } };
}

export const approved = (amount: number, more: Partial<Case> = {}): Case => ({
  status: "approved",
  mark: "complete",
  amount,
  since: null,
  remembered: false,
  onLivingLine: false,
  fell: false,
  voucher: "claimed",
  deferredHere: false,
  held: "no",
  ...more,
});

class RolledBack extends Error {}

/** Runs something over the line's rows and takes them back. */
export async function overLine<Result>(
  app: TestApp,
  claims: readonly Placed[],
  run: (work: Work) => Promise<Result>,
): Promise<Result> {
  const results: { readonly value: Result }[] = [];
  await app
    .as(null, async (work) => {
      await write(work, claims);
      results.push({ value: await run(work) });
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  const [result] = results;
  if (result === undefined) throw new Error("something ran over the line");
  return result.value;
}
