import { describe, expect, test } from "vitest";
import { claimLifecycle } from "../claims/lifecycle.ts";
import { standingOf, standingReasons, waitingForList, type ClaimFacts, type WaitingForList } from "./standing.ts";

const facts = (status: WaitingForList, more: Partial<ClaimFacts> = {}): ClaimFacts & { status: WaitingForList } => ({
  frozenMark: "complete",
  voucherStatus: "claimed",
  deferredHere: false,
  ...more,
  status,
});

describe("where a claim stands", () => {
  test.each([
    ["submitted", "unconfirmed"],
    ["disputed", "disputed"],
    ["returned", "returned"],
  ] as const)("8.2 a %s claim is left out and blocks nobody", (status, reason) => {
    expect(standingOf(facts(status))).toEqual({ kind: "left-out", reason });
  });

  test.each(["supplier-confirmed", "evaluated", "reviewed"] as const)(
    "8.2 a %s claim marked complete but undecided blocks the freeze",
    (status) => {
      expect(standingOf(facts(status))).toEqual({ kind: "blocking", reason: "undecided" });
    },
  );

  test.each([
    ["incomplete", "incomplete"],
    ["insufficient", "insufficient"],
    [null, "unmarked"],
  ] as const)("8.2 an evaluated claim marked %s is left out", (frozenMark, reason) => {
    expect(standingOf(facts("evaluated", { frozenMark }))).toEqual({ kind: "left-out", reason });
  });

  test("8.2 an approved claim stands in the line", () => {
    expect(standingOf(facts("approved"))).toEqual({ kind: "in-line", deferred: false });
  });

  test("8.2 a claim deferred for this list stands in the line, one deferred for an earlier list blocks this one", () => {
    expect(standingOf(facts("deferred", { deferredHere: true }))).toEqual({ kind: "in-line", deferred: true });
    expect(standingOf(facts("deferred"))).toEqual({ kind: "blocking", reason: "deferral-ended" });
  });

  test.each([
    ["incomplete", "incomplete"],
    ["insufficient", "insufficient"],
    [null, "unmarked"],
  ] as const)("8.2 a deferred claim marked %s is left out, deferred for this list or not", (frozenMark, reason) => {
    for (const deferredHere of [true, false])
      expect(standingOf(facts("deferred", { frozenMark, deferredHere }))).toEqual({ kind: "left-out", reason });
  });

  test("an approved claim whose voucher is frozen blocks until it is deferred; one whose voucher ended is left out", () => {
    expect(standingOf(facts("approved", { voucherStatus: "frozen" }))).toEqual({
      kind: "blocking",
      reason: "voucher-frozen",
    });
    expect(standingOf(facts("approved", { voucherStatus: "revoked" }))).toEqual({
      kind: "left-out",
      reason: "voucher-ended",
    });
    expect(standingOf(facts("deferred", { voucherStatus: "revoked", deferredHere: true }))).toEqual({
      kind: "left-out",
      reason: "voucher-ended",
    });
    expect(standingOf(facts("evaluated", { voucherStatus: "revoked" }))).toEqual({
      kind: "left-out",
      reason: "voucher-ended",
    });
  });

  test("every reason a claim can be given has words in both languages", () => {
    for (const status of waitingForList) {
      const standing = standingOf(facts(status));
      if (standing.kind !== "in-line") expect(standingReasons[standing.reason].zh).not.toBe("");
    }
  });

  test("the states that wait for a list are states of a claim", () => {
    for (const status of waitingForList) expect(Object.keys(claimLifecycle.statuses)).toContain(status);
  });
});
