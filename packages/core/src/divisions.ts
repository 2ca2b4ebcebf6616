import { guangdongDistricts } from "./guangdong-districts.ts";
import { assert } from "./refusal.ts";

/** The province this programme belongs to. */
export const province = { code: "440000", zh: "广东省", en: "Guangdong" } as const;

/** The four areas of the province, in the order statistics show them. */
export const areas = {
  delta: { zh: "珠三角", en: "Pearl River Delta" },
  east: { zh: "粤东", en: "Eastern Guangdong" },
  west: { zh: "粤西", en: "Western Guangdong" },
  north: { zh: "粤北", en: "Northern Guangdong" },
} as const;
export type Area = keyof typeof areas;

interface CityRow {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** What lists sort by, since the database has no Chinese collation. */
  readonly pinyin: string;
  readonly area: Area;
}

/** The 21 cities in the order of their codes (GB/T 2260). */
export const cities = [
  { code: "440100", zh: "广州市", en: "Guangzhou", pinyin: "guangzhou", area: "delta" },
  { code: "440200", zh: "韶关市", en: "Shaoguan", pinyin: "shaoguan", area: "north" },
  { code: "440300", zh: "深圳市", en: "Shenzhen", pinyin: "shenzhen", area: "delta" },
  { code: "440400", zh: "珠海市", en: "Zhuhai", pinyin: "zhuhai", area: "delta" },
  { code: "440500", zh: "汕头市", en: "Shantou", pinyin: "shantou", area: "east" },
  { code: "440600", zh: "佛山市", en: "Foshan", pinyin: "foshan", area: "delta" },
  { code: "440700", zh: "江门市", en: "Jiangmen", pinyin: "jiangmen", area: "delta" },
  { code: "440800", zh: "湛江市", en: "Zhanjiang", pinyin: "zhanjiang", area: "west" },
  { code: "440900", zh: "茂名市", en: "Maoming", pinyin: "maoming", area: "west" },
  { code: "441200", zh: "肇庆市", en: "Zhaoqing", pinyin: "zhaoqing", area: "delta" },
  { code: "441300", zh: "惠州市", en: "Huizhou", pinyin: "huizhou", area: "delta" },
  { code: "441400", zh: "梅州市", en: "Meizhou", pinyin: "meizhou", area: "north" },
  { code: "441500", zh: "汕尾市", en: "Shanwei", pinyin: "shanwei", area: "east" },
  { code: "441600", zh: "河源市", en: "Heyuan", pinyin: "heyuan", area: "north" },
  { code: "441700", zh: "阳江市", en: "Yangjiang", pinyin: "yangjiang", area: "west" },
  { code: "441800", zh: "清远市", en: "Qingyuan", pinyin: "qingyuan", area: "north" },
  { code: "441900", zh: "东莞市", en: "Dongguan", pinyin: "dongguan", area: "delta" },
  { code: "442000", zh: "中山市", en: "Zhongshan", pinyin: "zhongshan", area: "delta" },
  { code: "445100", zh: "潮州市", en: "Chaozhou", pinyin: "chaozhou", area: "east" },
  { code: "445200", zh: "揭阳市", en: "Jieyang", pinyin: "jieyang", area: "east" },
  { code: "445300", zh: "云浮市", en: "Yunfu", pinyin: "yunfu", area: "north" },
] as const satisfies readonly CityRow[];
export type City = (typeof cities)[number];
export type CityCode = City["code"];

/** A district, county or county-level city, which lies in one of the 21 cities. */
export interface District {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly city: CityCode;
}

const cityByCode: ReadonlyMap<string, City> = new Map(cities.map((city) => [city.code, city]));

export const districts: readonly District[] = guangdongDistricts.map(([code, zh, en]) => {
  const city = cityByCode.get(`${code.slice(0, 4)}00`);
  assert(city !== undefined, `district without a city: ${code}`);
  return { code, zh, en, city: city.code };
});

const districtByCode: ReadonlyMap<string, District> = new Map(districts.map((district) => [district.code, district]));

/** The provinces by the first two digits of a division code: enough to say whose place a refused code is. */
export const provinceNames = {
  "11": { zh: "北京市", en: "Beijing" },
  "12": { zh: "天津市", en: "Tianjin" },
  "13": { zh: "河北省", en: "Hebei" },
  "14": { zh: "山西省", en: "Shanxi" },
  "15": { zh: "内蒙古自治区", en: "Inner Mongolia" },
  "21": { zh: "辽宁省", en: "Liaoning" },
  "22": { zh: "吉林省", en: "Jilin" },
  "23": { zh: "黑龙江省", en: "Heilongjiang" },
  "31": { zh: "上海市", en: "Shanghai" },
  "32": { zh: "江苏省", en: "Jiangsu" },
  "33": { zh: "浙江省", en: "Zhejiang" },
  "34": { zh: "安徽省", en: "Anhui" },
  "35": { zh: "福建省", en: "Fujian" },
  "36": { zh: "江西省", en: "Jiangxi" },
  "37": { zh: "山东省", en: "Shandong" },
  "41": { zh: "河南省", en: "Henan" },
  "42": { zh: "湖北省", en: "Hubei" },
  "43": { zh: "湖南省", en: "Hunan" },
  "44": { zh: "广东省", en: "Guangdong" },
  "45": { zh: "广西壮族自治区", en: "Guangxi" },
  "46": { zh: "海南省", en: "Hainan" },
  "50": { zh: "重庆市", en: "Chongqing" },
  "51": { zh: "四川省", en: "Sichuan" },
  "52": { zh: "贵州省", en: "Guizhou" },
  "53": { zh: "云南省", en: "Yunnan" },
  "54": { zh: "西藏自治区", en: "Tibet" },
  "61": { zh: "陕西省", en: "Shaanxi" },
  "62": { zh: "甘肃省", en: "Gansu" },
  "63": { zh: "青海省", en: "Qinghai" },
  "64": { zh: "宁夏回族自治区", en: "Ningxia" },
  "65": { zh: "新疆维吾尔自治区", en: "Xinjiang" },
  "71": { zh: "台湾省", en: "Taiwan" },
  "81": { zh: "香港特别行政区", en: "Hong Kong" },
  "82": { zh: "澳门特别行政区", en: "Macao" },
} as const satisfies Readonly<Record<string, { zh: string; en: string }>>;
export type ProvinceDigits = keyof typeof provinceNames;

/** Why a text is no place in the province; the list is closed. */
export const divisionFaults = {
  format: { zh: "行政区划代码应为 6 位半角数字", en: "A division code has 6 half-width digits" },
  unknown: { zh: "没有该行政区划代码", en: "There is no such division" },
  "outside-province": { zh: "该地不在广东省内", en: "This place is outside Guangdong" },
  "city-missing": { zh: "请选择到市或县（区）", en: "Choose a city or a district, not the whole province" },
  "district-missing": { zh: "该市设有县（区），请选择到县（区）", en: "This city has districts: choose one" },
} as const;
export type DivisionFault = keyof typeof divisionFaults;

export type DivisionCheck =
  | { readonly ok: true; readonly city: City; readonly district: District | null }
  /** `province` names the other province of a code outside this one. */
  | { readonly ok: false; readonly fault: DivisionFault; readonly province: ProvinceDigits | null };

/**
 * Decides which city and district a division code names. `depth` says how exact a place must be: `city` accepts a city
 * as a whole, `district` wants a district from every city that has any (all but 东莞 and 中山).
 * @clause 4.1.1
 */
export function checkDivision(code: string, depth: "city" | "district" = "city"): DivisionCheck {
  if (!/^[0-9]{6}$/.test(code)) return { ok: false, fault: "format", province: null };
  const digits = code.slice(0, 2);
  if (!isProvinceDigits(digits)) return { ok: false, fault: "unknown", province: null };
  if (!isInProvince(code)) return { ok: false, fault: "outside-province", province: digits };
  if (code === province.code) return { ok: false, fault: "city-missing", province: null };
  const district = districtByCode.get(code) ?? null;
  const city = cityByCode.get(district?.city ?? code);
  if (city === undefined) return { ok: false, fault: "unknown", province: null };
  if (depth === "district" && district === null && districtsOf(city.code).length > 0) {
    return { ok: false, fault: "district-missing", province: null };
  }
  return { ok: true, city, district };
}

/** The city a division code lies in: a city's own code or that of one of its districts. Undefined for any other. */
export function cityOf(divisionCode: string): City | undefined {
  return cityByCode.get(districtByCode.get(divisionCode)?.city ?? divisionCode);
}

/** True for every 6-digit code that begins with this province's digits, whether the standard has it or not. */
export function isInProvince(divisionCode: string): boolean {
  return /^44[0-9]{4}$/.test(divisionCode);
}

export function isCityCode(text: string): text is CityCode {
  return cityByCode.has(text);
}

/** The districts of a city in the order of their codes; none for 东莞 and 中山. */
export function districtsOf(city: CityCode): readonly District[] {
  return districts.filter((district) => district.city === city);
}

/** 广东省广州市天河区, or null for a code that is no place of the province. */
export function placeNameZh(divisionCode: string): string | null {
  if (divisionCode === province.code) return province.zh;
  const place = checkDivision(divisionCode);
  return place.ok ? `${province.zh}${place.city.zh}${place.district?.zh ?? ""}` : null;
}

/** "Tianhe District, Guangzhou", or null for a code that is no place of the province. */
export function placeNameEn(divisionCode: string): string | null {
  if (divisionCode === province.code) return province.en;
  const place = checkDivision(divisionCode);
  if (!place.ok) return null;
  return place.district === null ? place.city.en : `${place.district.en}, ${place.city.en}`;
}

function isProvinceDigits(digits: string): digits is ProvinceDigits {
  return Object.hasOwn(provinceNames, digits);
}
