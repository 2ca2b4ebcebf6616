import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import { bp } from "@yunquan/core/money.ts";
import type { StandardAmount, StandardTier } from "@yunquan/core/standards/amounts.ts";
import { calendarDate } from "@yunquan/core/time.ts";
import { yuan, category, type SeedProgramme, service, commonParameters } from "./seed-programme.ts";

const computeServices: readonly Service[] = [
  service(
    "CP-01",
    "智能计算资源",
    "AI computing",
    ["rd-design", "production-control"],
    "cloud-resource",
    "data-driven",
    {
      productionFocus: true,
      exclusionGroup: "computing",
      descriptionZh: "按卡时计费的训练与推理算力。",
      descriptionEn: "Training and inference by the card hour.",
    },
  ),
  service("CP-02", "通用计算资源", "General computing", ["resource-planning"], "cloud-resource", "digitised", {
    exclusionGroup: "computing",
    descriptionZh: "按核时计费的通用算力。",
    descriptionEn: "General computing by the core hour.",
  }),
  service(
    "MD-01",
    "行业模型服务",
    "Industry model service",
    ["production-control", "equipment-management"],
    "platform",
    "data-driven",
    {
      productionFocus: true,
      descriptionZh: "面向质检、排产、运维的模型调用。",
      descriptionEn: "Models for inspection, scheduling and upkeep.",
    },
  ),
];

const computeTiers: readonly StandardTier[] = [
  {
    tier: "S",
    nameZh: "中小企业",
    nameEn: "SME",
    revenueFromFen: yuan(3_000_000),
    revenueBelowFen: yuan(400_000_000),
    staffFrom: null,
    annualCapFen: yuan(300_000),
  },
  {
    tier: "L",
    nameZh: "大型企业",
    nameEn: "Large",
    revenueFromFen: yuan(400_000_000),
    revenueBelowFen: null,
    staffFrom: null,
    annualCapFen: yuan(500_000),
  },
];

/** The compute-voucher programme: the same code, other data. A ratio of the fee up to a cap, and a share of payments instead of full invoices. */
export const computeProgramme: SeedProgramme = {
  code: "compute",
  nameZh: "算力券",
  nameEn: "Compute vouchers",
  editionZh: "算力券实施办法（示例参数）",
  editionEn: "Compute vouchers, edition with sample figures",
  parameters: {
    ...commonParameters,
    goals: [{ measure: "enterprises", target: 1_000, byYear: 2027 }],
    establishedMonthsMin: 6,
    revenueFloorFen: yuan(3_000_000),
    contractsFromOn: calendarDate("2025-01-01"),
    publishedOn: calendarDate("2025-01-01"),
    feeCategories: [
      category("computing", true, "算力资源", "Computing", "属算力资源费用，可计入", "computing counts"),
      category("model", true, "模型服务", "Model service", "属模型服务费用，可计入", "model services count"),
      category(
        "hardware",
        false,
        "自购硬件",
        "Own hardware",
        "自购硬件不属补助范围，不计入",
        "hardware bought is not subsidised",
      ),
    ],
    supplierCeilingFen: null,
    invoiceRule: { kind: "paid-share", shareBp: bp(9_000) },
    evidence: ["payment-proof"],
  },
  catalogueZh: "算力服务目录（示例）",
  catalogueEn: "Catalogue of computing services (sample)",
  services: computeServices,
  standardZh: "算力券奖补标准（示例）",
  standardEn: "Standard for compute vouchers (sample)",
  tiers: computeTiers,
  amounts: computeServices.flatMap(({ code: serviceCode }): StandardAmount[] => [
    { serviceCode, tier: "S", formula: "ratio", amountFen: null, ratioBp: bp(4_000), capFen: yuan(200_000) },
    { serviceCode, tier: "L", formula: "ratio", amountFen: null, ratioBp: bp(3_000), capFen: yuan(300_000) },
  ]),
  thresholds: computeServices.map(({ code }) => ({
    serviceCode: code,
    windowDays: 60,
    activeDaysMin: 10,
    usersMin: 1,
    operatorRequired: false,
  })),
  budgetFen: yuan(50_000_000),
  targetEnterprises: 500,
};
