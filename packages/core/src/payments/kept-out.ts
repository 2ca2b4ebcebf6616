interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * What keeps the money of a payable claim back, before a batch is drafted and again at its release: a word of the bank about
 * an earlier payment that nobody has looked into, its voucher, or the enterprise's own standing. Its supplier's standing does
 * not: who carried out what he bought, was evaluated and noticed is paid.
 * @clause 5.14 8.4
 */
const standing = {
  "in-suspense": {
    zh: "银行回执中有该笔支付的待查行尚未处理",
    en: "a row of the bank about its payment is still in suspense",
  },
  "voucher-frozen": { zh: "服务券冻结核查中", en: "its voucher is frozen for a check" },
  "enterprise-suspended": { zh: "企业已被暂停或取消资格", en: "the enterprise is suspended or revoked" },
} as const satisfies Record<string, Words>;

/** Why a claim that may be paid is kept out of a batch. */
export const keptOutCauses = {
  ...standing,
  "no-account": { zh: "企业没有经确认的收款账户", en: "the enterprise has no confirmed account" },
  "in-a-batch": { zh: "已在另一待核付批次中", en: "it is in another batch already" },
} as const satisfies Record<string, Words>;

export type KeptOutCause = keyof typeof keptOutCauses;

/** Why a line of a drafted batch stops its release. */
export const blockedCauses = {
  ...standing,
  "account-replaced": { zh: "收款账户已变更", en: "its account was replaced" },
  changed: { zh: "结算申请或清单行在编制后有变动", en: "its claim or its line on the list changed since the draft" },
} as const satisfies Record<string, Words>;

export type BlockedCause = keyof typeof blockedCauses;
