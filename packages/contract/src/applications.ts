import {
  applicationLifecycle,
  countedApplications,
  type ApplicationStatus,
  type CountedApplications,
} from "@yunquan/core/applications/lifecycle.ts";
import {
  recommendations,
  reviewQuestionKeys,
  type Recommendation,
  type ReviewQuestion,
} from "@yunquan/core/applications/checklist.ts";
import {
  calendarDate,
  fenWire,
  finding,
  id,
  instant,
  page,
  pageQuery,
  paragraph,
  seenVersion,
  written,
} from "./wire.ts";
import { z } from "./z.ts";

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(table) as [Key, ...Key[]]);

export const applicationStatus = keysOf<ApplicationStatus>(applicationLifecycle.statuses);
export const recommendation = keysOf<Recommendation>(recommendations);

const serviceCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, { error: "不是服务代码 | not the code of a service" });

/** A draft needs its contract; service and product may come later. */
export const createApplicationBody = z.strictObject({
  programmeId: id,
  contractId: id,
  serviceCode: serviceCode.nullable().optional(),
  productId: id.nullable().optional(),
  promised: z.boolean().optional(),
});

/** What an autosave sends: only what is there is written. */
export const updateApplicationBody = z.strictObject({
  version: seenVersion,
  contractId: id.optional(),
  serviceCode: serviceCode.nullable().optional(),
  productId: id.nullable().optional(),
  promised: z.boolean().optional(),
});

export const previewQuery = z.strictObject({
  programmeId: id,
  contractId: id,
  serviceCode: serviceCode.optional(),
  productId: id.optional(),
});

export const versionBody = z.strictObject({ version: seenVersion });
export const reasonBody = z.strictObject({ version: seenVersion, reason: paragraph(2000) });
export const withdrawBody = z.strictObject({ version: seenVersion, reason: paragraph(2000).optional() });
export const inPlaceBody = z.strictObject({
  version: seenVersion,
  reason: paragraph(2000),
  fileIds: z.array(id).min(1, { error: "请上传代为确认的证明材料 | upload the evidence" }).max(10),
});

const checklistAnswer = z.strictObject({ yes: z.boolean(), remark: z.string().trim().max(1000) });
export const checklist = z.strictObject(
  Object.fromEntries(reviewQuestionKeys.map((question) => [question, checklistAnswer])) as Record<
    ReviewQuestion,
    typeof checklistAnswer
  >,
);
export const reviewBody = z.strictObject({
  version: seenVersion,
  checklist,
  recommendation,
  remark: z.string().trim().max(2000).optional(),
});

export const waterfallStep = z
  .strictObject({
    step: z.enum(["listed", "eligible-fee", "annual-cap", "supplier-ceiling", "no-raise"]),
    clause: z.string(),
    beforeFen: fenWire,
    afterFen: fenWire,
    cutFen: fenWire,
    zh: z.string(),
    en: z.string(),
  })
  .meta({ id: "WaterfallStep" });

/** The arithmetic at this moment, without reserving anything; `waits` says that it would join the waiting list now. */
export const previewAnswer = z
  .strictObject({
    findings: z.array(finding),
    ready: z.boolean(),
    year: z.number().int(),
    tier: z.strictObject({ tier: z.string(), nameZh: z.string(), nameEn: z.string() }).nullable(),
    standard: z.strictObject({
      id,
      number: z.number().int(),
      titleZh: z.string(),
      titleEn: z.string(),
      sample: z.boolean(),
    }),
    eligibleFeeFen: fenWire,
    waterfall: z.array(waterfallStep),
    faceValueFen: fenWire,
    stoppedBy: z.string().nullable(),
    waits: z.boolean(),
  })
  .meta({ id: "ApplicationPreview" });

export const applicationWritten = written(applicationStatus);

export const submittedAnswer = z
  .strictObject({
    id,
    status: applicationStatus,
    version: z.number().int(),
    actions: z.array(z.string()),
    number: z.string(),
    submittedAt: instant,
    position: z.number().int(),
    faceValueFen: fenWire,
    waterfall: z.array(waterfallStep),
  })
  .meta({ id: "ApplicationReceipt" });

const party = z.strictObject({ id, name: z.string() });

/** Where a case stands in its city's line: how many living cases are ahead, and of which sort they are. */
const place = z.strictObject({
  position: z.number().int(),
  ahead: z.number().int(),
  of: z.enum(["waiting-list", "cases"]),
});

const clock = z.strictObject({
  startedAt: instant,
  dueAt: instant.nullable(),
  days: z.number().int(),
  usedDays: z.number().int(),
  leftDays: z.number().int(),
  paused: z.boolean(),
  overdue: z.boolean(),
  /** Of the used days those before the supplier confirmed, and the bureau's own since then. */
  supplierDays: z.number().int(),
  bureauDays: z.number().int(),
});

export const timelineLine = z
  .strictObject({
    seq: z.number().int(),
    at: instant,
    action: z.string(),
    fromStatus: z.string().nullable(),
    toStatus: z.string().nullable(),
    by: z.strictObject({
      kind: z.enum(["person", "system"]),
      organisationName: z.string().nullable(),
      role: z.string(),
      name: z.string().nullable(),
    }),
    reason: z.string().nullable(),
  })
  .meta({ id: "TimelineLine" });

export const applicationSummary = z
  .strictObject({
    id,
    number: z.string(),
    status: applicationStatus,
    version: z.number().int(),
    programmeId: id,
    cityCode: z.string(),
    enterprise: party,
    supplier: party,
    serviceCode: z.string().nullable(),
    serviceNameZh: z.string().nullable(),
    serviceNameEn: z.string().nullable(),
    tier: z.string().nullable(),
    tierNameZh: z.string().nullable(),
    tierNameEn: z.string().nullable(),
    eligibleFeeFen: fenWire.nullable(),
    faceValueFen: fenWire.nullable(),
    position: z.number().int().nullable(),
    createdAt: instant,
    submittedAt: instant.nullable(),
    dueAt: instant.nullable(),
    overdueAt: instant.nullable(),
    supplierDueAt: instant.nullable(),
    returnDueAt: instant.nullable(),
    holder: z.enum(["enterprise", "supplier", "city", "system"]).nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "ApplicationSummary" });

export const applicationFile = z.strictObject({
  id,
  name: z.string(),
  purpose: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
});

export const applicationAnswer = z
  .strictObject({
    ...applicationSummary.shape,
    planId: id.nullable(),
    roundId: id.nullable(),
    year: z.number().int().nullable(),
    edition: z.strictObject({ id, number: z.number().int() }).nullable(),
    standard: z.strictObject({ id, number: z.number().int() }).nullable(),
    contract: z.strictObject({
      id,
      number: z.string(),
      title: z.string(),
      signedOn: calendarDate,
      totalFen: fenWire,
      statesEligibleFee: z.boolean(),
      implementationDivision: z.string(),
      lines: z.array(
        z.strictObject({
          number: z.number().int(),
          serviceCode: z.string(),
          category: z.string(),
          description: z.string(),
          amountFen: fenWire,
          eligible: z.boolean(),
        }),
      ),
    }),
    productId: id.nullable(),
    promised: z.boolean(),
    waterfall: z.array(waterfallStep),
    findings: z.array(finding),
    checklist: checklist.nullable(),
    recommendation: recommendation.nullable(),
    firstSubmittedAt: instant.nullable(),
    promotedAt: instant.nullable(),
    confirmedAt: instant.nullable(),
    confirmedInPlace: z.strictObject({ reason: z.string() }).nullable(),
    decidedAt: instant.nullable(),
    clock: clock.nullable(),
    place: place.nullable(),
    voucherId: id.nullable(),
    files: z.array(applicationFile),
    timeline: z.array(timelineLine),
  })
  .meta({ id: "Application" });

export const applicationListQuery = pageQuery.extend({
  programmeId: id.optional(),
  status: applicationStatus.optional(),
  cityCode: z
    .string()
    .regex(/^44\d{4}$/, { error: "不是地市代码 | not a city's code" })
    .optional(),
  contractId: id.optional(),
  enterpriseId: id.optional(),
  planId: id.optional(),
  /** What a figure of the plan's dashboard counts. */
  counted: keysOf<CountedApplications>(countedApplications).optional(),
  order: z.enum(["newest", "position", "due"]).default("newest"),
});
/** The same list as a file, whole. */
export const applicationExportQuery = applicationListQuery.omit({ cursor: true, limit: true });
export const applicationPage = page(applicationSummary);

export const countsQuery = z.strictObject({ programmeId: id });
export const countsAnswer = z
  .strictObject({
    counts: z.array(z.strictObject({ cityCode: z.string(), status: applicationStatus, cases: z.number().int() })),
  })
  .meta({ id: "ApplicationCounts" });

export const fileParams = z.strictObject({ id, fileId: id });

export const subsidyQuery = z.strictObject({
  programmeId: id,
  serviceCode,
  revenueFen: fenWire,
  staff: z
    .string()
    .regex(/^\d{1,7}$/, { error: "须为整数 | a whole number" })
    .transform(Number),
  eligibleFeeFen: fenWire,
  usedFen: fenWire.optional(),
});

/** What an enterprise of this size would get for this service now; public, and nothing is kept of it. */
export const subsidyAnswer = z
  .strictObject({
    standard: z.strictObject({
      number: z.number().int(),
      titleZh: z.string(),
      titleEn: z.string(),
      sample: z.boolean(),
    }),
    year: z.number().int(),
    tier: z.strictObject({ tier: z.string(), nameZh: z.string(), nameEn: z.string() }).nullable(),
    waterfall: z.array(waterfallStep),
    faceValueFen: fenWire,
    stoppedBy: z.string().nullable(),
  })
  .meta({ id: "SubsidyCalculation" });
