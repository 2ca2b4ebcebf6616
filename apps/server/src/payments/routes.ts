import type { z } from "@yunquan/contract/z.ts";
import {
  claimStatusAnswer,
  draftBody,
  drafted,
  importBody,
  imported,
  payable,
  payableQuery,
  paymentBatch,
  paymentLinePage,
  paymentLineQuery,
  paymentListQuery,
  paymentPage,
  paymentReceipt,
  paymentRefusalBody,
  paymentStepBody,
  receiptPage,
  resolutionBody,
  retryBody,
  suspenseLine,
  suspensePage,
  suspenseQuery,
} from "@yunquan/contract/payments.ts";
import { idParams, pageQuery } from "@yunquan/contract/wire.ts";
import { ZERO, addFen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { bankResultTemplate } from "../documents/bank-result.ts";
import type { PersonActor } from "../platform/actor.ts";
import { sha256Of } from "../platform/file-store.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { recordHistory } from "../platform/record.ts";
import { command, download, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { settlementShown } from "../settlements/commands.ts";
import { importBankResult } from "./bank-results.ts";
import { draftPayment, payableNow, paymentFile, refusePayment, releasePayment, retryPayment, sendPayment, treasuryLines } from "./commands.ts";
import { presentBatch, presentKeptOut, presentPaymentLine, presentReceipt, presentSuspense } from "./present.ts";
import { receiptDocument } from "./receipt-document.ts";
import { findReceipt, findShownBatch, findSuspense, listLines, listReceipts, listShownBatches, listSuspense, resolveSuspenseLine } from "./store.ts";

type Id = z.output<typeof idParams>["id"];
const read = async (work: Work<PersonActor>, id: Id): Promise<z.output<typeof paymentBatch>> => presentBatch(work.actor, await findShownBatch(work, id));
const always = ["not-found", "stale-version", "wrong-state"] as const;

/** Drafting, releasing, the treasury's file. */
const batchRoutes: readonly Route[] = [
  command(
    "payments.draft",
    { method: "POST", url: "/api/v1/payments", summary: { zh: "编制兑付批次", en: "Draft a payment batch" }, body: draftBody, answer: drafted, refusals: ["not-found", "wrong-state", "payment-nothing"], status: 201 },
    async (work, { body }) => {
      const { id, keptOut } = await draftPayment(work, body.settlementId);
      return { batch: await read(work, id), keptOut: keptOut.map(presentKeptOut) };
    },
  ),
  query(
    "payments.list",
    { method: "GET", url: "/api/v1/payments", summary: { zh: "兑付批次列表", en: "Payment batches" }, query: paymentListQuery, answer: paymentPage },
    async (work, { query: given }) => {
      const rows = await listShownBatches(work, { status: given.status, settlementId: given.settlementId, after: readInstantCursor(given.cursor), limit: given.limit });
      return pageOf(rows, given.limit, (row) => [row.draftedAt, row.id], (row) => presentBatch(work.actor, row));
    },
  ),
  query(
    "payments.payable",
    { method: "GET", url: "/api/v1/payments/payable", summary: { zh: "某清单现可兑付的行，及暂不能兑付的原因", en: "What of a list could be paid now, and what cannot and why" }, query: payableQuery, answer: payable, refusals: ["not-found"] },
    async (work, { query: given }) => {
      await settlementShown(work, given.settlementId);
      const all = await payableNow(work, given.settlementId);
      const ready = all.filter((one) => one.cause === null);
      return { lines: ready.length, totalFen: addFen(ZERO, ...ready.map((one) => one.amountFen)), keptOut: all.filter((one) => one.cause !== null).map(presentKeptOut) };
    },
  ),
  query(
    "payments.read",
    { method: "GET", url: "/api/v1/payments/:id", summary: { zh: "兑付批次", en: "A payment batch" }, params: idParams, answer: paymentBatch, refusals: ["not-found"] },
    async (work, { params }) => await read(work, params.id),
  ),
  query(
    "payments.lines",
    { method: "GET", url: "/api/v1/payments/:id/lines", summary: { zh: "兑付明细", en: "The lines of a batch" }, params: idParams, query: paymentLineQuery, answer: paymentLinePage, refusals: ["not-found"] },
    async (work, { params, query: given }) => {
      await findShownBatch(work, params.id);
      const after = readCursor(given.cursor, ["string"])?.[0];
      const rows = await listLines(work, params.id, { status: given.status, after: after === undefined ? undefined : String(after), limit: given.limit });
      return pageOf(rows, given.limit, (row) => [row.lineNumber], presentPaymentLine);
    },
  ),
  command(
    "payments.release",
    {
      method: "POST",
      url: "/api/v1/payments/:id/release",
      summary: { zh: "核付并生成国库文件", en: "Release a batch and write the treasury's file" },
      params: idParams,
      body: paymentStepBody,
      answer: paymentBatch,
      refusals: [...always, "second-hand", "payment-blocked"],
    },
    async (work, { params, body }) => {
      await releasePayment(work, params.id, body.version);
      return await read(work, params.id);
    },
  ),
  command(
    "payments.refuse",
    { method: "POST", url: "/api/v1/payments/:id/refuse", summary: { zh: "退回批次", en: "Refuse a batch" }, params: idParams, body: paymentRefusalBody, answer: paymentBatch, refusals: always },
    async (work, { params, body }) => {
      await refusePayment(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "payments.send",
    { method: "POST", url: "/api/v1/payments/:id/send", summary: { zh: "登记已送国库", en: "Note that the file was handed to the treasury" }, params: idParams, body: paymentStepBody, answer: paymentBatch, refusals: always },
    async (work, { params, body }) => {
      await sendPayment(work, params.id, body.version);
      return await read(work, params.id);
    },
  ),
  download(
    "payments.file",
    { method: "GET", url: "/api/v1/payments/:id/file", summary: { zh: "下载国库文件（每次相同）", en: "The treasury's file, the same bytes every time" }, params: idParams, refusals: ["not-found", "wrong-state", "file-damaged"] },
    async (work, { params }) => {
      const file = await paymentFile(work, params.id);
      await recordHistory(work, { objectType: "paymentBatch", objectId: params.id, action: "payment.file-exported", fromStatus: null, toStatus: null, deciding: false, reason: null, facts: { sha256: file.sha256 ?? null }, editionId: null });
      return file;
    },
  ),
];

/** What the bank says, and what enterprises keep of it. */
const resultRoutes: readonly Route[] = [
  download(
    "payments.resultTemplate",
    { method: "GET", url: "/api/v1/payments/:id/result-template", summary: { zh: "下载银行回执模板（已填明细）", en: "The form of the bank's result, with the batch's lines" }, params: idParams, refusals: ["not-found"] },
    async (work, { params }) => {
      const batch = await findShownBatch(work, params.id);
      const bytes = bankResultTemplate({ number: batch.number, lines: await treasuryLines(work, params.id) });
      return { name: `bank-result-${batch.number}.csv`, mediaType: "text/csv; charset=utf-8", bytes, sha256: sha256Of(bytes) };
    },
  ),
  command(
    "payments.importResult",
    {
      method: "POST",
      url: "/api/v1/payments/:id/results",
      summary: { zh: "导入银行回执", en: "Import the bank's result" },
      params: idParams,
      body: importBody,
      answer: imported,
      refusals: [...always, "bank-result-refused", "file-damaged"],
    },
    async (work, { params, body }) => ({ ...(await importBankResult(work, params.id, body)), batch: await read(work, params.id) }),
  ),
  command(
    "payments.retry",
    {
      method: "POST",
      url: "/api/v1/payment-lines/:id/retry",
      summary: { zh: "失败的支付转为待兑付（银行原因，账户不变）", en: "Make a failed payment payable again although the account stays: the fault was the bank's" },
      params: idParams,
      body: retryBody,
      answer: claimStatusAnswer,
      refusals: ["not-found", "wrong-state"],
    },
    async (work, { params, body }) => await retryPayment(work, params.id, body.reason),
  ),
  query(
    "payments.suspense",
    { method: "GET", url: "/api/v1/suspense-lines", summary: { zh: "待查行", en: "Bank rows in suspense" }, query: suspenseQuery, answer: suspensePage },
    async (work, { query: given }) => {
      const open = given.open === undefined ? undefined : given.open === "true";
      const rows = await listSuspense(work, { batchId: given.batchId, open, after: readInstantCursor(given.cursor), limit: given.limit });
      return pageOf(rows, given.limit, (row) => [row.importedAt, row.id], (row) => presentSuspense(work.actor, row));
    },
  ),
  command(
    "payments.resolveSuspense",
    { method: "POST", url: "/api/v1/suspense-lines/:id/resolve", summary: { zh: "处理待查行", en: "Deal with a suspense line" }, params: idParams, body: resolutionBody, answer: suspenseLine, refusals: ["not-found", "suspense-resolved"] },
    async (work, { params, body }) => {
      const line = await findSuspense(work, params.id);
      if (!(await resolveSuspenseLine(work, line.id, work.actor.personId, body.resolution))) throw new Refusal("suspense-resolved");
      await recordHistory(work, { objectType: "suspenseLine", objectId: line.id, action: "suspenseLine.resolved", fromStatus: null, toStatus: null, deciding: false, reason: body.resolution, facts: { batchId: line.batchId }, editionId: null });
      return presentSuspense(work.actor, await findSuspense(work, params.id));
    },
  ),
  query(
    "payments.receipts",
    { method: "GET", url: "/api/v1/payment-receipts", summary: { zh: "兑付凭据列表", en: "Receipts of payments" }, query: pageQuery, answer: receiptPage },
    async (work, { query: given }) => {
      const rows = await listReceipts(work, { after: readInstantCursor(given.cursor), limit: given.limit });
      return pageOf(rows, given.limit, (row) => [row.resultAt ?? "", row.id], presentReceipt);
    },
  ),
  query(
    "payments.receipt",
    { method: "GET", url: "/api/v1/payment-lines/:id/receipt", summary: { zh: "兑付凭据", en: "The receipt of a payment" }, params: idParams, answer: paymentReceipt, refusals: ["not-found"] },
    async (work, { params }) => presentReceipt(await findReceipt(work, params.id)),
  ),
  download(
    "payments.receipt",
    { method: "GET", url: "/api/v1/payment-lines/:id/receipt.pdf", summary: { zh: "兑付凭据（PDF）", en: "The receipt of a payment as PDF" }, params: idParams, refusals: ["not-found"] },
    async (work, { params }) => {
      const receipt = presentReceipt(await findReceipt(work, params.id));
      const bytes = await receiptDocument(receipt);
      return { name: `${receipt.lineNumber}.pdf`, mediaType: "application/pdf", bytes, sha256: sha256Of(bytes) };
    },
  ),
];

export const paymentRoutes: readonly Route[] = [...batchRoutes, ...resultRoutes];
