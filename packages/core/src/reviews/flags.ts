/** A case whose eligible fee is this many times what the standard lists for its tier is looked at more closely. */
export const HIGH_FEE_TIMES = 3;

/**
 * What a bureau should look at more closely before it decides. Each follows from what is recorded about the case; none of
 * them decides anything, and none is a suspicion that no record supports.
 * @clause 5.8 5.11
 */
export const reviewFlags = {
  overdue: { zh: "审核逾期", en: "Review overdue" },
  "supplier-late": { zh: "供应商逾期未确认", en: "Supplier has not answered in time" },
  disputed: { zh: "供应商曾提异议", en: "Was disputed by the supplier" },
  returned: { zh: "曾退回补正", en: "Was returned before" },
  "confirmed-in-place": { zh: "代供应商确认", en: "Confirmed in the supplier's place" },
  "same-contract": { zh: "同一合同另有在办", en: "Another case on the same contract" },
  "same-number": { zh: "合同编号与他企相同", en: "Another enterprise has a contract of this number" },
  "cut-by-cap": { zh: "受年度上限核减", en: "Cut by an annual cap" },
  "high-fee": { zh: `费用超过标准 ${HIGH_FEE_TIMES} 倍`, en: `Fee above ${HIGH_FEE_TIMES} times the listed amount` },
  "invoice-explained": { zh: "发票主体不一致（有说明）", en: "Invoice parties differ (explained)" },
  "below-face": { zh: "结算额低于面额", en: "Claims less than the face value" },
  "not-complete": { zh: "未标注为已完成", en: "Not marked complete" },
} as const;
export type ReviewFlag = keyof typeof reviewFlags;

/** Which flags each kind of case can have. */
export const flagsOf = {
  application: [
    "overdue",
    "supplier-late",
    "disputed",
    "returned",
    "confirmed-in-place",
    "same-contract",
    "same-number",
    "cut-by-cap",
    "high-fee",
  ],
  claim: [
    "overdue",
    "supplier-late",
    "disputed",
    "returned",
    "confirmed-in-place",
    "same-contract",
    "invoice-explained",
    "below-face",
    "not-complete",
  ],
} as const satisfies Readonly<Record<ReviewedNoun, readonly ReviewFlag[]>>;

/** What a bureau reviews in its queue. */
export type ReviewedNoun = "application" | "claim";

/** States of a case in which somebody of the bureau still has to do with it. */
export const openStatuses = {
  application: ["submitted", "supplier-confirmed", "reviewed"],
  claim: ["submitted", "supplier-confirmed", "evaluated", "reviewed", "deferred"],
} as const satisfies Readonly<Record<ReviewedNoun, readonly string[]>>;
