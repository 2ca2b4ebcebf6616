import type { GoalMeasure } from "../editions/parameters.ts";

/** What each goal measures, and how its actual value is counted. Shown with every figure. @clause 1.1 */
export const goalMeasures = {
  enterprises: {
    zh: "支持工业企业上云上平台",
    en: "Enterprises supported",
    countedZh: "持有有效服务券（已发放、结算中或已兑付）的企业，每家计一次",
    countedEn: "enterprises with a voucher that is issued, being claimed or redeemed, each once",
  },
  suppliers: {
    zh: "培育供应商",
    en: "Suppliers fostered",
    countedZh: "已注册、未被取消资格且有在列产品的供应商",
    countedEn: "admitted suppliers, not revoked, with a listed product",
  },
  platforms: {
    zh: "形成领先平台",
    en: "Leading platforms",
    countedZh: "上述供应商中，在列产品属于平台服务类的",
    countedEn: "those of them with a listed product of the kind platform service",
  },
} as const satisfies Record<GoalMeasure, { zh: string; en: string; countedZh: string; countedEn: string }>;

/** A share in whole basis points, rounded down; of nothing it is nothing. */
export function shareInBp(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((BigInt(part) * 10_000n) / BigInt(whole));
}
