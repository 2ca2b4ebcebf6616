import {
  bpToPercentText,
  decimalFaults,
  fenToYuanText,
  percentTextToBp,
  yuanTextToFen,
} from "@yunquan/core/decimal.ts";
import { ZERO, bp, fenText, parseFen, type Fen } from "@yunquan/core/money.ts";
import type { StandardAmount, StandardThreshold, StandardTier } from "@yunquan/core/standards/amounts.ts";
import { standardFaults } from "@yunquan/core/standards/check.ts";
import type { Schemas } from "../api.ts";
import type { Speech } from "../speech.ts";
import type { SheetRows } from "../ui/sheet.tsx";

type Standard = Schemas["Standard"];
type Value = Schemas["RowDiff"]["changed"][number]["changes"][number]["before"];

export const tierKeys = [
  "tier",
  "nameZh",
  "nameEn",
  "revenueFromFen",
  "revenueBelowFen",
  "staffFrom",
  "annualCapFen",
] as const;
export const thresholdKeys = ["windowDays", "activeDaysMin", "usersMin", "operatorRequired"] as const;

/** The three tables of a standard as they are typed; the columns of the amounts are the tiers, its rows the services. */
export interface Cells {
  readonly tiers: SheetRows;
  readonly amounts: SheetRows;
  readonly thresholds: SheetRows;
}

export function cellsOf(speech: Speech, standard: Standard, serviceCodes: readonly string[]): Cells {
  const money = (amountFen: string | null): string =>
    amountFen === null ? "" : fenToYuanText(parseFen(amountFen) ?? ZERO).replace(/\.00$/, "");
  return {
    tiers: standard.tiers.map((tier) => [
      tier.tier,
      tier.nameZh,
      tier.nameEn,
      money(tier.revenueFromFen),
      money(tier.revenueBelowFen),
      tier.staffFrom === null ? "" : String(tier.staffFrom),
      money(tier.annualCapFen),
    ]),
    amounts: serviceCodes.map((code) =>
      standard.tiers.map(({ tier }) => {
        const found = standard.amounts.find((one) => one.serviceCode === code && one.tier === tier);
        if (found === undefined) return "";
        return found.formula === "fixed"
          ? money(found.amountFen)
          : `${bpToPercentText(bp(found.ratioBp ?? 0))} / ${money(found.capFen)}`;
      }),
    ),
    thresholds: serviceCodes.map((code) => {
      const found = standard.thresholds.find((one) => one.serviceCode === code);
      if (found === undefined) return ["", "", "", ""];
      const yes = found.operatorRequired ? speech.t("是", "yes") : speech.t("否", "no");
      return [String(found.windowDays), String(found.activeDaysMin), String(found.usersMin), yes];
    }),
  };
}

/** The tiers are the columns of the amounts: what goes from the one goes from the other. */
export function withTiers(cells: Cells, tiers: SheetRows): Cells {
  const before = cells.tiers;
  if (tiers.length >= before.length) {
    const more = tiers.slice(before.length).map(() => "");
    return { ...cells, tiers, amounts: cells.amounts.map((row) => [...row, ...more]) };
  }
  const gone = before.findIndex((row, at) => tiers[at] !== row);
  return { ...cells, tiers, amounts: cells.amounts.map((row) => row.filter((_, at) => at !== gone)) };
}

export interface Faults {
  readonly tiers: Map<string, string>;
  readonly amounts: Map<string, string>;
  readonly thresholds: Map<string, string>;
}

/** What stands at a path of the API (`amounts.7`) belongs to a cell of one of the three tables. */
export function placeFault(faults: Faults, tierCount: number, path: string, words: string): void {
  const [table, index, key] = path.split(".");
  if (index === undefined) return;
  const place = (into: Map<string, string>, cell: string): void => void (into.has(cell) || into.set(cell, words));
  if (table === "tiers") place(faults.tiers, `${index}.${key ?? "tier"}`);
  if (table === "thresholds") place(faults.thresholds, `${index}.${key ?? "windowDays"}`);
  if (table === "amounts" && tierCount > 0)
    place(faults.amounts, `${Math.floor(Number(index) / tierCount)}.${Number(index) % tierCount}`);
}

export interface Content {
  readonly tiers: readonly StandardTier[];
  readonly amounts: readonly StandardAmount[];
  readonly thresholds: readonly StandardThreshold[];
}

/** The tables read by the rules of the server, with everything that is wrong at its cell. */
export function readCells(
  speech: Speech,
  cells: Cells,
  frame: { readonly serviceCodes: readonly string[]; readonly revenueFloorFen: Fen },
): { readonly content: Content; readonly faults: Faults; readonly count: number } {
  const { t, language } = speech;
  const faults: Faults = { tiers: new Map(), amounts: new Map(), thresholds: new Map() };
  const money = (into: Map<string, string>, cell: string, text: string): Fen => {
    const reading = yuanTextToFen(text.trim());
    if (reading.ok) return reading.amountFen;
    into.set(cell, decimalFaults[reading.fault][language]);
    return ZERO;
  };
  const whole = (into: Map<string, string>, cell: string, text: string): number => {
    if (/^[1-9]\d{0,7}$/.test(text.trim())) return Number(text);
    into.set(cell, t("请填写正整数", "A whole number above zero"));
    return 1;
  };
  const tiers = cells.tiers.map((row, at): StandardTier => {
    const [tier = "", nameZh = "", nameEn = "", from = "", below = "", staff = "", cap = ""] = row.map((text) =>
      text.trim(),
    );
    if (!/^[A-Z][A-Z0-9]{0,9}$/.test(tier))
      faults.tiers.set(`${at}.tier`, t("大写字母、数字", "Capital letters and digits"));
    if (nameZh === "") faults.tiers.set(`${at}.nameZh`, t("请填写", "Fill this in"));
    if (nameEn === "") faults.tiers.set(`${at}.nameEn`, t("请填写", "Fill this in"));
    return {
      tier,
      nameZh,
      nameEn,
      revenueFromFen: money(faults.tiers, `${at}.revenueFromFen`, from),
      revenueBelowFen: below === "" ? null : money(faults.tiers, `${at}.revenueBelowFen`, below),
      staffFrom: staff === "" ? null : whole(faults.tiers, `${at}.staffFrom`, staff),
      annualCapFen: money(faults.tiers, `${at}.annualCapFen`, cap),
    };
  });
  const amounts = frame.serviceCodes.flatMap((serviceCode, at) =>
    tiers.map(({ tier }, column): StandardAmount => {
      const text = (cells.amounts[at]?.[column] ?? "").trim();
      const cell = `${at}.${column}`;
      const ratio = /^(?<share>[\d.]+%)\s*(?:\/|上限|至多|≤|up to)\s*(?<cap>[\d.,]+)$/i.exec(text)?.groups;
      if (ratio === undefined)
        return {
          serviceCode,
          tier,
          formula: "fixed",
          amountFen: money(faults.amounts, cell, text),
          ratioBp: null,
          capFen: null,
        };
      const share = percentTextToBp(ratio["share"] ?? "");
      if (!share.ok) faults.amounts.set(cell, decimalFaults[share.fault][language]);
      return {
        serviceCode,
        tier,
        formula: "ratio",
        amountFen: null,
        ratioBp: share.ok ? share.ratioBp : bp(1),
        capFen: money(faults.amounts, cell, ratio["cap"] ?? ""),
      };
    }),
  );
  const thresholds = frame.serviceCodes.map((serviceCode, at): StandardThreshold => {
    const [windowDays = "", activeDaysMin = "", usersMin = "", operator = ""] = cells.thresholds[at] ?? [];
    const number = (key: string, text: string): number => whole(faults.thresholds, `${at}.${key}`, text);
    const answer = new Map([
      ["是", true],
      ["yes", true],
      ["否", false],
      ["no", false],
    ]).get(operator.trim().toLowerCase());
    if (answer === undefined) faults.thresholds.set(`${at}.operatorRequired`, t("填“是”或“否”", "yes or no"));
    return {
      serviceCode,
      windowDays: number("windowDays", windowDays),
      activeDaysMin: number("activeDaysMin", activeDaysMin),
      usersMin: number("usersMin", usersMin),
      operatorRequired: answer ?? false,
    };
  });
  const content = { tiers, amounts, thresholds };
  for (const fault of standardFaults(content, frame)) placeFault(faults, tiers.length, fault.path, fault[language]);
  return { content, faults, count: faults.tiers.size + faults.amounts.size + faults.thresholds.size };
}

/** The form in which the API takes it. */
export function wireOf({ tiers, amounts, thresholds }: Content) {
  return {
    tiers: tiers.map((tier) => ({
      ...tier,
      revenueFromFen: fenText(tier.revenueFromFen),
      revenueBelowFen: tier.revenueBelowFen === null ? null : fenText(tier.revenueBelowFen),
      annualCapFen: fenText(tier.annualCapFen),
    })),
    amounts: amounts.map(({ serviceCode, tier, formula, amountFen, ratioBp, capFen }) =>
      formula === "fixed"
        ? { formula: "fixed" as const, serviceCode, tier, amountFen: fenText(amountFen ?? ZERO) }
        : { formula: "ratio" as const, serviceCode, tier, ratioBp: ratioBp ?? 0, capFen: fenText(capFen ?? ZERO) },
    ),
    thresholds: thresholds.map((threshold) => ({ ...threshold })),
  };
}

/** What a field of a standard is called, in its tables and in comparisons. */
export function fieldWords({ t }: Speech): Readonly<Record<string, string>> {
  return {
    tier: t("档次", "Tier"),
    nameZh: t("中文名称", "Chinese name"),
    nameEn: t("英文名称", "English name"),
    revenueFromFen: t("营业收入自（元）", "Revenue from (yuan)"),
    revenueBelowFen: t("营业收入至（不含，元）", "Revenue below (yuan)"),
    staffFrom: t("从业人员不少于", "Staff of at least"),
    annualCapFen: t("年度上限（元）", "Cap of a year (yuan)"),
    formula: t("计算方式", "Formula"),
    amountFen: t("额度", "Amount"),
    ratioBp: t("比例", "Share"),
    capFen: t("上限", "Cap"),
    windowDays: t("观察天数", "Window, days"),
    activeDaysMin: t("活跃天数不少于", "Active days, at least"),
    usersMin: t("使用人数不少于", "Users, at least"),
    operatorRequired: t("须有操作人", "Operators named"),
  };
}

/** A value of a field in words. */
export function valueWords(speech: Speech, field: string, value: Value): string {
  const { t, yuan, percent } = speech;
  if (value === null) return "—";
  if (field.endsWith("Fen")) return yuan(String(value));
  if (field === "ratioBp") return percent(Number(value));
  if (field === "formula") return value === "fixed" ? t("定额", "fixed") : t("按比例", "share of the fee");
  if (typeof value === "boolean") return value ? t("是", "yes") : t("否", "no");
  return String(value);
}
