import type { ApplicationStatus } from "@yunquan/core/applications/lifecycle.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

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
