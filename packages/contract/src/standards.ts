import { basisPoints } from "./programmes.ts";
import { minute, publicMinute, publicTier, rowDiff, serviceCode, versionHead, versionStatus } from "./catalogues.ts";
import { budgetReach } from "./plans.ts";
import { fenWire, id, instant, line, positiveFenWire, seenVersion } from "./wire.ts";
import { z } from "./z.ts";

const tierCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,9}$/, { error: "档次代码为大写字母、数字 | capital letters and digits" });

const tierEntry = z.strictObject({
  tier: tierCode,
  nameZh: line(40),
  nameEn: line(80),
  revenueFromFen: fenWire,
  revenueBelowFen: positiveFenWire.nullable(),
  staffFrom: z.number().int().min(1).max(10_000_000).nullable(),
  annualCapFen: positiveFenWire,
});

const amountEntry = z.discriminatedUnion("formula", [
  z.strictObject({ formula: z.literal("fixed"), serviceCode, tier: tierCode, amountFen: positiveFenWire }),
  z.strictObject({
    formula: z.literal("ratio"),
    serviceCode,
    tier: tierCode,
    ratioBp: basisPoints(1, 10_000),
    capFen: positiveFenWire,
  }),
]);

const thresholdEntry = z.strictObject({
  serviceCode,
  windowDays: z
    .number()
    .int()
    .min(1, { error: "至少 1 天 | at least one day" })
    .max(366, { error: "不超过 366 天 | at most 366 days" }),
  activeDaysMin: z.number().int().min(1, { error: "至少 1 天 | at least one day" }).max(366),
  usersMin: z.number().int().min(1, { error: "至少 1 人 | at least one user" }).max(1_000_000),
  operatorRequired: z.boolean(),
});

const content = {
  tiers: z
    .array(tierEntry)
    .min(1, { error: "至少一个档次 | at least one tier" })
    .max(10, { error: "不超过 10 个档次 | at most 10 tiers" }),
  amounts: z.array(amountEntry).min(1, { error: "至少一项额度 | at least one amount" }).max(20_000),
  thresholds: z.array(thresholdEntry).max(2_000),
};
const head = { planId: id, catalogueId: id, titleZh: line(80), titleEn: line(160), sample: z.boolean() };

export const standardBody = z.strictObject({ ...head, ...content });
export const standardFromFile = z.strictObject({ ...head, fileId: id });
export const standardChange = z.strictObject({
  version: seenVersion,
  titleZh: line(80),
  titleEn: line(160),
  sample: z.boolean(),
  ...content,
});

export const standardAmount = z
  .strictObject({
    serviceCode: z.string(),
    tier: z.string(),
    formula: z.enum(["fixed", "ratio"]),
    amountFen: fenWire.nullable(),
    ratioBp: z.number().int().nullable(),
    capFen: fenWire.nullable(),
  })
  .meta({ id: "StandardAmount" });
export const standardThreshold = z
  .strictObject({
    serviceCode: z.string(),
    windowDays: z.number().int(),
    activeDaysMin: z.number().int(),
    usersMin: z.number().int(),
    operatorRequired: z.boolean(),
  })
  .meta({ id: "StandardThreshold" });

export const standardSummary = z
  .strictObject({
    id,
    programmeId: id,
    planId: id,
    year: z.number().int(),
    catalogueId: id,
    number: z.number().int(),
    titleZh: z.string(),
    titleEn: z.string(),
    status: versionStatus,
    sample: z.boolean(),
    createdAt: instant,
    publishedAt: instant.nullable(),
    supersededAt: instant.nullable(),
    version: z.number().int(),
    actions: z.array(z.string()),
  })
  .meta({ id: "StandardSummary" });

export const standard = z
  .strictObject({
    ...standardSummary.shape,
    sourceFileId: id.nullable(),
    tiers: z.array(publicTier),
    amounts: z.array(standardAmount),
    thresholds: z.array(standardThreshold),
    minutes: z.array(minute),
    /** What the plan's money carries at these amounts. */
    reach: budgetReach,
  })
  .meta({ id: "Standard" });

export const publicStandardVersion = z
  .strictObject({
    ...standardSummary.shape,
    tiers: z.array(publicTier),
    amounts: z.array(standardAmount),
    thresholds: z.array(standardThreshold),
    minutes: z.array(publicMinute),
    reach: budgetReach,
  })
  .meta({ id: "PublicStandardVersion" });

export const standards = z.strictObject({ items: z.array(standardSummary) });
export const standardDiff = z
  .strictObject({ from: versionHead, to: versionHead, tiers: rowDiff, amounts: rowDiff, thresholds: rowDiff })
  .meta({ id: "StandardDiff" });

/** The answer to a publication: the version, what it replaced, and what the budget carries. @clause 4.4.4 */
export const standardPublished = z
  .strictObject({
    id,
    status: versionStatus,
    version: z.number().int(),
    actions: z.array(z.string()),
    publishedAt: instant,
    superseded: versionHead.nullable(),
    reach: budgetReach,
  })
  .meta({ id: "StandardPublished" });
