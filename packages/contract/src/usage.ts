import { usageRowFaults, type UsageRowFault } from "@yunquan/core/usage/delivery.ts";
import { usageBases, type UsageBasis } from "@yunquan/core/usage/fact.ts";
import { marks, usageSources, type Mark, type UsageSource } from "@yunquan/core/usage/marks.ts";
import { calendarDate, finding, id, instant, line, page, pageQuery } from "./wire.ts";
import { z } from "./z.ts";

const source = z.enum(Object.keys(usageSources) as [UsageSource, ...UsageSource[]]);

/** Counts of a day, at most a thousand million; more is a slip or an overflow. */
const count = z
  .number()
  .int({ error: "须为整数 | a whole number" })
  .min(0, { error: "不得为负 | not negative" })
  .max(1_000_000_000, { error: "数值过大 | too large" });

/**
 * One day of one voucher as one source saw it. The schema is closed: these counts and nothing else are taken, so that no
 * name, address or business figure comes in; an unknown field refuses the whole delivery and is named.
 * @clause 5.12
 */
export const usageRow = z.strictObject({
  voucherCode: line(60),
  source,
  usedOn: calendarDate,
  activeUsers: count,
  loginCount: count,
  deviceCount: count.optional(),
  onlineMinutes: count.optional(),
});

/**
 * The supplier's signature over a delivery: Ed25519 over the five lines `yunquan-usage-v1`, key id, `sentAt`, nonce, and the
 * SHA-256 (hexadecimal) of `rows` as JSON without blanks and with names in order (RFC 8785). `sentAt` is the real time,
 * at most five minutes off; a nonce is taken once.
 * @clause 5.10
 */
export const usageSignature = z.strictObject({
  keyId: id,
  sentAt: instant,
  nonce: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,64}$/, { error: "须为 16–64 位字母、数字、- 或 _ | 16 to 64 letters, digits, - or _" }),
  value: z.base64({ error: "须为 Base64 | Base64" }).max(200),
});

export const usageBody = z.strictObject({
  rows: z
    .array(usageRow)
    .min(1, { error: "至少一行 | at least one row" })
    .max(1000, { error: "每次不超过 1000 行 | at most 1000 rows at a time" }),
  /** Needed as soon as the supplier has registered a signing key. */
  signature: usageSignature.optional(),
});

export const signingKeyBody = z.strictObject({
  name: line(60),
  /** The public key: DER (SubjectPublicKeyInfo) in Base64, as `openssl pkey -pubout -outform DER | base64` writes it. */
  publicKey: z.base64({ error: "须为 Base64 | Base64" }).max(400),
});
export const signingKey = z
  .strictObject({
    id,
    name: z.string(),
    publicKey: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: "UsageSigningKey" });
export const signingKeys = z.strictObject({ items: z.array(signingKey) });
export const usageFileBody = z.strictObject({ fileId: id });

const fault = z.enum(Object.keys(usageRowFaults) as [UsageRowFault, ...UsageRowFault[]]);

export const usageRowResult = z.strictObject({
  /** The row's place: from 0 in the request, the spreadsheet's row number in a file. */
  row: z.number().int(),
  result: z.enum(["accepted", "repeated", "replaced", "refused"]),
  /** Why it was refused; or, of a row that was taken, `counted-wins`: what was counted from the day's events holds. */
  code: fault.or(z.enum(["file-row", "counted-wins"])).nullable(),
  zh: z.string().nullable(),
  en: z.string().nullable(),
});

export const deliveryHead = {
  id,
  supplier: z.strictObject({ id, name: z.string() }),
  channel: z.enum(["file", "api", "events"]),
  fileId: id.nullable(),
  /** The signing key by which the delivery was signed; null for one that was not. */
  signedBy: id.nullable(),
  receivedAt: instant,
  acceptedRows: z.number().int(),
  repeatedRows: z.number().int(),
  replacedRows: z.number().int(),
  refusedRows: z.number().int(),
};

export const usageDelivered = z
  .strictObject({ ...deliveryHead, results: z.array(usageRowResult) })
  .meta({ id: "UsageDelivered" });

const figures = z.strictObject({
  activeUsers: z.number().int(),
  loginCount: z.number().int(),
  deviceCount: z.number().int(),
  onlineMinutes: z.number().int(),
});

export const usageRefusal = z.strictObject({
  row: z.number().int(),
  code: z.string(),
  /** The field at fault, of a line of events. */
  field: z.string().nullable().optional(),
  zh: z.string(),
  en: z.string(),
});
export const usageReplacement = z.strictObject({
  voucherCode: z.string(),
  source,
  usedOn: calendarDate,
  before: figures,
  after: figures,
});

export const usageDelivery = z
  .strictObject({ ...deliveryHead, refusals: z.array(usageRefusal), replacements: z.array(usageReplacement) })
  .meta({ id: "UsageDelivery" });
export const usageDeliveriesPage = page(usageDelivery);

/** What was received about an enterprise: every figure there is, by voucher, source and day, and who sent it when. @clause 5.12 */
export const usageReceived = z
  .strictObject({
    voucherId: id,
    voucherCode: z.string(),
    serviceCode: z.string(),
    supplier: z.strictObject({ id, name: z.string() }),
    source,
    usedOn: calendarDate,
    /** Told as daily figures, or counted from events, which then holds. */
    basis: z.enum(Object.keys(usageBases) as [UsageBasis, ...UsageBasis[]]),
    activeUsers: z.number().int(),
    loginCount: z.number().int(),
    deviceCount: z.number().int(),
    onlineMinutes: z.number().int(),
    deliveryId: id,
    channel: z.enum(["file", "api", "events"]),
    receivedAt: instant,
  })
  .meta({ id: "UsageReceived" });
export const usageReceivedQuery = pageQuery.extend({ voucherId: id.optional() });
export const usageReceivedPage = page(usageReceived);

export const usageOutlookQuery = z.strictObject({ voucherId: id });

/**
 * How the use of a voucher's service would be judged today, by the thresholds of the standard it was issued by: the same rule
 * that evaluates its claim. Nothing is stored, and the claim's own evaluation is what counts.
 * @clause 5.10
 */
export const usageOutlook = z
  .strictObject({
    voucherId: id,
    voucherCode: z.string(),
    serviceCode: z.string(),
    /** Null where the standard says nothing of the service. */
    thresholds: z
      .strictObject({
        windowDays: z.number().int(),
        activeDaysMin: z.number().int(),
        usersMin: z.number().int(),
        operatorRequired: z.boolean(),
      })
      .nullable(),
    outcome: z.enum(Object.keys(marks) as [Mark, ...Mark[]]),
    findings: z.array(finding),
    windowFrom: calendarDate,
    windowTo: calendarDate,
    /** The day the claim was submitted, from which the window counts; null before, when today stands for it. */
    submittedOn: calendarDate.nullable(),
    days: z.array(
      z.strictObject({
        usedOn: calendarDate,
        state: z.enum(["active", "idle", "unknown"]),
        operator: figures.nullable(),
        interface: figures.nullable(),
      }),
    ),
  })
  .meta({ id: "UsageOutlook" });
