import type { CompletionThresholds, Evaluated } from "@yunquan/core/usage/evaluate.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";

/** What the standard asks of a service; undefined when it says nothing of it. */
export function thresholdsFor(
  published: readonly (CompletionThresholds & { readonly serviceCode: string })[],
  serviceCode: string,
): CompletionThresholds | undefined {
  const found = published.find((threshold) => threshold.serviceCode === serviceCode);
  if (found === undefined) return undefined;
  const { windowDays, activeDaysMin, usersMin, operatorRequired } = found;
  return { windowDays, activeDaysMin, usersMin, operatorRequired };
}

export const noThresholds: CompletionThresholds = {
  windowDays: 0,
  activeDaysMin: 0,
  usersMin: 0,
  operatorRequired: false,
};

/** A standard that says nothing of a service gives nothing to pass by: not enough is known, and the reason is told. */
export function withoutThresholds(submittedOn: CalendarDate): Evaluated {
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
