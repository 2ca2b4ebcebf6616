import { expect, test } from "vitest";
import { calendarDate } from "../time.ts";
import { decideUsageRow } from "./delivery.ts";
import type { UsageDay } from "./evaluate.ts";

const today = calendarDate("2026-03-31");
const row: UsageDay = {
  source: "interface",
  usedOn: today,
  activeUsers: 3,
  loginCount: 5,
  deviceCount: 0,
  onlineMinutes: 90,
};
const voucher = { status: "issued", contractFromOn: calendarDate("2026-01-05") };

test("5.10 a day is accepted once, repeated when the same figures come again, replaced when others do", () => {
  expect(decideUsageRow(row, voucher, undefined, today)).toEqual({ kind: "accepted" });
  expect(decideUsageRow(row, voucher, { ...row }, today)).toEqual({ kind: "repeated" });
  for (const field of ["activeUsers", "loginCount", "deviceCount", "onlineMinutes"] as const) {
    expect(decideUsageRow(row, voucher, { ...row, [field]: 99 }, today)).toEqual({ kind: "replaced" });
  }
});

test("5.12 a row is refused for a voucher that is not the supplier's, an ended one, a future day, a day before the contract", () => {
  expect(decideUsageRow(row, undefined, undefined, today)).toEqual({ kind: "refused", fault: "unknown-voucher" });
  for (const status of ["expired", "surrendered", "revoked"]) {
    expect(decideUsageRow(row, { ...voucher, status }, undefined, today)).toEqual({
      kind: "refused",
      fault: "voucher-ended",
    });
  }
  for (const status of ["issued", "claimed", "redeemed", "frozen"]) {
    expect(decideUsageRow(row, { ...voucher, status }, undefined, today)).toEqual({ kind: "accepted" });
  }
  expect(decideUsageRow({ ...row, usedOn: calendarDate("2026-04-01") }, voucher, undefined, today)).toEqual({
    kind: "refused",
    fault: "future-day",
  });
  expect(decideUsageRow({ ...row, usedOn: calendarDate("2026-01-04") }, voucher, undefined, today)).toEqual({
    kind: "refused",
    fault: "before-contract",
  });
  expect(decideUsageRow({ ...row, usedOn: calendarDate("2026-01-05") }, voucher, undefined, today)).toEqual({
    kind: "accepted",
  });
});
