import { dateZh, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { drawSampleMark } from "./sample-contract.ts";
import { drawKeyValues, drawTable } from "./pdf-table.ts";
import { GREY, mm, NAVY, SIZE } from "./pdf-style.ts";
import { renderPdf } from "./pdf.ts";

/** What an acceptance report says about a service that was put to use. A field left out is printed as a line to fill in. */
export interface AcceptanceReport {
  readonly subject: string;
  readonly enterprise?: string;
  readonly supplier?: string;
  readonly contractNumber?: string;
  readonly voucherCode?: string;
  readonly service?: string;
  readonly place?: string;
  readonly implementedOn?: CalendarDate;
  readonly acceptedOn?: CalendarDate;
  /** Marked as a sample on every page. */
  readonly sample?: boolean;
}

const BLANK = "＿＿＿＿＿＿＿＿";
const BLANK_DATE = "＿＿＿＿年＿＿月＿＿日";
const CHECKED = [
  ["已按合同完成部署，可登录使用", "deployed as contracted, and in use"],
  ["用户账号已分配到实际使用的岗位", "accounts are with those who use them"],
  ["已完成使用培训", "the users were trained"],
  ["行为数据已可由平台取得（不含企业业务数据）", "the platform receives usage data, no business data"],
] as const;

/** The report by which an enterprise accepts a service, blank or filled as a sample: evidence for a claim. @clause 5.9 */
export function acceptanceReport(report: AcceptanceReport, createdAt: Instant): Promise<Uint8Array> {
  const title = `${report.subject}服务验收报告${report.sample === true ? "（示例）" : "（参考文本）"}`;
  const filled = (text: string | undefined): string => text ?? BLANK;
  const dated = (on: CalendarDate | undefined): string => (on === undefined ? BLANK_DATE : dateZh(on));
  return renderPdf({ title, subject: title, createdAt, footer: title }, (sheet) => {
    if (report.sample === true) sheet.decoratePages(() => drawSampleMark(sheet, "示例，非真实报告 SAMPLE"));
    sheet.title(`${report.subject}服务验收报告`, "Acceptance report");
    drawKeyValues(sheet, [
      { zh: "企业", en: "Enterprise", value: filled(report.enterprise) },
      { zh: "供应商", en: "Supplier", value: filled(report.supplier) },
      { zh: "合同编号", en: "Contract", value: filled(report.contractNumber) },
      { zh: "服务券编码", en: "Voucher", value: filled(report.voucherCode) },
      { zh: "应用服务", en: "Service", value: filled(report.service) },
      { zh: "实施地点", en: "Place", value: filled(report.place) },
      { zh: "完成实施日期", en: "Implemented on", value: dated(report.implementedOn) },
      { zh: "验收日期", en: "Accepted on", value: dated(report.acceptedOn) },
    ]);
    sheet.section("验收内容", "What was checked");
    drawTable(
      sheet,
      [
        { zh: "序号", en: "No.", share: 1, align: "center" },
        { zh: "内容", en: "What", share: 7 },
        { zh: "结论", en: "Result", share: 3, align: "center" },
      ],
      CHECKED.map(([zh, en], index) => ({
        cells: [String(index + 1), `${zh}\n${en}`, report.sample === true ? "符合 met" : "□ 符合　□ 不符合"],
      })),
    );
    sheet.section("验收意见", "Opinion");
    sheet.paragraph(
      report.sample === true
        ? "服务已按合同交付并投入使用，同意验收。"
        : "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
    );
    sheet.space(mm(10));
    sheet.paragraph(`企业（盖章）：${BLANK}　负责人签字：${BLANK}　${BLANK_DATE}`, { color: NAVY });
    sheet.space(mm(6));
    sheet.paragraph(`供应商（盖章）：${BLANK}　负责人签字：${BLANK}　${BLANK_DATE}`, { color: NAVY });
    sheet.space(mm(4));
    sheet.paragraph("本文本供参考；报告须加盖企业公章。For reference; the report bears the enterprise's seal.", {
      size: SIZE.small,
      color: GREY,
    });
  });
}
