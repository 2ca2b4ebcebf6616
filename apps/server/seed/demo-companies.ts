import type { CityCode } from "./demo-stage.ts";

/** The companies of the demonstration. All of them are made up, and every name says so (示例). */
export interface DemoSupplier {
  readonly key: string;
  /** Makes its credit code. */
  readonly serial: number;
  /** Login names of the approver and, at the supplier of the demonstration, of the preparer beside him. */
  readonly logins: readonly [approver: string, preparer?: string];
  readonly people: readonly [approver: string, preparer?: string];
  readonly name: string;
  readonly division: string;
  readonly legalPerson: string;
  readonly contactPhone: string;
  readonly address: string;
  readonly introduction: string;
  readonly route: "province" | "resource-pool";
  readonly products: readonly DemoProduct[];
}

export interface DemoProduct {
  readonly serviceCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly yuanAYear: number;
}

const product = (serviceCode: string, nameZh: string, nameEn: string, yuanAYear: number): DemoProduct => ({
  serviceCode,
  nameZh,
  nameEn,
  yuanAYear,
});

export const demoSuppliers: readonly DemoSupplier[] = [
  {
    key: "S1",
    serial: 1,
    logins: ["supplier-approver", "supplier-preparer"],
    people: ["容启明", "郑小舟"],
    name: "粤云智造科技（示例）有限公司",
    division: "440305",
    legalPerson: "容启明",
    contactPhone: "0755-88880001",
    address: "深圳市南山区示例科技园 1 栋",
    introduction: "面向离散制造的云上生产管理服务商，提供生产进度、协同设计、供应链与售后等 SaaS 服务。",
    route: "province",
    products: [
      product("PC-01", "粤云·透明工厂", "Yueyun Transparent Plant", 58_000),
      product("PC-03", "粤云·智能排产", "Yueyun Scheduling", 96_000),
      product("RD-01", "粤云·协同设计", "Yueyun Design", 42_000),
      product("SC-01", "粤云·供应商门户", "Yueyun Supplier Portal", 36_000),
      product("MS-01", "粤云·售后管家", "Yueyun After-sales", 32_000),
      product("SC-02", "粤云·仓储协同", "Yueyun Warehousing", 38_000),
      product("CL-01", "粤云·云主机", "Yueyun Cloud Hosts", 24_000),
    ],
  },
  {
    key: "S2",
    serial: 2,
    logins: ["supplier2"],
    people: ["骆海平"],
    name: "穗工数联软件（示例）有限公司",
    division: "440106",
    legalPerson: "骆海平",
    contactPhone: "020-38880002",
    address: "广州市天河区示例软件园 2 号",
    introduction: "设备联网与能源管理服务商，提供设备监控、预测性维护、能源管理和平台接入。",
    route: "province",
    products: [
      product("EQ-01", "数联·设备看板", "Shulian Equipment Board", 62_000),
      product("EQ-02", "数联·预测维护", "Shulian Predictive", 118_000),
      product("EN-01", "数联·能源管家", "Shulian Energy", 68_000),
      product("PL-01", "数联·平台接入", "Shulian Access", 88_000),
    ],
  },
  {
    key: "S3",
    serial: 3,
    logins: ["supplier3"],
    people: ["冼文波"],
    name: "南粤云基础设施（示例）有限公司",
    division: "440604",
    legalPerson: "冼文波",
    contactPhone: "0757-83330003",
    address: "佛山市禅城区示例云计算中心",
    introduction: "省级资源池成员，提供云资源、资源计划与云端仿真服务。",
    route: "resource-pool",
    products: [
      product("RP-01", "南粤云·进销存", "Nanyue Stock", 22_000),
      product("RP-02", "南粤云·多厂计划", "Nanyue Planning", 66_000),
      product("RD-02", "南粤云·仿真", "Nanyue Simulation", 54_000),
      product("SC-01", "南粤云·采购协同", "Nanyue Procurement", 34_000),
    ],
  },
];

/** Asks for registration these days; the province has still to review it. */
export const lateSupplier: DemoSupplier = {
  key: "S4",
  serial: 4,
  logins: ["supplier4"],
  people: ["占晓岚"],
  name: "湾区机联网科技（示例）有限公司",
  division: "440402",
  legalPerson: "占晓岚",
  contactPhone: "0756-33330004",
  address: "珠海市香洲区示例产业园 4 号",
  introduction: "机器视觉质检与质量追溯服务商，申请注册为供应商。",
  route: "province",
  products: [],
};

export interface DemoEnterprise {
  readonly key: string;
  /** Makes its credit code. */
  readonly serial: number;
  readonly cityCode: CityCode;
  readonly logins: readonly [approver: string, preparer?: string];
  readonly people: readonly [approver: string, preparer?: string];
  readonly name: string;
  readonly division: string;
  readonly industryCode: string;
  readonly establishedOn: string;
  readonly legalPerson: string;
  readonly contactPhone: string;
  readonly address: string;
  /** The tier of the standard that its revenue reaches. */
  readonly tier: "A" | "B" | "C";
  /** Revenue of the year before, in ten thousand yuan, and the staff. */
  readonly revenueWan: number;
  readonly staff: number;
}

const company = (
  key: string,
  serial: number,
  cityCode: CityCode,
  [division, name, industryCode, address]: readonly [string, string, string, string],
  [login, person, contactPhone, establishedOn]: readonly [string, string, string, string],
  [tier, revenueWan, staff]: readonly ["A" | "B" | "C", number, number],
): DemoEnterprise => ({
  key,
  serial,
  cityCode,
  logins: [login],
  people: [person],
  name,
  division,
  industryCode,
  establishedOn,
  legalPerson: person,
  contactPhone,
  address,
  tier,
  revenueWan,
  staff,
});

export const demoEnterprises: readonly DemoEnterprise[] = [
  {
    ...company(
      "F1",
      101,
      "440600",
      ["440606", "佛山顺工精密机械（示例）有限公司", "3421", "佛山市顺德区示例工业大道 18 号"],
      ["enterprise-approver", "梁永康", "0757-22220001", "2009-06-18"],
      ["B", 12_600, 320],
    ),
    logins: ["enterprise-approver", "enterprise-preparer"],
    people: ["梁永康", "何静仪"],
  },
  company(
    "F2",
    102,
    "440600",
    ["440605", "佛山南海铝艺型材（示例）有限公司", "3252", "佛山市南海区示例铝材基地 6 号"],
    ["enterprise2", "关志恒", "0757-86660002", "2005-03-09"],
    ["B", 21_400, 410],
  ),
  company(
    "F3",
    103,
    "440600",
    ["440604", "佛山禅陶新材料（示例）有限公司", "3071", "佛山市禅城区示例陶瓷园 3 号"],
    ["enterprise3", "庞丽珊", "0757-82220003", "2012-11-26"],
    ["A", 3_860, 126],
  ),
  company(
    "F4",
    104,
    "440600",
    ["440607", "佛山三水味源食品（示例）有限公司", "1439", "佛山市三水区示例食品园 9 号"],
    ["enterprise4", "陆伟雄", "0757-87770004", "2014-08-01"],
    ["B", 6_720, 185],
  ),
  company(
    "F5",
    105,
    "440600",
    ["440608", "佛山高明锦纺织染（示例）有限公司", "1713", "佛山市高明区示例纺织城 12 号"],
    ["enterprise5", "区少芬", "0757-88880005", "2001-04-20"],
    ["C", 52_300, 1_150],
  ),
  company(
    "G1",
    106,
    "440100",
    ["440111", "广州白云车联零部件（示例）有限公司", "3670", "广州市白云区示例汽配园 5 号"],
    ["enterprise6", "温国梁", "020-36660006", "2008-09-15"],
    ["B", 9_150, 262],
  ),
  company(
    "G2",
    107,
    "440100",
    ["440112", "广州黄埔晶彩电子（示例）有限公司", "3985", "广州市黄埔区示例科学城 21 号"],
    ["enterprise7", "卓慧敏", "020-82220007", "2011-01-30"],
    ["B", 15_800, 305],
  ),
  company(
    "D1",
    108,
    "441900",
    ["441900", "东莞松湖模具（示例）有限公司", "3525", "东莞市示例模具产业园 8 号"],
    ["enterprise8", "袁家豪", "0769-23330008", "2010-12-08"],
    ["B", 8_040, 214],
  ),
];

/** Registers these days; its city has still to certify it. */
export const lateEnterprise: DemoEnterprise = company(
  "F6",
  109,
  "440600",
  ["440605", "佛山里水木作家居（示例）有限公司", "2110", "佛山市南海区示例家居园 2 号"],
  ["enterprise9", "邓雅文", "0757-85550009", "2016-05-11"],
  ["A", 2_480, 96],
);
