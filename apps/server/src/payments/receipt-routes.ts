import { paymentReceipt, receiptPage } from "@yunquan/contract/payments.ts";
import { idParams, pageQuery } from "@yunquan/contract/wire.ts";
import { sha256Of } from "../platform/file-store.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { download } from "../platform/file-routes.ts";
import { query, type Route } from "../platform/route.ts";
import { presentReceipt } from "./present.ts";
import { receiptDocument } from "./receipt-document.ts";
import { findReceipt, listReceipts } from "./shown.ts";

/** What an enterprise keeps of its payments. */
export const receiptRoutes: readonly Route[] = [
  query(
    "payments.receipts",
    {
      method: "GET",
      url: "/api/v1/payment-receipts",
      summary: { zh: "兑付凭据列表", en: "Receipts of payments" },
      query: pageQuery,
      answer: receiptPage,
    },
    async (work, { query: given }) => {
      const rows = await listReceipts(work, { after: readInstantCursor(given.cursor), limit: given.limit });
      return pageOf(rows, given.limit, (row) => [row.resultAt ?? "", row.id], presentReceipt);
    },
  ),
  query(
    "payments.receipt",
    {
      method: "GET",
      url: "/api/v1/payment-lines/:id/receipt",
      summary: { zh: "兑付凭据", en: "The receipt of a payment" },
      params: idParams,
      answer: paymentReceipt,
      refusals: ["not-found"],
    },
    async (work, { params }) => presentReceipt(await findReceipt(work, params.id)),
  ),
  download(
    "payments.receipt",
    {
      method: "GET",
      url: "/api/v1/payment-lines/:id/receipt.pdf",
      summary: { zh: "兑付凭据（PDF）", en: "The receipt of a payment as PDF" },
      params: idParams,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const receipt = presentReceipt(await findReceipt(work, params.id));
      const bytes = await receiptDocument(receipt);
      return { name: `${receipt.lineNumber}.pdf`, mediaType: "application/pdf", bytes, sha256: sha256Of(bytes) };
    },
  ),
];
