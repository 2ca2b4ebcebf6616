import { defineLifecycle } from "../lifecycle.ts";

/** The life of a payment batch: drafted by the bureau, released by the city's finance, reconciled with the bank. @clause 5.14 @clause 7.2 */
export const paymentLifecycle = defineLifecycle({
  noun: "paymentBatch",
  zh: "兑付批次",
  initial: "drafted",
  statuses: {
    drafted: { zh: "待财政核付", en: "Drafted" },
    released: { zh: "已核付", en: "Released" },
    refused: { zh: "财政退回", en: "Refused by finance" },
    sent: { zh: "已送国库", en: "Sent to the treasury" },
    "partly-reconciled": { zh: "部分对账", en: "Partly reconciled" },
    reconciled: { zh: "已对账", en: "Reconciled" },
  },
  steps: {
    release: { from: ["drafted"], to: "released", who: ["city-finance"] },
    refuse: { from: ["drafted"], to: "refused", who: ["city-finance"] },
    send: { from: ["released"], to: "sent", who: ["city-finance"] },
    reconcilePartly: { from: ["sent", "partly-reconciled"], to: "partly-reconciled", who: ["city-finance"] },
    reconcile: { from: ["sent", "partly-reconciled"], to: "reconciled", who: ["city-finance"] },
  },
});

export type PaymentStatus = keyof typeof paymentLifecycle.statuses;
export type PaymentAction = keyof typeof paymentLifecycle.steps;

/** The life of one payment of a batch. What is booked changes once more only by an outcome that two people agreed on. @clause 5.14 */
export const paymentLineLifecycle = defineLifecycle({
  noun: "paymentLine",
  zh: "兑付行",
  initial: "drafted",
  statuses: {
    drafted: { zh: "待核付", en: "Drafted" },
    sent: { zh: "待银行结果", en: "Awaiting the bank" },
    paid: { zh: "已支付", en: "Paid" },
    failed: { zh: "支付失败", en: "Failed" },
    refused: { zh: "随批次退回", en: "Refused with its batch" },
    returned: { zh: "已退回", en: "Returned by the bank" },
  },
  steps: {
    send: { from: ["drafted"], to: "sent", who: ["city-finance"] },
    refuse: { from: ["drafted"], to: "refused", who: ["city-finance"] },
    pay: { from: ["sent"], to: "paid", who: ["city-finance"] },
    fail: { from: ["sent"], to: "failed", who: ["city-finance"] },
    // The bank's word of a failure was wrong: the money had arrived.
    payLate: { from: ["failed"], to: "paid", who: ["city-finance"] },
    // The money had arrived and came back.
    takeBack: { from: ["paid"], to: "returned", who: ["city-finance"] },
  },
});

export type PaymentLineStatus = keyof typeof paymentLineLifecycle.statuses;
export type PaymentLineAction = keyof typeof paymentLineLifecycle.steps;

/** The life of what the bank says and nobody can book as it is: one person proposes its outcome, another decides. @clause 5.14 @clause 7.2 */
export const suspenseLifecycle = defineLifecycle({
  noun: "suspenseLine",
  zh: "待查行",
  initial: "open",
  statuses: {
    open: { zh: "待提出处理意见", en: "Open" },
    proposed: { zh: "待他人复核", en: "Awaiting a second person" },
    resolved: { zh: "已处理", en: "Resolved" },
  },
  steps: {
    propose: { from: ["open"], to: "proposed", who: ["city-finance"] },
    approve: { from: ["proposed"], to: "resolved", who: ["city-finance"] },
    turnDown: { from: ["proposed"], to: "open", who: ["city-finance"] },
  },
});

export type SuspenseStatus = keyof typeof suspenseLifecycle.statuses;
export type SuspenseAction = keyof typeof suspenseLifecycle.steps;
