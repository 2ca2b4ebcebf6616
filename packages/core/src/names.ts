import { cities, districts, provinceNames } from "./divisions.ts";

/** What stands for hidden characters: always two, so that the length says nothing. */
const HIDDEN = "**";

/** Forms of organisations at the end of a name, longest first. */
const FORMS = [
  "有限合伙企业",
  "股份有限公司",
  "有限责任公司",
  "集团有限公司",
  "股份合作公司",
  "专业合作社",
  "有限公司",
  "合伙企业",
  "合作社",
  "经营部",
  "加工厂",
  "工作室",
  "研究院",
  "研究所",
  "分公司",
  "总公司",
  "公司",
  "集团",
  "中心",
  "协会",
  "学院",
  "大学",
  "厂",
  "店",
  "行",
  "社",
  "所",
] as const;

/** Words for a line of business. They are what thousands of names share, so they may be shown. */
const TRADES = new Set(
  (
    "科技 技术 智能 数字 信息 软件 网络 数据 电子 电气 电器 电力 机械 机电 精密 自动化 设备 装备 仪器 仪表 模具 五金 金属 " +
    "钢铁 铝业 塑料 塑胶 橡胶 化工 化学 材料 新材料 陶瓷 玻璃 水泥 建材 家具 家居 木业 纸业 包装 印刷 纺织 服装 服饰 制衣 鞋业 " +
    "皮具 玩具 食品 饮料 药业 制药 医药 生物 医疗 光电 照明 半导体 通信 汽车 汽配 船舶 能源 新能源 环保 水务 燃气 矿业 实业 工业 " +
    "制造 制品 加工 贸易 工贸 商贸 发展 控股 集团"
  ).split(" "),
);
const TRADE_LENGTHS = [3, 2] as const;

/**
 * Names of places that may begin an organisation's name: at most one of each level, in this order, so that a trade name
 * that is also a city's (深圳中山…) stays hidden. Within a level the longest first: 广东省 before 广东.
 */
const PLACE_LEVELS: readonly (readonly string[])[] = [
  Object.values(provinceNames).flatMap(({ zh }) => [zh, shortPlace(zh)]),
  cities.flatMap(({ zh }) => [zh, shortPlace(zh)]),
  districts.map(({ zh }) => zh),
].map((names) => names.toSorted((a, b) => b.length - a.length));

/**
 * Masks an organisation's name for public pages: 广东星河智能科技有限公司 → 广东**科技有限公司. Shown are places at the beginning,
 * one common word for the line of business and the form at the end; the trade name never is. A name that consists of such
 * words alone loses the line of business first and the place next. Of a name in no known form nothing but its first
 * character is shown, and that only of three or more.
 */
export function maskOrganisation(name: string): string {
  const text = name.trim();
  const form = FORMS.find((ending) => text.length > ending.length && text.endsWith(ending));
  if (form === undefined) return firstCharacter(text, 3);
  const head = text.slice(0, -form.length);
  const place = placeAtStart(head);
  const rest = head.slice(place.length);
  const trade = tradeAtEnd(rest);
  if (rest.length > trade.length) return `${place}${HIDDEN}${trade}${form}`;
  return rest.length > 0 ? `${place}${HIDDEN}${form}` : `${HIDDEN}${form}`;
}

/** Masks a person's name: 欧阳娜娜 → 欧**, Smith → S**. Never more than the first character, and of one character none. */
export function maskPerson(name: string): string {
  return firstCharacter(name.trim(), 2);
}

/** Masks a bank account: **** 4321. At most the last four digits, and only of twelve or more. */
export function maskBankAccount(account: string): string {
  const digits = account.replaceAll(/[^0-9]/g, "");
  return digits.length >= 12 ? `**** ${digits.slice(-4)}` : "****";
}

/**
 * Masks a telephone number: a mobile keeps three digits and the last two (138******78), a landline its area code (020-****).
 * Anything else is hidden whole.
 */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/[\s-]/g, "");
  const mobile = /^(?:\+?86)?(1[3-9][0-9])[0-9]{6}([0-9]{2})$/.exec(digits);
  if (mobile !== null) return `${mobile[1]}******${mobile[2]}`;
  const landline = /^(0(?:10|2[0-9]|[3-9][0-9]{2}))[0-9]{7,8}$/.exec(digits);
  return landline === null ? "****" : `${landline[1]}-****`;
}

function firstCharacter(text: string, least: number): string {
  const characters = Array.from(text);
  return characters.length >= least ? `${characters[0]}${HIDDEN}` : HIDDEN;
}

/** The places a name begins with, from the larger to the smaller: 广东省佛山市顺德区. */
function placeAtStart(head: string): string {
  return PLACE_LEVELS.reduce((place, names) => {
    const rest = head.slice(place.length);
    return place + (names.find((name) => rest.startsWith(name)) ?? "");
  }, "");
}

function tradeAtEnd(rest: string): string {
  const length = TRADE_LENGTHS.find((candidate) => rest.length >= candidate && TRADES.has(rest.slice(-candidate)));
  return length === undefined ? "" : rest.slice(-length);
}

/** 广东省 → 广东, 广西壮族自治区 → 广西: the short form in which places stand in names. */
function shortPlace(zh: string): string {
  return zh.replace(/(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/, "");
}
