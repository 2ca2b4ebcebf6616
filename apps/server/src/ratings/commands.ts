import type { caseRatings, ratingBody } from "@yunquan/contract/ratings.ts";
import type { z } from "@yunquan/contract/z.ts";
import {
  finishedSteps,
  ratingSteps,
  type Grade,
  type RatedCase,
  type RatingStep,
} from "@yunquan/core/ratings/steps.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { recordHistory } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import {
  findRatedCase,
  insertRating,
  ratingsOfCase,
  sumsOfServices,
  sumsOfSuppliers,
  type RatedCaseRow,
} from "./store.ts";

/** The sums that everybody may see, for the portal. */
export const publicSums = { ofSuppliers: sumsOfSuppliers, ofServices: sumsOfServices };

async function seenCase(work: Work, kind: RatedCase, id: Id): Promise<RatedCaseRow> {
  const found = await findRatedCase(work, kind, id);
  if (found === undefined) throw new Refusal("not-found", { noun: kind });
  return found;
}

function stepsOf(kind: RatedCase, row: RatedCaseRow): RatingStep[] {
  return finishedSteps({
    kind,
    confirmedBySupplier: row.confirmedAt !== null && !row.confirmedInPlace,
    decided: row.decidedAt !== null,
    paid: row.paidAt !== null,
  });
}

/** The finished steps of a case, with what its enterprise said of them. @clause 7.3 */
export async function ratingsOf(work: Work, kind: RatedCase, id: Id): Promise<z.output<typeof caseRatings>> {
  const row = await seenCase(work, kind, id);
  const given = new Map((await ratingsOfCase(work, id)).map((rating) => [rating.step, rating]));
  const own = work.actor.kind === "person" && work.actor.organisationId === row.enterpriseId;
  return {
    items: stepsOf(kind, row).map((step) => {
      const rating = given.get(step);
      return {
        step,
        subject: ratingSteps[step].subject,
        rating:
          rating === undefined ? null : { grade: rating.grade as Grade, words: rating.words, ratedAt: rating.ratedAt },
        actions: own && rating === undefined ? ["give"] : [],
      };
    }),
  };
}

/**
 * Rates a finished step of the enterprise's own case, once. Refuses `not-found` for another's, `step-not-finished`,
 * `already-rated`.
 * @clause 7.3
 */
export async function giveRating(work: Work, given: z.output<typeof ratingBody>): Promise<void> {
  const person = personOf(work);
  const row = await seenCase(work, given.caseType, given.caseId);
  if (row.enterpriseId !== person.organisationId) throw new Refusal("not-found", { noun: given.caseType });
  if (row.serviceCode === null || !stepsOf(given.caseType, row).includes(given.step))
    throw new Refusal("step-not-finished");
  const id = work.newId();
  const { subject } = ratingSteps[given.step];
  const taken = await insertRating(work, {
    id,
    caseType: given.caseType,
    caseId: given.caseId,
    step: given.step,
    subject,
    grade: given.grade,
    words: given.words ?? null,
    programmeId: row.programmeId,
    cityCode: row.cityCode,
    enterpriseId: row.enterpriseId,
    supplierId: row.supplierId,
    serviceCode: row.serviceCode,
    ratedBy: person.personId,
    ratedAt: work.now,
  });
  if (!taken) throw new Refusal("already-rated");
  await recordHistory(work, {
    objectType: "serviceRating",
    objectId: id,
    action: "rating.given",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { caseType: given.caseType, caseId: given.caseId, step: given.step, subject, grade: given.grade },
    editionId: null,
  });
}
