import { sql, type Insertable, type Selectable, type SqlBool } from "kysely";
import { relyingStatuses, undecidedStatuses } from "@yunquan/core/claims/lifecycle.ts";
import type { EvidenceKind } from "@yunquan/core/claims/reckoning.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import type { ClaimEvidenceTable, ClaimTable } from "../platform/database/tables.generated.ts";
import { gathered } from "../platform/gather.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { shownStatus, shortSince } from "./on-list.ts";
import { ask, askFirst } from "../platform/ask.ts";

/** A claim as it stands; `storedStatus` is what its row says, where its list has made more of it. */
export type ClaimRow = Selectable<ClaimTable> & { readonly storedStatus: Selectable<ClaimTable>["status"] };

/** A claim that was submitted at least once: what a draft may lack is there. */
export type SubmittedClaim = ClaimRow & {
  readonly amountFen: Fen;
  readonly position: number;
  readonly submittedAt: Instant;
};

export function submitted(claim: ClaimRow): SubmittedClaim {
  assert(claim.amountFen !== null && claim.position !== null && claim.submittedAt !== null, "the claim was submitted");
  return claim as SubmittedClaim;
}

/** Whose a claim is. */
export const claimBelongs = {
  city: "claim.cityCode",
  enterprise: "claim.enterpriseId",
  supplier: "claim.supplierId",
} as const;

/** Whose a claim is; a draft that was never submitted is its enterprise's alone. */
export function readable(work: Work) {
  const mine = visibleTo(work.actor, claimBelongs);
  const drafter = work.actor.kind === "system" || work.actor.organisationKind === "enterprise";
  return drafter ? mine : sql<SqlBool>`(${mine} and claim.submitted_at is not null)`;
}

/** Claims the actor may see, locked in the order of their ids. What he may not see is not found. */
export async function lockClaims(work: Work, ids: readonly Id[]): Promise<ClaimRow[]> {
  const wanted = [...new Set(ids)];
  const rows = await lockReadableClaims(work, wanted);
  if (rows.length !== wanted.length) throw new Refusal("not-found", { noun: "claim" });
  return rows;
}

/** The same, without those the actor may not see. */
export async function lockReadableClaims(work: Work, ids: readonly Id[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return [];
  const rows = await ask(
    work,
    work.tx
      .selectFrom("claim")
      .selectAll()
      .where("id", "=", sql<Id>`any(${[...new Set(ids)]}::uuid[])`)
      .where(readable(work))
      .orderBy("id")
      .forUpdate(),
  );
  const shown = await statusesShown(
    work,
    rows.filter((row) => row.status === "approved").map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, storedStatus: row.status, status: shown.get(row.id) ?? row.status }));
}

/** What their lists make of approved claims, read after their lock so that it is as new as they are. */
async function statusesShown(work: Work, ids: readonly Id[]): Promise<Map<Id, ClaimRow["status"]>> {
  if (ids.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom("claim")
    .select(["claim.id", shownStatus.as("status")])
    .where("claim.id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.status]));
}

export async function lockClaim(work: Work, id: Id): Promise<ClaimRow> {
  const [claim] = await lockClaims(work, [id]);
  assert(claim !== undefined, "a locked claim is there");
  return claim;
}

export async function findClaim(work: Work, id: Id): Promise<ClaimRow> {
  const claim = await work.tx
    .selectFrom("claim")
    .selectAll()
    .select(shownStatus.as("shown"))
    .where("id", "=", id)
    .where(readable(work))
    .executeTakeFirst();
  if (claim === undefined) throw new Refusal("not-found", { noun: "claim" });
  return { ...claim, storedStatus: claim.status, status: claim.shown };
}

/** Where claims stand and what they hang on, read without a lock: for finding out what has to be locked. */
export async function peekClaims(work: Work, ids: readonly Id[]) {
  if (ids.length === 0) return [];
  return await ask(
    work,
    work.tx
      .selectFrom("claim")
      .select(["id", "programmeId", "cityCode", "voucherId", "contractId"])
      .where("id", "=", sql<Id>`any(${[...new Set(ids)]}::uuid[])`),
  );
}

/** The ledger transfers that ending a claim may resolve: its own cash, and what its voucher holds. */
export async function transfersToFree(work: Work, claimId: Id): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("claim")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .select([
      "claim.cashTransferId",
      "voucher.capacityTransferId",
      "voucher.capTransferId",
      "voucher.ceilingTransferId",
    ])
    .where("claim.id", "=", claimId)
    .execute();
  return rows.flatMap((row) => Object.values(row)).filter((id): id is Id => id !== null);
}

export async function nextClaimNumber(work: Work, year: number): Promise<string> {
  const { rows } = await sql<{ number: number }>`select nextval('claim_number') as number`.execute(work.tx);
  const row = rows[0];
  assert(row !== undefined, "a sequence answers");
  return `JS${year}-${String(row.number).padStart(6, "0")}`;
}

/** Inserts the claim unless its voucher has one that is not over; a competing insert is waited for. Says whether it did. */
export async function insertClaim(work: Work, values: Insertable<ClaimTable>): Promise<boolean> {
  const inserted = await work.tx
    .insertInto("claim")
    .values(values)
    .onConflict((conflict) =>
      // Spelled out: a plan for any parameters could not tell that this is the condition of the index.
      conflict
        .column("voucherId")
        .where(sql<SqlBool>`status not in ('rejected', 'withdrawn')`)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The number of the voucher's claim that is not over; null when there is none. */
export async function openClaimNumber(work: Work, voucherId: Id): Promise<string | null> {
  const row = await work.tx
    .selectFrom("claim")
    .select("number")
    .where("voucherId", "=", voucherId)
    .where("status", "not in", ["rejected", "withdrawn"])
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Whether another claim relies on the contract's invoices. Call under the contract's lock. */
export async function othersRely(work: Work, contractId: Id, claimId: Id): Promise<boolean> {
  const row = await work.tx
    .selectFrom("claim")
    .select("id")
    .where("contractId", "=", contractId)
    .where("id", "<>", claimId)
    .where("status", "in", [...relyingStatuses])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface EvidenceRow {
  readonly id: Id;
  readonly kind: EvidenceKind;
  readonly fileId: Id;
  readonly fileName: string;
  readonly amountFen: Fen | null;
  readonly occurredOn: CalendarDate | null;
  readonly note: string;
  readonly addedAt: Instant;
}

export const evidenceOf = gathered<Id, EvidenceRow[]>(async (work, claimIds) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("claimEvidence")
      .innerJoin("file", "file.id", "claimEvidence.fileId")
      .select([
        "claimEvidence.claimId",
        "claimEvidence.id",
        "claimEvidence.kind",
        "claimEvidence.fileId",
        "file.name as fileName",
        "claimEvidence.amountFen",
        "claimEvidence.occurredOn",
        "claimEvidence.note",
        "claimEvidence.addedAt",
      ])
      .where("claimEvidence.claimId", "=", sql<Id>`any(${[...new Set(claimIds)]}::uuid[])`)
      .orderBy(sql`array_position(array['payment-proof','acceptance-report','other'], claim_evidence.kind)`)
      .orderBy("claimEvidence.occurredOn")
      .orderBy("claimEvidence.addedAt")
      .orderBy("claimEvidence.id"),
  );
  const byClaim = Map.groupBy(rows, (row) => row.claimId);
  return claimIds.map((id) => (byClaim.get(id) ?? []).map(({ claimId: _claim, ...evidence }) => evidence));
});

export async function insertEvidence(work: Work, rows: readonly Insertable<ClaimEvidenceTable>[]): Promise<void> {
  if (rows.length > 0) await ask(work, work.tx.insertInto("claimEvidence").values([...rows]));
}

/** Takes away what the enterprise itself attached; what the bureau attached (a confirmation in place) stays. */
export async function deleteOwnEvidence(work: Work, claimId: Id, enterpriseId: Id): Promise<void> {
  await work.tx
    .deleteFrom("claimEvidence")
    .where("claimId", "=", claimId)
    .where("fileId", "in", (eb) => eb.selectFrom("file").select("file.id").where("organisationId", "=", enterpriseId))
    .execute();
}

/** Claims in these states whose column is due, the oldest first. Bounded; the tick comes again. */
export async function dueClaims(
  work: Work,
  column: "evaluateDueAt" | "supplierDueAt" | "supplierFinalAt" | "returnDueAt" | "dueAt" | "deferredUntil",
  statuses: readonly ClaimRow["status"][],
  unless?: "supplierRemindedAt" | "overdueAt",
): Promise<Id[]> {
  let rows = work.tx
    .selectFrom("claim")
    .select("id")
    .where("status", "in", [...statuses])
    .where(column, "<=", work.now)
    .orderBy(column)
    .orderBy("id")
    .limit(200);
  if (unless !== undefined) rows = rows.where(unless, "is", null);
  return (await rows.execute()).map((row) => row.id);
}

/** Locks the claims of these vouchers whose outcome is still open, in the order of ids. */
export async function lockEvaluableClaims(work: Work, voucherIds: readonly Id[]): Promise<Id[]> {
  if (voucherIds.length === 0) return [];
  const rows = await work.tx
    .selectFrom("claim")
    .select("id")
    .where("voucherId", "in", [...voucherIds])
    .where("status", "in", [...undecidedStatuses])
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export async function setEvaluateDue(work: Work, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await work.tx
    .updateTable("claim")
    .set({ evaluateDueAt: work.now })
    .where("id", "in", [...ids])
    .execute();
}

export async function undecidedClaimIds(work: Work, line: { programmeId: Id; cityCode: string }): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("claim")
    .select("id")
    .where("programmeId", "=", line.programmeId)
    .where("cityCode", "=", line.cityCode)
    .where("status", "in", [...undecidedStatuses])
    .execute();
  return rows.map((row) => row.id);
}

/** Whether the supplier let his time pass once before in this claim. */
export async function wasReturnedUnconfirmed(work: Work, claimId: Id): Promise<boolean> {
  const row = await work.tx
    .selectFrom("history")
    .select("seq")
    .where("objectId", "=", claimId)
    .where("action", "=", "claim.returned-unconfirmed")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * When the claim of a query was first submitted: the instant of its first place. A claim that came back late has another
 * since, and `submitted_at` is that of its living one.
 */
const firstSubmittedAt = sql<Instant | null>`coalesce((select min(p.given_at) from line_position p
  where p.object_id = claim.id and p.kind = 'claim' and p.void_at is not null), claim.submitted_at)`;

/** When each of these claims was first submitted; a claim that never was is not in it. */
export async function firstSubmissionsOf(work: Work, claimIds: readonly Id[]): Promise<Map<Id, Instant>> {
  if (claimIds.length === 0) return new Map();
  const rows = await ask(
    work,
    sql<{ id: Id; at: Instant }>`select id, ${firstSubmittedAt} as at from claim
      where id = any(${sql.val(claimIds)}::uuid[]) and submitted_at is not null`,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** What the last upheld objection left of a claim, on whichever list; null when none lowered it. @clause 5.13 */
export async function loweredAmountOf(work: Work, claim: Pick<ClaimRow, "id" | "position">): Promise<Fen | null> {
  // What never had a place was on no list.
  if (claim.position === null) return null;
  const row = await askFirst(
    work,
    sql<{ amountFen: Fen }>`select (facts ->> 'toFen')::bigint as amount_fen from history
      where object_id = ${claim.id} and action = 'claim.amount-lowered' order by seq desc limit 1`,
  );
  return row?.amountFen ?? null;
}

/** Since which list a claim is short: what it remembers when it takes another place. */
export async function shortSinceOf(work: Work, claimId: Id): Promise<number | null> {
  const row = await work.tx
    .selectFrom("claim")
    .select(shortSince.as("listSeq"))
    .where("claim.id", "=", claimId)
    .executeTakeFirst();
  return row?.listSeq ?? null;
}
