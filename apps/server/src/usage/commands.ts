import { evaluateUsage, type CompletionThresholds, type Evaluated } from "@yunquan/core/usage/evaluate.ts";
import { undecidedStatuses } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { addDays, beijingDate, type CalendarDate } from "@yunquan/core/time.ts";
import { claimsByIds, dropEvaluation, takeEvaluation } from "../claims/commands.ts";
import { json, type Work } from "../platform/work.ts";
import { standardById } from "../standards/commands.ts";
import { daysOfVoucher, findEvaluations, insertEvaluation, voucherToEvaluate, type EvaluationRow } from "./store.ts";

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
  const evaluated =
    found === undefined
      ? withoutThresholds(submittedOn)
      : await evaluate(work, claim.voucherId, found, submittedOn, evaluatedOn);
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
  const reasons = evaluated.findings.filter(
    (finding) => finding.rule === "usage-active-days" || finding.rule === "usage-users" || finding.outcome !== "met",
  );
  await takeEvaluation(work, claim, {
    id,
    mark: evaluated.outcome,
    reasonsZh: reasons.map(({ zh }) => zh).join(""),
    reasonsEn: reasons.map(({ en }) => en).join(" "),
  });
}

async function evaluate(
  work: Work,
  voucherId: Id,
  thresholds: CompletionThresholds,
  submittedOn: CalendarDate,
  evaluatedOn: CalendarDate,
): Promise<Evaluated> {
  const days = await daysOfVoucher(work, voucherId, addDays(submittedOn, -thresholds.windowDays), evaluatedOn);
  return evaluateUsage({ thresholds, days, submittedOn, evaluatedOn });
}

/** Evaluates a claim that waits for it; one that another run evaluated meanwhile is left alone. */
export async function evaluateDueClaim(work: Work, claimId: Id): Promise<void> {
  const [claim] = await claimsByIds(work, [claimId]);
  if (claim?.evaluateDueAt == null || claim.evaluateDueAt > work.now) return;
  await evaluateClaim(work, claimId);
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
