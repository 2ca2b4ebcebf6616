import {
  inquiryKinds,
  inquiryLifecycle,
  type InquiryKind,
  type InquiryStatus,
} from "@yunquan/core/inquiries/lifecycle.ts";

export interface InquiryFilter {
  readonly status?: InquiryStatus;
  readonly kind?: InquiryKind;
}

/** What the address says about the list of questions and complaints; what it cannot mean is left out. */
export function inquiryFilter({ status, kind }: Record<string, unknown>): InquiryFilter {
  return {
    ...(typeof status === "string" && status in inquiryLifecycle.statuses ? { status: status as InquiryStatus } : {}),
    ...(typeof kind === "string" && kind in inquiryKinds ? { kind: kind as InquiryKind } : {}),
  };
}
