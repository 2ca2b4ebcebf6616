import {
  reportAnswer,
  reportBody,
  reportFileQuery,
  reportsPage,
  reportsQuery,
  reportSummary,
} from "@yunquan/contract/reports.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { searchAnswer, searchQuery, toDosAnswer } from "@yunquan/contract/to-dos.ts";
import type { z } from "@yunquan/contract/z.ts";
import { cityOf, isCityCode } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import {
  implementationReportPdf,
  implementationReportWorkbook,
  type ImplementationReport,
} from "../documents/implementation-report-file.ts";
import type { PersonActor } from "../platform/actor.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { download, type Download } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import { contentOf, makeReport } from "./commands.ts";
import { search } from "./search.ts";
import { findReport, listReports, supersededBy, type ReportRow } from "./store.ts";
import { toDosOf } from "./to-dos.ts";

export const reportRoutes: readonly Route[] = [
  query(
    "toDos.list",
    {
      method: "GET",
      url: "/api/v1/to-dos",
      summary: { zh: "我的待办", en: "What waits for me" },
      answer: toDosAnswer,
    },
    async (work) => await toDosOf(work),
  ),
  query(
    "search.find",
    {
      method: "GET",
      url: "/api/v1/search",
      summary: { zh: "按编号或名称查找", en: "Find by number or name" },
      query: searchQuery,
      answer: searchAnswer,
    },
    async (work, { query: { q } }) => await search(work, q),
  ),
  command(
    "implementationReports.create",
    {
      method: "POST",
      url: "/api/v1/implementation-reports",
      summary: { zh: "即时生成实施情况表", en: "Make an implementation report now" },
      body: reportBody,
      answer: reportSummary,
      refusals: ["not-found", "report-nothing-new", "calendar-year-not-loaded"],
      status: 201,
    },
    async (work, { body }) =>
      present(await makeReport(work, { programmeId: body.programmeId, cityCode: cityFor(work.actor, body.cityCode) })),
  ),
  query(
    "implementationReports.list",
    {
      method: "GET",
      url: "/api/v1/implementation-reports",
      summary: { zh: "实施情况表列表", en: "Implementation reports" },
      query: reportsQuery,
      answer: reportsPage,
    },
    async (work, { query: given }) => {
      const after = readCursor(given.cursor, ["instant", "id"]) as [Instant, Id] | undefined;
      const rows = await listReports(work, {
        programmeId: given.programmeId,
        cityCode: given.cityCode,
        after,
        limit: given.limit + 1,
      });
      return pageOf(rows, given.limit, (row) => [row.frozenAt ?? row.cutOffAt, row.id], present);
    },
  ),
  query(
    "implementationReports.read",
    {
      method: "GET",
      url: "/api/v1/implementation-reports/:id",
      summary: { zh: "实施情况表", en: "An implementation report with its marks and their evidence" },
      params: idParams,
      answer: reportAnswer,
      refusals: ["not-found", "file-damaged"],
    },
    async (work, { params }) => {
      const report = await findReport(work, params.id);
      const { programmeZh, programmeEn, rows } = contentOf(report);
      return { ...present(report), programmeZh, programmeEn, rows, supersededBy: await supersededBy(work, report) };
    },
  ),
  download(
    "implementationReports.download",
    {
      method: "GET",
      url: "/api/v1/implementation-reports/:id/file",
      summary: {
        zh: "下载实施情况表（XLSX、PDF 或冻结内容 JSON）",
        en: "Download an implementation report (XLSX, PDF, or the frozen content as JSON)",
      },
      params: idParams,
      query: reportFileQuery,
      refusals: ["not-found", "file-damaged"],
    },
    async (work, { params, query: given }) => await fileOf(await findReport(work, params.id), given.format),
  ),
];

/** A city's people make their own city's report; the province names one. */
function cityFor(actor: PersonActor, named: string | undefined): string {
  const cityCode = actor.organisationKind === "province" ? named : (actor.cityCode ?? undefined);
  if (cityCode === undefined || !isCityCode(cityCode)) {
    throw new Refusal("invalid-request", {}, [
      { path: "cityCode", code: "required", zh: "请指定地市", en: "name the city" },
    ]);
  }
  if (named !== undefined && named !== cityCode) throw new Refusal("not-found", { noun: "city" });
  return cityCode;
}

function present(row: ReportRow): z.output<typeof reportSummary> {
  const { id, number, programmeId, cityCode, status, cutOffAt, frozenAt, claims, completeClaims, sha256 } = row;
  return { id, number, programmeId, cityCode, status, cutOffAt, frozenAt, claims, completeClaims, sha256 };
}

async function fileOf(report: ReportRow, format: "xlsx" | "pdf" | "json"): Promise<Download> {
  const content = contentOf(report);
  assert(report.content !== null && report.frozenAt !== null && report.sha256 !== null, "a frozen report is whole");
  if (format === "json") {
    return {
      name: `${report.number}.json`,
      mediaType: "application/json; charset=utf-8",
      bytes: Buffer.from(report.content, "utf8"),
      sha256: report.sha256,
    };
  }
  const data: ImplementationReport = {
    number: report.number,
    programmeTitle: content.programmeZh,
    city: cityOf(report.cityCode)?.zh ?? report.cityCode,
    cutOffAt: report.cutOffAt,
    frozenAt: report.frozenAt,
    sha256: report.sha256,
    rows: content.rows.map((row) => ({
      position: row.position,
      claimNumber: row.claimNumber,
      voucherCode: row.voucherCode,
      enterpriseName: row.enterpriseName,
      supplierName: row.supplierName,
      serviceName: row.serviceZh,
      windowFromOn: row.windowFrom,
      windowToOn: row.windowTo,
      mark: row.mark,
      reasons: row.findings.map((finding) => finding.zh),
    })),
  };
  return format === "pdf"
    ? { name: `${report.number}.pdf`, mediaType: "application/pdf", bytes: await implementationReportPdf(data) }
    : {
        name: `${report.number}.xlsx`,
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: await implementationReportWorkbook(data),
      };
}
