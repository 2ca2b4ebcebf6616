import {
  invoice,
  invoiceBody,
  invoiceReading,
  invoicesPage,
  invoicesQuery,
  readInvoiceQuery,
} from "@yunquan/contract/invoices.ts";
import { done } from "@yunquan/contract/people.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { createInvoice, removeInvoice } from "./commands.ts";
import { readInvoiceFile } from "./invoice-file.ts";
import { findInvoice, listInvoices, splitsOf, type InvoiceRow } from "./store.ts";

export const invoiceRoutes: readonly Route[] = [
  command(
    "invoices.create",
    {
      method: "POST",
      url: "/api/v1/invoices",
      summary: { zh: "登记发票", en: "Enter an invoice of a contract" },
      body: invoiceBody,
      answer: invoice,
      refusals: [
        "not-found",
        "contract-without-voucher",
        "invoice-used",
        "invoice-split-differs",
        "invoice-split-over-line",
        "invoice-parties-differ",
        "invoice-differs-from-file",
        "invoice-unreadable",
      ],
      status: 201,
    },
    async (work, { body }) => await answerOf(work, await createInvoice(work, body)),
  ),
  command(
    "invoices.delete",
    {
      method: "POST",
      url: "/api/v1/invoices/:id/delete",
      summary: { zh: "删除发票（未用于已提交的结算申请）", en: "Delete an invoice that no submitted claim relies on" },
      params: idParams,
      answer: done,
      refusals: ["not-found", "invoice-locked"],
    },
    async (work, { params }) => {
      await removeInvoice(work, params.id);
      return { done: true as const };
    },
  ),
  query(
    "invoices.list",
    {
      method: "GET",
      url: "/api/v1/invoices",
      summary: { zh: "发票列表", en: "Invoices" },
      query: invoicesQuery,
      answer: invoicesPage,
    },
    async (work, { query: given }) => {
      const after = readCursor(given.cursor, ["instant", "id"]) as [Instant, Id] | undefined;
      const rows = await listInvoices(work, { contractId: given.contractId, after, limit: given.limit + 1 });
      const splits = await splitsOf(
        work,
        rows.map((row) => row.id),
      );
      return pageOf(
        rows,
        given.limit,
        (row) => [row.enteredAt, row.id],
        (row) => present(work, row, splits),
      );
    },
  ),
  query(
    "invoices.read",
    {
      method: "GET",
      url: "/api/v1/invoices/:id",
      summary: { zh: "发票", en: "An invoice" },
      params: idParams,
      answer: invoice,
      refusals: ["not-found"],
    },
    async (work, { params }) => await answerOf(work, await findInvoice(work, params.id)),
  ),
  query(
    "invoices.readFile",
    {
      method: "GET",
      url: "/api/v1/contracts/:id/invoice-reading",
      summary: {
        zh: "读取发票文件并与合同双方比对",
        en: "Read an invoice file and compare it with the contract's parties",
      },
      params: idParams,
      query: readInvoiceQuery,
      answer: invoiceReading,
      refusals: ["not-found", "contract-without-voucher", "invoice-unreadable"],
    },
    async (work, { params, query: given }) => {
      const { invoice: read, findings } = await readInvoiceFile(work, params.id, given.fileId);
      return {
        number: read.number,
        issuedOn: read.issuedOn,
        totalFen: read.totalFen,
        sellerName: read.sellerName,
        sellerCode: read.sellerCode,
        buyerName: read.buyerName,
        buyerCode: read.buyerCode,
        items: read.items.map((item) => ({ ...item })),
        sample: read.sample,
        findings: [...findings],
        needsExplanation: findings.some((finding) => finding.outcome === "failed"),
      };
    },
  ),
];

async function answerOf(work: Work, row: InvoiceRow): Promise<z.output<typeof invoice>> {
  return present(work, row, await splitsOf(work, [row.id]));
}

function present(work: Work, row: InvoiceRow, splits: Awaited<ReturnType<typeof splitsOf>>): z.output<typeof invoice> {
  const own = work.actor.kind === "person" && work.actor.organisationId === row.enterpriseId;
  return {
    id: row.id,
    contractId: row.contractId,
    kind: row.kind,
    code: row.code,
    number: row.number,
    issuedOn: row.issuedOn,
    totalFen: row.totalFen,
    sellerName: row.sellerName,
    sellerCode: row.sellerCode,
    buyerName: row.buyerName,
    buyerCode: row.buyerCode,
    fileId: row.fileId,
    readFromFile: row.readFromFile,
    splits: splits.get(row.id) ?? [],
    findings: [...row.findings],
    explanation: row.explanation,
    explanationFileId: row.explanationFileId,
    enteredAt: row.enteredAt,
    lockedAt: row.lockedAt,
    actions: own && row.lockedAt === null ? ["delete"] : [],
  };
}
