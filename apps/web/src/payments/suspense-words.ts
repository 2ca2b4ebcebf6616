import type { Schemas } from "../api.ts";

/** Why a row of the bank was not booked. */
export const causeWords: Readonly<
  Record<Schemas["SuspenseLine"]["cause"], { readonly zh: string; readonly en: string }>
> = {
  "unknown-line": { zh: "本批次没有这一明细号", en: "the batch has no such line" },
  repeated: { zh: "重复或前后矛盾", en: "repeated, or contradicts another row" },
  "other-amount": { zh: "金额与明细不符", en: "another amount than the line's" },
  "other-state": {
    zh: "该行当前不能入账（已有相反结果或券被冻结）",
    en: "the line cannot take it now (decided otherwise, or its voucher is frozen)",
  },
};
