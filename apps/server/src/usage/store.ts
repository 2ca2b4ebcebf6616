import { sql, type Insertable, type SqlBool } from "kysely";
import type { UsageDay } from "@yunquan/core/usage/evaluate.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import type { EvaluationTable, UsageDayTable, UsageDeliveryTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

/** A voucher as usage is taken for it: its state, and from which day its contract was there. */
export interface DeliveredVoucher {
  readonly id: Id;
  readonly code: string;
  readonly status: string;
  readonly contractFromOn: CalendarDate;
}

/** Deliveries of one supplier are taken one after another, so that each sees what the one before it wrote. */
export async function lockDeliveries(work: Work, supplierId: Id): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`usage/${supplierId}`}, 0))`.execute(work.tx);
}

/** The supplier's own vouchers among these codes; another's is not found. */
export async function vouchersByCode(
  work: Work,
  supplierId: Id,
  codes: readonly string[],
): Promise<Map<string, DeliveredVoucher>> {
  if (codes.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom("voucher")
    .innerJoin("contract", "contract.id", "voucher.contractId")
    .select([
      "voucher.id",
      "voucher.code",
      "voucher.status",
      sql<CalendarDate>`least(contract.signed_on, contract.starts_on)`.as("contractFromOn"),
    ])
    .where("voucher.supplierId", "=", supplierId)
    .where("voucher.code", "=", sql<string>`any(${[...codes]}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
}

/** One name per voucher, source and day. */
export function dayKey(voucherId: Id, day: Pick<UsageDay, "source" | "usedOn">): string {
  return `${voucherId} ${day.source} ${day.usedOn}`;
}

/** What is known of these vouchers between two days, by `dayKey`. */
export async function knownDays(
  work: Work,
  voucherIds: readonly Id[],
  fromOn: CalendarDate,
  toOn: CalendarDate,
): Promise<Map<string, UsageDay>> {
  if (voucherIds.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom("usageDay")
    .select(["voucherId", "source", "usedOn", "activeUsers", "loginCount", "deviceCount", "onlineMinutes"])
    .where("voucherId", "in", [...voucherIds])
    .where("usedOn", ">=", fromOn)
    .where("usedOn", "<=", toOn)
    .execute();
  return new Map(rows.map(({ voucherId, ...day }) => [dayKey(voucherId, day), day]));
}

export async function insertDelivery(work: Work, values: Insertable<UsageDeliveryTable>): Promise<void> {
  await work.tx.insertInto("usageDelivery").values(values).execute();
}

/** Writes days; one that is there takes the new figures. The delivery has noted both. */
export async function writeDays(work: Work, rows: readonly Insertable<UsageDayTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    await work.tx
      .insertInto("usageDay")
      .values(rows.slice(start, start + 1000))
      .onConflict((conflict) =>
        conflict.columns(["voucherId", "source", "usedOn"]).doUpdateSet((eb) => ({
          activeUsers: eb.ref("excluded.activeUsers"),
          loginCount: eb.ref("excluded.loginCount"),
          deviceCount: eb.ref("excluded.deviceCount"),
          onlineMinutes: eb.ref("excluded.onlineMinutes"),
          deliveryId: eb.ref("excluded.deliveryId"),
          receivedAt: eb.ref("excluded.receivedAt"),
        })),
      )
      .execute();
  }
}

export interface DeliveryRow {
  readonly id: Id;
  readonly supplierId: Id;
  readonly supplierName: string;
  readonly channel: "file" | "api";
  readonly fileId: Id | null;
  readonly signedBy: Id | null;
  readonly receivedAt: Instant;
  readonly acceptedRows: number;
  readonly repeatedRows: number;
  readonly replacedRows: number;
  readonly refusedRows: number;
  readonly refusals: unknown;
  readonly replacements: unknown;
}

export async function listDeliveries(
  work: Work,
  after: readonly [Instant, Id] | undefined,
  limit: number,
): Promise<DeliveryRow[]> {
  let rows = work.tx
    .selectFrom("usageDelivery")
    .innerJoin("supplier", "supplier.id", "usageDelivery.supplierId")
    .select([
      "usageDelivery.id",
      "usageDelivery.supplierId",
      "supplier.name as supplierName",
      "usageDelivery.channel",
      "usageDelivery.fileId",
      "usageDelivery.signedBy",
      "usageDelivery.receivedAt",
      "usageDelivery.acceptedRows",
      "usageDelivery.repeatedRows",
      "usageDelivery.replacedRows",
      "usageDelivery.refusedRows",
      "usageDelivery.refusals",
      "usageDelivery.replacements",
    ])
    .where(visibleTo(work.actor, { supplier: "usageDelivery.supplierId" }))
    .orderBy("usageDelivery.receivedAt", "desc")
    .orderBy("usageDelivery.id")
    .limit(limit);
  if (after !== undefined) {
    const [at, id] = after;
    rows = rows.where((eb) =>
      eb.or([
        eb("usageDelivery.receivedAt", "<", at),
        eb.and([eb("usageDelivery.receivedAt", "=", at), eb("usageDelivery.id", ">", id)]),
      ]),
    );
  }
  return await rows.execute();
}

export type ReceivedKey = readonly [receivedAt: Instant, voucherId: Id, source: string, usedOn: CalendarDate];

/** Every figure received about the vouchers that the reader may see, the newest delivery first. */
export async function listReceived(
  work: Work,
  voucherId: Id | undefined,
  after: ReceivedKey | undefined,
  limit: number,
) {
  let rows = work.tx
    .selectFrom("usageDay")
    .innerJoin("voucher", "voucher.id", "usageDay.voucherId")
    .innerJoin("supplier", "supplier.id", "voucher.supplierId")
    .innerJoin("usageDelivery", "usageDelivery.id", "usageDay.deliveryId")
    .select([
      "usageDay.voucherId",
      "voucher.code as voucherCode",
      "voucher.serviceCode",
      "voucher.supplierId",
      "supplier.name as supplierName",
      "usageDay.source",
      "usageDay.usedOn",
      "usageDay.activeUsers",
      "usageDay.loginCount",
      "usageDay.deviceCount",
      "usageDay.onlineMinutes",
      "usageDay.deliveryId",
      "usageDelivery.channel",
      "usageDay.receivedAt",
    ])
    .where(
      visibleTo(work.actor, {
        city: "voucher.cityCode",
        enterprise: "voucher.enterpriseId",
        supplier: "voucher.supplierId",
      }),
    )
    .orderBy("usageDay.receivedAt", "desc")
    .orderBy("usageDay.voucherId")
    .orderBy("usageDay.source")
    .orderBy("usageDay.usedOn")
    .limit(limit);
  if (voucherId !== undefined) rows = rows.where("usageDay.voucherId", "=", voucherId);
  if (after !== undefined) {
    const [at, id, source, usedOn] = after;
    rows = rows.where(
      sql<SqlBool>`(usage_day.received_at < ${at} or (usage_day.received_at = ${at} and (usage_day.voucher_id, usage_day.source, usage_day.used_on) > (${id}::uuid, ${source}, ${usedOn}::date)))`,
    );
  }
  return await rows.execute();
}

export async function daysOfVoucher(
  work: Work,
  voucherId: Id,
  fromOn: CalendarDate,
  toOn: CalendarDate,
): Promise<UsageDay[]> {
  return [...(await knownDays(work, [voucherId], fromOn, toOn)).values()];
}

export async function insertEvaluation(work: Work, values: Insertable<EvaluationTable>): Promise<void> {
  await work.tx.insertInto("evaluation").values(values).execute();
}

export interface EvaluationRow {
  readonly id: Id;
  readonly claimId: Id;
  readonly outcome: EvaluationTable["outcome"];
  readonly findings: readonly Finding[];
  readonly thresholds: unknown;
  readonly windowFrom: CalendarDate;
  readonly windowTo: CalendarDate;
  readonly evaluatedAt: Instant;
}

export async function findEvaluations(work: Work, ids: readonly Id[]): Promise<EvaluationRow[]> {
  if (ids.length === 0) return [];
  const rows = await work.tx
    .selectFrom("evaluation")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
  return rows.map((row) => ({ ...row, findings: row.findings as readonly Finding[] }));
}

/** What the standard that the voucher was issued by asks of its service; undefined when it says nothing of it. */
export interface EvaluatedVoucher {
  readonly standardId: Id;
  readonly serviceCode: string;
}

export async function voucherToEvaluate(work: Work, voucherId: Id): Promise<EvaluatedVoucher> {
  return await work.tx
    .selectFrom("voucher")
    .select(["standardId", "serviceCode"])
    .where("id", "=", voucherId)
    .executeTakeFirstOrThrow();
}
