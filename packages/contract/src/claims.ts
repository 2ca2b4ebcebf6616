import { checklistItems, type ChecklistItem } from "@yunquan/core/claims/checklist.ts";
import { claimLifecycle, type ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";
import { evidenceKinds, type EvidenceKind } from "@yunquan/core/claims/reckoning.ts";
import { voucherLifecycle, type VoucherStatus } from "@yunquan/core/vouchers/lifecycle.ts";
import { marks, type Mark } from "@yunquan/core/usage/marks.ts";
import { timelineLine } from "./applications.ts";
import {
  calendarDate,
  fenWire,
  finding,
  id,
  instant,
  line,
  page,
  pageQuery,
  paragraph,
  positiveFenWire,
  seenVersion,
} from "./wire.ts";
import { z } from "./z.ts";

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(table) as [Key, ...Key[]]);

export const claimStatus = keysOf<ClaimStatus>(claimLifecycle.statuses);
export const mark = keysOf<Mark>(marks);
const evidenceKind = keysOf<EvidenceKind>(evidenceKinds);

/** One piece of evidence. A proof of payment says how much was paid and when; a draft may still leave that open. */
const evidence = z
  .strictObject({
    kind: evidenceKind,
    fileId: id,
    amountFen: positiveFenWire.nullable().optional(),
    occurredOn: calendarDate.nullable().optional(),
    note: line(200).nullable().optional(),
  })
  .superRefine((given, context) => {
    if (given.kind !== "payment-proof" && given.amountFen != null) {
      context.addIssue({
        code: "custom",
        path: ["amountFen"],
        message: "只有付款凭证有金额 | only a proof of payment has an amount",
      });
    }
  });

const draft = {
  implementedOn: calendarDate.nullable().optional(),
  acceptedOn: calendarDate.nullable().optional(),
  evidence: z
    .array(evidence)
    .max(50)
    .refine((given) => new Set(given.map((one) => one.fileId)).size === given.length, {
      error: "同一文件重复 | the same file twice",
    })
    .optional(),
};

export const claimBody = z.strictObject({ voucherId: id, ...draft });
/** Replaces the whole draft: what is left out is emptied. */
export const claimUpdateBody = z.strictObject({ version: seenVersion, ...draft });

export const versionBody = z.strictObject({ version: seenVersion });
export const reasonBody = z.strictObject({ version: seenVersion, reason: paragraph(1000) });
export const withdrawBody = z.strictObject({ version: seenVersion, reason: paragraph(1000).optional() });
export const confirmInPlaceBody = z.strictObject({
  version: seenVersion,
  reason: paragraph(1000),
  fileIds: z
    .array(id)
    .min(1, { error: "请上传代为确认的证明材料 | upload the evidence" })
    .max(10)
    .refine((given) => new Set(given).size === given.length, { error: "同一文件重复 | the same file twice" }),
});
export const deferBody = z.strictObject({ version: seenVersion, reason: paragraph(1000), until: instant });

export const checklist = z.strictObject(
  Object.fromEntries(checklistItems.map((item) => [item, z.boolean()])) as Record<ChecklistItem, z.ZodBoolean>,
);
export const reviewBody = z.strictObject({ version: seenVersion, checklist, recommendation: paragraph(1000) });

const party = z.strictObject({ id, name: z.string() });
const deadline = instant.nullable();

const claimHead = {
  id,
  number: z.string(),
  status: claimStatus,
  version: z.number().int(),
  programmeId: id,
  cityCode: z.string(),
  serviceCode: z.string(),
  serviceNameZh: z.string(),
  serviceNameEn: z.string(),
  voucherId: id,
  voucherCode: z.string(),
  enterprise: party,
  supplier: party,
  amountFen: fenWire.nullable(),
  position: z.number().int().nullable(),
  carriedFrom: z.number().int(),
  /** The outcome of the last evaluation; null before the first. */
  mark: mark.nullable(),
  /** What the newest frozen implementation report says of the claim. */
  reportMark: mark.nullable(),
  /** Who has to act next. */
  holder: z.enum(["enterprise", "supplier", "city", "city-finance", "system"]).nullable(),
  createdAt: instant,
  submittedAt: instant.nullable(),
  supplierDueAt: deadline,
  dueAt: deadline,
  overdueAt: deadline,
  returnDueAt: deadline,
  actions: z.array(z.string()),
};

export const claimSummary = z.strictObject(claimHead).meta({ id: "ClaimSummary" });
export const claimsPage = page(claimSummary);

export const evaluationAnswer = z
  .strictObject({
    id,
    outcome: mark,
    findings: z.array(finding),
    windowFrom: calendarDate,
    windowTo: calendarDate,
    thresholds: z.strictObject({
      windowDays: z.number().int(),
      activeDaysMin: z.number().int(),
      usersMin: z.number().int(),
      operatorRequired: z.boolean(),
    }),
    evaluatedAt: instant,
  })
  .meta({ id: "Evaluation" });

const claimWaterfallStep = z
  .strictObject({
    step: z.enum(["face-value", "invoiced", "list"]),
    clause: z.string(),
    beforeFen: fenWire,
    afterFen: fenWire,
    cutFen: fenWire,
    zh: z.string(),
    en: z.string(),
  })
  .meta({ id: "ClaimWaterfallStep" });

export const claimAnswer = z
  .strictObject({
    ...claimHead,
    planId: id,
    editionId: id,
    voucher: z.strictObject({
      id,
      code: z.string(),
      status: keysOf<VoucherStatus>(voucherLifecycle.statuses),
      faceValueFen: fenWire,
      lastClaimAt: instant,
    }),
    contract: z.strictObject({ id, number: z.string(), title: z.string(), signedOn: calendarDate, totalFen: fenWire }),
    implementedOn: calendarDate.nullable(),
    acceptedOn: calendarDate.nullable(),
    evidence: z.array(
      z.strictObject({
        id,
        kind: evidenceKind,
        fileId: id,
        fileName: z.string(),
        amountFen: fenWire.nullable(),
        occurredOn: calendarDate.nullable(),
        note: z.string(),
        addedAt: instant,
      }),
    ),
    /** The contract's invoices: all together, and what of them is on this service's eligible lines. */
    invoicedFen: fenWire,
    eligibleInvoicedFen: fenWire,
    paidFen: fenWire,
    /** What the claim asks for, or would ask for now while it is a draft; 0 when nothing is invoiced yet. */
    reckonedFen: fenWire,
    /** How that amount comes about, step by step. */
    waterfall: z.array(claimWaterfallStep),
    findings: z.array(finding),
    checklist: checklist.nullable(),
    recommendation: z.string().nullable(),
    lastReason: z.string().nullable(),
    confirmedAt: instant.nullable(),
    confirmedInPlace: z.boolean(),
    decidedAt: instant.nullable(),
    deferral: z.strictObject({ reason: z.string(), until: instant.nullable() }).nullable(),
    report: z.strictObject({ id, number: z.string(), frozenAt: instant }).nullable(),
    evaluation: evaluationAnswer.nullable(),
    paidAt: instant.nullable(),
    timeline: z.array(timelineLine),
  })
  .meta({ id: "Claim" });

export const claimWritten = z
  .strictObject({
    id,
    number: z.string(),
    status: claimStatus,
    version: z.number().int(),
    amountFen: fenWire.nullable(),
    position: z.number().int().nullable(),
    submittedAt: instant.nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "ClaimWritten" });

export const claimsQuery = pageQuery.extend({
  programmeId: id.optional(),
  cityCode: z
    .string()
    .regex(/^44\d{4}$/, { error: "不是地市代码 | not a city's code" })
    .optional(),
  status: claimStatus.optional(),
  mark: mark.optional(),
  contractId: id.optional(),
  voucherId: id.optional(),
  enterpriseId: id.optional(),
  overdue: z.literal("true").optional(),
  planId: id.optional(),
  /** Only what was carried over and is not paid yet. */
  carried: z.literal("true").optional(),
  /** `line`: in the order of settlement, of one programme and city; `newest`: by creation. */
  order: z.enum(["newest", "line"]).optional(),
});

/** The same list as a file, whole. */
export const claimsExportQuery = claimsQuery.omit({ cursor: true, limit: true });

export const claimCountsQuery = z.strictObject({ programmeId: id });
export const claimCounts = z
  .strictObject({
    counts: z.array(z.strictObject({ cityCode: z.string(), status: claimStatus, cases: z.number().int() })),
  })
  .meta({ id: "ClaimCounts" });

/** Where a claim stands in its city's line, and who is before it. Names of others are not told here. */
export const claimLine = z
  .strictObject({
    claimId: id,
    position: z.number().int(),
    givenAt: instant,
    carriedFrom: z.number().int(),
    /** False once the claim left the line: funded, paid, or over. */
    waiting: z.boolean(),
    ahead: z.strictObject({ claims: z.number().int(), amountFen: fenWire, markedComplete: z.number().int() }),
    nearest: z.array(
      z.strictObject({
        position: z.number().int(),
        carriedFrom: z.number().int(),
        status: claimStatus,
        mark: mark.nullable(),
        amountFen: fenWire,
        submittedAt: instant,
      }),
    ),
    lastPosition: z.number().int(),
  })
  .meta({ id: "ClaimLine" });
