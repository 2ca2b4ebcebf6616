import { sql, type Insertable, type Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { VoucherTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";

export type VoucherRow = Selectable<VoucherTable>;

/** Whose a voucher is. */
export const voucherBelongs = {
  city: "voucher.cityCode",
  enterprise: "voucher.enterpriseId",
  supplier: "voucher.supplierId",
} as const;

/** The voucher as its reader may see it, locked. Another's is not found. */
export async function lockVoucher(work: Work, id: Id): Promise<VoucherRow> {
  const voucher = await work.tx
    .selectFrom("voucher")
    .selectAll()
    .where("id", "=", id)
    .where(visibleTo(work.actor, voucherBelongs))
    .forUpdate()
    .executeTakeFirst();
  if (voucher === undefined) throw new Refusal("not-found", { noun: "voucher" });
  return voucher;
}

/** Vouchers that the actor may see, locked in the order of their ids; those he may not see are missing. */
export async function lockVouchers(work: Work, ids: readonly Id[]): Promise<Map<Id, VoucherRow>> {
  if (ids.length === 0) return new Map();
  const rows = await ask(
    work,
    work.tx
      .selectFrom("voucher")
      .selectAll()
      .where("id", "=", sql<Id>`any(${[...new Set(ids)]}::uuid[])`)
      .where(visibleTo(work.actor, voucherBelongs))
      .orderBy("id")
      .forUpdate(),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The voucher as its reader may see it, without a lock: for finding out what has to be locked. */
export async function findVoucher(work: Work, id: Id): Promise<VoucherRow> {
  const voucher = await work.tx
    .selectFrom("voucher")
    .selectAll()
    .where("id", "=", id)
    .where(visibleTo(work.actor, voucherBelongs))
    .executeTakeFirst();
  if (voucher === undefined) throw new Refusal("not-found", { noun: "voucher" });
  return voucher;
}

/** The transfers by which vouchers took their amounts: what has to be locked before the vouchers themselves. */
export async function transfersOfVouchers(work: Work, ids: readonly Id[]): Promise<Id[]> {
  if (ids.length === 0) return [];
  const rows = await work.tx
    .selectFrom("voucher")
    .select(["capacityTransferId", "capTransferId", "ceilingTransferId"])
    .where("id", "in", [...ids])
    .execute();
  return rows.flatMap((row) => [row.capacityTransferId, ...limitTransfersOf(row)]);
}

/** The transfers on the accounts whose limits a payment below face value frees: annual cap, and ceiling where there is one. */
export function limitTransfersOf(voucher: Pick<VoucherRow, "capTransferId" | "ceilingTransferId">): Id[] {
  return [voucher.capTransferId, ...(voucher.ceilingTransferId === null ? [] : [voucher.ceilingTransferId])];
}

export async function insertVoucher(work: Work, values: Insertable<VoucherTable>): Promise<void> {
  await work.tx.insertInto("voucher").values(values).execute();
}

/** Vouchers whose last instant to claim has passed. Bounded; the tick comes again. */
export async function vouchersToExpire(work: Work): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("voucher")
    .select("id")
    .where("status", "=", "issued")
    .where("lastClaimAt", "<=", work.now)
    .orderBy("lastClaimAt")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}

/** Issued vouchers that end within the given time and whose holder was not told since `toldBefore` days before the end. */
export async function vouchersToRemind(work: Work, daysBefore: readonly number[]): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("voucher")
    .select("id")
    .where("status", "=", "issued")
    .where("lastClaimAt", ">", work.now)
    .where((eb) =>
      eb.or(
        daysBefore.map((days) => {
          const from = sql<Instant>`last_claim_at - ${days} * interval '1 day'`;
          return eb.and([eb(from, "<=", work.now), eb.or([eb("remindedAt", "is", null), eb("remindedAt", "<", from)])]);
        }),
      ),
    )
    .orderBy("lastClaimAt")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}

/** The address under which the public reaches this installation, as the start wrote it down; null when none is set. */
export async function publicAddress(work: Work): Promise<string | null> {
  const row = await work.tx
    .selectFrom("installation")
    .select("value")
    .where("key", "=", "public-url")
    .executeTakeFirst();
  return row?.value ?? null;
}
