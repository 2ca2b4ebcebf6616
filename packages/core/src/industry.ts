interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The sections of GB/T 4754-2017 with the range of their divisions. B, C and D are industry. */
export const industrySections = {
  A: { from: 1, to: 5, zh: "农、林、牧、渔业", en: "Agriculture, forestry, animal husbandry and fishery" },
  B: { from: 6, to: 12, zh: "采矿业", en: "Mining" },
  C: { from: 13, to: 43, zh: "制造业", en: "Manufacturing" },
  D: {
    from: 44,
    to: 46,
    zh: "电力、热力、燃气及水生产和供应业",
    en: "Production and supply of electricity, heat, gas and water",
  },
  E: { from: 47, to: 50, zh: "建筑业", en: "Construction" },
  F: { from: 51, to: 52, zh: "批发和零售业", en: "Wholesale and retail trade" },
  G: { from: 53, to: 60, zh: "交通运输、仓储和邮政业", en: "Transport, storage and post" },
  H: { from: 61, to: 62, zh: "住宿和餐饮业", en: "Accommodation and catering" },
  I: {
    from: 63,
    to: 65,
    zh: "信息传输、软件和信息技术服务业",
    en: "Information transmission, software and IT services",
  },
  J: { from: 66, to: 69, zh: "金融业", en: "Finance" },
  K: { from: 70, to: 70, zh: "房地产业", en: "Real estate" },
  L: { from: 71, to: 72, zh: "租赁和商务服务业", en: "Leasing and business services" },
  M: { from: 73, to: 75, zh: "科学研究和技术服务业", en: "Scientific research and technical services" },
  N: { from: 76, to: 79, zh: "水利、环境和公共设施管理业", en: "Water, environment and public facilities" },
  O: { from: 80, to: 82, zh: "居民服务、修理和其他服务业", en: "Residential, repair and other services" },
  P: { from: 83, to: 83, zh: "教育", en: "Education" },
  Q: { from: 84, to: 85, zh: "卫生和社会工作", en: "Health and social work" },
  R: { from: 86, to: 90, zh: "文化、体育和娱乐业", en: "Culture, sports and entertainment" },
  S: {
    from: 91,
    to: 96,
    zh: "公共管理、社会保障和社会组织",
    en: "Public administration, social security and organisations",
  },
  T: { from: 97, to: 97, zh: "国际组织", en: "International organisations" },
} as const;
export type IndustrySection = keyof typeof industrySections;

/** The sections an industrial enterprise can belong to. */
export const eligibleSections = ["B", "C", "D"] as const satisfies readonly IndustrySection[];
export type EligibleSection = (typeof eligibleSections)[number];

/** The divisions of the sections B, C and D. */
export const industryDivisions = {
  "06": { zh: "煤炭开采和洗选业", en: "Mining and washing of coal" },
  "07": { zh: "石油和天然气开采业", en: "Extraction of oil and natural gas" },
  "08": { zh: "黑色金属矿采选业", en: "Mining of ferrous metal ores" },
  "09": { zh: "有色金属矿采选业", en: "Mining of non-ferrous metal ores" },
  "10": { zh: "非金属矿采选业", en: "Mining of non-metal ores" },
  "11": { zh: "开采专业及辅助性活动", en: "Specialised and support activities for mining" },
  "12": { zh: "其他采矿业", en: "Other mining" },
  "13": { zh: "农副食品加工业", en: "Processing of food from agricultural products" },
  "14": { zh: "食品制造业", en: "Manufacture of foods" },
  "15": { zh: "酒、饮料和精制茶制造业", en: "Manufacture of liquor, beverages and refined tea" },
  "16": { zh: "烟草制品业", en: "Manufacture of tobacco" },
  "17": { zh: "纺织业", en: "Manufacture of textiles" },
  "18": { zh: "纺织服装、服饰业", en: "Manufacture of textile garments and accessories" },
  "19": { zh: "皮革、毛皮、羽毛及其制品和制鞋业", en: "Manufacture of leather, fur, feather and footwear" },
  "20": {
    zh: "木材加工和木、竹、藤、棕、草制品业",
    en: "Wood processing; wood, bamboo, rattan, palm and straw products",
  },
  "21": { zh: "家具制造业", en: "Manufacture of furniture" },
  "22": { zh: "造纸和纸制品业", en: "Manufacture of paper and paper products" },
  "23": { zh: "印刷和记录媒介复制业", en: "Printing and reproduction of recorded media" },
  "24": {
    zh: "文教、工美、体育和娱乐用品制造业",
    en: "Manufacture of articles for culture, education, crafts, sports and entertainment",
  },
  "25": { zh: "石油、煤炭及其他燃料加工业", en: "Processing of petroleum, coal and other fuels" },
  "26": { zh: "化学原料和化学制品制造业", en: "Manufacture of raw chemicals and chemical products" },
  "27": { zh: "医药制造业", en: "Manufacture of medicines" },
  "28": { zh: "化学纤维制造业", en: "Manufacture of chemical fibres" },
  "29": { zh: "橡胶和塑料制品业", en: "Manufacture of rubber and plastics products" },
  "30": { zh: "非金属矿物制品业", en: "Manufacture of non-metallic mineral products" },
  "31": { zh: "黑色金属冶炼和压延加工业", en: "Smelting and rolling of ferrous metals" },
  "32": { zh: "有色金属冶炼和压延加工业", en: "Smelting and rolling of non-ferrous metals" },
  "33": { zh: "金属制品业", en: "Manufacture of metal products" },
  "34": { zh: "通用设备制造业", en: "Manufacture of general-purpose machinery" },
  "35": { zh: "专用设备制造业", en: "Manufacture of special-purpose machinery" },
  "36": { zh: "汽车制造业", en: "Manufacture of automobiles" },
  "37": {
    zh: "铁路、船舶、航空航天和其他运输设备制造业",
    en: "Manufacture of railway, ship, aerospace and other transport equipment",
  },
  "38": { zh: "电气机械和器材制造业", en: "Manufacture of electrical machinery and apparatus" },
  "39": {
    zh: "计算机、通信和其他电子设备制造业",
    en: "Manufacture of computers, communication and other electronic equipment",
  },
  "40": { zh: "仪器仪表制造业", en: "Manufacture of measuring instruments" },
  "41": { zh: "其他制造业", en: "Other manufacture" },
  "42": { zh: "废弃资源综合利用业", en: "Utilisation of waste resources" },
  "43": { zh: "金属制品、机械和设备修理业", en: "Repair of metal products, machinery and equipment" },
  "44": { zh: "电力、热力生产和供应业", en: "Production and supply of electricity and heat" },
  "45": { zh: "燃气生产和供应业", en: "Production and supply of gas" },
  "46": { zh: "水的生产和供应业", en: "Production and supply of water" },
} as const satisfies Readonly<Record<string, Words>>;
export type IndustryDivision = keyof typeof industryDivisions;

/** Why a text is no industry code of an industrial enterprise; the list is closed. */
export const industryFaults = {
  format: { zh: "行业代码应为 2 至 4 位半角数字", en: "An industry code has 2 to 4 half-width digits" },
  unknown: { zh: "GB/T 4754-2017 中没有该行业大类", en: "GB/T 4754-2017 has no such division" },
  "outside-industry": {
    zh: "该行业不属于工业（采矿业、制造业、电力热力燃气及水生产和供应业）",
    en: "This section is not industry (mining, manufacturing, production and supply of electricity, heat, gas and water)",
  },
} as const;
export type IndustryFault = keyof typeof industryFaults;

export type IndustryCheck =
  | { readonly ok: true; readonly section: EligibleSection; readonly division: IndustryDivision }
  /** `section` is known when the code is a real one of another section, so that the refusal can name it. */
  | { readonly ok: false; readonly fault: IndustryFault; readonly section: IndustrySection | null };

/**
 * The section of an industry code of 2 digits (division) to 4 digits (class); undefined for no code of the standard.
 * Only the division is looked up: groups and classes are not listed here.
 */
export function industrySection(code: string): IndustrySection | undefined {
  if (!/^[0-9]{2,4}$/.test(code)) return undefined;
  const division = Number(code.slice(0, 2));
  return (Object.keys(industrySections) as IndustrySection[]).find((letter) => {
    const { from, to } = industrySections[letter];
    return division >= from && division <= to;
  });
}

/**
 * Decides whether an industry code makes its firm an industrial enterprise (sections B, C, D of GB/T 4754-2017).
 * @clause 4.1.1
 */
export function checkIndustry(code: string): IndustryCheck {
  if (!/^[0-9]{2,4}$/.test(code)) return { ok: false, fault: "format", section: null };
  const section = industrySection(code);
  if (section === undefined) return { ok: false, fault: "unknown", section: null };
  const division = code.slice(0, 2);
  if (!isEligibleSection(section) || !isIndustryDivision(division)) {
    return { ok: false, fault: "outside-industry", section };
  }
  return { ok: true, section, division };
}

export function isIndustryDivision(text: string): text is IndustryDivision {
  return Object.hasOwn(industryDivisions, text);
}

function isEligibleSection(section: IndustrySection): section is EligibleSection {
  return eligibleSections.some((eligible) => eligible === section);
}
