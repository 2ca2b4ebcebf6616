import type { CalendarDate } from "../time.ts";
import type { UsageDay } from "./evaluate.ts";
import type { UsageFigures } from "./fact.ts";

/** What a voucher must be to take usage of a day. */
export interface UsageVoucher {
  readonly status: string;
  /** The day on which the contract was signed or its term began, whichever is earlier. */
  readonly contractFromOn: CalendarDate;
}

/** Why a row is not taken; the list is closed. Another supplier's voucher is unknown, nothing more is said of it. */
export const usageRowFaults = {
  "unknown-voucher": { zh: "没有该服务券，或不属于本供应商", en: "no such voucher of this supplier" },
  "voucher-ended": { zh: "服务券已作废，不再接收行为数据", en: "the voucher is void and takes no usage any more" },
  "future-day": { zh: "日期晚于今天", en: "the day lies after today" },
  "before-contract": { zh: "日期早于合同", en: "the day lies before the contract" },
  "repeated-row": {
    zh: "同一服务券、来源和日期在本次报送中重复",
    en: "the same voucher, source and day twice in this delivery",
  },
} as const;
export type UsageRowFault = keyof typeof usageRowFaults;

/** Not a fault, but told beside the row's result: the day has events, and what was counted from them is the fact. */
export const countedWins = {
  code: "counted-wins",
  zh: "该日已有逐条事件，以事件汇总为准；本行数字已留存",
  en: "the day has events and what was counted from them holds; these figures are kept",
} as const;

export type UsageRowOutcome =
  | { readonly kind: "accepted" | "repeated" | "replaced" }
  | { readonly kind: "refused"; readonly fault: UsageRowFault };

const ENDED: ReadonlySet<string> = new Set(["expired", "surrendered", "revoked"]);

/** True for a voucher whose end takes away its use as well. */
export function endedVoucher(voucher: UsageVoucher): boolean {
  return ENDED.has(voucher.status);
}

/**
 * What becomes of one delivered day: accepted, repeated (the very figures are there already), replaced (other figures of
 * the same voucher, source and day; the delivery keeps both), or refused with its reason.
 * @clause 5.10 5.12
 */
export function decideUsageRow(
  row: UsageDay,
  voucher: UsageVoucher | undefined,
  before: UsageFigures | undefined,
  today: CalendarDate,
): UsageRowOutcome {
  if (voucher === undefined) return { kind: "refused", fault: "unknown-voucher" };
  if (endedVoucher(voucher)) return { kind: "refused", fault: "voucher-ended" };
  if (row.usedOn > today) return { kind: "refused", fault: "future-day" };
  if (row.usedOn < voucher.contractFromOn) return { kind: "refused", fault: "before-contract" };
  if (before === undefined) return { kind: "accepted" };
  return { kind: sameFigures(row, before) ? "repeated" : "replaced" };
}

function sameFigures(a: UsageFigures, b: UsageFigures): boolean {
  return (
    a.activeUsers === b.activeUsers &&
    a.loginCount === b.loginCount &&
    a.deviceCount === b.deviceCount &&
    a.onlineMinutes === b.onlineMinutes
  );
}
