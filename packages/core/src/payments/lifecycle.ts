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
