import * as wire from "@yunquan/contract/applications.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { readFileBytes } from "../files/commands.ts";
import { download } from "../platform/file-routes.ts";
import { publicQuery } from "../platform/public-routes.ts";
import { query, type Route } from "../platform/route.ts";
import { answerOf } from "./answer.ts";
import { draftingRoutes } from "./drafting-routes.ts";
import { handlingRoutes } from "./handling-routes.ts";
import { applicationsPage, exportRoute } from "./list-page.ts";
import { countsByStatus } from "./lists.ts";
import { filesOf } from "./reading.ts";
import { receiptDocument } from "./receipt.ts";
import { findApplication } from "./store.ts";
import { subsidyFor } from "./subsidy.ts";

const URL = "/api/v1/applications";

const reading: readonly Route[] = [
  query(
    "applications.list",
    {
      method: "GET",
      url: URL,
      summary: { zh: "申请列表（按时间、序号或到期日）", en: "Applications, by time, place in line or due date" },
      query: wire.applicationListQuery,
      answer: wire.applicationPage,
      statements: "one",
    },
    async (work, { query: given }) => await applicationsPage(work, given),
  ),
  exportRoute,
  query(
    "applications.count",
    {
      method: "GET",
      url: `${URL}/counts`,
      summary: { zh: "各状态件数", en: "How many in each state" },
      query: wire.countsQuery,
      answer: wire.countsAnswer,
      statements: "one",
    },
    async (work, { query: given }) => ({ counts: await countsByStatus(work, given.programmeId) }),
  ),
  query(
    "applications.read",
    {
      method: "GET",
      url: `${URL}/:id`,
      summary: { zh: "申请详情", en: "One application" },
      params: idParams,
      answer: wire.applicationAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => await answerOf(work, params.id),
  ),
  download(
    "applications.receipt",
    {
      method: "GET",
      url: `${URL}/:id/receipt`,
      summary: { zh: "下载申请回执", en: "Download the receipt" },
      params: idParams,
      refusals: ["not-found", "wrong-state"],
    },
    async (work, { params }, platform) => {
      const caseUrl =
        platform.config.publicUrl === undefined ? null : `${platform.config.publicUrl}/w/applications/${params.id}`;
      return { ...(await receiptDocument(work, params.id, caseUrl)), mediaType: "application/pdf" };
    },
  ),
  download(
    "applications.file",
    {
      method: "GET",
      url: `${URL}/:id/files/:fileId`,
      summary: { zh: "下载本案文件", en: "Download a file of the case" },
      params: wire.fileParams,
      refusals: ["not-found", "file-damaged"],
    },
    async (work, { params }) => {
      const file = (await filesOf(work, await findApplication(work, params.id))).find(({ id }) => id === params.fileId);
      if (file === undefined) throw new Refusal("not-found", { noun: "file" });
      return {
        name: file.name,
        mediaType: file.mediaType,
        bytes: await readFileBytes(work, file.id),
        sha256: file.sha256,
      };
    },
  ),
  publicQuery(
    "subsidy.calculate",
    {
      method: "GET",
      url: "/api/v1/public/subsidy",
      summary: { zh: "补助试算", en: "Work out a subsidy" },
      query: wire.subsidyQuery,
      answer: wire.subsidyAnswer,
      refusals: ["not-found", "no-edition-in-force", "no-standard-in-force", "service-not-in-standard"],
    },
    async (work, { query: given }) => await subsidyFor(work, given),
  ),
];

export const applicationRoutes: readonly Route[] = [...reading, ...draftingRoutes, ...handlingRoutes];
