import type { usageBody, usageRow } from "@yunquan/contract/usage.ts";
import type { z } from "@yunquan/contract/z.ts";
import { evaluateUsage, type CompletionThresholds, type Evaluated, type UsageDay } from "@yunquan/core/usage/evaluate.ts";
import { decideUsageRow, usageRowFaults, type UsageRowFault } from "@yunquan/core/usage/delivery.ts";
import { undecidedStatuses } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import { addDays, beijingDate, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { claimsByIds, dropEvaluation, expectEvaluation, takeEvaluation } from "../claims/commands.ts";
import { readUsageCsv } from "../documents/usage-csv.ts";
import { ownFile, readFileBytes } from "../files/commands.ts";
import { recordHistory } from "../platform/record.ts";
import { json, personOf, type Work } from "../platform/work.ts";
import { standardById } from "../standards/commands.ts";
import {
  dayKey,
  daysOfVoucher,
  findEvaluations,
  insertDelivery,
  insertEvaluation,
  knownDays,
  lockDeliveries,
  vouchersByCode,
  voucherToEvaluate,
  writeDays,
  type DeliveredVoucher,
  type EvaluationRow,
} from "./store.ts";

export interface RowResult {
  readonly row: number;
  readonly result: "accepted" | "repeated" | "replaced" | "refused";
  readonly code: UsageRowFault | "file-row" | null;
  readonly zh: string | null;
  readonly en: string | null;
}

export interface Delivered {
  readonly id: Id;
  readonly supplierId: Id;
  readonly supplierName: string;
  readonly channel: "file" | "api";
  readonly fileId: Id | null;
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
 * keeps both. Only vouchers of the delivering supplier are known to it.
 * @clause 5.10 5.12
 */
export async function deliverUsage(work: Work, given: z.output<typeof usageBody>): Promise<Delivered> {
  return await take(work, given.rows.map(dayOfRow), [], "api", null);
}

/**
 * Takes usage from an uploaded CSV. Faults of the file as a whole (an unknown column among them) refuse it whole; a faulty
 * row is refused alone. The answer lists the rows that were refused.
 * @clause 5.10 5.12
 */
export async function deliverUsageFile(work: Work, fileId: Id): Promise<Delivered> {
  const file = await ownFile(work, fileId, personOf(work).organisationId, ["usage"]);
  const { rows, faults } = readUsageCsv(await readFileBytes(work, file.id), beijingDate(work.now));
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
  const refused = [...byRow].map(([row, words]): RowResult => ({ row, result: "refused", code: "file-row", zh: words.zh.join(""), en: words.en.join(" ") }));
  return await take(work, rows, refused, "file", file.id);
}

async function take(
  work: Work,
  days: readonly DeliveredDay[],
  refusedBefore: readonly RowResult[],
  channel: "file" | "api",
  fileId: Id | null,
): Promise<Delivered> {
  const { organisationId: supplierId, organisationName, personId } = personOf(work);
  await lockDeliveries(work, supplierId);
  const vouchers = await vouchersByCode(work, supplierId, [...new Set(days.map((day) => day.voucherCode))]);
  const { results, written, replacements } = decide(days, vouchers, await knownOf(work, days, vouchers), beijingDate(work.now));
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
  await insertDelivery(work, {
    id,
    supplierId,
    channel,
    fileId,
    deliveredBy: personId,
    receivedAt: work.now,
    ...counts,
    refusals: json(refused.slice(0, REFUSALS_KEPT).map(({ row, code, zh, en }) => ({ row, code, zh, en }))),
    replacements: json(replacements),
  });
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
    facts: { channel, ...counts },
    editionId: null,
  });
  const shown = channel === "api" ? all : refused.slice(0, REFUSALS_KEPT);
  return { id, supplierId, supplierName: organisationName, channel, fileId, receivedAt: work.now, ...counts, results: shown };
}

async function knownOf(work: Work, days: readonly DeliveredDay[], vouchers: ReadonlyMap<string, DeliveredVoucher>): Promise<Map<string, UsageDay>> {
  const usedOn = days.map((day) => day.usedOn).toSorted();
  const [fromOn, toOn] = [usedOn[0], usedOn.at(-1)];
  if (fromOn === undefined || toOn === undefined) return new Map();
  return await knownDays(work, [...vouchers.values()].map((voucher) => voucher.id), fromOn, toOn);
}

function decide(
  days: readonly DeliveredDay[],
  vouchers: ReadonlyMap<string, DeliveredVoucher>,
  known: ReadonlyMap<string, UsageDay>,
  today: CalendarDate,
) {
  const results: RowResult[] = [];
  const written: (UsageDay & { readonly voucherId: Id })[] = [];
  const replacements: unknown[] = [];
  const seen = new Set<string>();
  for (const { row, voucherCode, ...day } of days) {
    const voucher = vouchers.get(voucherCode);
    const key = voucher === undefined ? "" : dayKey(voucher.id, day);
    const before = known.get(key);
    const outcome = seen.has(key)
      ? ({ kind: "refused", fault: "repeated-row" } as const)
      : decideUsageRow(day, voucher, before, today);
    if (outcome.kind === "refused") {
      results.push({ row, result: "refused", code: outcome.fault, ...usageRowFaults[outcome.fault] });
      continue;
    }
    seen.add(key);
    results.push({ row, result: outcome.kind, code: null, zh: null, en: null });
    if (outcome.kind === "repeated" || voucher === undefined) continue;
    written.push({ voucherId: voucher.id, ...day });
    if (before !== undefined) {
      replacements.push({ voucherCode, source: day.source, usedOn: day.usedOn, before: figures(before), after: figures(day) });
    }
  }
  return { results, written, replacements };
}

function figures({ activeUsers, loginCount, deviceCount, onlineMinutes }: UsageDay) {
  return { activeUsers, loginCount, deviceCount, onlineMinutes };
}

function dayOfRow(given: z.output<typeof usageRow>, row: number): DeliveredDay {
  const { voucherCode, source, usedOn, activeUsers, loginCount, deviceCount, onlineMinutes } = given;
  return { row, voucherCode, source, usedOn, activeUsers, loginCount, deviceCount: deviceCount ?? 0, onlineMinutes: onlineMinutes ?? 0 };
}

/**
 * Evaluates a claim by the thresholds of the standard that its voucher was issued by, stores the run with its reasons, and
 * takes the outcome into the claim. A claim that was decided meanwhile is left alone.
 * @clause 5.10
 */
export async function evaluateClaim(work: Work, claimId: Id): Promise<void> {
  const [claim] = await claimsByIds(work, [claimId]);
  if (claim === undefined || claim.submittedAt === null) return;
  if (!undecidedStatuses.some((status) => status === claim.status)) {
    await dropEvaluation(work, claim);
    return;
  }
  const voucher = await voucherToEvaluate(work, claim.voucherId);
  const { thresholds: published } = await standardById(work, voucher.standardId);
  const found = thresholdsFor(published, voucher.serviceCode);
  const [submittedOn, evaluatedOn] = [beijingDate(claim.submittedAt), beijingDate(work.now)];
  const evaluated = found === undefined ? withoutThresholds(submittedOn) : await evaluate(work, claim.voucherId, found, submittedOn, evaluatedOn);
  const id = work.newId();
  await insertEvaluation(work, {
    id,
    claimId,
    voucherId: claim.voucherId,
    outcome: evaluated.outcome,
    findings: json(evaluated.findings),
    thresholds: json(found ?? noThresholds),
    windowFrom: evaluated.windowFrom,
    windowTo: evaluated.windowTo,
    evaluatedAt: work.now,
  });
  const reasons = evaluated.findings.filter((finding) => finding.rule === "usage-active-days" || finding.rule === "usage-users" || finding.outcome !== "met");
  await takeEvaluation(work, claim, {
    id,
    mark: evaluated.outcome,
    reasonsZh: reasons.map(({ zh }) => zh).join(""),
    reasonsEn: reasons.map(({ en }) => en).join(" "),
  });
}

async function evaluate(work: Work, voucherId: Id, thresholds: CompletionThresholds, submittedOn: CalendarDate, evaluatedOn: CalendarDate): Promise<Evaluated> {
  const days = await daysOfVoucher(work, voucherId, addDays(submittedOn, -thresholds.windowDays), evaluatedOn);
  return evaluateUsage({ thresholds, days, submittedOn, evaluatedOn });
}

/** What the standard asks of a service; undefined when it says nothing of it. */
function thresholdsFor(
  published: readonly (CompletionThresholds & { readonly serviceCode: string })[],
  serviceCode: string,
): CompletionThresholds | undefined {
  const found = published.find((threshold) => threshold.serviceCode === serviceCode);
  if (found === undefined) return undefined;
  const { windowDays, activeDaysMin, usersMin, operatorRequired } = found;
  return { windowDays, activeDaysMin, usersMin, operatorRequired };
}

const noThresholds: CompletionThresholds = { windowDays: 0, activeDaysMin: 0, usersMin: 0, operatorRequired: false };

/** A standard that says nothing of a service gives nothing to pass by: not enough is known, and the reason is told. */
function withoutThresholds(submittedOn: CalendarDate): Evaluated {
  const finding: Finding = {
    rule: "usage-thresholds",
    outcome: "open",
    facts: {},
    zh: "奖补标准未规定该应用服务的完成判定标准，不能评估。",
    en: "The standard gives no completion thresholds for this service; it cannot be evaluated.",
    clause: "5.10",
  };
  return { outcome: "insufficient", windowFrom: submittedOn, windowTo: submittedOn, findings: [finding] };
}

/** Stored evaluations by id, for whoever may see their claims already. */
export async function evaluationsByIds(work: Work, ids: readonly Id[]): Promise<Map<Id, EvaluationRow>> {
  return new Map((await findEvaluations(work, ids)).map((row) => [row.id, row]));
}
