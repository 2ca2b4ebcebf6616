import { objectionLifecycle, type ObjectionStatus } from "@yunquan/core/objections/lifecycle.ts";
import { timelineLine } from "./applications.ts";
import { lineOutcome } from "./settlements.ts";
import { fenWire, id, instant, page, pageQuery, paragraph, positiveFenWire, seenVersion } from "./wire.ts";
import { z } from "./z.ts";

export const objectionStatus = z.enum(
  Object.keys(objectionLifecycle.statuses) as [ObjectionStatus, ...ObjectionStatus[]],
);

const files = z
  .array(id)
  .max(10, { error: "不超过 10 个文件 | at most 10 files" })
  .refine((ids) => new Set(ids).size === ids.length, { error: "文件重复 | a file is given twice" });

/** About one line of the notice, or about a claim that is missing from it. */
export const objectionBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("line"), noticeId: id, lineId: id, text: paragraph(4_000), fileIds: files }),
  z.strictObject({
    kind: z.literal("omission"),
    noticeId: id,
    claimId: id.nullable(),
    text: paragraph(4_000),
    fileIds: files,
  }),
]);

export const objectionStepBody = z.strictObject({ version: seenVersion });
export const objectionAnswerBody = z.strictObject({ version: seenVersion, answer: paragraph(4_000) });
export const objectionDecisionBody = z.strictObject({ version: seenVersion, decision: paragraph(2_000) });
export const upholdBody = z.strictObject({
  version: seenVersion,
  decision: paragraph(2_000),
  effect: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("removed") }),
    z.strictObject({ kind: z.literal("amount-changed"), amountFen: positiveFenWire }),
    z.strictObject({ kind: z.literal("next-list") }),
  ]),
});

export const objection = z
  .strictObject({
    id,
    number: z.string(),
    kind: z.enum(["line", "omission"]),
    status: objectionStatus,
    version: z.number().int(),
    noticeId: id,
    noticeNumber: z.string(),
    noticeEndsAt: instant,
    settlementId: id,
    cityCode: z.string(),
    organisationName: z.string(),
    claimId: id.nullable(),
    claimNumber: z.string().nullable(),
    line: z
      .strictObject({
        id,
        ordinal: z.number().int(),
        enterpriseName: z.string(),
        outcome: lineOutcome,
        amountFen: fenWire,
        changedAmountFen: fenWire.nullable(),
        fallenAt: instant.nullable(),
      })
      .nullable(),
    text: z.string(),
    files: z.array(z.strictObject({ id, name: z.string() })),
    filedBy: z.string(),
    filedAt: instant,
    admittedAt: instant.nullable(),
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
    decision: z.string().nullable(),
    decidedAt: instant.nullable(),
    effect: z.enum(["removed", "amount-changed", "next-list"]).nullable(),
    changedAmountFen: fenWire.nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "Objection" });

export const objectionAnswer = z
  .strictObject({ ...objection.shape, timeline: z.array(timelineLine) })
  .meta({ id: "ObjectionWithHistory" });

export const objectionListQuery = pageQuery.extend({ status: objectionStatus.optional(), settlementId: id.optional() });
export const objectionPage = page(objection);
