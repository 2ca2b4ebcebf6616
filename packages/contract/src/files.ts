import { id, instant, line } from "./wire.ts";
import { z } from "./z.ts";

/** What a file is for. It decides which kinds of content are taken. */
export const filePurposes = [
  "contract",
  "contract-annex",
  "invoice",
  "payment-proof",
  "acceptance-report",
  "panel-minute",
  "catalogue",
  "standard",
  "qualification",
  "usage",
  "objection",
  "bank-result",
  "bank-letter",
  "other",
  "certificate",
  "receipt",
  "report",
  "settlement",
  "payment-batch",
  "template",
] as const;
export type FilePurpose = (typeof filePurposes)[number];

export const fileQuery = z.strictObject({
  name: line(200),
  purpose: z.enum([
    "contract",
    "contract-annex",
    "invoice",
    "payment-proof",
    "acceptance-report",
    "panel-minute",
    "catalogue",
    "standard",
    "qualification",
    "usage",
    "objection",
    "bank-result",
    "bank-letter",
    "other",
  ]),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: "须为 64 位小写十六进制 | 64 lower-case hexadecimal digits" })
    .optional(),
});

export const fileAnswer = z
  .strictObject({
    id,
    name: z.string(),
    purpose: z.string(),
    kind: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    storedAt: instant,
  })
  .meta({ id: "File" });
