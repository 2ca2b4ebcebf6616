import { instant } from "@yunquan/core/time.ts";
import { expect, test } from "vitest";
import { drawKeyValues, drawTable } from "./pdf-table.ts";
import type { Column } from "./pdf-table.ts";
import { pdfPageCount, pdfText } from "./pdf-text.fixture.ts";
import { renderPdf } from "./pdf.ts";
import type { Sheet } from "./pdf.ts";

const info = { title: "样张", subject: "样张", createdAt: instant("2026-03-02T01:00:00.000Z"), footer: "编号 1" };
const render = (draw: (sheet: Sheet) => void): Promise<Uint8Array> => renderPdf(info, draw);
const columns: readonly Column[] = [
  { zh: "序号", en: "No.", share: 1 },
  { zh: "说明", en: "Remarks", share: 4 },
];
const count = (text: string, word: string): number => text.split("\n").filter((line) => line === word).length;

test("a table that breaks over pages repeats its header on each", async () => {
  const bytes = await render((sheet) =>
    drawTable(
      sheet,
      columns,
      Array.from({ length: 120 }, (_, index) => ({ cells: [String(index), "正常"] })),
    ),
  );
  expect(pdfPageCount(bytes)).toBeGreaterThan(3);
  expect(count(pdfText(bytes), "序号")).toBe(pdfPageCount(bytes));
  expect(count(pdfText(bytes), "正常")).toBe(120);
});

test("a row taller than a page is split between its lines and nothing of it is lost", async () => {
  const long = Array.from({ length: 200 }, (_, index) => `第${index}行`).join("\n");
  const text = pdfText(await render((sheet) => drawTable(sheet, columns, [{ cells: ["1", long] }])));
  for (const index of [0, 57, 58, 120, 199]) expect(count(text, `第${index}行`)).toBe(1);
});

test("the last row of a table, its total, never stands alone on a page", async () => {
  for (let rows = 28; rows < 44; rows += 1) {
    const bytes = await render((sheet) =>
      drawTable(sheet, columns, [
        ...Array.from({ length: rows }, () => ({ cells: ["1", "正常"] })),
        { cells: ["", "合计"] },
      ]),
    );
    const text = pdfText(bytes).split("\n");
    expect(text[text.indexOf("合计") - 1]).toBe("正常");
  }
});

test("every page carries the footer with its number and the number of pages", async () => {
  const bytes = await render((sheet) => {
    sheet.newPage();
    sheet.newPage();
  });
  const text = pdfText(bytes);
  expect(count(text, "编号 1")).toBe(3);
  for (const page of [1, 2, 3]) expect(text).toContain(`第 ${page} 页，共 3 页`);
});

test("sections are numbered as in Chinese office documents", async () => {
  const text = pdfText(
    await render((sheet) => {
      for (const name of ["甲", "乙", "丙"]) sheet.section(name, name);
    }),
  );
  expect(text).toMatch(/一、甲[\s\S]*二、乙[\s\S]*三、丙/);
});

test("a pair left alone in its row of two keeps its whole value", async () => {
  const value = "很长的地址".repeat(12);
  const pairs = ["甲", "乙", "丙"].map((zh) => ({ zh, en: "x", value }));
  const text = pdfText(await render((sheet) => drawKeyValues(sheet, pairs, 2))).replaceAll("\n", "");
  expect(text.match(/很长的地址/g)?.length).toBeGreaterThanOrEqual(30);
});

test("the same drawing gives the same bytes, another date or word others", async () => {
  const draw = (sheet: Sheet): void => sheet.title("标题", "Title");
  const first = await render(draw);
  expect(Buffer.compare(first, await render(draw))).toBe(0);
  expect(
    Buffer.compare(first, await renderPdf({ ...info, createdAt: instant("2026-03-03T01:00:00.000Z") }, draw)),
  ).not.toBe(0);
  expect(Buffer.compare(first, await render((sheet) => sheet.title("标題", "Title")))).not.toBe(0);
});

test("a fault while drawing reaches the caller", async () => {
  await expect(
    render(() => {
      throw new Error("no data");
    }),
  ).rejects.toThrow("no data");
});
