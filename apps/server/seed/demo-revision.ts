import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import { fen } from "@yunquan/core/money.ts";
import type { StandardAmount } from "@yunquan/core/standards/amounts.ts";
import { cloudProgramme } from "./cloud-programme.ts";
import type { SeedProgramme } from "./seed-programme.ts";

const warehousing: Service = {
  code: "SC-02",
  nameZh: "仓储物流协同",
  nameEn: "Warehousing and logistics",
  segments: ["supply-chain"],
  kind: "saas",
  stage: "experience",
  productionFocus: false,
  exclusionGroup: null,
  descriptionZh: "库位、出入库、车辆预约与到货在线协同。",
  descriptionEn: "Places, movements, bookings and arrivals worked on together online.",
};

const tracing = {
  nameZh: "质量追溯与分析",
  nameEn: "Quality tracing and analysis",
  descriptionZh: "检验记录与批次追溯，定位问题工序，并统计缺陷趋势。",
  descriptionEn: "Inspection records and batch tracing down to the step, with the trend of defects.",
} as const;

/** 示例: base amounts in yuan; tier B has twice as much, C three times. */
const WAREHOUSING_BASE = 24_000;
const TRACING_BASE = 36_000;

/** The second version of catalogue and standard: one service more, another one wider and better paid. */
export const revisedCloud: SeedProgramme = {
  ...cloudProgramme,
  services: [
    ...cloudProgramme.services.map((one) => (one.code === "PC-02" ? { ...one, ...tracing } : one)),
    warehousing,
  ],
  amounts: [
    ...cloudProgramme.amounts.map((one) =>
      one.serviceCode === "PC-02" ? amountOf("PC-02", one.tier, TRACING_BASE) : one,
    ),
    ...cloudProgramme.tiers.map(({ tier }) => amountOf(warehousing.code, tier, WAREHOUSING_BASE)),
  ],
  thresholds: [
    ...cloudProgramme.thresholds,
    { serviceCode: warehousing.code, windowDays: 90, activeDaysMin: 20, usersMin: 2, operatorRequired: false },
  ],
};

function amountOf(serviceCode: string, tier: string, baseYuan: number): StandardAmount {
  const place = cloudProgramme.tiers.findIndex((one) => one.tier === tier);
  const amountFen = fen(baseYuan * (place + 1) * 100);
  return { serviceCode, tier, formula: "fixed", amountFen, ratioBp: null, capFen: null };
}
