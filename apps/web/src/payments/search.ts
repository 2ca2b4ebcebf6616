import { isId } from "@yunquan/core/ids.ts";
import {
  paymentLifecycle,
  paymentLineLifecycle,
  suspenseLifecycle,
  type PaymentLineStatus,
  type PaymentStatus,
  type SuspenseStatus,
} from "@yunquan/core/payments/lifecycle.ts";

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

export interface BatchLineFilter {
  readonly status?: PaymentLineStatus;
}

export function batchLineFilter({ status }: Given): BatchLineFilter {
  return typeof status === "string" && status in paymentLineLifecycle.statuses
    ? { status: status as PaymentLineStatus }
    : {};
}

export interface SuspenseFilter {
  readonly open?: "true" | "false";
  readonly status?: SuspenseStatus;
  readonly batch?: string;
}

export function suspenseFilter({ open, status, batch }: Given): SuspenseFilter {
  const chosen = String(open);
  return {
    ...(chosen === "true" || chosen === "false" ? { open: chosen } : {}),
    ...(typeof status === "string" && status in suspenseLifecycle.statuses ? { status: status as SuspenseStatus } : {}),
    ...(typeof batch === "string" && isId(batch) ? { batch } : {}),
  };
}
