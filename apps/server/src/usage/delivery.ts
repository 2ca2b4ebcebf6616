import type { usageBody, usageRow } from "@yunquan/contract/usage.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { UsageDay } from "@yunquan/core/usage/evaluate.ts";
import { countedWins, decideUsageRow, usageRowFaults, type UsageRowFault } from "@yunquan/core/usage/delivery.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { UsageFigures } from "@yunquan/core/usage/fact.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { expectEvaluation } from "../claims/commands.ts";
import { readUsageCsv, readUsageWorkbook } from "../documents/usage-csv.ts";
import { ownFile, readFileBytes } from "../files/commands.ts";
import { recordHistory } from "../platform/record.ts";
import { json, personOf, type Work } from "../platform/work.ts";
import { signatureOf, type Signed } from "./signature.ts";
import {
  dayKey,
  insertDeliveries,
  knownDays,
  lockDeliveries,
  vouchersByCode,
  writeDays,
  type DeliveredVoucher,
  type KnownDay,
} from "./store.ts";

export interface RowResult {
  readonly row: number;
  readonly result: "accepted" | "repeated" | "replaced" | "refused";
  readonly code: UsageRowFault | "file-row" | "counted-wins" | null;
  readonly zh: string | null;
  readonly en: string | null;
}

export interface Delivered {
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
  readonly results: readonly RowResult[];
}

/** A day of a voucher as it is delivered, with its place in the request or file. */
interface DeliveredDay extends UsageDay {
  readonly row: number;
  readonly voucherCode: string;
}

/** How many refused rows a delivery keeps with their reasons, and a file's answer lists. */
const REFUSALS_KEPT = 1000;

/**
 * Takes usage by the interface, row by row: accepted, repeated, replaced or refused with its reason. The same voucher,
 * source and day is one fact however often it is sent; other figures for it replace the earlier ones, and the delivery
 * keeps both. Only vouchers of the delivering supplier are known to it. A supplier with a signing key signs what it sends.
 * @clause 5.10 5.12
 */
export async function deliverUsage(work: Work, given: z.output<typeof usageBody>): Promise<Delivered> {
  const signed = await signatureOf(work, given);
  return await take(work, { days: given.rows.map(dayOfRow), refusedBefore: [], channel: "api", fileId: null, signed });
}

/**
 * Takes usage from an uploaded CSV. Faults of the file as a whole (an unknown column among them) refuse it whole; a faulty
 * row is refused alone. The answer lists the rows that were refused.
 * @clause 5.10 5.12
 */
export async function deliverUsageFile(work: Work, fileId: Id): Promise<Delivered> {
  const file = await ownFile(work, fileId, personOf(work).organisationId, ["usage"]);
  const bytes = await readFileBytes(work, file.id);
  const today = beijingDate(work.now);
  const { rows, faults } = file.kind === "xlsx" ? await readUsageWorkbook(bytes, today) : readUsageCsv(bytes, today);
  const whole = faults.filter((fault) => fault.row <= 1);
  if (whole.length > 0) {
    throw new Refusal(
      "usage-file-refused",
      { reasonZh: whole.map(({ zh }) => zh).join(""), reasonEn: whole.map(({ en }) => en).join(" ") },
      whole.map(({ row, column, zh, en }) => ({ path: `file.${row}.${column}`, code: "file", zh, en })),
    );
  }
  const byRow = new Map<number, { zh: string[]; en: string[] }>();
  for (const { row, zh, en } of faults) {
    const words = byRow.get(row) ?? { zh: [], en: [] };
    words.zh.push(zh);
    words.en.push(en);
    byRow.set(row, words);
  }
  const refused = [...byRow].map(([row, words]): RowResult => ({
    row,
    result: "refused",
    code: "file-row",
    zh: words.zh.join(""),
    en: words.en.join(" "),
  }));
  return await take(work, { days: rows, refusedBefore: refused, channel: "file", fileId: file.id, signed: null });
}

interface Taking {
  readonly days: readonly DeliveredDay[];
  readonly refusedBefore: readonly RowResult[];
  readonly channel: "file" | "api";
  readonly fileId: Id | null;
  readonly signed: Signed | null;
}

async function take(work: Work, { days, refusedBefore, channel, fileId, signed }: Taking): Promise<Delivered> {
  const { organisationId: supplierId, organisationName, personId } = personOf(work);
  await lockDeliveries(work, supplierId);
  const vouchers = await vouchersByCode(work, supplierId, [...new Set(days.map((day) => day.voucherCode))]);
  const { results, written, replacements } = decide(
    days,
    vouchers,
    await knownOf(work, days, vouchers),
    beijingDate(work.now),
  );
  const all = [...results, ...refusedBefore].toSorted((a, b) => a.row - b.row);
  const counted = (result: RowResult["result"]): number => all.filter((row) => row.result === result).length;
  const refused = all.filter((row) => row.result === "refused");
  const counts = {
    acceptedRows: counted("accepted"),
    repeatedRows: counted("repeated"),
    replacedRows: counted("replaced"),
    refusedRows: refused.length,
  };
  const id = work.newId();
  await expectEvaluation(work, [...new Set(written.map((day) => day.voucherId))]);
  await insertDeliveries(work, [
    {
      id,
      supplierId,
      channel,
      fileId,
      deliveredBy: personId,
      receivedAt: work.now,
      signedBy: signed?.keyId ?? null,
      signedText: signed?.text ?? null,
      signature: signed?.value ?? null,
      ...counts,
      refusals: json(refused.slice(0, REFUSALS_KEPT).map(kept)),
      replacements: json(replacements),
    },
  ]);
  await writeDays(
    work,
    written.map((day) => ({ ...day, deliveryId: id, receivedAt: work.now })),
  );
  await recordHistory(work, {
    objectType: "usage-delivery",
    objectId: id,
    action: "usage.delivered",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { channel, signedBy: signed?.keyId ?? null, ...counts },
    editionId: null,
  });
  const shown = channel === "api" ? all : refused.slice(0, REFUSALS_KEPT);
  const signedBy = signed?.keyId ?? null;
  return {
    id,
    supplierId,
    supplierName: organisationName,
    channel,
    fileId,
    signedBy,
    receivedAt: work.now,
    ...counts,
    results: shown,
  };
}

/** A refused row as the log keeps it: a faulty cell is told to the sender, its content is not kept. @clause 5.12 */
function kept({ row, code, zh, en }: RowResult) {
  if (code !== "file-row") return { row, code, zh, en };
  return { row, code, zh: "该行格式有误，内容未保存", en: "the row was not in form; its content was not kept" };
}

async function knownOf(
  work: Work,
  days: readonly DeliveredDay[],
  vouchers: ReadonlyMap<string, DeliveredVoucher>,
): Promise<Map<string, KnownDay>> {
  const usedOn = days.map((day) => day.usedOn).toSorted();
  const [fromOn, toOn] = [usedOn[0], usedOn.at(-1)];
  if (fromOn === undefined || toOn === undefined) return new Map();
  return await knownDays(
    work,
    [...vouchers.values()].map((voucher) => voucher.id),
    fromOn,
    toOn,
  );
}

function decide(
  days: readonly DeliveredDay[],
  vouchers: ReadonlyMap<string, DeliveredVoucher>,
  known: ReadonlyMap<string, KnownDay>,
  today: CalendarDate,
) {
  const results: RowResult[] = [];
  const written: (UsageDay & { readonly voucherId: Id })[] = [];
  const replacements: unknown[] = [];
  const seen = new Set<string>();
  for (const { row, voucherCode, ...day } of days) {
    const voucher = vouchers.get(voucherCode);
    const key = voucher === undefined ? "" : dayKey(voucher.id, day);
    const { told: before, counted = false } = known.get(key) ?? {};
    const outcome = seen.has(key)
      ? ({ kind: "refused", fault: "repeated-row" } as const)
      : decideUsageRow(day, voucher, before, today);
    if (outcome.kind === "refused") {
      results.push({ row, result: "refused", code: outcome.fault, ...usageRowFaults[outcome.fault] });
      continue;
    }
    seen.add(key);
    const note = counted ? countedWins : { code: null, zh: null, en: null };
    results.push({ row, result: outcome.kind, ...note });
    if (outcome.kind === "repeated" || voucher === undefined) continue;
    written.push({ voucherId: voucher.id, ...day });
    if (before !== undefined) {
      replacements.push({
        voucherCode,
        source: day.source,
        usedOn: day.usedOn,
        before: figures(before),
        after: figures(day),
      });
    }
  }
  return { results, written, replacements };
}

function figures({ activeUsers, loginCount, deviceCount, onlineMinutes }: UsageFigures) {
  return { activeUsers, loginCount, deviceCount, onlineMinutes };
}

function dayOfRow(given: z.output<typeof usageRow>, row: number): DeliveredDay {
  const { voucherCode, source, usedOn, activeUsers, loginCount, deviceCount, onlineMinutes } = given;
  return {
    row,
    voucherCode,
    source,
    usedOn,
    activeUsers,
    loginCount,
    deviceCount: deviceCount ?? 0,
    onlineMinutes: onlineMinutes ?? 0,
  };
}
