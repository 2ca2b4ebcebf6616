import { claimLifecycle, type ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";
import { isCityCode } from "@yunquan/core/divisions.ts";
import { marks, type Mark } from "@yunquan/core/usage/marks.ts";

/** What the list of claims is narrowed by; it stands in the address. */
export interface ClaimsSearch {
  readonly status?: ClaimStatus;
  readonly mark?: Mark;
  readonly overdue?: true;
  readonly city?: string;
  readonly plan?: string;
  /** Only what was carried over and is not paid yet. */
  readonly carried?: true;
}

const isStatus = (value: unknown): value is ClaimStatus =>
  typeof value === "string" && value in claimLifecycle.statuses;
const isMark = (value: unknown): value is Mark => typeof value === "string" && value in marks;

export function readClaimsSearch(search: Record<string, unknown>): ClaimsSearch {
  return {
    ...(isStatus(search["status"]) ? { status: search["status"] } : {}),
    ...(isMark(search["mark"]) ? { mark: search["mark"] } : {}),
    ...(search["overdue"] === true ? { overdue: true as const } : {}),
    ...(typeof search["city"] === "string" && isCityCode(search["city"]) ? { city: search["city"] } : {}),
    ...(typeof search["plan"] === "string" ? { plan: search["plan"] } : {}),
    ...(search["carried"] === true ? { carried: true as const } : {}),
  };
}
