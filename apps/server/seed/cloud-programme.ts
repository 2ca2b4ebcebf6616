import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import type { FeeCategory } from "@yunquan/core/editions/parameters.ts";
import type { StandardAmount, StandardThreshold, StandardTier } from "@yunquan/core/standards/amounts.ts";
import { calendarDate } from "@yunquan/core/time.ts";
import { yuan, category, type SeedProgramme, service, commonParameters } from "./seed-programme.ts";

const threshold = (serviceCode: string, operatorRequired: boolean): StandardThreshold => ({
  serviceCode,
  windowDays: 90,
  activeDaysMin: 20,
  usersMin: 2,
  operatorRequired,
});

const cloudFeeCategories: readonly FeeCategory[] = [
  category(
    "cloud",
    true,
    "公有云基础资源",
    "Public cloud resources",
    "属公有云基础资源费用，可计入",
    "basic resources of a public cloud count",
  ),
  category(
    "platform",
    true,
    "平台服务",
    "Platform service",
    "属工业互联网平台服务费用，可计入",
    "services of an industrial internet platform count",
  ),
  category(
    "application",
    true,
    "应用服务",
    "Application service",
    "属云上应用服务费用，可计入",
    "application services in the cloud count",
  ),
  category("network", true, "网络通信", "Network", "属网络通信费用，可计入", "network and communication count"),
  category(
    "implementation",
    true,
    "上云实施",
    "Implementation",
    "属上云必需的实施费用，可计入",
    "implementation needed for the cloud counts",
  ),
  category(
    "device-access",
    true,
    "设备接入",
    "Device access",
    "属低成本设备接入费用，可计入",
    "low-cost connection of devices counts",
  ),
  category(
    "network-upgrade",
    true,
    "网络改造",
    "Network upgrade",
    "属上云必需的网络改造费用，可计入",
    "network changes needed for the cloud count",
  ),
  category(
    "automation",
    false,
    "自动化装备",
    "Automation equipment",
    "自动化装备不属补助范围，不计入",
    "automation equipment is not subsidised",
  ),
  category(
    "software",
    false,
    "非云化软件",
    "Software outside the cloud",
    "非云化软件不属补助范围，不计入",
    "software that does not run in the cloud is not subsidised",
  ),
  category("other", false, "其他费用", "Other fees", "不属补助范围，不计入", "not within the subsidised fees"),
];

const cloudServices: readonly Service[] = [
  service("RD-01", "协同研发设计", "Collaborative design", ["rd-design"], "saas", "digitised", {
    descriptionZh: "图纸、物料清单和变更在线协同。",
    descriptionEn: "Drawings, bills of materials and changes worked on together online.",
  }),
  service("RD-02", "云端仿真计算", "Simulation in the cloud", ["rd-design"], "app", "data-driven", {
    descriptionZh: "按用量使用的结构、流体、模流仿真。",
    descriptionEn: "Structural, flow and mould simulation by use.",
  }),
  service("RP-01", "资源计划管理 I", "Resource planning I", ["resource-planning"], "saas", "digitised", {
    exclusionGroup: "resource-planning",
    descriptionZh: "进销存、财务与成本的基础管理。",
    descriptionEn: "Basic stock, finance and cost management.",
  }),
  service(
    "RP-02",
    "资源计划管理 II",
    "Resource planning II",
    ["resource-planning", "supply-chain"],
    "saas",
    "experience",
    {
      exclusionGroup: "resource-planning",
      descriptionZh: "多工厂计划、排产与成本核算。",
      descriptionEn: "Planning, scheduling and costing across plants.",
    },
  ),
  service("PC-01", "生产进度透明化", "Transparent production", ["production-control"], "saas", "digitised", {
    productionFocus: true,
    exclusionGroup: "production",
    descriptionZh: "工单、报工、在制品和交期一屏可见。",
    descriptionEn: "Orders, reports, work in progress and due dates on one screen.",
  }),
  service("PC-02", "质量追溯", "Quality tracing", ["production-control"], "app", "experience", {
    productionFocus: true,
    descriptionZh: "检验记录与批次追溯，定位问题工序。",
    descriptionEn: "Inspection records and batch tracing down to the step.",
  }),
  service(
    "PC-03",
    "先进排产优化",
    "Advanced scheduling",
    ["production-control", "resource-planning"],
    "app",
    "data-driven",
    {
      productionFocus: true,
      exclusionGroup: "production",
      descriptionZh: "以产能与交期建模的排产优化。",
      descriptionEn: "Scheduling optimised from models of capacity and due dates.",
    },
  ),
  service("EQ-01", "设备状态监控", "Equipment monitoring", ["equipment-management"], "app", "digitised", {
    productionFocus: true,
    exclusionGroup: "equipment",
    descriptionZh: "设备联网，开机率与停机原因统计。",
    descriptionEn: "Connected machines, up-time and causes of stops.",
  }),
  service("EQ-02", "设备预测性维护", "Predictive maintenance", ["equipment-management"], "app", "data-driven", {
    productionFocus: true,
    exclusionGroup: "equipment",
    descriptionZh: "以振动、电流数据预警设备故障。",
    descriptionEn: "Warnings of faults from vibration and current.",
  }),
  service(
    "EN-01",
    "能源管理",
    "Energy management",
    ["equipment-management", "production-control"],
    "app",
    "experience",
    {
      productionFocus: true,
      descriptionZh: "分时分区能耗监测与节能建议。",
      descriptionEn: "Energy by time and area with advice.",
    },
  ),
  service("SC-01", "供应商协同", "Supplier collaboration", ["supply-chain"], "saas", "digitised", {
    descriptionZh: "询价、订单、送货与对账在线协同。",
    descriptionEn: "Quotes, orders, deliveries and statements online.",
  }),
  service("MS-01", "客户与售后服务", "Customers and after-sales", ["marketing-service"], "saas", "digitised", {
    descriptionZh: "商机、合同、工单和备件管理。",
    descriptionEn: "Leads, contracts, service orders and parts.",
  }),
  service(
    "CL-01",
    "云主机与存储",
    "Cloud hosts and storage",
    ["resource-planning", "production-control"],
    "cloud-resource",
    "digitised",
    { descriptionZh: "计算、存储、备份等基础资源。", descriptionEn: "Computing, storage and backup." },
  ),
  service(
    "PL-01",
    "工业互联网平台接入",
    "Industrial platform access",
    ["production-control", "equipment-management"],
    "platform",
    "experience",
    {
      productionFocus: true,
      descriptionZh: "设备接入、数据汇聚与建模工具。",
      descriptionEn: "Connection of devices, data and modelling tools.",
    },
  ),
];

const cloudTiers: readonly StandardTier[] = [
  {
    tier: "A",
    nameZh: "一档",
    nameEn: "Tier A",
    revenueFromFen: yuan(10_000_000),
    revenueBelowFen: yuan(50_000_000),
    staffFrom: null,
    annualCapFen: yuan(150_000),
  },
  {
    tier: "B",
    nameZh: "二档",
    nameEn: "Tier B",
    revenueFromFen: yuan(50_000_000),
    revenueBelowFen: yuan(400_000_000),
    staffFrom: null,
    annualCapFen: yuan(250_000),
  },
  {
    tier: "C",
    nameZh: "三档",
    nameEn: "Tier C",
    revenueFromFen: yuan(400_000_000),
    revenueBelowFen: null,
    staffFrom: null,
    annualCapFen: yuan(400_000),
  },
];

/** 示例: the base amount of tier A; B has twice as much, C three times. */
const cloudBases: Readonly<Record<string, number>> = {
  "RD-01": 30_000,
  "RD-02": 40_000,
  "RP-01": 20_000,
  "RP-02": 40_000,
  "PC-01": 40_000,
  "PC-02": 30_000,
  "PC-03": 60_000,
  "EQ-01": 40_000,
  "EQ-02": 60_000,
  "EN-01": 40_000,
  "SC-01": 20_000,
  "MS-01": 20_000,
  "CL-01": 20_000,
  "PL-01": 50_000,
};

const cloudAmounts: readonly StandardAmount[] = Object.entries(cloudBases).flatMap(([serviceCode, base]) =>
  cloudTiers.map(({ tier }, place): StandardAmount => ({
    serviceCode,
    tier,
    formula: "fixed",
    amountFen: yuan(base * (place + 1)),
    ratioBp: null,
    capFen: null,
  })),
);

/** The industrial-cloud programme: fixed amounts by tier, invoices equal to the contract. */
export const cloudProgramme: SeedProgramme = {
  code: "cloud",
  nameZh: "工业企业上云上平台服务券",
  nameEn: "Industrial cloud service vouchers",
  editionZh: "工业企业上云上平台服务券工作方案（示例参数）",
  editionEn: "Industrial cloud vouchers, edition with sample figures",
  parameters: {
    ...commonParameters,
    goals: [
      { measure: "enterprises", target: 10_000, byYear: 2020 },
      { measure: "suppliers", target: 200, byYear: 2020 },
      { measure: "platforms", target: 20, byYear: 2020 },
    ],
    revenueFloorFen: yuan(10_000_000),
    contractsFromOn: calendarDate("2018-03-20"),
    publishedOn: calendarDate("2018-09-03"),
    feeCategories: cloudFeeCategories,
    supplierCeilingFen: yuan(5_000_000),
    invoiceRule: { kind: "equal-to-contract" },
    evidence: ["payment-proof", "acceptance-report"],
  },
  catalogueZh: "工业企业上云上平台应用服务目录（示例）",
  catalogueEn: "Catalogue of industrial cloud services (sample)",
  services: cloudServices,
  standardZh: "奖补标准（示例）",
  standardEn: "Standard (sample)",
  tiers: cloudTiers,
  amounts: cloudAmounts,
  thresholds: cloudServices.map(({ code, kind }) => threshold(code, kind === "app")),
  budgetFen: yuan(200_000_000),
  targetEnterprises: 4_000,
};
