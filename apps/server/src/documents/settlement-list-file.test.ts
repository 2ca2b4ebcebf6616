import { fen, ZERO } from "@yunquan/core/money.ts";
import { instant } from "@yunquan/core/time.ts";
import { expect, test } from "vitest";
import { pdfText } from "./pdf-text.fixture.ts";
import { settlementListPdf, settlementListWorkbook } from "./settlement-list-file.ts";
import type { SettlementList, SettlementListLine } from "./settlement-list-file.ts";
import { readWorkbook } from "./workbook.ts";

const line = (
  ordinal: number,
  outcome: SettlementListLine["outcome"],
  amount: number,
  running: number,
  reason = "",
): SettlementListLine => ({
  ordinal,
  position: 300 + ordinal,
  carriedOver: ordinal === 1,
  claimNumber: `JS-4419-2026-${ordinal}`,
  voucherCode: `YQ-${ordinal}`,
  enterpriseName: `企业${ordinal}`,
  supplierName: "供应商",
  serviceName: "看板",
  outcome,
  amountFen: fen(amount),
  runningFen: fen(running),
  reason,
});

const list: SettlementList = {
  number: "QD-4419-2026-001",
  kind: "main",
  programmeTitle: "服务券",
  city: "东莞市",
  cityBureau: "东莞市工业和信息化局",
  settlementPeriod: "2026年第一次结算",
  frozenAt: instant("2026-10-15T01:00:05.123Z"),
  cashAvailableFen: fen(10_000_000),
  lines: [
    line(1, "funded", 7_000_001, 7_000_001),
    line(2, "deferred", 1_000_000, 8_000_001, "发票复核中"),
    line(3, "carried", 5_000_000, 8_000_001, "资金不足"),
    line(4, "left-out", 1_000_000, 8_000_001, "未完成"),
  ],
  sha256: "ab".repeat(32),
};

test("5.13 the list shows what is funded and as openly what is carried over, deferred or left out", async () => {
  const text = pdfText(await settlementListPdf(list));
  expect(text).toMatch(/一、列入（1 项）[\s\S]*二、结转（1 项）[\s\S]*三、暂缓（1 项）[\s\S]*四、未列入（1 项）/);
  for (const shown of [
    "企业1",
    "企业2",
    "企业3",
    "企业4",
    "前期结转",
    "发票复核中",
    "资金不足",
    "未完成",
    "70,000.01",
  ]) {
    expect(text).toContain(shown);
  }
  expect(text).toContain("人民币柒万元零壹分");
});

test("5.13 number and digest of the frozen content stand on every page", async () => {
  const many = {
    ...list,
    lines: Array.from({ length: 40 }, (_, index) => line(index + 1, "funded", 100, 100 * (index + 1))),
  };
  const text = pdfText(await settlementListPdf(many)).split("\n");
  const footers = text.filter((shown) => shown === `QD-4419-2026-001　SHA-256 ${"ab".repeat(32)}`);
  expect(footers.length).toBeGreaterThan(2);
});

test("5.13 the workbook holds every line in its order with amounts as numbers", async () => {
  const bytes = await settlementListWorkbook(list);
  const rows = (await readWorkbook(bytes))?.get("结算清单") ?? [];
  const cells = rows.slice(4).map((row) => [row.cells.get(0)?.text, row.cells.get(8)?.text, row.cells.get(9)?.text]);
  expect(cells).toEqual([
    ["1", "列入", "70000.01"],
    ["2", "暂缓", "10000"],
    ["3", "结转", "50000"],
    ["4", "未列入", "10000"],
  ]);
  expect(Buffer.compare(bytes, await settlementListWorkbook(list))).toBe(0);
});

test("a list without lines still says what cash there was, and a supplementary one says what it is", async () => {
  const text = pdfText(await settlementListPdf({ ...list, kind: "supplementary", lines: [], cashAvailableFen: ZERO }));
  expect(text).toContain("东莞市服务券补充结算清单");
  expect(text).toContain("列入（0 项）");
  expect(text).toContain("人民币零元整");
});

test("a formula in a reason stays a text in the workbook", async () => {
  const bytes = await settlementListWorkbook({ ...list, lines: [line(1, "left-out", 1, 0, "=1+1")] });
  const row = (await readWorkbook(bytes))?.get("结算清单")?.at(-1);
  expect(row?.cells.get(11)).toEqual({ kind: "text", text: "=1+1" });
});
