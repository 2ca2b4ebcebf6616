import { implementationReportLifecycle } from "@yunquan/core/reports/lifecycle.ts";
import { calendarDate, fenWire, finding, id, instant, page, pageQuery } from "./wire.ts";
import { claimStatus, mark } from "./claims.ts";
import { z } from "./z.ts";

const status = z.enum(
  Object.keys(implementationReportLifecycle.statuses) as [keyof typeof implementationReportLifecycle.statuses],
);

/** A city's bureau makes its own; the province names the city. */
export const reportBody = z.strictObject({
  programmeId: id,
  cityCode: z
    .string()
    .regex(/^44\d{4}$/, { error: "不是地市代码 | not a city's code" })
    .optional(),
});

const head = {
  id,
  number: z.string(),
  programmeId: id,
  cityCode: z.string(),
  status,
  cutOffAt: instant,
  frozenAt: instant.nullable(),
  claims: z.number().int(),
  completeClaims: z.number().int(),
  sha256: z.string().nullable(),
};

export const reportSummary = z.strictObject(head).meta({ id: "ImplementationReportSummary" });
export const reportsQuery = pageQuery.extend({
  programmeId: id.optional(),
  cityCode: z
    .string()
    .regex(/^44\d{4}$/, { error: "不是地市代码 | not a city's code" })
    .optional(),
});
export const reportsPage = page(reportSummary);

/** One claim as the report froze it: its mark and all the evidence for it. */
export const reportRow = z.strictObject({
  claimId: id,
  claimNumber: z.string(),
  position: z.number().int(),
  voucherCode: z.string(),
  serviceCode: z.string(),
  serviceZh: z.string(),
  serviceEn: z.string(),
  enterpriseName: z.string(),
  supplierName: z.string(),
  amountFen: fenWire,
  status: claimStatus,
  implementedOn: calendarDate.nullable(),
  mark,
  evaluationId: id,
  evaluatedAt: instant,
  windowFrom: calendarDate,
  windowTo: calendarDate,
  findings: z.array(finding),
});

/** The frozen content, exactly as it was hashed. */
export const reportContent = z.strictObject({
  number: z.string(),
  programmeId: id,
  programmeZh: z.string(),
  programmeEn: z.string(),
  cityCode: z.string(),
  cutOffAt: instant,
  rows: z.array(reportRow),
});

export const reportAnswer = z
  .strictObject({
    ...head,
    programmeZh: z.string(),
    programmeEn: z.string(),
    rows: z.array(reportRow),
    /** The number of the report that superseded this one; null while it is the newest. */
    supersededBy: z.string().nullable(),
  })
  .meta({ id: "ImplementationReport" });

export const reportFileQuery = z.strictObject({ format: z.enum(["xlsx", "pdf", "json"]) });
