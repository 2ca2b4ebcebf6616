interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Reasons that officers give again and again when they return an application. */
export const applicationReturnPhrases: readonly Words[] = [
  {
    zh: "合同扫描件不清晰或缺页，请重新上传完整的扫描件。",
    en: "The scan of the contract is unclear or incomplete; upload all of it again.",
  },
  {
    zh: "合同未明确可补助费用，请补签附件予以明确。",
    en: "The contract does not state the eligible fees; add an annex.",
  },
  { zh: "填报的费用项与合同不一致，请核对更正。", en: "The fee lines differ from the contract; correct them." },
  { zh: "费用项归类有误，请按费用性质重新归类。", en: "A fee line is in the wrong category; correct it." },
  {
    zh: "合同双方或签署日期与填报信息不一致，请核对。",
    en: "Parties or signing date differ from the contract; check them.",
  },
  {
    zh: "实施地点与合同不一致，请说明或更正。",
    en: "The place of implementation differs from the contract; explain or correct.",
  },
];

export const claimReturnPhrases: readonly Words[] = [
  {
    zh: "发票总额与合同金额不一致，请补充发票或说明。",
    en: "The invoices do not total the contract; add what is missing.",
  },
  {
    zh: "发票购销双方与合同不一致，请补充说明和证明。",
    en: "The invoices' parties differ; add an explanation and evidence.",
  },
  { zh: "付款凭证不完整，请补充银行回单。", en: "Proof of payment is incomplete; add the bank's slips." },
  { zh: "验收报告缺少双方盖章，请补充。", en: "The acceptance report lacks the seals of both sides." },
];

export const rejectPhrases: readonly Words[] = [
  { zh: "合同内容不属于所申请的应用服务。", en: "The contract's subject is not the service applied for." },
  { zh: "经核实，所提交材料与事实不符。", en: "What was submitted was found not to agree with the facts." },
];

export const claimRejectPhrases: readonly Words[] = [
  { zh: "经核实，服务未实际使用。", en: "The service was found not to be in use." },
  { zh: "经核实，所提交材料与事实不符。", en: "What was submitted was found not to agree with the facts." },
];

export const sendBackPhrases: readonly Words[] = [
  { zh: "审核意见依据不足，请补充核对情况。", en: "The recommendation lacks grounds; say what was compared." },
  { zh: "请就关注事项逐项说明。", en: "Comment on each of the flags." },
];

export const inPlacePhrases: readonly Words[] = [
  {
    zh: "供应商已被暂停或取消资格，经核对合同和交付材料，业务属实。",
    en: "The supplier is suspended or revoked; contract and proof of delivery were compared and the business is true.",
  },
  {
    zh: "供应商逾期未答复，经核对合同和交付材料，业务属实。",
    en: "The supplier did not answer in time; contract and proof of delivery were compared and the business is true.",
  },
];

export const deferPhrases: readonly Words[] = [
  { zh: "有关情况正在核实，核实后恢复办理。", en: "Facts are being verified; it goes on afterwards." },
  { zh: "等待企业补充证明材料。", en: "Waits for further evidence from the enterprise." },
];

export const certifyReturnPhrases: readonly Words[] = [
  { zh: "营业执照信息与填报不一致，请更正。", en: "The business licence differs from what was entered; correct it." },
  { zh: "行业代码与主营业务不符，请更正。", en: "The industry code does not fit the business; correct it." },
  {
    zh: "年度数据与财务报表不一致，请更正并上传报表。",
    en: "The figures differ from the accounts; correct them and upload the accounts.",
  },
];

export const accountPhrases: readonly Words[] = [
  { zh: "已与开户许可或银行证明核对一致。", en: "Compared with the bank's certificate: it agrees." },
  { zh: "已电话与企业负责人核实。", en: "Verified with the enterprise's approver by telephone." },
];

export const accountRefusePhrases: readonly Words[] = [
  { zh: "账号与开户证明不一致。", en: "The number differs from the bank's certificate." },
  { zh: "开户银行名称或联行号有误。", en: "The bank's name or clearing code is wrong." },
];

/** What the reviewer says when everything agrees: proposed, to be changed where he has more to say. */
export const agreesWords: Words = {
  zh: "经核对，各项资料齐全、一致，建议通过。",
  en: "Everything is there and agrees; approval is recommended.",
};
