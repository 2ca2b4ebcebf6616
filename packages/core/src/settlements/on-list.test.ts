import { expect, test } from "vitest";
import type { Instant } from "../time.ts";
import { claimLifecycle, type ClaimStatus } from "../claims/lifecycle.ts";
import { statusOnList, type LivingLine } from "./on-list.ts";

const [early, over, late] = ["2026-03-01T00:00:00.000Z", "2026-03-08T00:00:00.000Z", "2026-03-20T00:00:00.000Z"].map(
  (text) => text as Instant,
);
const line = (given: Partial<LivingLine>): LivingLine => ({
  listStatus: "frozen",
  noticeOverAt: null,
  ownNoticeEndsAt: null,
  ...given,
});

test("5.13 4.2 an approved claim on a living line is what its list makes of it", () => {
  expect(statusOnList("approved", null)).toBe("approved");
  expect(statusOnList("approved", line({}))).toBe("listed");
  expect(statusOnList("approved", line({ listStatus: "noticed" }))).toBe("noticed");
  expect(statusOnList("approved", line({ listStatus: "noticed", noticeOverAt: over! }))).toBe("payable");
  expect(statusOnList("approved", line({ listStatus: "closed", noticeOverAt: over! }))).toBe("payable");
});

test("5.13 a line with a notice of its own is not payable with its list while that runs", () => {
  const noticed = line({ listStatus: "noticed", noticeOverAt: over! });
  expect(statusOnList("approved", { ...noticed, ownNoticeEndsAt: early! })).toBe("payable");
  expect(statusOnList("approved", { ...noticed, ownNoticeEndsAt: over! })).toBe("payable");
  expect(statusOnList("approved", { ...noticed, ownNoticeEndsAt: late! })).toBe("noticed");
});

test("a claim that something has touched by itself stands where its row says, whatever its list does", () => {
  for (const status of Object.keys(claimLifecycle.statuses) as ClaimStatus[])
    if (status !== "approved")
      expect(statusOnList(status, line({ listStatus: "noticed", noticeOverAt: over! }))).toBe(status);
});
