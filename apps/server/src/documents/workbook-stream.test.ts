import { PassThrough, Writable } from "node:stream";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { instant } from "@yunquan/core/time.ts";
import { streamWorkbook, type StreamedSheet } from "./workbook.ts";

const sheet: StreamedSheet = {
  name: "列表",
  title: "列表 List",
  createdAt: instant("2018-10-10T01:00:00.000Z"),
  heading: ["列表 List", "数据截至"],
  columns: [
    { header: "名称\nName", width: 20, kind: "text" },
    { header: "金额（元）\nAmount", width: 16, kind: "amount" },
    { header: "件数\nCount", width: 10, kind: "count" },
  ],
};
type Row = readonly (string | number | null)[];

async function* pagesOf(pages: readonly (readonly Row[])[]): AsyncGenerator<readonly Row[]> {
  await Promise.resolve();
  yield* pages;
}

async function written(pages: AsyncIterable<readonly Row[]>): Promise<Buffer> {
  const sink = new PassThrough();
  const parts: Buffer[] = [];
  sink.on("data", (part: Buffer) => parts.push(part));
  await streamWorkbook(sink, sheet, pages, new AbortController().signal);
  return Buffer.concat(parts);
}

async function readBack(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  return book.worksheets[0]!;
}

const bulky: Row = ["某某市某某工业互联网科技有限公司", 123_456.78, 7];

describe("a workbook that is written while it is read", () => {
  test("holds its heading, its header and every row in order, over the bounds of the pages", async () => {
    const read = await readBack(await written(pagesOf([[["甲", 1.5, 1]], [], [["乙", null, 2]]])));
    expect(read.getColumn(1).values.slice(1)).toEqual(["列表 List", "数据截至", "名称\nName", "甲", "乙"]);
    expect(read.getCell("B4").value).toBe(1.5);
    expect(read.getCell("B4").numFmt).toBe("#,##0.00");
    expect(read.getCell("B5").value).toBe(null);
    expect(read.rowCount).toBe(5);
  });

  test("an empty list is a workbook with its header", async () => {
    expect((await readBack(await written(pagesOf([[]])))).rowCount).toBe(3);
  });

  test("a text that looks like a formula stays a text, also when somebody edits its cell", async () => {
    const texts = ['=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "a\u0000b\u000b"];
    const read = await readBack(await written(pagesOf([texts.map((text): Row => [text, 0, 0])])));
    texts.forEach((text, index) => {
      const cell = read.getCell(4 + index, 1);
      expect(cell.type).toBe(ExcelJS.ValueType.String);
      expect(cell.value).toBe(text.replaceAll("\u0000", "").replaceAll("\u000b", ""));
      expect(cell.numFmt).toBe("@");
    });
  });

  test("a sink that takes nothing stops the reading", async () => {
    let pages = 0;
    const endless = async function* (): AsyncGenerator<readonly Row[]> {
      for (;;) {
        pages += 1;
        // Texts that do not pack: otherwise a great many rows are a few bytes.
        yield Array.from({ length: 100 }, (_, index): Row => [
          `${Math.random()} ${Math.random()} ${index}`,
          index,
          pages,
        ]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const gone = new AbortController();
    const stuck = new Writable({ write: () => undefined });
    const writing = streamWorkbook(stuck, sheet, endless(), gone.signal);
    let before = -1;
    while (before !== pages) {
      before = pages;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(pages).toBeLessThan(200);
    gone.abort(new Error("gone"));
    await expect(writing).rejects.toThrow("aborted");
    expect(pages).toBe(before);
  });

  test("who stops taking the last part is not waited for", async () => {
    const stop = new AbortController();
    const sink = new Writable({ highWaterMark: 16, write: () => undefined });
    const rows: Row[] = Array.from({ length: 300 }, (_, index) => [`${index} ${Math.random()}`, index, index]);
    const done = streamWorkbook(sink, sheet, pagesOf([rows]), stop.signal);
    done.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    stop.abort(new Error("gone"));
    await expect(done).rejects.toThrow("gone");
  });

  test("what no XML may hold does not make the file unreadable", async () => {
    const read = await readBack(await written(pagesOf([[["某公司\uFFFF\uFFFE\uD800", 1, 1]]])));
    expect(read.getCell("A4").value).toBe("某公司\uFFFD");
  });

  test("twenty thousand rows need no more memory than a few pages of them", async () => {
    const heap = (): number => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return (heapUsed + arrayBuffers) / 1024 / 1024;
    };
    let bytes = 0;
    let most = 0;
    const sink = new Writable({
      write: (part: Buffer, _encoding, done) => {
        bytes += part.length;
        done();
      },
    });
    const start = heap();
    const many = async function* (): AsyncGenerator<readonly Row[]> {
      for (let page = 0; page < 200; page += 1) {
        await Promise.resolve();
        yield Array.from({ length: 100 }, () => bulky);
        most = Math.max(most, heap() - start);
      }
    };
    await streamWorkbook(sink, sheet, many(), new AbortController().signal);
    expect(bytes).toBeGreaterThan(50_000);
    expect(most).toBeLessThan(120);
  });
});
