import { defineLifecycle } from "../lifecycle.ts";

/**
 * A contract between one enterprise and one supplier. The first submission that stands on it locks it; an application
 * that is returned opens it again as long as nothing else stands on it.
 * @clause 5.5
 */
export const contractLifecycle = defineLifecycle({
  noun: "contract",
  zh: "合同",
  initial: "draft",
  statuses: {
    draft: { zh: "草稿", en: "Draft" },
    locked: { zh: "已锁定", en: "Locked" },
  },
  steps: {
    lock: { from: ["draft"], to: "locked", who: ["enterprise-preparer", "enterprise-approver", "system"] },
    reopen: {
      from: ["locked"],
      to: "draft",
      who: ["enterprise-preparer", "enterprise-approver", "city-reviewer", "city-approver", "system"],
    },
  },
});

export type ContractStatus = keyof typeof contractLifecycle.statuses;
