import type { RefusalEntry } from "../refusal-entry.ts";

export const claimRefusals = {
  // Invoices.
  "contract-without-voucher": {
    http: 409,
    zh: "合同“{number}”尚未发放服务券，发票请在发券后登记。",
    en: "No voucher is issued on contract “{number}” yet; enter its invoices once one is.",
  },
  "invoice-used": {
    http: 409,
    zh: "该发票（{number}）已在平台登记，同一发票只能使用一次。",
    en: "This invoice ({number}) is already registered on the platform; an invoice is used once.",
  },
  "invoice-split-differs": {
    http: 422,
    zh: "分摊合计 {splitFen}，与发票价税合计 {totalFen} 不一致，差额 {sign}{differenceFen}。",
    en: "The split adds up to {splitFen}, the invoice says {totalFen}: {sign}{differenceFen}.",
  },
  "invoice-split-over-line": {
    http: 422,
    zh: "第 {line} 项费用尚可开票 {leftFen}，分摊 {splitFen} 超出。",
    en: "Fee line {line} has {leftFen} left to invoice; {splitFen} is more.",
  },
  "invoice-parties-differ": {
    http: 422,
    zh: "发票的{sideZh}与合同不一致，请核对；确属特殊情况的，请填写说明并上传证明材料。",
    en: "The invoice's {sideEn} is not the contract's; check it, or explain it and attach evidence.",
  },
  "invoice-differs-from-file": {
    http: 422,
    zh: "填报内容与上传的发票文件不一致，请按文件更正。",
    en: "What was typed differs from the invoice file; correct it.",
  },
  "invoice-unreadable": {
    http: 422,
    zh: "不能从该文件读出发票内容：{reasonZh}",
    en: "The invoice cannot be read from this file: {reasonEn}",
  },
  "invoice-locked": {
    http: 409,
    zh: "该发票已用于提交的结算申请，不能删除。",
    en: "A submitted claim relies on this invoice; it cannot be deleted.",
  },
  // Claims.
  "voucher-not-claimable": {
    http: 409,
    zh: "服务券当前状态（{status}）不能申请结算。",
    en: "The voucher cannot be claimed in its present state ({status}).",
  },
  "voucher-over": {
    http: 409,
    zh: "服务券已于 {lastClaimAt} 到期，不能再申请结算。",
    en: "The voucher could be claimed until {lastClaimAt} and is over.",
  },
  "claim-exists": {
    http: 409,
    zh: "该服务券已有一件办理中的结算申请（{number}）。",
    en: "This voucher already has a claim that is not over ({number}).",
  },
  "claim-incomplete": {
    http: 422,
    zh: "结算申请尚不完整，请按提示逐项补齐。",
    en: "The claim is not complete yet; see each item.",
  },
  "invoice-total-differs": {
    http: 422,
    zh: "发票总金额 {invoicedFen}，合同金额 {contractFen}，差额 {sign}{differenceFen}；两者须一致。",
    en: "Invoices total {invoicedFen}, the contract says {contractFen}: {sign}{differenceFen}. They must be equal.",
  },
  "payments-too-low": {
    http: 422,
    zh: "已付款 {paidFen}，须达到合同金额的 {share}，即 {neededFen}。",
    en: "{paidFen} is paid; {share} of the contract, {neededFen}, is needed.",
  },
  "nothing-invoiced": {
    http: 422,
    zh: "该服务的可补助费用项尚未开票，没有可兑现的金额。",
    en: "Nothing is invoiced on this service's eligible lines; there is nothing to pay.",
  },
  "return-time-over": {
    http: 409,
    zh: "补正期限已于 {returnDueAt} 届满，不能再提交。",
    en: "The time for correction ended at {returnDueAt}.",
  },
  "not-marked-complete": {
    http: 409,
    zh: "该结算申请未在已冻结的实施情况表中标注为“已完成”，不能审核通过，也不需暂缓。",
    en: "No frozen implementation report marks this claim complete; it can be neither passed nor deferred.",
  },
  "checklist-not-met": {
    http: 422,
    zh: "审核清单有未通过项，请退回补正，不能建议通过。",
    en: "The checklist is not met; return the claim instead of recommending it.",
  },
  "deferral-end": {
    http: 422,
    zh: "暂缓的截止时间须晚于现在。",
    en: "A deferral ends after now.",
  },
  // Usage, keys and reports.
  "usage-file-refused": {
    http: 422,
    zh: "行为数据文件未被接受：{reasonZh}",
    en: "The usage file was refused: {reasonEn}",
  },
  "usage-unsigned": {
    http: 422,
    zh: "贵单位已登记签名公钥，接口报送须附签名。",
    en: "Your organisation has a signing key: deliveries by the interface have to be signed.",
  },
  "usage-signature-refused": {
    http: 422,
    zh: "签名未通过验证：{reasonZh}",
    en: "The signature was refused: {reasonEn}",
  },
  "signing-key-taken": {
    http: 409,
    zh: "该公钥已登记。",
    en: "This public key is registered already.",
  },
  // Ratings of finished steps.
  "step-not-finished": {
    http: 409,
    zh: "该环节尚未办结，暂不能评价。",
    en: "This step is not finished yet and cannot be rated.",
  },
  "already-rated": { http: 409, zh: "该环节已经评价过。", en: "This step was rated already." },
  "report-nothing-new": {
    http: 409,
    zh: "自上期实施情况表以来没有新的评估结果。",
    en: "Nothing was evaluated since the last implementation report.",
  },
} as const satisfies Record<string, RefusalEntry>;
