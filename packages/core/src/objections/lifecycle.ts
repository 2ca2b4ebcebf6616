import { defineLifecycle } from "../lifecycle.ts";

const parties = ["enterprise-preparer", "enterprise-approver", "supplier-preparer", "supplier-approver"] as const;

/** The life of an objection: within the notice, answered by one person of the bureau and decided by another. @clause 5.13 */
export const objectionLifecycle = defineLifecycle({
  noun: "objection",
  zh: "异议",
  initial: "filed",
  statuses: {
    filed: { zh: "已提出", en: "Filed" },
    admitted: { zh: "已受理", en: "Admitted" },
    inadmissible: { zh: "不予受理", en: "Inadmissible" },
    upheld: { zh: "成立", en: "Upheld" },
    dismissed: { zh: "不成立", en: "Dismissed" },
    withdrawn: { zh: "已撤回", en: "Withdrawn" },
  },
  steps: {
    admit: { from: ["filed"], to: "admitted", who: ["city-reviewer"] },
    setAside: { from: ["filed"], to: "inadmissible", who: ["city-approver"] },
    answer: { from: ["admitted"], to: "admitted", who: ["city-reviewer"] },
    uphold: { from: ["admitted"], to: "upheld", who: ["city-approver"] },
    dismiss: { from: ["admitted"], to: "dismissed", who: ["city-approver"] },
    withdraw: { from: ["filed", "admitted"], to: "withdrawn", who: parties },
  },
});

export type ObjectionStatus = keyof typeof objectionLifecycle.statuses;
export type ObjectionAction = keyof typeof objectionLifecycle.steps;

/** States in which an objection still keeps its line from being paid. */
export const openObjectionStatuses = ["filed", "admitted"] as const satisfies readonly ObjectionStatus[];
