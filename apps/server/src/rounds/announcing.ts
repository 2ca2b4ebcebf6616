import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { RoundStatus } from "@yunquan/core/rounds/lifecycle.ts";
import { checkAnnouncement, overlaps, type Window, type windowFaults } from "@yunquan/core/rounds/windows.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { holdPlan, planById, type PlanRow } from "../plans/commands.ts";
import type { Work } from "../platform/work.ts";

/* What rounds and settlement periods have in common when they are planned, announced and turned by the clock. */

export type ClockStep = "open" | "close";

export function dueStep(status: RoundStatus, opensAt: Instant, endsAt: Instant, now: Instant): ClockStep | null {
  if (status === "announced" && opensAt <= now) return "open";
  if (status === "open" && endsAt <= now) return "close";
  return null;
}

export function pastOf(noun: "round" | "settlementPeriod", action: ClockStep): RecordedAction {
  return action === "open" ? `${noun}.opened` : `${noun}.closed`;
}

export function refuseFaults(faults: ReturnType<typeof windowFaults>): void {
  if (faults.length > 0) throw new Refusal("invalid-request", {}, faults);
}

export function checkNewWindow(opensAt: Instant, endsAt: Instant, now: Instant, days: number): void {
  if (opensAt < now) throw new Refusal("window-in-the-past", { opensAt });
  checkAnnouncement(endsAt, now, days);
}

export function refuseOverlap(
  window: Window,
  others: readonly (Window & { readonly id: Id; readonly nameZh: string; readonly nameEn: string })[],
  own: Id,
): void {
  const other = others.find((one) => one.id !== own && overlaps(one, window));
  if (other !== undefined) throw new Refusal("window-overlaps", { nameZh: other.nameZh, nameEn: other.nameEn });
}

export function refuseUnannounced(noun: string, status: RoundStatus): void {
  if (status !== "announced" && status !== "open")
    throw new Refusal("wrong-state", { noun, action: "postpone", status });
}

export async function livingPlan(work: Work, planId: Id): Promise<PlanRow> {
  const plan = await planById(work, planId);
  if (plan.status === "closed") throw new Refusal("plan-not-published", { year: plan.year });
  return plan;
}

/** The plan of a window that is announced, held so that it cannot be closed meanwhile. */
export async function publishedPlan(work: Work, planId: Id): Promise<PlanRow> {
  const plan = await holdPlan(work, planId);
  if (plan.status !== "published") throw new Refusal("plan-not-published", { year: plan.year });
  return plan;
}
