import { invoiceKinds, type InvoiceKind } from "@yunquan/core/claims/invoice-key.ts";
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
} from "./wire.ts";
import { z } from "./z.ts";

const kind = z.enum(Object.keys(invoiceKinds) as [InvoiceKind, ...InvoiceKind[]]);

const split = z.strictObject({ feeLineId: id, amountFen: positiveFenWire });

/** An invoice as typed. The code is empty (null) on a fully digital one; widths, blanks and hyphens do not matter. */
export const invoiceBody = z
  .strictObject({
    contractId: id,
    code: z.string().max(60).nullable(),
    number: z.string().max(60),
    issuedOn: calendarDate,
    totalFen: positiveFenWire,
    sellerName: line(120),
    sellerCode: line(40).nullable(),
    buyerName: line(120),
    buyerCode: line(40).nullable(),
    fileId: id,
    splits: z.array(split).min(1, { error: "至少分摊到一项费用 | at least one fee line" }).max(200),
    /** Needed when seller or buyer is not the contract's: why, and the evidence for it. */
    explanation: paragraph(1000).nullable().optional(),
    explanationFileId: id.nullable().optional(),
  })
  .refine((given) => (given.explanation ?? null) !== null || (given.explanationFileId ?? null) === null, {
    path: ["explanation"],
    error: "上传了证明材料，请同时填写说明 | evidence needs an explanation",
  });

export const invoice = z
  .strictObject({
    id,
    contractId: id,
    kind,
    code: z.string().nullable(),
    number: z.string(),
    issuedOn: calendarDate,
    totalFen: fenWire,
    sellerName: z.string(),
    sellerCode: z.string().nullable(),
    buyerName: z.string(),
    buyerCode: z.string().nullable(),
    fileId: id,
    /** True when number, date, total and parties were checked against the invoice's own XML. */
    readFromFile: z.boolean(),
    splits: z.array(z.strictObject({ feeLineId: id, lineNumber: z.number().int(), amountFen: fenWire })),
    findings: z.array(finding),
    explanation: z.string().nullable(),
    explanationFileId: id.nullable(),
    enteredAt: instant,
    /** Since when a submitted claim relies on it; it cannot be deleted then. */
    lockedAt: instant.nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "Invoice" });

export const invoicesQuery = pageQuery.extend({ contractId: id.optional() });
export const invoicesPage = page(invoice);

export const readInvoiceQuery = z.strictObject({ fileId: id });

/** What the invoice's file says, beside the contract's parties; nothing is stored by reading. */
export const invoiceReading = z
  .strictObject({
    number: z.string(),
    issuedOn: calendarDate,
    totalFen: fenWire,
    sellerName: z.string(),
    sellerCode: z.string(),
    buyerName: z.string(),
    buyerCode: z.string(),
    items: z.array(z.strictObject({ name: z.string(), netText: z.string(), taxText: z.string() })),
    /** A sample file of the platform's own making, no real invoice. */
    sample: z.boolean(),
    findings: z.array(finding),
    /** True when an explanation with evidence is needed. */
    needsExplanation: z.boolean(),
  })
  .meta({ id: "InvoiceReading" });
