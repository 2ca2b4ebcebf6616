import {
  notice,
  noticeEmbed,
  noticeLinePage,
  noticeLineQuery,
  noticeListQuery,
  noticePage,
  ownSiteBody,
  publishBody,
} from "@yunquan/contract/notices.ts";
import { listFormat } from "@yunquan/contract/settlements.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { publicDownload } from "../platform/file-routes.ts";
import { publicQuery } from "../platform/public-routes.ts";
import { command, type Route } from "../platform/route.ts";
import { publishedLines, publishedListFile } from "../settlements/commands.ts";
import { publishNotice, recordOwnSite } from "./commands.ts";
import { presentNotice, presentNoticeLine } from "./present.ts";
import { findShownNotice, listShownNotices } from "./store.ts";

/** Other sites may read this answer from their own pages: the bureau shows the notice on its site. It holds nothing but what is public. */
function openToOtherSites(route: Route): Route {
  return {
    ...route,
    mount: (app, platform) => {
      void app.register(async (own) => {
        own.addHook("onSend", async (_request, reply) => {
          void reply.header("access-control-allow-origin", "*");
          void reply.header("cross-origin-resource-policy", "cross-origin");
        });
        route.mount(own, platform);
      });
    },
  };
}

export const noticeRoutes: readonly Route[] = [
  command(
    "notices.publish",
    {
      method: "POST",
      url: "/api/v1/settlements/:id/publish",
      summary: { zh: "公示结算清单", en: "Publish a frozen list" },
      params: idParams,
      body: publishBody,
      answer: notice,
      refusals: ["not-found", "stale-version", "wrong-state", "no-edition-in-force", "stopped"],
      status: 201,
      stops: true,
    },
    async (work, { params, body }) =>
      presentNotice(await findShownNotice(work, await publishNotice(work, params.id, body)), work.now),
  ),
  command(
    "notices.recordOwnSite",
    {
      method: "POST",
      url: "/api/v1/notices/:id/own-site",
      summary: {
        zh: "登记部门网站公示的网址和日期",
        en: "Record address and date of the notice on the bureau's own site",
      },
      params: idParams,
      body: ownSiteBody,
      answer: notice,
      refusals: ["not-found", "stale-version", "notice-over"],
    },
    async (work, { params, body }) => {
      await recordOwnSite(work, params.id, body);
      return presentNotice(await findShownNotice(work, params.id), work.now);
    },
  ),
  publicQuery(
    "notices.list",
    {
      method: "GET",
      url: "/api/v1/public/notices",
      summary: { zh: "结算清单公示列表", en: "Public notices of settlement lists" },
      query: noticeListQuery,
      answer: noticePage,
    },
    async (work, { query }) => {
      const after = readInstantCursor(query.cursor);
      const open = query.open === undefined ? undefined : query.open === "true";
      const rows = await listShownNotices(work, { cityCode: query.cityCode, open, after, limit: query.limit });
      return pageOf(
        rows,
        query.limit,
        (row) => [row.publishedAt, row.id],
        (row) => presentNotice(row, work.now),
      );
    },
  ),
  publicQuery(
    "notices.read",
    {
      method: "GET",
      url: "/api/v1/public/notices/:id",
      summary: { zh: "公示", en: "A notice" },
      params: idParams,
      answer: notice,
      refusals: ["not-found"],
    },
    async (work, { params }) => presentNotice(await findShownNotice(work, params.id), work.now),
  ),
  publicQuery(
    "notices.lines",
    {
      method: "GET",
      url: "/api/v1/public/notices/:id/lines",
      summary: {
        zh: "公示明细，含结转和未列入及原因",
        en: "The lines of a notice, with what is carried over or left out and why",
      },
      params: idParams,
      query: noticeLineQuery,
      answer: noticeLinePage,
      refusals: ["not-found"],
    },
    async (work, { params, query }) => {
      const shown = await findShownNotice(work, params.id);
      const after = readCursor(query.cursor, ["number"])?.[0];
      const rows = await publishedLines(work, shown.settlementId, {
        outcome: query.outcome,
        afterOrdinal: after === undefined ? undefined : Number(after),
        limit: query.limit + 1,
      });
      return pageOf(
        rows,
        query.limit,
        (row) => [row.ordinal],
        (row) => presentNoticeLine(row, shown.endsAt),
      );
    },
  ),
  publicDownload(
    "notices.file",
    {
      method: "GET",
      url: "/api/v1/public/notices/:id/file",
      summary: { zh: "下载公示的清单（CSV、XLSX、PDF）", en: "The noticed list as CSV, XLSX or PDF" },
      params: idParams,
      query: listFormat,
      refusals: ["not-found"],
    },
    async (work, { params, query }) =>
      await publishedListFile(work, (await findShownNotice(work, params.id)).settlementId, query.format),
  ),
  openToOtherSites(
    publicQuery(
      "notices.embed",
      {
        method: "GET",
        url: "/api/v1/public/notices/:id/embed",
        summary: { zh: "公示全文（供部门网站嵌入）", en: "A whole notice, for the bureau's own site" },
        params: idParams,
        answer: noticeEmbed,
        refusals: ["not-found"],
      },
      async (work, { params }) => {
        const shown = await findShownNotice(work, params.id);
        const lines = await publishedLines(work, shown.settlementId, {});
        return {
          notice: presentNotice(shown, work.now),
          lines: lines.map((row) => presentNoticeLine(row, shown.endsAt)),
        };
      },
    ),
  ),
];
