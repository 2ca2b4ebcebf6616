import { defineLifecycle } from "../lifecycle.ts";

/** The life of an implementation report: frozen in the transaction that makes it, never edited; a later number supersedes it. @clause 5.11 */
export const implementationReportLifecycle = defineLifecycle({
  noun: "implementation-report",
  zh: "实施情况表",
  initial: "draft",
  statuses: {
    draft: { zh: "生成中", en: "Draft" },
    frozen: { zh: "已冻结", en: "Frozen" },
  },
  steps: {
    freeze: {
      from: ["draft"],
      to: "frozen",
      who: ["city-reviewer", "city-approver", "province-policy", "province-reviewer", "system"],
    },
  },
});
