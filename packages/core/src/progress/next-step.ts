import type { ApplicationStatus } from "../applications/lifecycle.ts";
import type { ClaimStatus } from "../claims/lifecycle.ts";

/** What happens next in a case, and which of its deadlines runs meanwhile. */
export interface NextStep {
  readonly zh: string;
  readonly en: string;
  readonly due: Due | null;
}

/** The deadlines a case can stand under: the supplier's answer, the bureau's decision, the return, the voucher's end, the notice's end, a deferral's end. */
export type Due = "supplier" | "review" | "return" | "voucher" | "notice" | "deferral";

const step = (due: Due | null, zh: string, en: string): NextStep => ({ zh, en, due });

/** What comes after a status of an application; null when the case is over and nothing follows. @clause 5.16 */
export const applicationNext: Readonly<Record<ApplicationStatus, NextStep | null>> = {
  draft: step(null, "企业提交申请", "The enterprise submits"),
  waiting: step(null, "有额度释放时按顺位递补", "It moves up in order as amounts come free"),
  submitted: step("supplier", "供应商确认合同和填报内容", "The supplier confirms contract and application"),
  "supplier-confirmed": step("review", "地市经办审核", "The city's reviewer looks into it"),
  reviewed: step("review", "地市复核，通过即发券", "The city's approver decides; approval issues the voucher"),
  issued: step("voucher", "实施服务，并在结算期内申请结算", "Put the service to use and claim in a settlement window"),
  returned: step("return", "企业按意见补正后重新提交", "The enterprise corrects it and submits again"),
  disputed: step(
    "return",
    "企业与供应商核对后重新提交",
    "The enterprise settles it with the supplier and submits again",
  ),
  rejected: null,
  withdrawn: null,
  lapsed: null,
};

/** What comes after a status of a claim; null when it is over. @clause 4.2 */
export const claimNext: Readonly<Record<ClaimStatus, NextStep | null>> = {
  draft: step(null, "企业提交结算申请", "The enterprise submits"),
  submitted: step("supplier", "供应商确认结算", "The supplier confirms the claim"),
  "supplier-confirmed": step(null, "平台评估使用情况并列入实施情况表", "Usage is evaluated and reported"),
  evaluated: step("review", "使用情况标注完成后由地市审核", "Once usage is marked complete, the city reviews"),
  reviewed: step("review", "地市复核", "The city's approver decides"),
  approved: step(null, "按顺位列入结算清单", "It is put on a settlement list in its order"),
  listed: step(null, "结算清单公示", "The list is published"),
  noticed: step("notice", "公示期满无异议后兑付", "It is paid after the notice if nobody objects"),
  payable: step(null, "财政部门兑付", "The finance bureau pays"),
  sent: step(null, "银行办理支付", "The bank pays"),
  failed: step(null, "企业更正收款账户后重新支付", "The enterprise corrects its account and it is paid again"),
  paid: null,
  disputed: step(
    "return",
    "企业与供应商核对后重新提交",
    "The enterprise settles it with the supplier and submits again",
  ),
  returned: step("return", "企业按意见补正后重新提交", "The enterprise corrects it and submits again"),
  rejected: null,
  withdrawn: null,
  deferred: step("deferral", "地市核实后恢复办理", "The city looks into it and goes on"),
  held: step(null, "地市处理异议", "The city decides on the objection"),
  recovering: step(null, "追缴已兑付资金", "The money is being recovered"),
};

/** Whose turn it is, in words. */
export const holders = {
  enterprise: { zh: "企业", en: "Enterprise" },
  supplier: { zh: "供应商", en: "Supplier" },
  city: { zh: "地市主管部门", en: "City bureau" },
  "city-finance": { zh: "地市财政部门", en: "City finance" },
  system: { zh: "平台", en: "Platform" },
} as const;
export type Holder = keyof typeof holders;
