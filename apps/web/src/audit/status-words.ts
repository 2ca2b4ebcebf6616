import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { catalogueLifecycle, standardLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import { contractLifecycle } from "@yunquan/core/contracts/lifecycle.ts";
import { enterpriseLifecycle, paymentAccountLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import { inquiryLifecycle } from "@yunquan/core/inquiries/lifecycle.ts";
import type { Lifecycle } from "@yunquan/core/lifecycle.ts";
import { objectionLifecycle } from "@yunquan/core/objections/lifecycle.ts";
import { paymentLifecycle, paymentLineLifecycle, suspenseLifecycle } from "@yunquan/core/payments/lifecycle.ts";
import { planLifecycle } from "@yunquan/core/plans/lifecycle.ts";
import { implementationReportLifecycle } from "@yunquan/core/reports/lifecycle.ts";
import { roundLifecycle, settlementPeriodLifecycle } from "@yunquan/core/rounds/lifecycle.ts";
import { settlementLifecycle } from "@yunquan/core/settlements/lifecycle.ts";
import { productLifecycle, supplierLifecycle } from "@yunquan/core/suppliers/lifecycle.ts";
import { voucherLifecycle } from "@yunquan/core/vouchers/lifecycle.ts";
import type { Speech } from "../speech.ts";

const lifecycles: Readonly<Record<string, Lifecycle>> = {
  application: applicationLifecycle,
  voucher: voucherLifecycle,
  claim: claimLifecycle,
  settlement: settlementLifecycle,
  objection: objectionLifecycle,
  paymentBatch: paymentLifecycle,
  paymentLine: paymentLineLifecycle,
  suspenseLine: suspenseLifecycle,
  paymentAccount: paymentAccountLifecycle,
  enterprise: enterpriseLifecycle,
  supplier: supplierLifecycle,
  product: productLifecycle,
  contract: contractLifecycle,
  plan: planLifecycle,
  round: roundLifecycle,
  settlementPeriod: settlementPeriodLifecycle,
  catalogue: catalogueLifecycle,
  standard: standardLifecycle,
  implementationReport: implementationReportLifecycle,
  inquiry: inquiryLifecycle,
};

/** A state of an object in the words of its lifecycle. */
export function statusName({ language }: Speech, objectType: string, status: string | null): string {
  if (status === null) return "—";
  const words = lifecycles[objectType]?.statuses[status];
  return words?.[language] ?? status;
}
