import type { z } from "@yunquan/contract/z.ts";
import {
  draftBody,
  drafted,
  payable,
  payableQuery,
  paymentBatch,
  paymentBatchAnswer,
  paymentLinePage,
  paymentLineQuery,
  paymentListQuery,
  paymentPage,
  paymentRefusalBody,
  paymentStepBody,
} from "@yunquan/contract/payments.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import type { PersonActor } from "../platform/actor.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { recordHistory } from "../platform/record.ts";
import { download } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import { timelineOfObjects } from "../platform/timeline.ts";
import type { Work } from "../platform/work.ts";
import { settlementShown } from "../settlements/commands.ts";
import { draftPayment, payableNow, paymentFile, refusePayment, releasePayment, sendPayment } from "./commands.ts";
import { presentBatch, presentKeptOut, presentPaymentLine } from "./present.ts";
import { bankResultRoutes } from "./bank-result-routes.ts";
import { receiptRoutes } from "./receipt-routes.ts";
import { exportRoute, paymentsPage } from "./list-page.ts";
import { reckoningOf } from "./reckoning.ts";
import { findShownBatch, listLines } from "./shown.ts";
import { suspenseRoutes } from "./suspense-routes.ts";
import { suspenseOfBatch } from "./suspense-store.ts";

type Id = z.output<typeof idParams>["id"];
const read = async (work: Work<PersonActor>, id: Id): Promise<z.output<typeof paymentBatch>> =>
  presentBatch(work.actor, await findShownBatch(work, id));
const always = ["not-found", "stale-version", "wrong-state"] as const;

/** Drafting, releasing, the treasury's file. */
const batchRoutes: readonly Route[] = [
  command(
    "payments.draft",
    {
      method: "POST",
      url: "/api/v1/payments",
      summary: { zh: "编制兑付批次", en: "Draft a payment batch" },
      body: draftBody,
      answer: drafted,
      refusals: ["not-found", "wrong-state", "payment-nothing"],
      status: 201,
    },
    async (work, { body }) => {
      const { id, keptOut, remaining } = await draftPayment(work, body.settlementId);
      return { batch: await read(work, id), keptOut: keptOut.map(presentKeptOut), remaining };
    },
  ),
  query(
    "payments.list",
    {
      method: "GET",
      url: "/api/v1/payments",
      summary: { zh: "兑付批次列表", en: "Payment batches" },
      query: paymentListQuery,
      answer: paymentPage,
    },
    async (work, { query: given }) => await paymentsPage(work, given),
  ),
  exportRoute,
  query(
    "payments.payable",
    {
      method: "GET",
      url: "/api/v1/payments/payable",
      summary: {
        zh: "某清单现可兑付的行，及暂不能兑付的原因",
        en: "What of a list could be paid now, and what cannot and why",
      },
      query: payableQuery,
      answer: payable,
      refusals: ["not-found"],
    },
    async (work, { query: given }) => {
      await settlementShown(work, given.settlementId);
      const { keptOut, ...sums } = await payableNow(work, given.settlementId);
      return { ...sums, keptOut: keptOut.map(presentKeptOut) };
    },
  ),
  query(
    "payments.read",
    {
      method: "GET",
      url: "/api/v1/payments/:id",
      summary: { zh: "兑付批次", en: "A payment batch" },
      params: idParams,
      answer: paymentBatchAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => ({
      ...(await read(work, params.id)),
      reckoning: await reckoningOf(work, params.id),
      timeline: await timelineOfObjects(work, [
        { type: "paymentBatch", id: params.id },
        ...(await suspenseOfBatch(work, params.id)).map((id) => ({ type: "suspenseLine", id })),
      ]),
    }),
  ),
  query(
    "payments.lines",
    {
      method: "GET",
      url: "/api/v1/payments/:id/lines",
      summary: { zh: "兑付明细", en: "The lines of a batch" },
      params: idParams,
      query: paymentLineQuery,
      answer: paymentLinePage,
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) => {
      await findShownBatch(work, params.id);
      const after = readCursor(given.cursor, ["string"])?.[0];
      const rows = await listLines(work, params.id, {
        status: given.status,
        after: after === undefined ? undefined : String(after),
        limit: given.limit,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.lineNumber],
        (row) => presentPaymentLine(work.actor, row),
      );
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
    {
      method: "POST",
      url: "/api/v1/payments/:id/refuse",
      summary: { zh: "退回批次", en: "Refuse a batch" },
      params: idParams,
      body: paymentRefusalBody,
      answer: paymentBatch,
      refusals: always,
    },
    async (work, { params, body }) => {
      await refusePayment(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "payments.send",
    {
      method: "POST",
      url: "/api/v1/payments/:id/send",
      summary: { zh: "登记已送国库", en: "Note that the file was handed to the treasury" },
      params: idParams,
      body: paymentStepBody,
      answer: paymentBatch,
      refusals: always,
    },
    async (work, { params, body }) => {
      await sendPayment(work, params.id, body.version);
      return await read(work, params.id);
    },
  ),
  download(
    "payments.file",
    {
      method: "GET",
      url: "/api/v1/payments/:id/file",
      summary: { zh: "下载国库文件（每次相同）", en: "The treasury's file, the same bytes every time" },
      params: idParams,
      refusals: ["not-found", "wrong-state", "file-damaged"],
    },
    async (work, { params }) => {
      const file = await paymentFile(work, params.id);
      await recordHistory(work, {
        objectType: "paymentBatch",
        objectId: params.id,
        action: "payment.file-exported",
        fromStatus: null,
        toStatus: null,
        deciding: false,
        reason: null,
        facts: { sha256: file.sha256 ?? null },
        editionId: null,
      });
      return file;
    },
  ),
];

export const paymentRoutes: readonly Route[] = [
  ...batchRoutes,
  ...bankResultRoutes,
  ...suspenseRoutes,
  ...receiptRoutes,
];
