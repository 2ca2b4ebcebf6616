import { isCityCode } from "@yunquan/core/divisions.ts";
import { voucherLifecycle, type VoucherStatus } from "@yunquan/core/vouchers/lifecycle.ts";

/** What a list of vouchers is narrowed to. */
export interface VoucherFilter {
  readonly status?: VoucherStatus;
  readonly city?: string;
  readonly contract?: string;
  readonly programme?: string;
  readonly plan?: string;
  /** Only what counts as issued. */
  readonly counted?: true;
}

export function voucherFilter(given: Record<string, unknown>): VoucherFilter {
  const { status, city, contract, programme, plan, counted } = given;
  return {
    ...(isStatus(status) ? { status } : {}),
    ...(typeof city === "string" && isCityCode(city) ? { city } : {}),
    ...(typeof contract === "string" ? { contract } : {}),
    ...(typeof programme === "string" ? { programme } : {}),
    ...(typeof plan === "string" ? { plan } : {}),
    ...(counted === true ? { counted: true as const } : {}),
  };
}

function isStatus(text: unknown): text is VoucherStatus {
  return typeof text === "string" && Object.hasOwn(voucherLifecycle.statuses, text);
}
