/** Everything that history and money are written down about, in the words of every page that shows it. */
export const objectWords = {
  application: { zh: "服务券申请", en: "Application" },
  voucher: { zh: "服务券", en: "Voucher" },
  claim: { zh: "结算申请", en: "Claim" },
  caseAssignee: { zh: "审核分派", en: "Case assignee" },
  settlement: { zh: "结算清单", en: "Settlement list" },
  notice: { zh: "公示", en: "Notice" },
  objection: { zh: "异议", en: "Objection" },
  paymentBatch: { zh: "兑付批次", en: "Payment batch" },
  paymentLine: { zh: "兑付行", en: "Payment line" },
  suspenseLine: { zh: "待查行", en: "Suspense line" },
  enterprise: { zh: "企业", en: "Enterprise" },
  paymentAccount: { zh: "收款账户", en: "Payment account" },
  supplier: { zh: "供应商", en: "Supplier" },
  resourcePoolMember: { zh: "资源池成员", en: "Resource pool member" },
  product: { zh: "产品", en: "Product" },
  contract: { zh: "合同", en: "Contract" },
  invoice: { zh: "发票", en: "Invoice" },
  programme: { zh: "方案", en: "Programme" },
  edition: { zh: "政策版本", en: "Edition" },
  plan: { zh: "年度计划", en: "Plan" },
  allotment: { zh: "切块", en: "Allotment" },
  round: { zh: "批次", en: "Round" },
  settlementPeriod: { zh: "结算期", en: "Settlement period" },
  catalogue: { zh: "应用服务目录", en: "Catalogue" },
  standard: { zh: "奖补标准", en: "Standard" },
  "usage-delivery": { zh: "行为数据报送", en: "Usage delivery" },
  "usage-event-partition": { zh: "事件日", en: "Usage event partition" },
  "usage-signing-key": { zh: "签名公钥", en: "Usage signing key" },
  implementationReport: { zh: "实施情况表", en: "Implementation report" },
  inquiry: { zh: "咨询投诉", en: "Inquiry" },
  office_contact: { zh: "联系方式", en: "Office contact" },
  serviceRating: { zh: "评价", en: "Rating" },
  person: { zh: "人员", en: "Person" },
  "api-key": { zh: "接口密钥", en: "API key" },
  file: { zh: "文件", en: "File" },
  database: { zh: "数据库", en: "Database" },
  "calendar-year": { zh: "工作日历", en: "Work calendar" },
  "business-clock": { zh: "业务时钟", en: "Business clock" },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

/** A kind of object that something is written down about: one that has words. */
export type RecordedObject = keyof typeof objectWords;

/** The words of a kind of object, if it is one. */
export function wordsOfObject(type: string): { readonly zh: string; readonly en: string } | undefined {
  return Object.hasOwn(objectWords, type) ? objectWords[type as RecordedObject] : undefined;
}
