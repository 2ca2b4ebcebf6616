import { fenToYuanPlain, fenToYuanText } from "@yunquan/core/decimal.ts";
import { fenToChineseWords } from "@yunquan/core/money-words.ts";
import { addFen } from "@yunquan/core/money.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { instantZh } from "@yunquan/core/time.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { drawKeyValues, drawTable } from "./pdf-table.ts";
import { GREY, mm, NAVY, SIZE } from "./pdf-style.ts";
import { renderPdf } from "./pdf.ts";
import type { Sheet } from "./pdf.ts";
import { writeWorkbook } from "./workbook.ts";

export type SettlementOutcome = "funded" | "carried" | "deferred" | "left-out";

export interface SettlementListLine {
  readonly ordinal: number;
  /** The number in the city's line. */
  readonly position: number;
  /** True for a claim that an earlier list had no money for. */
  readonly carriedOver: boolean;
  readonly claimNumber: string;
  readonly voucherCode: string;
  readonly enterpriseName: string;
  readonly supplierName: string;
  readonly serviceName: string;
  readonly outcome: SettlementOutcome;
  readonly amountFen: Fen;
  /** What the list commits up to and including this line. */
  readonly runningFen: Fen;
  readonly reason: string;
}

export interface SettlementList {
  readonly number: string;
  readonly kind: "main" | "supplementary";
  readonly programmeTitle: string;
  readonly city: string;
  readonly cityBureau: string;
  readonly settlementPeriod: string;
  readonly frozenAt: Instant;
  readonly cashAvailableFen: Fen;
  readonly lines: readonly SettlementListLine[];
  /** Digest of the frozen content. */
  readonly sha256: string;
}

const OUTCOMES: readonly (readonly [SettlementOutcome, { readonly zh: string; readonly en: string }])[] = [
  ["funded", { zh: "列入", en: "Funded by this list" }],
  ["carried", { zh: "结转", en: "Carried over whole, first in the next settlement" }],
  ["deferred", { zh: "暂缓", en: "Deferred, its amount set aside" }],
  ["left-out", { zh: "未列入", en: "Left out" }],
];

const titleOf = (list: SettlementList): string =>
  `${list.city}服务券${list.kind === "supplementary" ? "补充" : ""}结算清单`;
const linesOf = (list: SettlementList, outcome: SettlementOutcome): readonly SettlementListLine[] =>
  list.lines.filter((line) => line.outcome === outcome);
const sumOf = (lines: readonly SettlementListLine[]): Fen => addFen(...lines.map((line) => line.amountFen));

/**
 * The frozen settlement list as PDF: what is funded in strict order of position, and as openly what is carried over,
 * deferred or left out, with the reason. Same data, same bytes.
 *
 * @clause 5.13 8.2
 */
export function settlementListPdf(list: SettlementList): Promise<Uint8Array> {
  const title = titleOf(list);
  const info = {
    title: `${title} ${list.number}`,
    subject: list.programmeTitle,
    createdAt: list.frozenAt,
    footer: `${list.number}　SHA-256 ${list.sha256}`,
    landscape: true,
  };
  return renderPdf(info, (sheet) => {
    sheet.title(title, list.kind === "supplementary" ? "Supplementary settlement list" : "Settlement list");
    drawSummary(sheet, list);
    for (const [outcome, words] of OUTCOMES) {
      const lines = linesOf(list, outcome);
      if (lines.length > 0 || outcome === "funded")
        drawGroup(sheet, `${words.zh}（${lines.length} 项）`, words.en, lines, outcome);
    }
    drawSignatures(sheet, list);
  });
}

function drawSummary(sheet: Sheet, list: SettlementList): void {
  const funded = sumOf(linesOf(list, "funded"));
  drawKeyValues(
    sheet,
    [
      { zh: "编号", en: "Number", value: list.number, bold: true },
      { zh: "方案", en: "Programme", value: list.programmeTitle },
      { zh: "结算期", en: "Settlement period", value: list.settlementPeriod },
      { zh: "冻结时间", en: "Frozen at", value: instantZh(list.frozenAt, "second") },
      { zh: "可用资金（元）", en: "Cash available", value: fenToYuanText(list.cashAvailableFen) },
      { zh: "列入金额（元）", en: "Funded", value: fenToYuanText(funded), bold: true },
    ],
    2,
  );
  sheet.paragraph(`列入金额（大写）：人民币${fenToChineseWords(funded)}`, { size: SIZE.cell });
}

function drawGroup(
  sheet: Sheet,
  zh: string,
  en: string,
  lines: readonly SettlementListLine[],
  outcome: SettlementOutcome,
): void {
  sheet.section(zh, en, mm(44));
  const funded = outcome === "funded";
  drawTable(
    sheet,
    [
      { zh: "序号", en: "No.", share: 1, align: "center" },
      { zh: "顺位", en: "Position", share: 1.2, align: "center" },
      { zh: "结算申请 / 服务券", en: "Claim, voucher", share: 3.6 },
      { zh: "企业", en: "Enterprise", share: 4 },
      { zh: "供应商 / 应用服务", en: "Supplier, service", share: 4 },
      { zh: "金额（元）", en: "Amount (CNY)", share: 2.4, align: "right" },
      ...(funded ? [{ zh: "累计（元）", en: "Running total", share: 2.4, align: "right" } as const] : []),
      { zh: funded ? "备注" : "原因", en: funded ? "Remarks" : "Reason", share: funded ? 2.2 : 4.6 },
    ],
    [
      ...lines.map((line) => ({
        cells: [
          String(line.ordinal),
          String(line.position),
          `${line.claimNumber}\n${line.voucherCode}`,
          line.enterpriseName,
          `${line.supplierName}\n${line.serviceName}`,
          fenToYuanText(line.amountFen),
          ...(funded ? [fenToYuanText(line.runningFen)] : []),
          remarkOf(line),
        ],
      })),
      { cells: ["", "", "合计 Total", "", "", fenToYuanText(sumOf(lines))], bold: true, color: NAVY },
    ],
  );
}

function remarkOf(line: SettlementListLine): string {
  return [line.carriedOver ? "前期结转" : "", line.reason].filter((part) => part !== "").join("；");
}

function drawSignatures(sheet: Sheet, list: SettlementList): void {
  sheet.space(mm(2));
  sheet.paragraph(
    "兑付顺序按结算申请的顺位，前期结转的优先；资金不足以覆盖整笔的，自该笔起整笔结转，不拆分、不跳过。",
    { size: SIZE.small },
  );
  sheet.paragraph(
    "Paid in order of position, carried-over claims first; the first claim that does not fit stops the line and is carried over whole with all behind it.",
    { size: SIZE.tiny, color: GREY },
  );
  sheet.keep(mm(24));
  sheet.space(mm(6));
  const width = sheet.width / 3;
  [`${list.cityBureau}（盖章）`, "经办：＿＿＿＿＿＿＿＿", "复核：＿＿＿＿＿＿＿＿"].forEach((text, index) => {
    sheet.put(text, { x: sheet.left + index * width, y: sheet.y, width }, { size: SIZE.body });
  });
  sheet.space(mm(12));
}

/** The same list as a workbook; amounts are numbers, in yuan. @clause 5.13 */
export function settlementListWorkbook(list: SettlementList): Promise<Uint8Array> {
  const title = titleOf(list);
  const words = new Map(OUTCOMES);
  return writeWorkbook({
    title: `${title} ${list.number}`,
    createdAt: list.frozenAt,
    sheets: [
      {
        name: "结算清单",
        heading: [
          title,
          `编号 ${list.number}　结算期 ${list.settlementPeriod}　冻结 ${instantZh(list.frozenAt, "second")}　可用资金 ${fenToYuanText(list.cashAvailableFen)} 元　列入 ${fenToYuanText(sumOf(linesOf(list, "funded")))} 元`,
          `SHA-256 ${list.sha256}`,
        ],
        columns: [
          { header: "序号\nNo.", width: 8, kind: "count" },
          { header: "顺位\nPosition", width: 10, kind: "count" },
          { header: "前期结转\nCarried over", width: 14, kind: "text" },
          { header: "结算申请编号\nClaim", width: 26, kind: "text" },
          { header: "服务券编号\nVoucher", width: 30, kind: "text" },
          { header: "企业\nEnterprise", width: 34, kind: "text" },
          { header: "供应商\nSupplier", width: 34, kind: "text" },
          { header: "应用服务\nService", width: 28, kind: "text" },
          { header: "结果\nOutcome", width: 12, kind: "text" },
          { header: "金额（元）\nAmount", width: 18, kind: "amount" },
          { header: "累计（元）\nRunning total", width: 18, kind: "amount" },
          { header: "原因\nReason", width: 44, kind: "text" },
        ],
        rows: list.lines.map((line) => [
          line.ordinal,
          line.position,
          line.carriedOver ? "是" : "否",
          line.claimNumber,
          line.voucherCode,
          line.enterpriseName,
          line.supplierName,
          line.serviceName,
          words.get(line.outcome)?.zh ?? "",
          Number(fenToYuanPlain(line.amountFen)),
          Number(fenToYuanPlain(line.runningFen)),
          line.reason,
        ]),
      },
    ],
  });
}
