import { isId } from "@yunquan/core/ids.ts";
import { paymentLifecycle, type PaymentStatus } from "@yunquan/core/payments/lifecycle.ts";

type Given = Record<string, unknown>;

export interface PaymentFilter {
  readonly status?: PaymentStatus;
  readonly settlement?: string;
}

/** What the address says about the list of batches; what it cannot mean is left out. */
export function paymentFilter({ status, settlement }: Given): PaymentFilter {
  return {
    ...(typeof status === "string" && status in paymentLifecycle.statuses ? { status: status as PaymentStatus } : {}),
    ...(typeof settlement === "string" && isId(settlement) ? { settlement } : {}),
  };
}

export interface NewBatch {
  readonly settlement?: string;
}

export function newBatch({ settlement }: Given): NewBatch {
  return typeof settlement === "string" && isId(settlement) ? { settlement } : {};
}

export const lineStatuses = ["drafted", "sent", "paid", "failed", "refused"] as const;

export interface BatchLineFilter {
  readonly status?: (typeof lineStatuses)[number];
}

export function batchLineFilter({ status }: Given): BatchLineFilter {
  const known = lineStatuses.find((one) => one === status);
  return known === undefined ? {} : { status: known };
}

export interface SuspenseFilter {
  readonly open?: "true" | "false";
  readonly batch?: string;
}

export function suspenseFilter({ open, batch }: Given): SuspenseFilter {
  const chosen = String(open);
  return {
    ...(chosen === "true" || chosen === "false" ? { open: chosen } : {}),
    ...(typeof batch === "string" && isId(batch) ? { batch } : {}),
  };
}
