import { isId } from "@yunquan/core/ids.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, fenText, parseFen } from "@yunquan/core/money.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { isCalendarDate, isInstant } from "@yunquan/core/time.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import { z } from "./z.ts";

/** An id: a UUID in lower case. */
export const id = z
  .string()
  .refine((text): text is Id => isId(text), { error: "不是有效的编号 | not a valid id" })
  .meta({ format: "uuid" });

const fenError = { error: "金额须为以分为单位的整数字符串 | an amount is a string of digits, in fen" };

/**
 * An amount: on the wire a string of digits (JSON takes 1e2 for 100), inside whole fen. The same schema serves requests
 * and answers, for it turns both ways.
 */
export const fenWire = z.codec(
  z.string().regex(/^(0|[1-9]\d{0,14})$/, fenError),
  z.custom<Fen>((value) => Number.isSafeInteger(value) && Number(value) >= 0),
  {
    decode: (text) => parseFen(text) ?? ZERO,
    encode: (amount) => fenText(amount),
  },
);

/** An amount above zero. */
export const positiveFenWire = fenWire.refine((amount) => amount > 0, { error: "金额须大于零 | must be above zero" });

/** Years that the programme can meet: with others, days could not be counted on, and the database would not take some. */
const inOurTime = (text: string): boolean => text >= "1800" && text < "2200";
const timeError = { error: "年份须在 1800 至 2199 之间 | the year lies between 1800 and 2199" };

export const calendarDate = z
  .string()
  .refine((text): text is CalendarDate => isCalendarDate(text), { error: "日期须为 YYYY-MM-DD | a date is YYYY-MM-DD" })
  .refine(inOurTime, timeError)
  .meta({ format: "date" });

export const instant = z
  .string()
  .refine((text): text is Instant => isInstant(text), {
    error: "时间须为 UTC 的 ISO 格式，精确到毫秒 | an instant is ISO text in UTC with milliseconds",
  })
  .refine(inOurTime, timeError)
  .meta({ format: "date-time" });

/** A short line of text as people type it: no control characters, not blank. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: "不能为空 | must not be empty" })
    .max(max, { error: `不超过 ${max} 字 | at most ${max} characters` })
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*$/u, {
      error: "含有不可见字符 | contains invisible characters",
    });

/** Longer text with line breaks. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: "不能为空 | must not be empty" })
    .max(max, { error: `不超过 ${max} 字 | at most ${max} characters` })
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/u, {
      error: "含有不可见字符 | contains invisible characters",
    });

/** The version of the object that the person saw; a write on another version is refused as stale. */
export const seenVersion = z.number().int().positive();

/** Key-set paging: an opaque cursor, never an offset. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d?$|^100$/, { error: "1–100" })
    .default("20")
    .transform(Number),
});

export const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

export const idParams = z.strictObject({ id });

/** Problem+json, in both languages. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detailZh: z.string(),
    detailEn: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    faults: z.array(z.strictObject({ path: z.string(), code: z.string(), zh: z.string(), en: z.string() })),
    requestId: z.string(),
  })
  .meta({ id: "Problem" });

/** One finding of a rule, as shown to enterprise, bureau and auditor alike. */
export const finding = z
  .strictObject({
    rule: z.string(),
    outcome: z.enum(["met", "failed", "open"]),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    zh: z.string(),
    en: z.string(),
    clause: z.string(),
  })
  .meta({ id: "Finding" });

/** An object after a write: where it is, its new state and version, and what its viewer may do now. */
export const written = <Status extends z.ZodType>(status: Status) =>
  z.strictObject({ id, status, version: z.number().int(), actions: z.array(z.string()) });
