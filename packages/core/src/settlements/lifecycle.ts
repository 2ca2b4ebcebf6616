import { defineLifecycle } from "../lifecycle.ts";

const bureau = ["city-reviewer", "city-approver"] as const;

/** The life of a settlement list: drawn up by one person, frozen by another, noticed, closed when nothing of it is open. @clause 5.13 */
export const settlementLifecycle = defineLifecycle({
  noun: "settlement",
  zh: "结算清单",
  initial: "draft",
  statuses: {
    draft: { zh: "编制中", en: "Draft" },
    frozen: { zh: "已冻结", en: "Frozen" },
    noticed: { zh: "已公示", en: "Under public notice" },
    closed: { zh: "已办结", en: "Closed" },
    dropped: { zh: "已作废", en: "Dropped" },
  },
  steps: {
    freeze: { from: ["draft"], to: "frozen", who: ["city-approver"] },
    drop: { from: ["draft"], to: "dropped", who: bureau },
    publish: { from: ["frozen"], to: "noticed", who: bureau },
    close: { from: ["noticed"], to: "closed", who: ["system"] },
  },
});

export type SettlementStatus = keyof typeof settlementLifecycle.statuses;
export type SettlementAction = keyof typeof settlementLifecycle.steps;
