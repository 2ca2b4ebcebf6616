import { Refusal, type FieldFault } from "../refusal.ts";
import { DAY_MS, addMs, type Instant } from "../time.ts";

/** A window of a programme, from its first instant up to (and without) its last. */
export interface Window {
  readonly opensAt: Instant;
  readonly endsAt: Instant;
}

const MINUTE = /:00\.000Z$/;

/** Every fault of a window as typed: whole minutes, and an end after the start. `ends` is the field's own name. */
export function windowFaults(window: Window, ends: "closesAt" | "deadlineAt"): FieldFault[] {
  const faults: FieldFault[] = [];
  const minute = { code: "minute", zh: "时间精确到分钟", en: "whole minutes only" };
  if (!MINUTE.test(window.opensAt)) faults.push({ path: "opensAt", ...minute });
  if (!MINUTE.test(window.endsAt)) faults.push({ path: ends, ...minute });
  if (window.endsAt <= window.opensAt)
    faults.push({ path: ends, code: "before-start", zh: "截止时间须晚于开始时间", en: "must be after the start" });
  return faults;
}

/**
 * Whether a deadline may be announced now: at least `days` whole days ahead (30 by the source, more if the edition says
 * so). Refuses `deadline-too-near` with the earliest instant that would do.
 * @clause 5.18
 */
export function checkAnnouncement(deadline: Instant, now: Instant, days: number): void {
  const earliest = addMs(now, days * DAY_MS);
  if (deadline < earliest) throw new Refusal("deadline-too-near", { deadline, earliest, days });
}

/**
 * Whether an announced deadline may be moved: only later, before it has passed, and announced anew under the same rule.
 * Refuses `deadline-passed`, `deadline-only-later`, `deadline-too-near`.
 * @clause 5.18
 */
export function checkPostponement(current: Instant, next: Instant, now: Instant, days: number): void {
  if (current <= now) throw new Refusal("deadline-passed", { deadline: current });
  if (next <= current) throw new Refusal("deadline-only-later", { deadline: current });
  checkAnnouncement(next, now, days);
}

/** Whether two windows share an instant; one may begin as the other ends. */
export function overlaps(a: Window, b: Window): boolean {
  return a.opensAt < b.endsAt && b.opensAt < a.endsAt;
}
