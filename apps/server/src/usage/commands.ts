import { evaluateUsage, type CompletionThresholds } from "@yunquan/core/usage/evaluate.ts";
import { undecidedStatuses } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { addDays, beijingDate, type CalendarDate } from "@yunquan/core/time.ts";
import { claimsByIds, dropEvaluation, firstSubmissionsOf, takeEvaluation } from "../claims/commands.ts";
import type { Work } from "../platform/work.ts";
import { standardById } from "../standards/commands.ts";
import { noThresholds, thresholdsFor, withoutThresholds } from "./thresholds.ts";
import { daysOfVouchers, findEvaluations, insertEvaluations, vouchersToEvaluate, type EvaluationRow } from "./store.ts";

/**
 * Evaluates claims by the thresholds of the standards that their vouchers were issued by, stores each run with its reasons, and
 * takes the outcomes into the claims. A claim that was decided meanwhile is left alone. The days of all their vouchers are one
 * question to the database; each is decided by the same pure rule as if it stood alone.
 * @clause 5.10
 */
export async function evaluateClaims(work: Work, claimIds: readonly Id[]): Promise<void> {
  for (let start = 0; start < claimIds.length; start += CLAIMS_AT_ONCE)
    await evaluateSome(work, claimIds.slice(start, start + CLAIMS_AT_ONCE));
}

/** Two sources and a window of two months each make some fifty thousand days, which is what one answer should hold at most. */
const CLAIMS_AT_ONCE = 400;

async function evaluateSome(work: Work, claimIds: readonly Id[]): Promise<void> {
  const claims = (await claimsByIds(work, claimIds)).filter((claim) => claim.submittedAt !== null);
  const isOpen = (claim: ClaimRow) => undecidedStatuses.some((status) => status === claim.status);
  for (const claim of claims) if (!isOpen(claim)) await dropEvaluation(work, claim);
  const asked = await questionsOf(work, claims.filter(isOpen));
  const days = await daysOfVouchers(
    work,
    asked.flatMap(({ claim, thresholds, submittedOn, evaluatedOn }) =>
      thresholds === undefined
        ? []
        : { voucherId: claim.voucherId, fromOn: addDays(submittedOn, -thresholds.windowDays), toOn: evaluatedOn },
    ),
  );
  const evaluated = asked.map(({ claim, thresholds, submittedOn, evaluatedOn }) => {
    const found =
      thresholds === undefined
        ? withoutThresholds(submittedOn)
        : evaluateUsage({ thresholds, days: days.get(claim.voucherId) ?? [], submittedOn, evaluatedOn });
    return { claim, id: work.newId(), thresholds: thresholds ?? noThresholds, ...found };
  });
  await insertEvaluations(
    work,
    evaluated.map(({ claim, ...run }) => ({ claimId: claim.id, voucherId: claim.voucherId, ...run })),
  );
  for (const { claim, id, outcome, findings } of evaluated) {
    const reasons = findings.filter(
      (finding) => finding.rule === "usage-active-days" || finding.rule === "usage-users" || finding.outcome !== "met",
    );
    await takeEvaluation(work, claim, {
      id,
      mark: outcome,
      reasonsZh: reasons.map(({ zh }) => zh).join(""),
      reasonsEn: reasons.map(({ en }) => en).join(" "),
    });
  }
}

type ClaimRow = Awaited<ReturnType<typeof claimsByIds>>[number];

interface Question {
  readonly claim: ClaimRow;
  readonly thresholds: CompletionThresholds | undefined;
  readonly submittedOn: CalendarDate;
  readonly evaluatedOn: CalendarDate;
}

async function questionsOf(work: Work, claims: readonly ClaimRow[]): Promise<Question[]> {
  const vouchers = await vouchersToEvaluate(
    work,
    claims.map((claim) => claim.voucherId),
  );
  const standards = new Map<Id, Awaited<ReturnType<typeof standardById>>>();
  for (const { standardId } of vouchers.values())
    if (!standards.has(standardId)) standards.set(standardId, await standardById(work, standardId));
  const submissions = await firstSubmissionsOf(
    work,
    claims.map((claim) => claim.id),
  );
  return claims.map((claim) => {
    const [voucher, submittedAt] = [vouchers.get(claim.voucherId), submissions.get(claim.id)];
    assert(voucher !== undefined && submittedAt !== undefined, "a submitted claim has its voucher");
    const published = standards.get(voucher.standardId)?.thresholds ?? [];
    return {
      claim,
      thresholds: thresholdsFor(published, voucher.serviceCode),
      submittedOn: beijingDate(submittedAt),
      evaluatedOn: beijingDate(work.now),
    };
  });
}

/** Evaluates a claim that waits for it; one that another run evaluated meanwhile is left alone. */
export async function evaluateDueClaim(work: Work, claimId: Id): Promise<void> {
  const [claim] = await claimsByIds(work, [claimId]);
  if (claim?.evaluateDueAt == null || claim.evaluateDueAt > work.now) return;
  await evaluateClaims(work, [claimId]);
}

/** Stored evaluations by id, for whoever may see their claims already. */
export async function evaluationsByIds(work: Work, ids: readonly Id[]): Promise<Map<Id, EvaluationRow>> {
  return new Map((await findEvaluations(work, ids)).map((row) => [row.id, row]));
}
