import type { z } from "@yunquan/contract/z.ts";
import type { paymentBatch } from "@yunquan/contract/payments.ts";
import {
  claimStatusAnswer,
  importBody,
  imported,
  resultPreview,
  resultPreviewQuery,
  retryBody,
} from "@yunquan/contract/payments.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { bankResultTemplate } from "../documents/bank-result.ts";
import type { PersonActor } from "../platform/actor.ts";
import { sha256Of } from "../platform/file-store.ts";
import { download } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { importBankResult, previewBankResult } from "./bank-results.ts";
import { retryPayment, treasuryLines } from "./commands.ts";
import { presentBatch } from "./present.ts";
import { findShownBatch } from "./shown.ts";

const read = async (
  work: Work<PersonActor>,
  id: z.output<typeof idParams>["id"],
): Promise<z.output<typeof paymentBatch>> => presentBatch(work.actor, await findShownBatch(work, id));
const always = ["not-found", "stale-version", "wrong-state"] as const;

/** What the bank says of a batch. */
export const bankResultRoutes: readonly Route[] = [
  download(
    "payments.resultTemplate",
    {
      method: "GET",
      url: "/api/v1/payments/:id/result-template",
      summary: { zh: "下载银行回执模板（已填明细）", en: "The form of the bank's result, with the batch's lines" },
      params: idParams,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const batch = await findShownBatch(work, params.id);
      const bytes = bankResultTemplate({ number: batch.number, lines: await treasuryLines(work, params.id) });
      return {
        name: `bank-result-${batch.number}.csv`,
        mediaType: "text/csv; charset=utf-8",
        bytes,
        sha256: sha256Of(bytes),
      };
    },
  ),
  query(
    "payments.previewResult",
    {
      method: "GET",
      url: "/api/v1/payments/:id/result-preview",
      summary: { zh: "预览银行回执：逐行说明将如何入账", en: "What importing a bank's result would do, row by row" },
      params: idParams,
      query: resultPreviewQuery,
      answer: resultPreview,
      refusals: ["not-found", "wrong-state", "bank-result-refused", "file-damaged"],
    },
    async (work, { params, query: given }) => await previewBankResult(work, params.id, given.fileId),
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
      refusals: [...always, "bank-result-refused", "file-damaged", "stopped"],
      stops: true,
    },
    async (work, { params, body }) => ({
      ...(await importBankResult(work, params.id, body)),
      batch: await read(work, params.id),
    }),
  ),
  command(
    "payments.retry",
    {
      method: "POST",
      url: "/api/v1/payment-lines/:id/retry",
      summary: {
        zh: "失败的支付转为待兑付（银行原因，账户不变）",
        en: "Make a failed payment payable again although the account stays: the fault was the bank's",
      },
      params: idParams,
      body: retryBody,
      answer: claimStatusAnswer,
      refusals: ["not-found", "wrong-state"],
    },
    async (work, { params, body }) => await retryPayment(work, params.id, body.reason),
  ),
];
