import { defineLifecycle } from "../lifecycle.ts";

const enterprise = ["enterprise-preparer", "enterprise-approver"] as const;
const supplier = ["supplier-preparer", "supplier-approver"] as const;
const bureau = ["city-reviewer", "city-approver"] as const;

/** The life of a claim, from draft to money. @clause 4.2 */
export const claimLifecycle = defineLifecycle({
  noun: "claim",
  zh: "结算申请",
  initial: "draft",
  statuses: {
    draft: { zh: "草稿", en: "Draft" },
    submitted: { zh: "待供应商确认", en: "Submitted" },
    "supplier-confirmed": { zh: "待评估", en: "Confirmed by the supplier" },
    evaluated: { zh: "已评估", en: "Evaluated" },
    reviewed: { zh: "待复核", en: "Reviewed" },
    approved: { zh: "待列入清单", en: "Approved" },
    listed: { zh: "已列入清单", en: "Listed" },
    noticed: { zh: "公示中", en: "Under public notice" },
    payable: { zh: "待兑付", en: "Payable" },
    sent: { zh: "支付中", en: "Sent to the treasury" },
    failed: { zh: "支付失败", en: "Payment failed" },
    paid: { zh: "已兑付", en: "Paid" },
    disputed: { zh: "供应商有异议", en: "Disputed by the supplier" },
    returned: { zh: "退回补正", en: "Returned" },
    rejected: { zh: "不予通过", en: "Rejected" },
    withdrawn: { zh: "已撤回", en: "Withdrawn" },
    deferred: { zh: "暂缓", en: "Deferred" },
    held: { zh: "暂扣", en: "Held" },
    recovering: { zh: "追缴中", en: "Being recovered" },
  },
  steps: {
    submit: { from: ["draft", "returned"], to: "submitted", who: enterprise },
    confirm: { from: ["submitted"], to: "supplier-confirmed", who: supplier },
    confirmInPlace: { from: ["submitted"], to: "supplier-confirmed", who: bureau },
    dispute: { from: ["submitted"], to: "disputed", who: supplier },
    bringBack: { from: ["disputed", "submitted"], to: "returned", who: enterprise },
    returnSilent: { from: ["submitted"], to: "returned", who: ["system"] },
    evaluate: { from: ["supplier-confirmed", "evaluated"], to: "evaluated", who: ["system"] },
    review: { from: ["evaluated"], to: "reviewed", who: ["city-reviewer"] },
    // The system sends back what new data no longer shows to be complete.
    sendBack: { from: ["reviewed"], to: "evaluated", who: ["city-approver", "system"] },
    return: { from: ["supplier-confirmed", "evaluated", "reviewed"], to: "returned", who: bureau },
    approve: { from: ["reviewed"], to: "approved", who: ["city-approver"] },
    reject: { from: ["evaluated", "reviewed"], to: "rejected", who: ["city-approver"] },
    withdraw: {
      from: ["draft", "submitted", "supplier-confirmed", "evaluated", "returned", "disputed"],
      to: "withdrawn",
      who: enterprise,
    },
    lapse: { from: ["returned", "disputed"], to: "withdrawn", who: ["system"] },
    list: { from: ["approved"], to: "listed", who: [...bureau, "system"] },
    defer: { from: ["evaluated", "reviewed", "approved"], to: "deferred", who: ["city-approver", "system"] },
    resume: { from: ["deferred"], to: "evaluated", who: ["city-approver", "system"] },
    publish: { from: ["listed"], to: "noticed", who: [...bureau, "system"] },
    fall: { from: ["listed", "noticed", "held"], to: "approved", who: [...bureau, "system"] },
    hold: { from: ["noticed"], to: "held", who: [...bureau, "system"] },
    free: { from: ["held"], to: "noticed", who: [...bureau, "system"] },
    makePayable: { from: ["noticed"], to: "payable", who: [...bureau, "system"] },
    send: { from: ["payable"], to: "sent", who: ["city-finance", "system"] },
    fail: { from: ["sent"], to: "failed", who: ["city-finance", "system"] },
    correct: { from: ["failed"], to: "payable", who: ["city-finance", "system"] },
    pay: { from: ["sent"], to: "paid", who: ["city-finance", "system"] },
    // Two people found that the bank's word was wrong: the money had arrived.
    payLate: { from: ["failed", "payable"], to: "paid", who: ["city-finance"] },
    // Two people found that the money came back.
    takeBack: { from: ["paid"], to: "failed", who: ["city-finance"] },
    recover: { from: ["paid"], to: "recovering", who: ["province-reviewer"] },
  },
});

export type ClaimStatus = keyof typeof claimLifecycle.statuses;
export type ClaimAction = keyof typeof claimLifecycle.steps;

/** States in which the claim's draft may be changed: nobody else is working on it. */
export const editableStatuses: readonly ClaimStatus[] = ["draft", "returned"];

/** States in which a claim relies on the invoices of its contract, so that none of them may change. */
export const relyingStatuses: readonly ClaimStatus[] = [
  "submitted",
  "supplier-confirmed",
  "evaluated",
  "reviewed",
  "approved",
  "deferred",
  "listed",
  "noticed",
  "held",
  "payable",
  "sent",
  "failed",
  "paid",
  "recovering",
];

/** States in which a claim stands in its city's line and waits for money; a returned or disputed one keeps its place. */
export const waitingStatuses: readonly ClaimStatus[] = [
  "submitted",
  "supplier-confirmed",
  "evaluated",
  "reviewed",
  "approved",
  "deferred",
  "returned",
  "disputed",
];

/** States between the supplier's confirmation and the approver's decision: new usage still matters to them. */
export const undecidedStatuses = [
  "supplier-confirmed",
  "evaluated",
  "reviewed",
  "deferred",
] as const satisfies readonly ClaimStatus[];

/**
 * States of a claim that the money is still owed for, if a list once had none: what a list has made of an approved claim is
 * unpaid too, its row says "approved" until it is sent.
 * @clause 8.2
 */
export const unpaidStatuses = [
  "approved",
  "listed",
  "noticed",
  "payable",
  "sent",
  "failed",
  "held",
  "deferred",
] as const satisfies readonly ClaimStatus[];

/** Who has to act next, or null when the claim is over. Everybody who sees the claim is told. */
export function holderOf(status: ClaimStatus): "enterprise" | "supplier" | "city" | "city-finance" | "system" | null {
  switch (status) {
    case "draft":
    case "returned":
    case "disputed":
      return "enterprise";
    case "submitted":
      return "supplier";
    case "supplier-confirmed":
      return "system";
    case "evaluated":
    case "reviewed":
    case "approved":
    case "deferred":
    case "listed":
    case "noticed":
    case "held":
      return "city";
    case "payable":
    case "sent":
    case "failed":
    case "recovering":
      return "city-finance";
    case "paid":
    case "rejected":
    case "withdrawn":
      return null;
  }
}
