import type { ApplicationStatus } from "@yunquan/core/applications/lifecycle.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What happened, in the words of the timeline. */
export const applicationEvents: Readonly<Record<string, Words>> = {
  "application.created": { zh: "新建申请草稿", en: "Draft begun" },
  "application.updated": { zh: "保存", en: "Saved" },
  "application.submitted": { zh: "提交申请，取得序号", en: "Submitted, with a place in line" },
  "application.queued": { zh: "提交申请，进入轮候", en: "Submitted, waiting for capacity" },
  "application.promoted": { zh: "额度释放，轮候转为受理", en: "Taken from the waiting list" },
  "application.supplier-confirmed": { zh: "供应商确认", en: "Confirmed by the supplier" },
  "application.confirmed-in-place": { zh: "主管部门代供应商确认", en: "Confirmed in the supplier's place" },
  "application.disputed": { zh: "供应商提出异议", en: "Disputed by the supplier" },
  "application.brought-back": { zh: "企业取回补正", en: "Taken back by the enterprise" },
  "application.returned": { zh: "退回补正", en: "Returned for correction" },
  "application.returned-unconfirmed": { zh: "供应商逾期未确认，退回企业", en: "Returned: the supplier did not answer" },
  "application.supplier-late": { zh: "供应商逾期未答复，已催办", en: "The supplier was reminded" },
  "application.reviewed": { zh: "经办审核完成", en: "Reviewed" },
  "application.sent-back": { zh: "复核退回经办", en: "Sent back to the reviewer" },
  "application.approved": { zh: "复核通过，发放服务券", en: "Approved, voucher issued" },
  "application.rejected": { zh: "不予通过", en: "Rejected" },
  "application.withdrawn": { zh: "企业撤回", en: "Withdrawn" },
  "application.lapsed": { zh: "逾期失效", en: "Lapsed" },
  "application.overdue": { zh: "办理超期，已报省级", en: "Overdue: reported to the province" },
};

/** What will happen next, told to whoever looks at the case. */
export const whatComesNext: Readonly<Record<ApplicationStatus, Words>> = {
  draft: {
    zh: "企业填妥并提交后取得排队序号。",
    en: "The enterprise completes and submits it, and gets its place in line.",
  },
  waiting: {
    zh: "本市可发放额度暂不足以整张发放。额度释放后按序号自动转为受理，无须重新提交。",
    en: "The city's capacity does not cover the whole voucher yet. Once some is freed, cases move up in order by themselves.",
  },
  submitted: {
    zh: "供应商确认合同与服务属实后，由市级主管部门审核。",
    en: "The supplier confirms contract and service, then the city office reviews.",
  },
  "supplier-confirmed": {
    zh: "市级经办核对合同与填报内容，提出审核意见。",
    en: "The city's reviewer compares the contract with what was entered and recommends.",
  },
  reviewed: {
    zh: "市级复核人员作出决定，通过即发券。",
    en: "The city's approver decides; an approval issues the voucher.",
  },
  issued: {
    zh: "服务券已发放。服务使用并付款后，在有效期内申请结算。",
    en: "The voucher is issued. Use and pay for the service, then claim within its validity.",
  },
  returned: {
    zh: "请按退回意见补正；在期限内重新提交的保留原序号。",
    en: "Correct what was asked for; submitted again in time, it keeps its place in line.",
  },
  disputed: {
    zh: "请与供应商核对，取回补正后重新提交。",
    en: "Check with the supplier, take it back, correct it and submit again.",
  },
  rejected: {
    zh: "本申请已办结，占用的额度已释放。符合条件的可以重新申请。",
    en: "The case is closed and what it held is freed. Where the conditions are met, apply anew.",
  },
  withdrawn: { zh: "本申请已撤回，占用的额度已释放。", en: "Withdrawn; what it held is freed." },
  lapsed: { zh: "本申请已失效，占用的额度已释放。", en: "Lapsed; what it held is freed." },
};
