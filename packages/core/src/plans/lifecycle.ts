import { defineLifecycle } from "../lifecycle.ts";

const policy = ["province-policy"] as const;

/** The life of a year's plan: split to the cities, published with its money, closed when nothing in it is open. @clause 5.1 */
export const planLifecycle = defineLifecycle({
  noun: "plan",
  zh: "年度计划",
  initial: "draft",
  statuses: {
    draft: { zh: "编制中", en: "Draft" },
    published: { zh: "已发布", en: "Published" },
    closed: { zh: "已结转", en: "Closed" },
  },
  steps: {
    publish: { from: ["draft"], to: "published", who: policy },
    close: { from: ["published"], to: "closed", who: policy },
  },
});

export type PlanStatus = keyof typeof planLifecycle.statuses;
