import { cities } from "@yunquan/core/divisions.ts";
import { fenToYuanPlain } from "@yunquan/core/decimal.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { standingReasons } from "@yunquan/core/settlements/standing.ts";
import { instantZh } from "@yunquan/core/time.ts";
import { writeCsv } from "../documents/csv-table.ts";
import { settlementListPdf, settlementListWorkbook, type SettlementList } from "../documents/settlement-list-file.ts";
import type { Download } from "../platform/file-routes.ts";
import { sha256Of } from "../platform/file-store.ts";
import type { Work } from "../platform/work.ts";
import { programmeById } from "../programmes/commands.ts";
import { settlementPeriodById } from "../rounds/commands.ts";
import { findBureauName, linesOf, reasonOf, type ShownLine } from "./shown.ts";
import { findSettlement, type SettlementRow } from "./store.ts";

export type ListFormat = "csv" | "xlsx" | "pdf";

const mediaTypes: Readonly<Record<ListFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/**
 * The frozen list as a file, the same bytes every time: what happens to a line later is told by its notice, not here. For
 * the public without the vouchers' codes, which are their holders' to show.
 */
export async function settlementListFile(
  work: Work,
  id: SettlementRow["id"],
  format: ListFormat,
  reader: "office" | "public",
): Promise<Download> {
  const head = await frozenHead(work, id);
  const bytes =
    format === "csv" ? await listCsv(work, id, head, reader) : await drawn(work, id, head, { format, reader });
  return { name: `${head.number}.${format}`, mediaType: mediaTypes[format], bytes, sha256: sha256Of(bytes) };
}

type Reader = "office" | "public";
type Head = Omit<SettlementList, "lines">;
type FileLine = SettlementList["lines"][number];

/** How many lines of a list are read at once. */
const LINES_AT_ONCE = 5_000;

/** The lines of a list in its order, part by part: a list may have a million. */
async function* partsOf(work: Work, id: SettlementRow["id"], reader: Reader): AsyncGenerator<FileLine[]> {
  for (let after = 0; ;) {
    const rows = await linesOf(work, id, { afterOrdinal: after, limit: LINES_AT_ONCE });
    if (rows.length > 0) yield rows.map((row) => fileLine(row, reader));
    if (rows.length < LINES_AT_ONCE) return;
    after = rows.at(-1)?.ordinal ?? after;
  }
}

/** Workbook and PDF are laid out as wholes. */
async function drawn(
  work: Work,
  id: SettlementRow["id"],
  head: Head,
  { format, reader }: { format: "xlsx" | "pdf"; reader: Reader },
): Promise<Uint8Array> {
  const lines: FileLine[] = [];
  for await (const part of partsOf(work, id, reader)) lines.push(...part);
  const list = { ...head, lines };
  return format === "xlsx" ? await settlementListWorkbook(list) : await settlementListPdf(list);
}

async function frozenHead(work: Work, id: SettlementRow["id"]): Promise<Head> {
  const row = await findSettlement(work, id);
  assert(
    row.number !== null && row.frozenAt !== null && row.sha256 !== null && row.cashAvailableFen !== null,
    "only a frozen list has a file",
  );
  const period = await settlementPeriodById(work, row.settlementPeriodId);
  const programme = await programmeById(work, row.programmeId);
  const city = cities.find((one) => one.code === row.cityCode)?.zh ?? row.cityCode;
  return {
    number: row.number,
    kind: row.kind,
    programmeTitle: programme.nameZh,
    city,
    cityBureau: (await findBureauName(work, row.cityCode)) ?? `${city}工业和信息化局`,
    settlementPeriod: period.nameZh,
    frozenAt: row.frozenAt,
    cashAvailableFen: row.cashAvailableFen,
    sha256: row.sha256,
  };
}

function fileLine(line: ShownLine, reader: Reader): FileLine {
  const reason = reasonOf(line);
  return {
    ordinal: line.ordinal,
    position: line.position,
    carriedOver: line.carriedOver,
    claimNumber: line.claimNumber,
    voucherCode: reader === "office" ? line.voucherCode : "",
    enterpriseName: line.enterpriseName,
    supplierName: line.supplierName,
    serviceName: line.serviceZh ?? line.serviceCode,
    outcome: line.outcome,
    amountFen: line.amountFen,
    runningFen: line.runningFen,
    reason: reason === null ? "" : standingReasons[reason].zh,
  };
}

const outcomeZh = { funded: "列入", carried: "结转", deferred: "暂缓", "left-out": "未列入" } as const;

async function listCsv(work: Work, id: SettlementRow["id"], head: Head, reader: Reader): Promise<Uint8Array> {
  const parts = [writeCsv(headRows(head))];
  for await (const lines of partsOf(work, id, reader)) parts.push(writeCsv(lines.map(lineRow), "further"));
  return Buffer.concat(parts);
}

function headRows(list: Head): string[][] {
  return [
    [
      "清单编号",
      list.number,
      "冻结时间",
      instantZh(list.frozenAt, "second"),
      "可用资金（元）",
      fenToYuanPlain(list.cashAvailableFen),
      "SHA-256",
      list.sha256,
    ],
    [
      "序号",
      "顺位",
      "前期结转",
      "结算申请编号",
      "企业",
      "供应商",
      "应用服务",
      "结果",
      "金额（元）",
      "累计（元）",
      "原因",
    ],
  ];
}

function lineRow(line: FileLine): string[] {
  return [
    String(line.ordinal),
    String(line.position),
    line.carriedOver ? "是" : "否",
    line.claimNumber,
    line.enterpriseName,
    line.supplierName,
    line.serviceName,
    outcomeZh[line.outcome],
    fenToYuanPlain(line.amountFen),
    fenToYuanPlain(line.runningFen),
    line.reason,
  ];
}
