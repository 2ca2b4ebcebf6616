import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import { isCityCode } from "@yunquan/core/divisions.ts";
import type { Bp } from "@yunquan/core/money.ts";
import { calendarDate, fenWire, id, instant, line, positiveFenWire } from "./wire.ts";
import { z } from "./z.ts";

/** A ratio in basis points within bounds; 10,000 is the whole. */
export const basisPoints = (min: number, max: number) =>
  z
    .number()
    .int({ error: "须为整数（基点） | a whole number of basis points" })
    .refine((value): value is Bp => value >= min && value <= max, {
      error: `须在 ${min}–${max} 基点之间 | ${min} to ${max} basis points`,
    });

const days = (min: number, max: number) =>
  z
    .number()
    .int({ error: "须为整数 | a whole number" })
    .min(min, { error: `不少于 ${min} 天 | at least ${min} days` })
    .max(max, { error: `不超过 ${max} 天 | at most ${max} days` });

const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;
const once = { error: "不得重复 | each only once" };

export const cityCode = z.string().refine((code): boolean => isCityCode(code), {
  error: "不是本省地市的代码 | not the code of a city of the province",
});

export const feeCategory = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, { error: "须为小写字母、数字、连字符 | lower-case letters, digits, hyphens" }),
  zh: line(40),
  en: line(80),
  eligible: z.boolean(),
  reasonZh: line(200),
  reasonEn: line(300),
});

const entityTypes = ["legal-person", "branch", "partnership", "sole-proprietor", "other"];
const entityType = z.string().refine((type): boolean => entityTypes.includes(type), {
  error: `须为以下之一：${entityTypes.join("、")} | one of: ${entityTypes.join(", ")}`,
});

const goal = z.strictObject({
  measure: z.enum(["enterprises", "suppliers", "platforms"]),
  target: z.number().int().min(1, { error: "须大于零 | above zero" }).max(10_000_000),
  byYear: z.number().int().min(2018).max(2200),
});

/** An edition's parameters as they cross the wire and as they lie in the database. The floors are the source's own. */
export const editionParameters = z
  .strictObject({
    goals: z.array(goal).refine((goals) => unique(goals.map((one) => one.measure)), once),
    revenueFloorFen: fenWire,
    establishedMonthsMin: z.number().int().min(0).max(600),
    entityTypes: z.array(entityType).min(1, { error: "至少一项 | at least one" }).refine(unique, once),
    industrySections: z
      .array(z.string().regex(/^[A-T]$/, { error: "须为国民经济行业门类字母 A–T | a section letter A to T" }))
      .min(1, { error: "至少一项 | at least one" })
      .refine(unique, once),
    cities: z.array(cityCode).min(1, { error: "至少一个地市 | at least one city" }).refine(unique, once),
    implementationPrefix: z
      .string()
      .regex(/^\d{2,6}$/, { error: "须为行政区划代码前缀 | the first digits of a division code" }),
    contractsFromOn: calendarDate,
    publishedOn: calendarDate,
    feeCategories: z
      .array(feeCategory)
      .refine((categories) => unique(categories.map((one) => one.code)), once)
      .refine((categories) => categories.some((one) => one.eligible), {
        error: "至少一类可补助费用 | at least one eligible category",
      }),
    issueRatioBp: basisPoints(10_000, 100_000),
    supplierCeilingFen: positiveFenWire.nullable(),
    reviewWorkdays: days(1, 60),
    supplierWorkdays: days(1, 60),
    returnWorkdays: days(1, 120),
    implementationDaysMin: days(1, 1_000),
    announceDaysMin: days(30, 365),
    noticeDays: days(5, 60),
    pilotReserveMaxBp: basisPoints(0, 5_000),
    pilotReserveReleaseDays: days(1, 365),
    settlementPeriodsMax: z
      .number()
      .int()
      .min(1, { error: "每年一至两次 | one or two a year" })
      .max(2, { error: "每年一至两次 | one or two a year" }),
    standardMaxAgeDays: days(30, 366),
    invoiceRule: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("equal-to-contract") }),
      z.strictObject({ kind: z.literal("paid-share"), shareBp: basisPoints(1, 10_000) }),
    ]),
    evidence: z.array(z.enum(["payment-proof", "acceptance-report"])).refine(unique, once),
    subtractCarriedIn: z.boolean(),
    supplementaryLists: z.boolean(),
    closingCash: z.enum(["lapse", "carry"]),
    promisedCashWarnBp: basisPoints(1, 10_000),
  })
  .refine((parameters) => parameters.contractsFromOn <= parameters.publishedOn, {
    path: ["contractsFromOn"],
    error: "不得晚于方案印发日 | not after the day of publication",
  })
  .meta({ id: "EditionParameters" });

/** Reads stored parameters. What does not fit the schema is a broken database, and throws. */
export function readParameters(stored: unknown): EditionParameters {
  return editionParameters.parse(stored);
}

/** The form in which parameters are stored. */
export function storedParameters(parameters: z.output<typeof editionParameters>): z.input<typeof editionParameters> {
  return z.encode(editionParameters, parameters);
}

export const programmeBody = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/, {
    error: "须为 3–40 位小写字母、数字、连字符 | 3 to 40 lower-case letters, digits, hyphens",
  }),
  nameZh: line(60),
  nameEn: line(120),
});

export const editionBody = z.strictObject({
  titleZh: line(120),
  titleEn: line(200),
  publishedOn: calendarDate,
  /** Null comes into force at once. */
  inForceFrom: instant.nullable(),
  /** Amounts that the source does not give are samples, and every screen says so. */
  sample: z.boolean(),
  parameters: editionParameters,
});

export const edition = z
  .strictObject({
    id,
    programmeId: id,
    number: z.number().int(),
    titleZh: z.string(),
    titleEn: z.string(),
    publishedOn: calendarDate,
    inForceFrom: instant,
    sample: z.boolean(),
    inForce: z.boolean(),
    parameters: editionParameters,
  })
  .meta({ id: "Edition" });

export const programme = z
  .strictObject({
    id,
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    createdAt: instant,
    /** The edition in force now; null before the first. */
    edition: z
      .strictObject({
        id,
        number: z.number().int(),
        titleZh: z.string(),
        titleEn: z.string(),
        inForceFrom: instant,
        sample: z.boolean(),
      })
      .nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "Programme" });

export const programmes = z.strictObject({ items: z.array(programme) });
export const editions = z.strictObject({ items: z.array(edition) });

export const codeParams = z.strictObject({ code: z.string().max(40) });
export const versionParams = z.strictObject({
  code: z.string().max(40),
  number: z.string().regex(/^[1-9]\d{0,5}$/, { error: "版本号 | a version's number" }),
});

/** What is left in a city of the plan one can apply under now. */
export const cityLeft = z
  .strictObject({
    cityCode: z.string(),
    cityZh: z.string(),
    cityEn: z.string(),
    allottedFen: fenWire,
    /** Face value that can still be issued. */
    capacityLeftFen: fenWire,
    cashLeftFen: fenWire,
    /** Applications in line because nothing was left for them. */
    waiting: z.number().int(),
  })
  .meta({ id: "CityLeft" });

const publicRound = z
  .strictObject({
    id,
    planId: id,
    year: z.number().int(),
    nameZh: z.string(),
    nameEn: z.string(),
    state: z.enum(["announced", "open"]),
    opensAt: instant,
    closesAt: instant,
  })
  .meta({ id: "PublicRound" });

export const publicProgramme = z
  .strictObject({
    id,
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    edition: z
      .strictObject({
        number: z.number().int(),
        titleZh: z.string(),
        titleEn: z.string(),
        publishedOn: calendarDate,
        inForceFrom: instant,
        sample: z.boolean(),
      })
      .nullable(),
    /** Rounds that are open or announced. */
    rounds: z.array(publicRound),
    /** Of the open round's plan, or of the last published one. */
    plan: z
      .strictObject({
        id,
        year: z.number().int(),
        budgetFen: fenWire,
        hasGuide: z.boolean(),
        cities: z.array(cityLeft),
      })
      .nullable(),
  })
  .meta({ id: "PublicProgramme" });

export const publicProgrammes = z.strictObject({ now: instant, items: z.array(publicProgramme) });
export const publicProgrammePage = z
  .strictObject({ ...publicProgramme.shape, parameters: editionParameters.nullable() })
  .meta({ id: "PublicProgrammePage" });

/** A goal with what the records say now. @clause 1.1 */
export const goalsAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        measure: z.enum(["enterprises", "suppliers", "platforms"]),
        zh: z.string(),
        en: z.string(),
        countedZh: z.string(),
        countedEn: z.string(),
        target: z.number().int(),
        byYear: z.number().int(),
        actual: z.number().int(),
        reachedBp: z.number().int(),
        byCity: z.array(
          z.strictObject({ cityCode: z.string(), cityZh: z.string(), cityEn: z.string(), actual: z.number().int() }),
        ),
        /** Suppliers from outside the province, who belong to no city of it. */
        elsewhere: z.number().int(),
      }),
    ),
  })
  .meta({ id: "Goals" });

const statisticRow = z.strictObject({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  vouchers: z.number().int(),
  shareBp: z.number().int(),
});

/** Vouchers of a programme by what they are for and for whom; a service of several segments counts in each. */
export const statisticsAnswer = z
  .strictObject({
    year: z.number().int().nullable(),
    vouchers: z.number().int(),
    enterprises: z.number().int(),
    bySegment: z.array(statisticRow),
    byKind: z.array(statisticRow),
    byStage: z.array(statisticRow),
    bySizeClass: z.array(statisticRow),
    productionFocusBp: z.number().int(),
    /** Enterprises below "large" among all with a voucher. */
    smeBp: z.number().int(),
  })
  .meta({ id: "ProgrammeStatistics" });

export const statisticsQuery = z.strictObject({
  year: z
    .string()
    .regex(/^20\d{2}$/, { error: "年份 | a year" })
    .optional(),
  city: cityCode.optional(),
});

export const openDataQuery = z.strictObject({ year: statisticsQuery.shape.year });
export const openDataFileQuery = z.strictObject({
  year: statisticsQuery.shape.year,
  table: z.enum(["cities", "months"]),
});

/**
 * What a programme did, by city and by month, counted from the records; numbers and sums only, nobody's name. A sum of fewer
 * than three, or one that such a sum could be worked out from, is null. @clause 1.1 @clause 5.12
 */
export const openData = z
  .strictObject({
    code: z.string(),
    now: instant,
    /** The plan's year; null is all years together. */
    year: z.number().int().nullable(),
    years: z.array(z.number().int()),
    cities: z.array(
      z.strictObject({
        cityCode: z.string(),
        cityZh: z.string(),
        cityEn: z.string(),
        allottedFen: fenWire,
        /** Vouchers that are worth something or were redeemed, and their face values. */
        vouchers: z.number().int(),
        enterprises: z.number().int(),
        issuedFen: fenWire.nullable(),
        paidFen: fenWire.nullable(),
      }),
    ),
    /** Of all cities together. */
    totals: z.strictObject({ allottedFen: fenWire, issuedFen: fenWire.nullable(), paidFen: fenWire.nullable() }),
    /** Every month from the first voucher to now, in Beijing's calendar: `2026-03`. */
    months: z.array(
      z.strictObject({
        month: z.string(),
        vouchers: z.number().int(),
        issuedFen: fenWire.nullable(),
        payments: z.number().int(),
        paidFen: fenWire.nullable(),
      }),
    ),
  })
  .meta({ id: "OpenData" });
