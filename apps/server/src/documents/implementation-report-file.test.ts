import { calendarDate, instant } from "@yunquan/core/time.ts";
import type { Mark } from "@yunquan/core/usage/marks.ts";
import { expect, test } from "vitest";
import { implementationReportPdf, implementationReportWorkbook } from "./implementation-report-file.ts";
import type { ImplementationReport } from "./implementation-report-file.ts";
import { pdfText } from "./pdf-text.fixture.ts";
import { readWorkbook } from "./workbook.ts";

const row = (position: number, mark: Mark, reason: string) => ({
  position,
  claimNumber: `JS-${position}`,
  voucherCode: `YQ-${position}`,
  enterpriseName: `企业${position}`,
  supplierName: "供应商",
  serviceName: "看板",
  windowFromOn: calendarDate("2026-07-01"),
  windowToOn: calendarDate("2026-09-28"),
  mark,
  reasons: [reason],
});

const report: ImplementationReport = {
  number: "SS-4419-2026-004",
  programmeTitle: "服务券",
  city: "东莞市",
  cutOffAt: instant("2026-09-30T16:00:00.000Z"),
  frozenAt: instant("2026-10-01T01:00:05.123Z"),
  rows: [row(1, "complete", "活跃 72 天"), row(2, "insufficient", "数据缺 12 天"), row(3, "incomplete", "活跃 31 天")],
  sha256: "cd".repeat(32),
};

test("5.11 the report is numbered and gives every mark with its reasons and counts", async () => {
  const text = pdfText(await implementationReportPdf(report));
  for (const shown of [
    "SS-4419-2026-004",
    "2026年10月1日 00:00:00",
    "已完成 1　未完成 1　数据不足 1",
    "活跃 72 天",
    "数据缺 12 天",
    "活跃 31 天",
  ]) {
    expect(text).toContain(shown);
  }
});

test("5.11 the frozen report gives the same bytes whenever it is made, as PDF and as workbook", async () => {
  expect(Buffer.compare(await implementationReportPdf(report), await implementationReportPdf(report))).toBe(0);
  expect(Buffer.compare(await implementationReportWorkbook(report), await implementationReportWorkbook(report))).toBe(
    0,
  );
});

test("5.11 the workbook holds every row with its mark", async () => {
  const rows = (await readWorkbook(await implementationReportWorkbook(report)))?.get("实施情况表") ?? [];
  expect(rows.slice(4).map(({ cells }) => [cells.get(1)?.text, cells.get(8)?.text])).toEqual([
    ["JS-1", "已完成"],
    ["JS-2", "数据不足"],
    ["JS-3", "未完成"],
  ]);
});
