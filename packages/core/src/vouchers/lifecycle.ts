import { defineLifecycle } from "../lifecycle.ts";

/** The life of a voucher. Issue is the system's act in the approval's transaction; no step changes its holder. @clause 3.2 */
export const voucherLifecycle = defineLifecycle({
  noun: "voucher",
  zh: "服务券",
  initial: "issued",
  statuses: {
    issued: { zh: "已发放", en: "Issued" },
    claimed: { zh: "结算中", en: "Claimed" },
    redeemed: { zh: "已兑付", en: "Redeemed" },
    expired: { zh: "已作废（逾期）", en: "Expired" },
    surrendered: { zh: "已放弃", en: "Surrendered" },
    frozen: { zh: "已冻结", en: "Frozen" },
    revoked: { zh: "已撤销", en: "Revoked" },
    recovering: { zh: "追缴中", en: "Being recovered" },
    recovered: { zh: "已追缴", en: "Recovered" },
  },
  steps: {
    claim: { from: ["issued"], to: "claimed", who: ["enterprise-preparer", "enterprise-approver"] },
    reopen: {
      from: ["claimed"],
      to: "issued",
      who: ["enterprise-preparer", "enterprise-approver", "city-reviewer", "city-approver", "system"],
    },
    redeem: { from: ["claimed"], to: "redeemed", who: ["city-finance", "system"] },
    // The money came back from the bank: the claim stands, and is paid again.
    unredeem: { from: ["redeemed"], to: "claimed", who: ["city-finance"] },
    expire: { from: ["issued"], to: "expired", who: ["system"] },
    expireClaimed: {
      from: ["claimed"],
      to: "expired",
      who: ["enterprise-preparer", "enterprise-approver", "city-reviewer", "city-approver", "system"],
    },
    surrender: { from: ["issued"], to: "surrendered", who: ["enterprise-approver"] },
    freeze: { from: ["issued", "claimed"], to: "frozen", who: ["province-reviewer"] },
    // Two ways back: a voucher that was claimed when it was frozen is claimed again, for its claim still stands.
    thaw: { from: ["frozen"], to: "issued", who: ["province-reviewer"] },
    thawClaimed: { from: ["frozen"], to: "claimed", who: ["province-reviewer"] },
    revoke: { from: ["frozen"], to: "revoked", who: ["province-reviewer"] },
    recover: { from: ["redeemed"], to: "recovering", who: ["province-reviewer"] },
    recoverWhole: { from: ["recovering"], to: "recovered", who: ["city-finance"] },
  },
});

export type VoucherStatus = keyof typeof voucherLifecycle.statuses;
/** States in which a voucher counts as issued: it was neither given up nor taken back, nor did it expire. */
export const countedStatuses = [
  "issued",
  "claimed",
  "redeemed",
  "frozen",
  "recovering",
  "recovered",
] as const satisfies readonly VoucherStatus[];

export type VoucherAction = keyof typeof voucherLifecycle.steps;
