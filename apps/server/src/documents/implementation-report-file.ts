import { dateZh, instantZh } from "@yunquan/core/time.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import { marks } from "@yunquan/core/usage/marks.ts";
import type { Mark } from "@yunquan/core/usage/marks.ts";
import { drawKeyValues, drawTable } from "./pdf-table.ts";
import { ALERT, GREY, INK, mm, SIZE } from "./pdf-style.ts";
import { renderPdf } from "./pdf.ts";
import { writeWorkbook } from "./workbook.ts";

export interface ImplementationReportRow {
  readonly position: number;
  readonly claimNumber: string;
  readonly voucherCode: string;
  readonly enterpriseName: string;
  readonly supplierName: string;
  readonly serviceName: string;
  readonly windowFromOn: CalendarDate;
  readonly windowToOn: CalendarDate;
  readonly mark: Mark;
  /** The plain reasons of the evaluation, in Chinese. */
  readonly reasons: readonly string[];
}

export interface ImplementationReport {
  readonly number: string;
  readonly programmeTitle: string;
  readonly city: string;
  /** What came in until then is evaluated. */
  readonly cutOffAt: Instant;
  readonly frozenAt: Instant;
  readonly rows: readonly ImplementationReportRow[];
  /** Digest of the frozen content, printed so that a copy can be held against the record. */
  readonly sha256: string;
}

const TITLE = "“上云上平台”实施情况表";

function countsOf(report: ImplementationReport): readonly (readonly [Mark, number])[] {
  const all: readonly Mark[] = ["complete", "incomplete", "insufficient"];
  return all.map((mark) => [mark, report.rows.filter((row) => row.mark === mark).length]);
}

/**
 * The frozen implementation report of a city as PDF: one row for every claim with its mark and the reasons. Same data, same
 * bytes.
 *
 * @clause 5.11
 */
export function implementationReportPdf(report: ImplementationReport): Promise<Uint8Array> {
  const info = {
    title: `${report.city}${TITLE} ${report.number}`,
    subject: report.programmeTitle,
    createdAt: report.frozenAt,
    footer: `${report.number}　SHA-256 ${report.sha256}`,
    landscape: true,
  };
  return renderPdf(info, (sheet) => {
    sheet.title(`${report.city}${TITLE}`, "Implementation report");
    const counts = countsOf(report).map(([mark, count]) => `${marks[mark].zh} ${count}`);
    drawKeyValues(
      sheet,
      [
        { zh: "编号", en: "Number", value: report.number, bold: true },
        { zh: "方案", en: "Programme", value: report.programmeTitle },
        { zh: "数据截止", en: "Data until", value: instantZh(report.cutOffAt, "second") },
        { zh: "生成时间", en: "Frozen at", value: instantZh(report.frozenAt, "second") },
        { zh: "结算申请数", en: "Claims", value: String(report.rows.length) },
        { zh: "标注", en: "Marks", value: counts.join("　") },
      ],
      2,
    );
    sheet.space(mm(2));
    drawTable(
      sheet,
      [
        { zh: "顺位", en: "Position", share: 1.1, align: "center" },
        { zh: "结算申请 / 服务券", en: "Claim, voucher", share: 3.6 },
        { zh: "企业", en: "Enterprise", share: 3.6 },
        { zh: "供应商 / 应用服务", en: "Supplier, service", share: 3.8 },
        { zh: "观察期", en: "Window", share: 2.2 },
        { zh: "标注", en: "Mark", share: 1.5, align: "center" },
        { zh: "理由", en: "Reasons", share: 5 },
      ],
      report.rows.map((row) => ({
        cells: [
          String(row.position),
          `${row.claimNumber}\n${row.voucherCode}`,
          row.enterpriseName,
          `${row.supplierName}\n${row.serviceName}`,
          `${row.windowFromOn}\n${row.windowToOn}`,
          marks[row.mark].zh,
          sentences(row.reasons),
        ],
        color: row.mark === "complete" ? INK : ALERT,
      })),
    );
    sheet.paragraph(
      "本表由平台按期自动生成，冻结后不作修改；后续评估结果见编号在后的实施情况表。“数据不足”不视为完成。本表仅依据上云行为数据，不含企业业务数据。",
      { size: SIZE.small },
    );
    sheet.paragraph(
      'Made by the platform and never edited; later evaluations are in later numbers. "Not enough data" is no completion. Based on usage data alone.',
      { size: SIZE.tiny, color: GREY },
    );
  });
}

/** The same report as a workbook for further work. @clause 5.11 */
export function implementationReportWorkbook(report: ImplementationReport): Promise<Uint8Array> {
  const counts = countsOf(report).map(([mark, count]) => `${marks[mark].zh} ${count}`);
  return writeWorkbook({
    title: `${report.city}${TITLE} ${report.number}`,
    createdAt: report.frozenAt,
    sheets: [
      {
        name: "实施情况表",
        heading: [
          `${report.city}${TITLE}`,
          `编号 ${report.number}　数据截止 ${instantZh(report.cutOffAt, "second")}　生成 ${instantZh(report.frozenAt, "second")}　${counts.join("　")}`,
          `SHA-256 ${report.sha256}`,
        ],
        columns: [
          { header: "顺位\nPosition", width: 10, kind: "count" },
          { header: "结算申请编号\nClaim", width: 26, kind: "text" },
          { header: "服务券编号\nVoucher", width: 30, kind: "text" },
          { header: "企业\nEnterprise", width: 34, kind: "text" },
          { header: "供应商\nSupplier", width: 34, kind: "text" },
          { header: "应用服务\nService", width: 28, kind: "text" },
          { header: "观察期起\nFrom", width: 18, kind: "text" },
          { header: "观察期止\nTo", width: 18, kind: "text" },
          { header: "标注\nMark", width: 12, kind: "text" },
          { header: "理由\nReasons", width: 60, kind: "text" },
        ],
        rows: report.rows.map((row) => [
          row.position,
          row.claimNumber,
          row.voucherCode,
          row.enterpriseName,
          row.supplierName,
          row.serviceName,
          dateZh(row.windowFromOn),
          dateZh(row.windowToOn),
          marks[row.mark].zh,
          sentences(row.reasons),
        ]),
      },
    ],
  });
}

/** Reasons are sentences already; what is none is divided from the next. */
function sentences(reasons: readonly string[]): string {
  return reasons
    .map((reason, at) => (at === reasons.length - 1 || reason.endsWith("。") ? reason : `${reason}；`))
    .join("");
}
