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
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { PersonActor } from "../platform/actor.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { download, publicDownload, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { acceptanceForm } from "./acceptance-form.ts";
import { lineAnswer, summary, whole } from "./answer.ts";
import { countClaims, listClaims, listLine, type ClaimFilter, type LineKey, type NewestKey } from "./lists.ts";
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
    async (work, { query: given }) => await list(work, given),
  ),
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

async function list(
  work: Work<PersonActor>,
  given: z.output<typeof claimsQuery>,
): Promise<z.output<typeof claimsPage>> {
  const cityCode = work.actor.cityCode ?? given.cityCode;
  const { programmeId } = given;
  const filter: ClaimFilter = {
    programmeId,
    status: given.status,
    mark: given.mark,
    contractId: given.contractId,
    voucherId: given.voucherId,
    enterpriseId: given.enterpriseId,
    // A bureau that names another city gets what it may see of it: nothing.
    cityCode: given.cityCode ?? cityCode,
    overdue: given.overdue === "true",
    limit: given.limit + 1,
  };
  if (given.order !== "line") {
    const after = readCursor(given.cursor, ["instant", "id"]) as [NewestKey[0], Id] | undefined;
    const rows = await listClaims(work, filter, after);
    return pageOf(
      rows,
      given.limit,
      (row) => [row.createdAt, row.id],
      (row) => summary(work, row),
    );
  }
  const missing = [
    ...(programmeId === undefined ? ["programmeId"] : []),
    ...(filter.cityCode === undefined ? ["cityCode"] : []),
  ];
  if (missing.length > 0) {
    throw new Refusal(
      "invalid-request",
      {},
      missing.map((name) => ({
        path: `query.${name}`,
        code: "required",
        zh: "按结算顺序查看须指定方案和地市",
        en: "a line is of one programme and one city",
      })),
    );
  }
  const after = readCursor(given.cursor, ["number", "number", "id"]) as unknown as LineKey | undefined;
  const rows = await listLine(work, filter, after);
  return pageOf(
    rows,
    given.limit,
    (row) => [row.shortSince ?? 0, row.position ?? 0, row.id],
    (row) => summary(work, row),
  );
}
