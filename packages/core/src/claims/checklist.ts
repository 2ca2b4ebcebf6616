import { Refusal } from "../refusal.ts";

/** The questions the reviewer answers before he recommends a claim; all of them, each with yes. @clause 5.11 */
export const claimChecklist = {
  invoiceTotal: {
    zh: "发票总额符合要求（与合同金额一致）",
    en: "The invoices total what the rule asks for (the contract's amount)",
    clause: "5.11",
  },
  invoiceParties: {
    zh: "发票购销双方与合同一致，或说明和证明充分",
    en: "Buyer and seller are the contract's, or the explanation holds",
    clause: "5.9",
  },
  evidence: {
    zh: "付款凭证、验收报告齐全真实",
    en: "Proof of payment and acceptance report are there and genuine",
    clause: "5.9",
  },
  completionMark: {
    zh: "实施情况表标注为已完成，依据可信",
    en: "The implementation report marks it complete, on evidence to be believed",
    clause: "5.11",
  },
} as const;

export type ChecklistItem = keyof typeof claimChecklist;
export type ChecklistAnswers = Readonly<Record<ChecklistItem, boolean>>;

export const checklistItems = Object.keys(claimChecklist) as ChecklistItem[];

/** Refuses (`checklist-not-met`) a recommendation while an answer is no; each such item is marked. @clause 5.11 */
export function refuseUnmetChecklist(answers: ChecklistAnswers): void {
  const unmet = checklistItems.filter((item) => !answers[item]);
  if (unmet.length === 0) return;
  throw new Refusal(
    "checklist-not-met",
    {},
    unmet.map((item) => ({
      path: `checklist.${item}`,
      code: "no",
      zh: `未通过：${claimChecklist[item].zh}`,
      en: `not met: ${claimChecklist[item].en}`,
    })),
  );
}
