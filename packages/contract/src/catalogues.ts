import {
  segments,
  serviceKinds,
  stages,
  type Segment,
  type ServiceKind,
  type Stage,
} from "@yunquan/core/catalogues/vocabulary.ts";
import { isCityCode } from "@yunquan/core/divisions.ts";
import { calendarDate, fenWire, id, instant, line, page, pageQuery, seenVersion } from "./wire.ts";
import { z } from "./z.ts";

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) =>
  Object.keys(table) as [Code, ...Code[]];

export const segment = z.enum(codesOf<Segment>(segments));
export const serviceKind = z.enum(codesOf<ServiceKind>(serviceKinds));
export const stage = z.enum(codesOf<Stage>(stages));

export const serviceCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, { error: "编码为大写字母、数字、连字符 | capital letters, digits, hyphens" })
  .max(40);
const text = z.string().trim().max(1_000, { error: "不超过 1000 字 | at most 1000 characters" });

/** One service as it is entered. */
export const serviceEntry = z
  .strictObject({
    code: serviceCode,
    nameZh: line(60),
    nameEn: line(120),
    segments: z
      .array(segment)
      .min(1, { error: "至少一个业务环节 | at least one segment" })
      .refine((list) => new Set(list).size === list.length, { error: "不得重复 | each only once" }),
    kind: serviceKind,
    stage,
    productionFocus: z.boolean(),
    exclusionGroup: line(40).nullable(),
    descriptionZh: text,
    descriptionEn: text,
  })
  .meta({ id: "ServiceEntry" });

const services = z
  .array(serviceEntry)
  .min(1, { error: "至少一项应用服务 | at least one service" })
  .max(2_000, { error: "不超过 2000 项 | at most 2000 services" });

/** A draft comes as data or as the sheet of annex 1.1 uploaded before. */
export const catalogueBody = z.strictObject({ programmeId: id, titleZh: line(80), titleEn: line(160), services });
export const catalogueFromFile = z.strictObject({ programmeId: id, titleZh: line(80), titleEn: line(160), fileId: id });
export const catalogueChange = z.strictObject({
  version: seenVersion,
  titleZh: line(80),
  titleEn: line(160),
  services,
});

/** The panel's signed minute, as the policy officer enters it. @clause 8.1 */
export const minuteBody = z
  .strictObject({
    version: seenVersion,
    number: line(60),
    heldOn: calendarDate,
    members: z
      .array(line(40))
      .min(1, { error: "至少一名委员 | at least one member" })
      .max(60)
      .refine((names) => new Set(names).size === names.length, { error: "不得重复 | each only once" }),
    votesFor: z.number().int().min(1, { error: "至少一票赞成 | at least one vote for" }),
    votesAgainst: z.number().int().min(0),
    fileId: id,
  })
  .refine((minute) => minute.votesFor > minute.votesAgainst, {
    path: ["votesFor"],
    error: "赞成票须多于反对票 | more votes for than against",
  })
  .refine((minute) => minute.votesFor + minute.votesAgainst <= minute.members.length, {
    path: ["members"],
    error: "票数不得多于委员人数 | more votes than members",
  });

export const minute = z
  .strictObject({
    number: z.string(),
    heldOn: calendarDate,
    members: z.array(z.string()),
    votesFor: z.number().int(),
    votesAgainst: z.number().int(),
    fileId: id,
    enteredBy: z.string(),
    enteredAt: instant,
  })
  .meta({ id: "PanelMinute" });

export const versionStatus = z.enum(["draft", "confirmed", "published", "superseded"]);
export const versionAction = z.strictObject({ version: seenVersion });

export const catalogueSummary = z
  .strictObject({
    id,
    programmeId: id,
    number: z.number().int(),
    titleZh: z.string(),
    titleEn: z.string(),
    status: versionStatus,
    services: z.number().int(),
    createdAt: instant,
    publishedAt: instant.nullable(),
    supersededAt: instant.nullable(),
    version: z.number().int(),
    actions: z.array(z.string()),
  })
  .meta({ id: "CatalogueSummary" });

export const service = z.strictObject({ ...serviceEntry.shape, id }).meta({ id: "Service" });

export const catalogue = z
  .strictObject({
    ...catalogueSummary.shape,
    services: z.array(service),
    sourceFileId: id.nullable(),
    minutes: z.array(minute),
  })
  .meta({ id: "Catalogue" });

/** The minute as published: that the panel confirmed and how, not who entered it. */
export const publicMinute = z
  .strictObject({
    number: z.string(),
    heldOn: calendarDate,
    members: z.number().int(),
    votesFor: z.number().int(),
    votesAgainst: z.number().int(),
  })
  .meta({ id: "PublicMinute" });

export const publicCatalogueVersion = z
  .strictObject({ ...catalogueSummary.shape, services: z.array(service), minutes: z.array(publicMinute) })
  .meta({ id: "PublicCatalogueVersion" });

export const catalogues = z.strictObject({ items: z.array(catalogueSummary) });
export const versionsQuery = z.strictObject({ programmeId: id.optional() });

/** Two versions by their numbers. */
export const diffQuery = z.strictObject({
  from: z.string().regex(/^[1-9]\d{0,5}$/, { error: "版本号 | a version's number" }),
  to: z.string().regex(/^[1-9]\d{0,5}$/, { error: "版本号 | a version's number" }),
});

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export const rowDiff = z
  .strictObject({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(
      z.strictObject({
        key: z.string(),
        changes: z.array(z.strictObject({ field: z.string(), before: value.nullable(), after: value.nullable() })),
      }),
    ),
  })
  .meta({ id: "RowDiff" });

export const versionHead = z
  .strictObject({
    id,
    number: z.number().int(),
    titleZh: z.string(),
    titleEn: z.string(),
    status: versionStatus,
    publishedAt: instant.nullable(),
    supersededAt: instant.nullable(),
  })
  .meta({ id: "VersionHead" });
export const catalogueDiff = z
  .strictObject({ from: versionHead, to: versionHead, services: rowDiff })
  .meta({ id: "CatalogueDiff" });

/** The answer to a publication: the version and what it replaced. */
export const cataloguePublished = z
  .strictObject({
    id,
    status: versionStatus,
    version: z.number().int(),
    actions: z.array(z.string()),
    publishedAt: instant,
    superseded: versionHead.nullable(),
  })
  .meta({ id: "CataloguePublished" });

/** The public catalogue: its services with what each is worth in every tier. */
export const publicCatalogueQuery = z.strictObject({
  ...pageQuery.shape,
  segment: segment.optional(),
  kind: serviceKind.optional(),
  stage: stage.optional(),
  productionFocus: z.enum(["true", "false"]).optional(),
  tier: line(20).optional(),
  /** Services under which this supplier, or any supplier registered in this city, offers a product. */
  supplierId: id.optional(),
  city: z
    .string()
    .refine((code) => isCityCode(code), { error: "须为 21 个地市之一 | one of the 21 cities" })
    .optional(),
  /** Services under which a product costs at most so many whole yuan, whatever the price is for. */
  priceTo: z
    .string()
    .regex(/^[1-9]\d{0,7}$/, { error: "整数元 | whole yuan" })
    .transform(Number)
    .optional(),
  /** Services that enterprises rate with so much on average, or better; those never rated are left out. */
  gradeFrom: z
    .string()
    .regex(/^[1-5]$/, { error: "1–5" })
    .transform(Number)
    .optional(),
  text: line(60).optional(),
});

export const listedAmount = z
  .strictObject({
    tier: z.string(),
    formula: z.enum(["fixed", "ratio"]),
    amountFen: fenWire.nullable(),
    ratioBp: z.number().int().nullable(),
    capFen: fenWire.nullable(),
  })
  .meta({ id: "ListedAmount" });

/** What the cheapest product under a service costs, for each thing a price is for: a year, a user and year … */
export const listedPrice = z.strictObject({ priceUnit: z.string(), fromFen: fenWire }).meta({ id: "ListedPrice" });

/** What enterprises think of a service, whoever supplied it: the average in hundredths of a grade, of 5. */
export const serviceRating = z
  .strictObject({ count: z.number().int(), averageHundredths: z.number().int() })
  .meta({ id: "ServiceRating" });

export const publicService = z
  .strictObject({
    ...service.shape,
    amounts: z.array(listedAmount),
    products: z.number().int(),
    prices: z.array(listedPrice),
    rating: serviceRating.nullable(),
  })
  .meta({ id: "PublicService" });

export const publicTier = z
  .strictObject({
    tier: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    revenueFromFen: fenWire,
    revenueBelowFen: fenWire.nullable(),
    staffFrom: z.number().int().nullable(),
    annualCapFen: fenWire,
  })
  .meta({ id: "StandardTier" });

export const publicCatalogue = z
  .strictObject({
    catalogue: versionHead.nullable(),
    standard: z.strictObject({ ...versionHead.shape, sample: z.boolean(), year: z.number().int() }).nullable(),
    tiers: z.array(publicTier),
    ...page(publicService).shape,
  })
  .meta({ id: "PublicCatalogue" });

export const vocabulary = z
  .strictObject({
    segments: z.array(z.strictObject({ code: segment, zh: z.string(), en: z.string() })),
    kinds: z.array(
      z.strictObject({
        code: serviceKind,
        zh: z.string(),
        en: z.string(),
        definitionZh: z.string(),
        definitionEn: z.string(),
      }),
    ),
    stages: z.array(z.strictObject({ code: stage, zh: z.string(), en: z.string() })),
  })
  .meta({ id: "CatalogueVocabulary" });
