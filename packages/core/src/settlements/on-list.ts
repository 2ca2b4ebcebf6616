import type { ClaimStatus } from "../claims/lifecycle.ts";
import type { Instant } from "../time.ts";
import type { SettlementStatus } from "./lifecycle.ts";

/** The living funded line of a claim, with what decides about it. */
export interface LivingLine {
  readonly listStatus: Exclude<SettlementStatus, "draft" | "dropped">;
  /** When the notice of the list was found to be over; null while it runs. */
  readonly noticeOverAt: Instant | null;
  /** The end of this line's own notice, after its amount was lowered. */
  readonly ownNoticeEndsAt: Instant | null;
}

/**
 * Where a claim stands: its row says so, but for an approved claim on a living funded line, which is what its list makes of
 * it. So freezing, publishing and the end of a notice change a list and none of its claims.
 * @clause 5.13 @clause 4.2
 */
export function statusOnList(stored: ClaimStatus, line: LivingLine | null): ClaimStatus {
  if (stored !== "approved" || line === null) return stored;
  if (line.noticeOverAt !== null && (line.ownNoticeEndsAt === null || line.ownNoticeEndsAt <= line.noticeOverAt))
    return "payable";
  return line.listStatus === "frozen" ? "listed" : "noticed";
}
