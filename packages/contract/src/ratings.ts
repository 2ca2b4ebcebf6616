import {
  allRatingSteps,
  gradesFromBest,
  type Grade,
  type RatedCase,
  type RatedSubject,
  type RatingStep,
} from "@yunquan/core/ratings/steps.ts";
import { id, instant, paragraph } from "./wire.ts";
import { z } from "./z.ts";

const step = z.enum(allRatingSteps as [RatingStep, ...RatingStep[]]);
const caseType = z.enum(["application", "claim"] satisfies RatedCase[]);
const subject = z.enum(["supplier", "office"] satisfies RatedSubject[]);
const grade = z.literal(gradesFromBest as [Grade, ...Grade[]]);

export const ratingBody = z.strictObject({
  caseType,
  caseId: id,
  step,
  grade,
  words: paragraph(500).optional(),
});
export const ratingsQuery = z.strictObject({ caseType, caseId: id });

/** The steps of a case that can be rated, with what was said of them. */
export const caseRatings = z
  .strictObject({
    items: z.array(
      z.strictObject({
        step,
        subject,
        rating: z.strictObject({ grade, words: z.string().nullable(), ratedAt: instant }).nullable(),
        actions: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "CaseRatings" });

export const ratingSummaryQuery = z.strictObject({ subject });
/** Sums of ratings by supplier, or by city for its offices; the average in hundredths of a grade. */
export const ratingSummary = z
  .strictObject({
    items: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        count: z.number().int(),
        averageHundredths: z.number().int(),
        /** How often each grade was given, the best first. */
        byGrade: z.array(z.number().int()),
      }),
    ),
  })
  .meta({ id: "RatingSummary" });
