import type { RefusalEntry } from "../refusal-entry.ts";

/** Enterprises, suppliers, products, conduct and contracts. */
export const enterpriseRefusals = {
  "credit-code-registered": {
    http: 409,
    zh: "统一社会信用代码 {creditCode} 已登记，请由本单位负责人添加人员后登录办理。",
    en: "The credit code {creditCode} is already registered; ask its approver to add you as a person.",
  },
  "registration-not-eligible": {
    http: 422,
    zh: "有 {failed} 项登记条件未满足：{reasonsZh}",
    en: "{failed} conditions are not met: {reasonsEn}",
  },
  "last-approver": {
    http: 409,
    zh: "本单位须至少保留一名负责人。",
    en: "An organisation keeps at least one approver.",
  },
  "year-not-over": {
    http: 422,
    zh: "{year} 年度尚未结束，不能填报该年度数据。",
    en: "The year {year} is not over: its figures cannot be declared yet.",
  },
  "year-certified": {
    http: 409,
    zh: "{year} 年度数据已核验，不能更改。",
    en: "The figures of {year} are certified and stay as they are.",
  },
  "year-not-pending": {
    http: 409,
    zh: "{year} 年度没有待核验的数据。",
    en: "There are no figures of {year} waiting to be certified.",
  },
  "enterprise-suspended": {
    http: 409,
    zh: "该企业自 {suspendedAt} 起暂停享受政策，不能办理新业务。",
    en: "The enterprise is suspended from {suspendedAt}: no new business.",
  },
  "enterprise-revoked": {
    http: 409,
    zh: "该企业已被取消享受政策的资格。",
    en: "The enterprise is barred from the programme.",
  },
  "account-name-differs": {
    http: 422,
    zh: "账户名须与企业名称一致：企业名称为“{name}”。",
    en: "The account must be in the enterprise's own name: “{name}”.",
  },
  "account-unchanged": { http: 409, zh: "该账户已是当前有效账户。", en: "This account is the active one already." },
  "reason-missing": { http: 422, zh: "请填写理由。", en: "Give a reason." },
  "supplier-not-admitted": {
    http: 409,
    zh: "该供应商尚未注册通过，不能办理新业务。",
    en: "The supplier is not admitted: no new business.",
  },
  "supplier-suspended": {
    http: 409,
    zh: "该供应商自 {suspendedAt} 起暂停，不能办理新业务。",
    en: "The supplier is suspended from {suspendedAt}: no new business.",
  },
  "supplier-revoked": { http: 409, zh: "该供应商已被取消资格。", en: "The supplier is barred from the programme." },
  "product-not-usable": {
    http: 422,
    zh: "所选产品不是该供应商在该应用服务下的在架产品。",
    en: "This is no listed product of that supplier under that service.",
  },
  "already-suspended": { http: 409, zh: "该单位已处于暂停状态。", en: "The organisation is suspended already." },
  "not-suspended": { http: 409, zh: "该单位未处于暂停状态。", en: "The organisation is not suspended." },
  "suspension-in-the-past": {
    http: 422,
    zh: "暂停开始时间不得早于当前时间（{now}）。",
    en: "A suspension cannot start before now ({now}).",
  },
  "contract-not-acceptable": {
    http: 422,
    zh: "合同有 {failed} 项不符合规定：{reasonsZh}",
    en: "The contract fails {failed} rules: {reasonsEn}",
  },
  "contract-locked": {
    http: 409,
    zh: "合同已随申请锁定，不能更改；如需补充请添加附件。",
    en: "The contract is locked by an application; it can only be supplemented by an annex.",
  },
  "contract-invoiced": {
    http: 409,
    zh: "合同已登记发票（{numbers}），请先删除发票，再修改合同。",
    en: "Invoices ({numbers}) are entered on the contract; delete them before you change it.",
  },
  "contract-number-taken": {
    http: 409,
    zh: "与该供应商的合同编号“{number}”已登记。",
    en: "A contract “{number}” with this supplier is registered already.",
  },
  "annex-not-allowed": { http: 422, zh: "{reasonZh}", en: "{reasonEn}" },
} as const satisfies Record<string, RefusalEntry>;
