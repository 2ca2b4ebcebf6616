import { evaluationDueAfterEvents } from "@yunquan/core/usage/events.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { beijingDate, endOfBeijingDay, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import type { Work } from "../../platform/work.ts";
import { lockClaimsAfterEvents, setEvaluateDueAt } from "./store.ts";

/** The days of a voucher on which events came in. */
export interface TouchedDays {
  readonly voucherId: Id;
  readonly fromOn: CalendarDate;
  readonly toOn: CalendarDate;
}

/**
 * Marks the undecided claims of these vouchers for evaluation where the events can still change their mark: those that are
 * not complete at the day's end, complete ones at once. Call it before the days are written, for claims come before them in
 * the order of locks.
 * @clause 5.10
 */
export async function expectEvaluationAfterEvents(work: Work, touched: readonly TouchedDays[]): Promise<void> {
  const byVoucher = new Map(touched.map((days) => [days.voucherId, days]));
  const dayEnd = endOfBeijingDay(beijingDate(work.now));
  const due: { id: Id; dueAt: Instant }[] = [];
  for (const claim of await lockClaimsAfterEvents(work, [...byVoucher.keys()], dayEnd)) {
    const days = byVoucher.get(claim.voucherId);
    if (days === undefined) continue;
    const { windowFrom, windowTo } = claim;
    const last =
      windowFrom === null || windowTo === null ? null : { complete: claim.mark === "complete", windowFrom, windowTo };
    const dueAt = evaluationDueAfterEvents(last, days, work.now, dayEnd);
    if (dueAt !== null && (claim.evaluateDueAt === null || dueAt < claim.evaluateDueAt))
      due.push({ id: claim.id, dueAt });
  }
  await setEvaluateDueAt(work, due);
}
