import { sql, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { PaymentLineStatus, SuspenseStatus } from "@yunquan/core/payments/lifecycle.ts";
import type { SuspenseFacts } from "@yunquan/core/payments/outcomes.ts";
import type { BankRow } from "@yunquan/core/payments/reconcile.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";
import type { SuspenseLineTable, SuspenseOutcomeTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { batchBelongs } from "./store.ts";

type OutcomeRow = Selectable<SuspenseOutcomeTable>;

/** What the bank says, as the import read it or a person noted it from a letter; nobody else writes it. */
export function wordOf(row: { readonly content: unknown }): Omit<BankRow, "row"> {
  return row.content as BankRow;
}

/** Rows in suspense with the line they name, and everything that decides on what can come of them. */
function shownSuspense(work: Work) {
  return work.tx
    .selectFrom("suspenseLine")
    .innerJoin("paymentBatch", "paymentBatch.id", "suspenseLine.batchId")
    .leftJoin("paymentLine as line", (join) =>
      join
        .onRef("line.batchId", "=", "suspenseLine.batchId")
        .on(sql<SqlBool>`line.line_number = suspense_line.content->>'lineNumber'`),
    )
    .leftJoin("claim", "claim.id", "line.claimId")
    .leftJoin("enterprise", "enterprise.id", "line.enterpriseId")
    .selectAll("suspenseLine")
    .select([
      "paymentBatch.number as batchNumber",
      "paymentBatch.releasedBy",
      "line.id as lineId",
      "line.status as lineStatus",
      "line.amountFen as lineAmountFen",
      "line.claimId",
      "claim.number as claimNumber",
      "claim.status as claimStatus",
      "enterprise.name as enterpriseName",
      sql<boolean>`exists (select 1 from payment_line other where other.claim_id = line.claim_id and other.id <> line.id
        and other.status in ('drafted','sent','paid'))`.as("paidOtherwise"),
      sql<boolean>`exists (select 1 from payment_line other where other.bank_reference = suspense_line.content->>'bankReference'
        and other.id is distinct from line.id)`.as("referenceUsed"),
    ])
    .where(visibleTo(work.actor, batchBelongs));
}

export type ShownSuspense = Awaited<ReturnType<typeof findSuspense>>;

export async function findSuspense(work: Work, id: Id) {
  const row = await shownSuspense(work).where("suspenseLine.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "suspenseLine" });
  return row;
}

/** What the outcomes of a row are decided on. Read it under the locks of its batch and its claim to decide. */
export function factsOfSuspense(row: {
  readonly content: unknown;
  readonly lineStatus: PaymentLineStatus | null;
  readonly lineAmountFen: Fen | null;
  readonly claimStatus: ClaimStatus | null;
  readonly paidOtherwise: boolean;
  readonly referenceUsed: boolean;
}): SuspenseFacts {
  const { lineStatus, lineAmountFen, claimStatus, paidOtherwise, referenceUsed } = row;
  const line = lineStatus === null || lineAmountFen === null ? null : { status: lineStatus, amountFen: lineAmountFen };
  return { row: wordOf(row), line, claimStatus, paidOtherwise, referenceUsed };
}

export async function listSuspense(
  work: Work,
  filter: {
    batchId?: Id | undefined;
    open?: boolean | undefined;
    status?: SuspenseStatus | undefined;
    after: readonly [at: Instant, id: Id] | undefined;
    limit: number;
  },
) {
  let rows = shownSuspense(work);
  if (filter.batchId !== undefined) rows = rows.where("suspenseLine.batchId", "=", filter.batchId);
  if (filter.open !== undefined) rows = rows.where("suspenseLine.status", filter.open ? "<>" : "=", "resolved");
  if (filter.status !== undefined) rows = rows.where("suspenseLine.status", "=", filter.status);
  if (filter.after !== undefined)
    rows = rows.where(
      sql<SqlBool>`(suspense_line.opened_at, suspense_line.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return await rows
    .orderBy("suspenseLine.openedAt", "desc")
    .orderBy("suspenseLine.id", "desc")
    .limit(filter.limit + 1)
    .execute();
}

/** The outcomes that were proposed for rows, of each the last first. */
export async function outcomesOfRows(work: Work, suspenseLineIds: readonly Id[]) {
  if (suspenseLineIds.length === 0) return [];
  return await work.tx
    .selectFrom("suspenseOutcome")
    .innerJoin("person as proposer", "proposer.id", "suspenseOutcome.proposedBy")
    .leftJoin("person as decider", "decider.id", "suspenseOutcome.decidedBy")
    .leftJoin("file", "file.id", "suspenseOutcome.fileId")
    .selectAll("suspenseOutcome")
    .select(["proposer.name as proposerName", "decider.name as deciderName", "file.name as fileName"])
    .where("suspenseOutcome.suspenseLineId", "in", [...suspenseLineIds])
    .orderBy("suspenseOutcome.proposedAt", "desc")
    .orderBy("suspenseOutcome.id", "desc")
    .execute();
}
export type ShownOutcome = Awaited<ReturnType<typeof outcomesOfRows>>[number];

/** A row in suspense, locked. Its batch is locked before. */
export async function lockSuspense(work: Work, id: Id): Promise<Selectable<SuspenseLineTable>> {
  return await work.tx
    .selectFrom("suspenseLine")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** What is proposed for a locked row now. */
export async function proposalOf(work: Work, suspenseLineId: Id): Promise<OutcomeRow | undefined> {
  return await work.tx
    .selectFrom("suspenseOutcome")
    .selectAll()
    .where("suspenseLineId", "=", suspenseLineId)
    .where("status", "=", "proposed")
    .executeTakeFirst();
}

export async function insertToldSuspense(work: Work, row: Insertable<SuspenseLineTable>): Promise<void> {
  await work.tx.insertInto("suspenseLine").values(row).execute();
}

/** A letter about this payment is being looked into. */
export async function isTold(work: Work, lineNumber: string): Promise<boolean> {
  const row = await work.tx
    .selectFrom("suspenseLine")
    .select("id")
    .where("cause", "=", "told")
    .where("status", "<>", "resolved")
    .where(sql<SqlBool>`content->>'lineNumber' = ${lineNumber}`)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertOutcome(work: Work, outcome: Insertable<SuspenseOutcomeTable>): Promise<void> {
  await work.tx.insertInto("suspenseOutcome").values(outcome).execute();
}

export async function decideOutcome(
  work: Work,
  id: Id,
  decided: { status: "approved" | "turned-down"; by: Id; decision: string | null },
): Promise<void> {
  await work.tx
    .updateTable("suspenseOutcome")
    .set({ status: decided.status, decidedBy: decided.by, decidedAt: work.now, decision: decided.decision })
    .where("id", "=", id)
    .execute();
}

/** The rows in suspense of a batch that somebody has begun to look into: their steps belong to its history. */
export async function suspenseOfBatch(work: Work, batchId: Id): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("suspenseLine")
    .select("id")
    .where("batchId", "=", batchId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("suspenseOutcome")
          .select("suspenseOutcome.id")
          .whereRef("suspenseOutcome.suspenseLineId", "=", "suspenseLine.id"),
      ),
    )
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}
