import { isCityCode } from "@yunquan/core/divisions.ts";
import {
  inquiryKinds,
  inquiryLifecycle,
  type InquiryKind,
  type InquiryStatus,
} from "@yunquan/core/inquiries/lifecycle.ts";
import { id, instant, line, page, pageQuery, paragraph, seenVersion } from "./wire.ts";
import { z } from "./z.ts";

export const inquiryKind = z.enum(Object.keys(inquiryKinds) as [InquiryKind, ...InquiryKind[]]);
export const inquiryStatus = z.enum(Object.keys(inquiryLifecycle.statuses) as [InquiryStatus, ...InquiryStatus[]]);

const cityCode = z.string().refine((code) => isCityCode(code), { error: "须为 21 个地市之一 | one of the 21 cities" });

/** A question or complaint of anybody. `cityCode` names the bureau that shall answer; null is the province. */
export const inquiryBody = z.strictObject({
  kind: inquiryKind,
  cityCode: cityCode.nullable(),
  subject: line(60),
  text: paragraph(2_000),
  contactName: line(40).optional(),
  contact: line(60).optional(),
});

/** Shown once: number and code together open the answer. */
export const inquiryFiled = z
  .strictObject({ number: z.string(), code: z.string(), filedAt: instant })
  .meta({ id: "InquiryFiled" });

export const inquiryLookUp = z.strictObject({
  number: z
    .string()
    .trim()
    .transform((text) => text.toUpperCase())
    .pipe(
      z.string().regex(/^(ZX|TS)-\d{4}-\d{3,12}$/, {
        error: "编号形如 ZX-2026-001、TS-2026-001 | a number looks like ZX-2026-001 or TS-2026-001",
      }),
    ),
  code: line(30),
});

const shown = {
  number: z.string(),
  kind: inquiryKind,
  status: inquiryStatus,
  cityCode: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  filedAt: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredByOffice: z.string().nullable(),
};

/** What whoever asked sees. */
export const inquiryPublic = z.strictObject(shown).meta({ id: "InquiryPublic" });

/** What the office sees. */
export const inquiry = z
  .strictObject({
    id,
    version: z.number().int(),
    ...shown,
    contactName: z.string().nullable(),
    contact: z.string().nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "Inquiry" });
export const inquiryPage = page(inquiry);
export const inquiryListQuery = z.strictObject({
  ...pageQuery.shape,
  status: inquiryStatus.optional(),
  kind: inquiryKind.optional(),
});

export const inquiryAnswerBody = z.strictObject({ version: seenVersion, answer: paragraph(4_000) });
export const inquiryForwardBody = z.strictObject({
  version: seenVersion,
  cityCode: cityCode.nullable(),
  reason: paragraph(500),
});
