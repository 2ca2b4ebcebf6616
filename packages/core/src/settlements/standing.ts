import type { ClaimStatus } from "../claims/lifecycle.ts";
import type { VoucherStatus } from "../vouchers/lifecycle.ts";

/** Why a claim is where it is on a list, or keeps the list from being frozen. */
export const standingReasons = {
  unconfirmed: { zh: "供应商尚未确认", en: "not yet confirmed by the supplier" },
  disputed: { zh: "供应商有异议", en: "disputed by the supplier" },
  returned: { zh: "退回补正中", en: "returned for correction" },
  unmarked: { zh: "尚未列入已冻结的实施情况表", en: "not yet in a frozen implementation report" },
  incomplete: { zh: "实施情况表标注为未完成", en: "marked incomplete in the implementation report" },
  insufficient: { zh: "实施情况表标注为数据不足", en: "marked as insufficient data in the implementation report" },
  "voucher-ended": { zh: "服务券已不可兑现", en: "its voucher can no longer be redeemed" },
  undecided: { zh: "已标注完成但尚未审定", en: "marked complete but not yet decided" },
  "voucher-frozen": { zh: "服务券冻结核查中", en: "its voucher is frozen for a check" },
  "deferral-ended": {
    zh: "上期暂缓至本期清单为止，须审定或再次暂缓",
    en: "deferred until this list; decide or defer again",
  },
  short: { zh: "资金不足，整笔结转", en: "the cash did not suffice; carried over whole" },
  behind: { zh: "列在首笔资金不足者之后，按顺位整笔结转", en: "behind the first that did not fit; carried over whole" },
  deferred: { zh: "经复核暂缓，资金已预留", en: "deferred by the approver; its money is set aside" },
} as const satisfies Record<string, { zh: string; en: string }>;

export type StandingReason = keyof typeof standingReasons;

/** What decides where a claim stands when a list is cut. */
export interface ClaimFacts {
  readonly status: ClaimStatus;
  /** The mark in the latest frozen implementation report; null when it is in none. */
  readonly frozenMark: "complete" | "incomplete" | "insufficient" | null;
  readonly voucherStatus: VoucherStatus;
  /** True when the approver deferred the claim for this very list. */
  readonly deferredHere: boolean;
}

/** In the line; keeping the list from being frozen; or left out, which costs the claim nothing but this list. */
export type Standing =
  | { readonly kind: "in-line"; readonly deferred: boolean }
  | { readonly kind: "blocking"; readonly reason: StandingReason }
  | { readonly kind: "left-out"; readonly reason: StandingReason };

/** States in which a claim waits for a list: with a place in the line, and neither on a list already nor over. */
export const waitingForList = [
  "submitted",
  "supplier-confirmed",
  "evaluated",
  "reviewed",
  "approved",
  "disputed",
  "returned",
  "deferred",
] as const satisfies readonly ClaimStatus[];

export type WaitingForList = (typeof waitingForList)[number];

/**
 * Where a waiting claim stands. Only claims marked complete in a frozen report are in the line. One not marked complete,
 * unconfirmed or returned blocks nobody, holds no cash and keeps its position; so does a deferred one that a later report no
 * longer marks complete. One marked complete but undecided blocks the freeze until it is decided or deferred.
 * @clause 8.2 @clause 5.13
 */
export function standingOf(facts: ClaimFacts & { readonly status: WaitingForList }): Standing {
  switch (facts.status) {
    case "submitted":
      return { kind: "left-out", reason: "unconfirmed" };
    case "disputed":
      return { kind: "left-out", reason: "disputed" };
    case "returned":
      return { kind: "left-out", reason: "returned" };
    case "deferred":
      return standingOfDeferred(facts);
    case "supplier-confirmed":
    case "evaluated":
    case "reviewed":
      return standingOfUndecided(facts);
    case "approved":
      return standingOfApproved(facts);
  }
}

function standingOfUndecided(facts: ClaimFacts): Standing {
  if (hasEnded(facts)) return { kind: "left-out", reason: "voucher-ended" };
  if (facts.frozenMark === "complete") return { kind: "blocking", reason: "undecided" };
  return { kind: "left-out", reason: facts.frozenMark ?? "unmarked" };
}

function standingOfDeferred(facts: ClaimFacts): Standing {
  if (hasEnded(facts)) return { kind: "left-out", reason: "voucher-ended" };
  if (facts.frozenMark !== "complete") return { kind: "left-out", reason: facts.frozenMark ?? "unmarked" };
  return facts.deferredHere ? { kind: "in-line", deferred: true } : { kind: "blocking", reason: "deferral-ended" };
}

function standingOfApproved(facts: ClaimFacts): Standing {
  if (hasEnded(facts)) return { kind: "left-out", reason: "voucher-ended" };
  // A check that is still open must not cost its place: the approver defers it, with its money set aside.
  if (facts.voucherStatus === "frozen") return { kind: "blocking", reason: "voucher-frozen" };
  return { kind: "in-line", deferred: false };
}

function hasEnded({ voucherStatus }: ClaimFacts): boolean {
  return voucherStatus !== "claimed" && voucherStatus !== "frozen";
}

const frozenMarks = ["complete", "incomplete", "insufficient", null] as const;

/**
 * Where claims stand that only their state and their mark decide about, as a table: those whose voucher is claimed as it
 * should be and that were not deferred. So a million of them are sorted by their two columns, by the same rule.
 */
export const ordinaryStandings: readonly {
  readonly status: Exclude<WaitingForList, "deferred">;
  readonly frozenMark: ClaimFacts["frozenMark"];
  readonly standing: Standing;
}[] = waitingForList
  .filter((status) => status !== "deferred")
  .flatMap((status) =>
    frozenMarks.map((frozenMark) => ({
      status,
      frozenMark,
      standing: standingOf({ status, frozenMark, voucherStatus: "claimed", deferredHere: false }),
    })),
  );
