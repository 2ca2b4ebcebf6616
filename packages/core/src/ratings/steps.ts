/** The five grades, from the best. @clause 7.3 */
export const grades = {
  5: { zh: "非常满意", en: "Very satisfied" },
  4: { zh: "满意", en: "Satisfied" },
  3: { zh: "基本满意", en: "Fairly satisfied" },
  2: { zh: "不满意", en: "Dissatisfied" },
  1: { zh: "非常不满意", en: "Very dissatisfied" },
} as const;
export type Grade = keyof typeof grades;
export const gradesFromBest: readonly Grade[] = [5, 4, 3, 2, 1];

export type RatedCase = "application" | "claim";
export type RatedSubject = "supplier" | "office";

/** What an enterprise rates, who it is about, and of which case. @clause 7.3 */
export const ratingSteps = {
  confirmation: {
    of: ["application"],
    subject: "supplier",
    zh: "供应商确认是否及时、清楚",
    en: "The supplier's confirmation",
  },
  service: { of: ["claim"], subject: "supplier", zh: "供应商的服务是否满意", en: "The supplier's service" },
  decision: {
    of: ["application", "claim"],
    subject: "office",
    zh: "主管部门的审核是否便捷、清楚",
    en: "The bureau's review and decision",
  },
  payment: { of: ["claim"], subject: "office", zh: "兑付是否及时", en: "The payment" },
} as const satisfies Readonly<
  Record<
    string,
    { readonly of: readonly RatedCase[]; readonly subject: RatedSubject; readonly zh: string; readonly en: string }
  >
>;
export type RatingStep = keyof typeof ratingSteps;
export const allRatingSteps = Object.keys(ratingSteps) as RatingStep[];

/** How far a case is, as far as rating goes. */
export interface RatedProgress {
  readonly kind: RatedCase;
  /** Whether the supplier itself confirmed; what the bureau did in its place is not the supplier's. */
  readonly confirmedBySupplier: boolean;
  readonly decided: boolean;
  readonly paid: boolean;
}

/** The steps of a case that are finished and may be rated. */
export function finishedSteps(progress: RatedProgress): RatingStep[] {
  const finished: Readonly<Record<RatingStep, boolean>> = {
    confirmation: progress.confirmedBySupplier,
    service: progress.confirmedBySupplier,
    decision: progress.decided,
    payment: progress.paid,
  };
  return allRatingSteps.filter((step) => {
    const of: readonly RatedCase[] = ratingSteps[step].of;
    return of.includes(progress.kind) && finished[step];
  });
}
