import { sql, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { PaymentLineStatus } from "@yunquan/core/payments/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { batchBelongs, type BatchRow, type PaymentLineRow } from "./store.ts";

function shownBatches(work: Work) {
  return work.tx
    .selectFrom("paymentBatch")
    .innerJoin("settlement", "settlement.id", "paymentBatch.settlementId")
    .innerJoin("person as drafter", "drafter.id", "paymentBatch.draftedBy")
    .leftJoin("person as releaser", "releaser.id", "paymentBatch.releasedBy")
    .leftJoin("file", "file.id", "paymentBatch.fileId")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("paymentLine")
          .select((sum) => [
            sum.fn.countAll<number>().filterWhere("paymentLine.status", "=", "paid").as("paidLines"),
            sum.fn.countAll<number>().filterWhere("paymentLine.status", "=", "failed").as("failedLines"),
            sum.fn.countAll<number>().filterWhere("paymentLine.status", "=", "returned").as("returnedLines"),
            sql<Fen>`coalesce(sum(payment_line.amount_fen) filter (where payment_line.status = 'paid'), 0)::bigint`.as(
              "paidFen",
            ),
            sql<Fen>`coalesce(sum(payment_line.amount_fen) filter (where payment_line.status = 'failed'), 0)::bigint`.as(
              "failedFen",
            ),
            sql<Fen>`coalesce(sum(payment_line.amount_fen) filter (where payment_line.status = 'returned'), 0)::bigint`.as(
              "returnedFen",
            ),
          ])
          .whereRef("paymentLine.batchId", "=", "paymentBatch.id")
          .as("results"),
      (join) => join.onTrue(),
    )
    .selectAll("paymentBatch")
    .select([
      "settlement.number as settlementNumber",
      "drafter.name as drafterName",
      "releaser.name as releaserName",
      "file.sha256 as fileSha256",
      "results.paidLines",
      "results.failedLines",
      "results.paidFen",
      "results.failedFen",
      "results.returnedLines",
      "results.returnedFen",
    ])
    .where(visibleTo(work.actor, batchBelongs));
}

export type ShownBatch = Awaited<ReturnType<typeof findShownBatch>>;

export async function findShownBatch(work: Work, id: Id) {
  const row = await shownBatches(work).where("paymentBatch.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "paymentBatch" });
  return row;
}

interface BatchFilter {
  readonly status?: BatchRow["status"] | undefined;
  readonly settlementId?: Id | undefined;
}

function filteredBatches(work: Work, filter: BatchFilter) {
  let rows = shownBatches(work);
  if (filter.status !== undefined) rows = rows.where("paymentBatch.status", "=", filter.status);
  if (filter.settlementId !== undefined) rows = rows.where("paymentBatch.settlementId", "=", filter.settlementId);
  return rows;
}

/** How many batches the list has, counted no further than `most`. */
export async function countListedBatches(work: Work, filter: BatchFilter, most: number): Promise<number> {
  const rows = filteredBatches(work, filter).clearSelect().select("paymentBatch.id").limit(most);
  const counted = await work.tx
    .selectFrom(rows.as("listed"))
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return counted.rows;
}

export async function listShownBatches(
  work: Work,
  filter: BatchFilter & { readonly after: readonly [at: Instant, id: Id] | undefined; readonly limit: number },
) {
  let rows = filteredBatches(work, filter);
  if (filter.after !== undefined)
    rows = rows.where(
      sql<SqlBool>`(payment_batch.drafted_at, payment_batch.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return await rows
    .orderBy("paymentBatch.draftedAt", "desc")
    .orderBy("paymentBatch.id", "desc")
    .limit(filter.limit + 1)
    .execute();
}

export async function listLines(
  work: Work,
  batchId: Id,
  filter: { status?: PaymentLineRow["status"] | undefined; after?: string | undefined; limit: number },
) {
  let rows = work.tx
    .selectFrom("paymentLine")
    .innerJoin("claim", "claim.id", "paymentLine.claimId")
    .innerJoin("enterprise", "enterprise.id", "paymentLine.enterpriseId")
    .innerJoin("paymentAccount", "paymentAccount.id", "paymentLine.paymentAccountId")
    .selectAll("paymentLine")
    .select([
      "claim.number as claimNumber",
      "claim.status as claimStatus",
      "enterprise.name as enterpriseName",
      "paymentAccount.accountName",
      "paymentAccount.accountNumber",
      "paymentAccount.bankName",
    ])
    .where("paymentLine.batchId", "=", batchId);
  if (filter.status !== undefined) rows = rows.where("paymentLine.status", "=", filter.status);
  if (filter.after !== undefined) rows = rows.where("paymentLine.lineNumber", ">", filter.after);
  return await rows
    .orderBy("paymentLine.lineNumber")
    .limit(filter.limit + 1)
    .execute();
}

/** A receipt is its enterprise's and the city's. */
export const receiptBelongs = { city: "claim.cityCode", enterprise: "claim.enterpriseId" } as const;

/** Payments that have a receipt: what was paid, and what came back since, whose receipt is void. */
export const receiptStatuses = ["paid", "returned"] as const satisfies readonly PaymentLineStatus[];

function shownReceipts(work: Work) {
  return work.tx
    .selectFrom("paymentLine")
    .innerJoin("paymentBatch", "paymentBatch.id", "paymentLine.batchId")
    .innerJoin("settlement", "settlement.id", "paymentBatch.settlementId")
    .innerJoin("notice", "notice.settlementId", "settlement.id")
    .innerJoin("programme", "programme.id", "paymentBatch.programmeId")
    .innerJoin("claim", "claim.id", "paymentLine.claimId")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .innerJoin("standard", "standard.id", "voucher.standardId")
    .innerJoin("enterprise", "enterprise.id", "paymentLine.enterpriseId")
    .innerJoin("supplier", "supplier.id", "claim.supplierId")
    .innerJoin("paymentAccount", "paymentAccount.id", "paymentLine.paymentAccountId")
    .leftJoin("service", (join) =>
      join.onRef("service.catalogueId", "=", "standard.catalogueId").onRef("service.code", "=", "claim.serviceCode"),
    )
    .selectAll("paymentLine")
    .select([
      "programme.nameZh as programmeZh",
      "programme.nameEn as programmeEn",
      "claim.cityCode",
      "claim.number as claimNumber",
      "claim.serviceCode",
      "service.nameZh as serviceZh",
      "service.nameEn as serviceEn",
      "voucher.code as voucherCode",
      "voucher.faceValueFen",
      "enterprise.name as enterpriseName",
      "enterprise.creditCode",
      "supplier.name as supplierName",
      "settlement.number as settlementNumber",
      "notice.number as noticeNumber",
      "paymentBatch.number as batchNumber",
      "paymentAccount.accountName",
      "paymentAccount.accountNumber",
      "paymentAccount.bankName",
    ])
    .where("paymentLine.status", "in", receiptStatuses)
    .where(visibleTo(work.actor, receiptBelongs));
}

export type ShownReceipt = Awaited<ReturnType<typeof findReceipt>>;

export async function findReceipt(work: Work, lineId: Id) {
  const row = await shownReceipts(work).where("paymentLine.id", "=", lineId).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "paymentReceipt" });
  return row;
}

export async function listReceipts(
  work: Work,
  filter: { after: readonly [at: Instant, id: Id] | undefined; limit: number },
) {
  let rows = shownReceipts(work);
  if (filter.after !== undefined)
    rows = rows.where(
      sql<SqlBool>`(payment_line.result_at, payment_line.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return await rows
    .orderBy("paymentLine.resultAt", "desc")
    .orderBy("paymentLine.id", "desc")
    .limit(filter.limit + 1)
    .execute();
}
