import {
  claimAnswer,
  claimCounts,
  claimCountsQuery,
  claimLine,
  claimsPage,
  claimsQuery,
} from "@yunquan/contract/claims.ts";
import { id, idParams } from "@yunquan/contract/wire.ts";
import { z } from "@yunquan/contract/z.ts";
import { download, publicDownload } from "../platform/file-routes.ts";
import { query, type Route } from "../platform/route.ts";
import { acceptanceForm } from "./acceptance-form.ts";
import { lineAnswer, whole } from "./answer.ts";
import { claimsPageOf, exportRoute } from "./list-page.ts";
import { countClaims } from "./lists.ts";
import { receiptOf } from "./receipt.ts";
import { claimStepRoutes } from "./step-routes.ts";

export const claimRoutes: readonly Route[] = [
  ...claimStepRoutes,
  query(
    "claims.list",
    {
      method: "GET",
      url: "/api/v1/claims",
      summary: { zh: "结算申请列表", en: "Claims, the newest first or in the order of settlement" },
      query: claimsQuery,
      answer: claimsPage,
    },
    async (work, { query: given }) => await claimsPageOf(work, given),
  ),
  exportRoute,
  query(
    "claims.counts",
    {
      method: "GET",
      url: "/api/v1/claims/counts",
      summary: { zh: "结算申请各状态件数", en: "How many claims are in which state" },
      query: claimCountsQuery,
      answer: claimCounts,
    },
    async (work, { query: given }) => ({ counts: await countClaims(work, given.programmeId) }),
  ),
  query(
    "claims.read",
    {
      method: "GET",
      url: "/api/v1/claims/:id",
      summary: { zh: "结算申请", en: "A claim" },
      params: idParams,
      answer: claimAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => await whole(work, params.id),
  ),
  query(
    "claims.line",
    {
      method: "GET",
      url: "/api/v1/claims/:id/line",
      summary: { zh: "结算顺位及前方情况", en: "The claim's place in line, and who is ahead" },
      params: idParams,
      answer: claimLine,
      refusals: ["not-found", "wrong-state"],
    },
    async (work, { params }) => await lineAnswer(work, params.id),
  ),
  download(
    "claims.receipt",
    {
      method: "GET",
      url: "/api/v1/claims/:id/receipt",
      summary: { zh: "结算申请回执（PDF）", en: "The receipt of a submitted claim (PDF)" },
      params: idParams,
      refusals: ["not-found", "wrong-state"],
    },
    async (work, { params }, platform) => await receiptOf(work, params.id, platform.config.publicUrl),
  ),
  publicDownload(
    "claims.acceptanceForm",
    {
      method: "GET",
      url: "/api/v1/public/acceptance-report",
      summary: {
        zh: "下载验收报告空表、样表（PDF）",
        en: "Download the acceptance report as PDF, blank or as a sample",
      },
      query: z.strictObject({ programmeId: id, sample: z.enum(["true", "false"]).default("false") }),
      refusals: ["not-found"],
    },
    async (work, { query: given }) => await acceptanceForm(work, given.programmeId, given.sample === "true"),
  ),
];
