import { defineLifecycle } from "../lifecycle.ts";

const enterprise = ["enterprise-preparer", "enterprise-approver"] as const;

/**
 * The registration of an enterprise. Certified once, it stays so; each further year's figures are declared and certified
 * beside it. To change what was certified (name, place, industry …) the enterprise reopens its registration.
 * @clause 4.1.1 4.1.2 5.6
 */
export const enterpriseLifecycle = defineLifecycle({
  noun: "enterprise",
  zh: "企业登记",
  initial: "draft",
  statuses: {
    draft: { zh: "草稿", en: "Draft" },
    submitted: { zh: "待核验", en: "Submitted" },
    certified: { zh: "已核验", en: "Certified" },
    returned: { zh: "退回补正", en: "Returned" },
  },
  steps: {
    submit: { from: ["draft", "returned"], to: "submitted", who: enterprise },
    certify: { from: ["submitted"], to: "certified", who: ["city-reviewer"] },
    return: { from: ["submitted"], to: "returned", who: ["city-reviewer"] },
    reopen: { from: ["certified"], to: "draft", who: ["enterprise-approver"] },
  },
});

export type EnterpriseStatus = keyof typeof enterpriseLifecycle.statuses;
export type EnterpriseAction = keyof typeof enterpriseLifecycle.steps;

/** States in which the enterprise itself may change what it declares. */
export function isEnterpriseEditable(status: EnterpriseStatus): boolean {
  return status === "draft" || status === "returned";
}

const confirmers = ["enterprise-approver", "city-reviewer", "city-finance"] as const;

/** An account for payments: whoever proposed it never confirms it. @clause 5.14 */
export const paymentAccountLifecycle = defineLifecycle({
  noun: "paymentAccount",
  zh: "收款账户",
  initial: "proposed",
  statuses: {
    proposed: { zh: "待确认", en: "Proposed" },
    active: { zh: "有效", en: "Active" },
    replaced: { zh: "已更换", en: "Replaced" },
    refused: { zh: "未通过", en: "Refused" },
  },
  steps: {
    confirm: { from: ["proposed"], to: "active", who: confirmers },
    refuse: { from: ["proposed"], to: "refused", who: confirmers },
    replace: { from: ["proposed", "active"], to: "replaced", who: ["enterprise-preparer", ...confirmers] },
  },
});

export type PaymentAccountStatus = keyof typeof paymentAccountLifecycle.statuses;
