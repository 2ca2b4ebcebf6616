import { objectionLifecycle, type ObjectionStatus } from "@yunquan/core/objections/lifecycle.ts";

export interface ObjectionFilter {
  readonly status?: ObjectionStatus;
}

/** What the address says about the list of objections; what it cannot mean is left out. */
export function objectionFilter({ status }: Record<string, unknown>): ObjectionFilter {
  return typeof status === "string" && status in objectionLifecycle.statuses
    ? { status: status as ObjectionStatus }
    : {};
}
