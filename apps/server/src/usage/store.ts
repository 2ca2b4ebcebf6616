import { sql, type Insertable, type SqlBool } from "kysely";
import { eventVoucherCode } from "@yunquan/contract/usage-events.ts";
import type { UsageDay } from "@yunquan/core/usage/evaluate.ts";
import { factOfDay, type UsageFact, type UsageFigures } from "@yunquan/core/usage/fact.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, assert, type Finding } from "@yunquan/core/refusal.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import type { EvaluationTable, UsageDeliveryTable } from "../platform/database/tables.generated.ts";
import { ask } from "../platform/ask.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { countedDays, type StoredDay } from "./event-days.ts";
import { column } from "./event-store.ts";

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

/** The same for several suppliers, locked in one order. */
export async function lockDeliveriesOf(work: Work, supplierIds: readonly Id[]): Promise<void> {
  const names = supplierIds.map((id) => `usage/${id}`).toSorted();
  await ask(
    work,
    sql`select count(pg_advisory_xact_lock(hashtextextended(name, 0))) as locked
    from (select name from unnest(${column(names)}::text::text[]) as given(name) order by name) ordered`,
  );
}

/** The supplier's own vouchers among these codes; another's is not found. */
export async function vouchersByCode(
  work: Work,
  supplierId: Id,
  codes: readonly string[],
): Promise<Map<string, DeliveredVoucher>> {
  const known = codes.filter((code) => eventVoucherCode.test(code));
  const vouchers = await vouchersOfCodes(work, known);
  return new Map([...vouchers].filter(([, voucher]) => voucher.supplierId === supplierId));
}

/** A voucher with the supplier whose it is. */
export interface SuppliedVoucher extends DeliveredVoucher {
  readonly supplierId: Id;
}

/** The vouchers of these codes, whoever's they are: the caller tells a supplier of his own only. */
export async function vouchersOfCodes(work: Work, codes: readonly string[]): Promise<Map<string, SuppliedVoucher>> {
  if (codes.length === 0) return new Map();
  const rows = await ask(
    work,
    sql<SuppliedVoucher>`
    select v.id, v.code, v.supplier_id, v.status, least(c.signed_on, c.starts_on) as contract_from_on
    from voucher v join contract c on c.id = v.contract_id where v.code = any(${column(codes)}::text::text[])`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/** One name per voucher, source and day. */
export function dayKey(voucherId: Id, day: Pick<UsageDay, "source" | "usedOn">): string {
  return `${voucherId} ${day.source} ${day.usedOn}`;
}

function figuresOf(users: number | null, logins: number | null, devices: number | null, minutes: number | null) {
  if (users === null || logins === null || devices === null || minutes === null) return null;
  return { activeUsers: users, loginCount: logins, deviceCount: devices, onlineMinutes: minutes };
}

const toldOf = (row: StoredDay): UsageFigures | null =>
  figuresOf(row.toldActiveUsers, row.toldLoginCount, row.toldDeviceCount, row.toldOnlineMinutes);
const countedOf = (row: StoredDay): UsageFigures | null =>
  figuresOf(row.countedActiveUsers, row.countedLoginCount, row.countedDeviceCount, row.countedOnlineMinutes);

function factOf(row: StoredDay): UsageFact {
  const fact = factOfDay(toldOf(row), countedOf(row));
  assert(fact !== undefined, "a day of use was told or counted");
  return fact;
}

/** A day that something is known of already: what was told, and whether it was counted from events. */
export interface KnownDay {
  readonly told: UsageFigures | undefined;
  readonly counted: boolean;
}

/** What is known of these vouchers between two days, by `dayKey`. */
export async function knownDays(
  work: Work,
  voucherIds: readonly Id[],
  fromOn: CalendarDate,
  toOn: CalendarDate,
): Promise<Map<string, KnownDay>> {
  if (voucherIds.length === 0) return new Map();
  const { rows } = await sql<StoredDay>`select d.* from ${countedDays(
    sql`select id as voucher_id, ${fromOn}::date as from_on, ${toOn}::date as to_on from unnest(${column(voucherIds)}::text::uuid[]) as given(id)`,
  )} d`.execute(work.tx);
  return new Map(
    rows.map((row) => [
      dayKey(row.voucherId, row),
      { told: toldOf(row) ?? undefined, counted: row.countedActiveUsers !== null },
    ]),
  );
}

export async function insertDeliveries(
  work: Work,
  deliveries: readonly Insertable<UsageDeliveryTable>[],
): Promise<void> {
  // A statement takes 65,535 values at most.
  const sets = Array.from({ length: Math.ceil(deliveries.length / 1000) }, (_, set) =>
    deliveries.slice(set * 1000, (set + 1) * 1000),
  );
  await Promise.all(sets.map(async (set) => await ask(work, work.tx.insertInto("usageDelivery").values(set))));
}

/** A day as it was told in a delivery. */
export interface ToldDay extends UsageDay {
  readonly voucherId: Id;
  readonly deliveryId: Id;
  readonly receivedAt: Instant;
}

/**
 * Writes told days; one that is there takes the new figures. The delivery has noted both. What was counted stays as it is. The
 * days are written in the order of their key, as counted ones are.
 */
export async function writeDays(work: Work, days: readonly ToldDay[]): Promise<void> {
  const inOrder = days.toSorted((one, other) => {
    const [a, b] = [dayKey(one.voucherId, one), dayKey(other.voucherId, other)];
    return a < b ? -1 : a > b ? 1 : 0;
  });
  const rows = inOrder.map(({ activeUsers, loginCount, deviceCount, onlineMinutes, ...day }) => ({
    ...day,
    toldActiveUsers: activeUsers,
    toldLoginCount: loginCount,
    toldDeviceCount: deviceCount,
    toldOnlineMinutes: onlineMinutes,
  }));
  for (let start = 0; start < rows.length; start += 1000) {
    await work.tx
      .insertInto("usageDay")
      .values(rows.slice(start, start + 1000))
      .onConflict((conflict) =>
        conflict.columns(["voucherId", "source", "usedOn"]).doUpdateSet((eb) => ({
          toldActiveUsers: eb.ref("excluded.toldActiveUsers"),
          toldLoginCount: eb.ref("excluded.toldLoginCount"),
          toldDeviceCount: eb.ref("excluded.toldDeviceCount"),
          toldOnlineMinutes: eb.ref("excluded.toldOnlineMinutes"),
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
  readonly channel: "file" | "api" | "events";
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
  const visible = visibleTo(work.actor, {
    city: "voucher.cityCode",
    enterprise: "voucher.enterpriseId",
    supplier: "voucher.supplierId",
  });
  const wanted = sql`select voucher.id as voucher_id, date '-infinity' as from_on, date 'infinity' as to_on from voucher
    where ${visible} and ${voucherId === undefined ? sql`true` : sql`voucher.id = ${voucherId}`}`;
  let rows = work.tx
    .selectFrom(countedDays(wanted).as("usageDay"))
    .innerJoin("voucher", "voucher.id", "usageDay.voucherId")
    .innerJoin("supplier", "supplier.id", "voucher.supplierId")
    .innerJoin("usageDelivery", "usageDelivery.id", "usageDay.deliveryId")
    .selectAll("usageDay")
    .select([
      "voucher.code as voucherCode",
      "voucher.serviceCode",
      "voucher.supplierId",
      "supplier.name as supplierName",
      "usageDelivery.channel",
    ])
    .orderBy("usageDay.receivedAt", "desc")
    .orderBy("usageDay.voucherId")
    .orderBy("usageDay.source")
    .orderBy("usageDay.usedOn")
    .limit(limit);
  if (after !== undefined) {
    const [at, id, source, usedOn] = after;
    rows = rows.where(
      sql<SqlBool>`(usage_day.received_at < ${at} or (usage_day.received_at = ${at} and (usage_day.voucher_id, usage_day.source, usage_day.used_on) > (${id}::uuid, ${source}, ${usedOn}::date)))`,
    );
  }
  return (await rows.execute()).map((row) => ({
    voucherId: row.voucherId,
    voucherCode: row.voucherCode,
    serviceCode: row.serviceCode,
    supplierId: row.supplierId,
    supplierName: row.supplierName,
    source: row.source,
    usedOn: row.usedOn,
    ...factOf(row),
    deliveryId: row.deliveryId,
    channel: row.channel,
    receivedAt: row.receivedAt,
  }));
}

/** A voucher that the reader may see, with what its use is judged by and its living claim. */
export async function findJudgedVoucher(
  work: Work,
  id: Id,
): Promise<{ code: string; serviceCode: string; standardId: Id; claimId: Id | null }> {
  const row = await work.tx
    .selectFrom("voucher")
    .select(["voucher.code", "voucher.serviceCode", "voucher.standardId"])
    .select((eb) =>
      eb
        .selectFrom("claim")
        .select("claim.id")
        .whereRef("claim.voucherId", "=", "voucher.id")
        .where("claim.status", "not in", ["draft", "withdrawn", "rejected"])
        .orderBy("claim.createdAt", "desc")
        .limit(1)
        .as("claimId"),
    )
    .where("voucher.id", "=", id)
    .where(
      visibleTo(work.actor, {
        city: "voucher.cityCode",
        enterprise: "voucher.enterpriseId",
        supplier: "voucher.supplierId",
      }),
    )
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "voucher" });
  return row;
}

/** A voucher and the days of it that an evaluation looks at. */
export interface WantedDays {
  readonly voucherId: Id;
  readonly fromOn: CalendarDate;
  readonly toOn: CalendarDate;
}

/** The facts of many vouchers, each between its own two days, in one statement: by voucher. */
export async function daysOfVouchers(work: Work, wanted: readonly WantedDays[]): Promise<Map<Id, UsageDay[]>> {
  const byVoucher = new Map<Id, UsageDay[]>(wanted.map(({ voucherId }) => [voucherId, []]));
  if (wanted.length === 0) return byVoucher;
  const { rows } = await sql<StoredDay>`select d.* from ${countedDays(
    sql`select * from unnest(${column(wanted.map((one) => one.voucherId))}::text::uuid[], ${column(wanted.map((one) => one.fromOn))}::text::date[],
      ${column(wanted.map((one) => one.toOn))}::text::date[]) as given(voucher_id, from_on, to_on)`,
  )} d`.execute(work.tx);
  for (const row of rows) {
    const { basis: _basis, ...figures } = factOf(row);
    byVoucher.get(row.voucherId)?.push({ source: row.source, usedOn: row.usedOn, ...figures });
  }
  return byVoucher;
}

/** Stores the runs of many evaluations. */
export async function insertEvaluations(work: Work, rows: readonly NewEvaluation[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into evaluation (id, claim_id, voucher_id, outcome, findings, thresholds, window_from, window_to, evaluated_at)
    select r.id, r."claimId", r."voucherId", r.outcome, r.findings, r.thresholds, r."windowFrom", r."windowTo", ${work.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "claimId" uuid, "voucherId" uuid, outcome text, findings jsonb,
      thresholds jsonb, "windowFrom" date, "windowTo" date)`.execute(work.tx);
}

export interface NewEvaluation {
  readonly id: Id;
  readonly claimId: Id;
  readonly voucherId: Id;
  readonly outcome: EvaluationTable["outcome"];
  readonly findings: readonly Finding[];
  readonly thresholds: unknown;
  readonly windowFrom: CalendarDate;
  readonly windowTo: CalendarDate;
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

/** By which standard a voucher was issued, and for which service. */
export interface EvaluatedVoucher {
  readonly id: Id;
  readonly standardId: Id;
  readonly serviceCode: string;
}

export async function vouchersToEvaluate(work: Work, ids: readonly Id[]): Promise<Map<Id, EvaluatedVoucher>> {
  if (ids.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom("voucher")
    .select(["id", "standardId", "serviceCode"])
    .where("id", "=", sql<Id>`any(${column(ids)}::text::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
