import { calendarDate } from "@yunquan/core/time.ts";
import { expect, test } from "vitest";
import ExcelJS from "exceljs";
import { readUsageCsv, readUsageWorkbook, usageCsvTemplate } from "./usage-csv.ts";

const HEADER = "voucherCode,source,usedOn,activeUsers,loginCount,deviceCount,onlineMinutes";
const today = calendarDate("2026-06-30");
const read = (...lines: readonly string[]) => readUsageCsv(new TextEncoder().encode(lines.join("\n")), today);

test("5.10 usage rows are read with whole numbers", () => {
  expect(read(HEADER, "YQ-1,operator,2026-06-01,12,30,4,600", "YQ-1,interface,2026-06-01,0,0,0,0")).toEqual({
    rows: [
      {
        row: 2,
        voucherCode: "YQ-1",
        source: "operator",
        usedOn: "2026-06-01",
        activeUsers: 12,
        loginCount: 30,
        deviceCount: 4,
        onlineMinutes: 600,
      },
      {
        row: 3,
        voucherCode: "YQ-1",
        source: "interface",
        usedOn: "2026-06-01",
        activeUsers: 0,
        loginCount: 0,
        deviceCount: 0,
        onlineMinutes: 0,
      },
    ],
    faults: [],
  });
});

test("5.10 Chinese headers and sources are taken", () => {
  const { rows, faults } = read(
    "服务券编号,来源,使用日期,活跃用户数,登录次数,设备连接数,在线分钟数",
    "YQ-1,运营商,2026-06-30,1,2,3,4",
  );
  expect(faults).toEqual([]);
  expect(rows).toMatchObject([{ source: "operator", usedOn: "2026-06-30" }]);
});

test("5.10 devices and minutes may be left out, users and logins may not", () => {
  const short = HEADER.split(",").slice(0, 5).join(",");
  expect(read(short, "V,operator,2026-06-01,1,2").rows).toMatchObject([
    { loginCount: 2, deviceCount: 0, onlineMinutes: 0 },
  ]);
  expect(read(HEADER, "V,operator,2026-06-01,1,2,,").rows).toMatchObject([{ deviceCount: 0, onlineMinutes: 0 }]);
  expect(read(HEADER, "V,operator,2026-06-01,,2,3,4").faults).toMatchObject([{ row: 2, column: "活跃用户数" }]);
});

test("5.12 a column beyond the closed schema refuses the whole file", () => {
  const { rows, faults } = read(`${HEADER},orderAmount`, "YQ-1,operator,2026-06-01,1,1,1,1,999");
  expect(rows).toEqual([]);
  expect(faults).toMatchObject([{ row: 1, column: "orderAmount" }]);
});

test("5.12 cells without a header are refused too", () => {
  const { rows, faults } = read(HEADER, "YQ-1,operator,2026-06-01,1,1,1,1,secret");
  expect(rows).toEqual([]);
  expect(faults).toMatchObject([{ row: 2 }]);
});

test("5.10 every fault of a row is named by column", () => {
  const { rows, faults } = read(HEADER, ",phone,2026-6-1,-1,1.5,1e3,１", "YQ-1,operator,2026-07-01,1,1,1,9999999999");
  expect(rows).toEqual([]);
  expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
    "2 服务券编号",
    "2 来源",
    "2 使用日期",
    "2 活跃用户数",
    "2 登录次数",
    "2 设备连接数",
    "2 在线分钟数",
    "3 使用日期",
    "3 在线分钟数",
  ]);
});

test("5.10 a day given twice for one voucher and source is a fault, for another source it is not", () => {
  const { rows, faults } = read(
    HEADER,
    "V,operator,2026-06-01,1,1,1,1",
    "V,interface,2026-06-01,1,1,1,1",
    "V,operator,2026-06-01,2,2,2,2",
  );
  expect(rows).toHaveLength(2);
  expect(faults).toMatchObject([{ row: 4, column: "使用日期" }]);
});

test("5.12 the template has exactly the closed schema, and is no data", () => {
  expect(new TextDecoder().decode(usageCsvTemplate())).toBe(`${HEADER}\r\n`);
  expect(readUsageCsv(usageCsvTemplate(), today).faults).toMatchObject([{ row: 0 }]);
});

test("a large file is read and a larger one refused", () => {
  const line = (index: number): string => `V${index},operator,2026-06-01,1,1,1,1`;
  expect(read(HEADER, ...Array.from({ length: 20_000 }, (_, index) => line(index))).rows).toHaveLength(20_000);
  expect(read(HEADER, ...Array.from({ length: 20_001 }, (_, index) => line(index)))).toMatchObject({
    rows: [],
    faults: [{ row: 0 }],
  });
});

test("5.10 a workbook is read like the CSV: days as dates or text, each fault at its own row, formulas refused", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("行为数据");
  sheet.addRow(["voucherCode", "source", "usedOn", "activeUsers", "loginCount"]);
  sheet.addRow(["YQ26-AAAA", "interface", new Date("2026-03-01T00:00:00Z"), 3, 7]);
  sheet.addRow([]);
  sheet.addRow(["YQ26-AAAA", "operator", "2026-03-01", { formula: "1+1", result: 2 }, 7]);
  const found = await readUsageWorkbook(new Uint8Array(await book.xlsx.writeBuffer()), today);
  expect(found.rows).toMatchObject([
    { row: 2, usedOn: "2026-03-01", source: "interface", activeUsers: 3, loginCount: 7 },
  ]);
  expect(found.faults.map(({ row, column }) => `${row} ${column}`)).toEqual(["4 活跃用户数"]);
  expect((await readUsageWorkbook(new TextEncoder().encode("no zip"), today)).faults).toMatchObject([{ row: 0 }]);
});
