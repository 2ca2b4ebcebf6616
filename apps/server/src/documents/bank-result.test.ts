import { fen } from "@yunquan/core/money.ts";
import { expect, test } from "vitest";
import { bankResultTemplate, parseBankResult } from "./bank-result.ts";
import { paymentBatchFile } from "./payment-batch-file.ts";

const HEADER = "明细号,金额（元）,结果,失败原因,银行流水号,支付日期";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const parsed = (...rows: readonly string[]) => parseBankResult(utf8([HEADER, ...rows].join("\r\n")));

/** The header 明细号,金额,结果,失败原因,银行流水号,支付日期 and the word 成功 in GB18030, in hexadecimal. */
const GB18030 = Buffer.concat([
  Buffer.from("c3f7cfb8bac52cbdf0b6ee2cbde1b9fb2ccaa7b0dcd4add2f22cd2f8d0d0c1f7cbaebac52cd6a7b8b6c8d5c6da0a", "hex"),
  utf8("L1,1.00,"),
  Buffer.from("b3c9b9a6", "hex"),
  utf8(",,B1,2026-03-12\n"),
]);

test("5.14 paid and failed lines are read with their exact amounts", () => {
  expect(parsed('L1,"1,234.50",成功,,B001,2026-03-12', "L2,1234.5,失败,账号与户名不符,,")).toEqual({
    lines: [
      {
        row: 2,
        lineId: "L1",
        amountFen: 123_450,
        outcome: "paid",
        reason: "",
        bankReference: "B001",
        paidOn: "2026-03-12",
      },
      {
        row: 3,
        lineId: "L2",
        amountFen: 123_450,
        outcome: "failed",
        reason: "账号与户名不符",
        bankReference: "",
        paidOn: undefined,
      },
    ],
    faults: [],
  });
});

test("5.14 the file may be UTF-8 with mark, or GB18030", () => {
  const expected = [
    { row: 2, lineId: "L1", amountFen: 100, outcome: "paid", reason: "", bankReference: "B1", paidOn: "2026-03-12" },
  ];
  expect(parseBankResult(GB18030)).toEqual({ lines: expected, faults: [] });
  expect(parseBankResult(utf8(`\ufeff${HEADER}\nL1,1.00,成功,,B1,20260312`))).toEqual({ lines: expected, faults: [] });
});

test("5.14 English headers and further columns of the bank are taken", () => {
  const file = "batch,lineId,Amount,Status,Reason,Bank Reference,Paid On,teller\nX,L1,0.01,paid,,B1,2026/3/2,99";
  expect(parseBankResult(utf8(file)).lines).toMatchObject([{ lineId: "L1", amountFen: 1, paidOn: "2026-03-02" }]);
});

test.each(["1e3", "１２３", "-5", "1.234", "", "12,34.50", "100元"])(
  "5.14 the amount %j is refused with row and column",
  (amount) => {
    const { lines, faults } = parsed(`L1,"${amount}",成功,,B1,2026-03-12`);
    expect(lines).toEqual([]);
    expect(faults).toMatchObject([{ row: 2, column: "金额（元）" }]);
  },
);

test("5.14 every fault of every row is named at once", () => {
  const { faults } = parsed(",x,maybe,,,", "L2,1.00,成功,,,2026-02-30", "", "L3,1.00,失败,,,");
  expect(faults.map(({ row, column }) => [row, column])).toEqual([
    [2, "明细号"],
    [2, "金额（元）"],
    [2, "结果"],
    [3, "支付日期"],
    [3, "银行流水号"],
    [5, "失败原因"],
  ]);
  for (const fault of faults) expect(fault.zh.length * fault.en.length).toBeGreaterThan(0);
});

test("5.14 missing and repeated columns are named", () => {
  expect(parseBankResult(utf8("明细号,明细号,结果\nL1,L1,成功")).faults.map((fault) => fault.column)).toEqual([
    "明细号",
    "金额（元）",
    "失败原因",
    "银行流水号",
    "支付日期",
  ]);
});

test("5.14 a totals line is checked against the lines", () => {
  expect(parsed("L1,1.00,成功,,B1,2026-03-12", "合计,1.00,,,,").faults).toEqual([]);
  expect(parsed("L1,1.00,成功,,B1,2026-03-12", "合计,2.00,,,,").faults).toMatchObject([
    { row: 3, column: "金额（元）" },
  ]);
});

test("5.14 a line that comes twice is handed on for reconciliation, not dropped", () => {
  expect(parsed("L1,1.00,成功,,B1,2026-03-12", "L1,1.00,成功,,B2,2026-03-12").lines).toHaveLength(2);
});

test("an empty file, a file without lines, unpaired quotes and bytes that are no text are refused as a whole", () => {
  for (const bytes of [
    utf8(""),
    utf8(HEADER),
    utf8(`${HEADER}\n"L1,1`),
    Uint8Array.of(0xff, 0xff, 0xff),
    utf8("a\0b"),
  ]) {
    const { lines, faults } = parseBankResult(bytes);
    expect(lines).toEqual([]);
    expect(faults).toMatchObject([{ row: 0 }]);
  }
});

test("5.14 the template of a batch holds its lines and needs the outcomes only", () => {
  const line = {
    lineId: "L1",
    payeeName: "甲",
    account: "1",
    bankName: "乙",
    bankCode: "2",
    amountFen: fen(150),
    purpose: "丙",
  };
  const template = new TextDecoder().decode(bankResultTemplate({ number: "N", lines: [line] }));
  expect(template).toBe(`${HEADER}\r\nL1,1.50,,,,\r\n`);
  expect(parseBankResult(utf8(template.replace("L1,1.50,,,,", "L1,1.50,成功,,B1,2026-03-12"))).faults).toEqual([]);
  expect(parseBankResult(bankResultTemplate()).faults).toMatchObject([{ row: 0 }]);
});

test("5.14 our own batch file with the bank's columns added is read, totals included", () => {
  const line = {
    lineId: "L1",
    payeeName: "甲",
    account: "1",
    bankName: "乙",
    bankCode: "2",
    amountFen: fen(150),
    purpose: "丙",
  };
  const [header, row, totals] = new TextDecoder()
    .decode(paymentBatchFile({ number: "N", lines: [line] }).bytes)
    .split("\r\n");
  const returned = [`${header},结果,失败原因,银行流水号,支付日期`, `${row},成功,,B1,2026-03-12`, `${totals},,,,`].join(
    "\r\n",
  );
  expect(parseBankResult(utf8(returned))).toMatchObject({ lines: [{ lineId: "L1", amountFen: 150 }], faults: [] });
});
