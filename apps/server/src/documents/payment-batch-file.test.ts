import { createHash } from "node:crypto";
import { fen } from "@yunquan/core/money.ts";
import { expect, test } from "vitest";
import { paymentBatchFile } from "./payment-batch-file.ts";
import type { PaymentBatch, PaymentLine } from "./payment-batch-file.ts";

const line: PaymentLine = {
  lineId: "L-0001",
  payeeName: "东莞市长安启明精密五金制造有限公司",
  account: "6222000011112222333",
  bankName: "中国工商银行东莞长安支行",
  bankCode: "102602000018",
  amountFen: fen(10_000_050),
  purpose: "上云上平台服务券补助 YQ-4419-26K7",
};
const batch: PaymentBatch = {
  number: "ZF-4419-2026-003",
  lines: [line, { ...line, lineId: "L-0002", amountFen: fen(7) }],
};
const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

test("5.14 every line carries the amount in yuan with two decimals and in fen, and the totals close the file", () => {
  const file = paymentBatchFile(batch);
  const lines = textOf(file.bytes).split("\r\n");
  expect(lines[0]).toBe("\ufeff批次号,明细号,收款人名称,收款账号,开户银行,联行号,金额（元）,金额（分）,用途");
  expect(lines[1]).toBe(
    "ZF-4419-2026-003,L-0001,东莞市长安启明精密五金制造有限公司,6222000011112222333,中国工商银行东莞长安支行,102602000018,100000.50,10000050,上云上平台服务券补助 YQ-4419-26K7",
  );
  expect(lines[2]).toContain(",0.07,7,");
  expect(lines[3]).toBe("合计,2笔,,,,,100000.57,10000057,");
  expect(file.totalFen).toBe(10_000_057);
});

test("5.14 the same batch gives the same bytes, and the digest is theirs", () => {
  const file = paymentBatchFile(batch);
  expect(Buffer.compare(file.bytes, paymentBatchFile(batch).bytes)).toBe(0);
  expect(file.sha256).toBe(createHash("sha256").update(file.bytes).digest("hex"));
  expect(file.name).toBe("payment-batch-ZF-4419-2026-003.csv");
});

test("a payee's name cannot become a formula or break its row", () => {
  const names = ['=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\t=1", '甲"乙,丙\n丁'];
  const rows = textOf(
    paymentBatchFile({ number: "N", lines: names.map((payeeName, id) => ({ ...line, payeeName, lineId: `L${id}` })) })
      .bytes,
  )
    .split("\r\n")
    .slice(1, -2);
  expect(rows).toHaveLength(names.length);
  for (const row of rows) expect(row).not.toMatch(/,"?[=+\-@\t]/);
  expect(rows[5]).toContain('"甲""乙,丙 丁"');
});

test("an empty batch, a line twice and a line of nothing are bugs of the caller", () => {
  expect(() => paymentBatchFile({ number: "N", lines: [] })).toThrow("no lines");
  expect(() => paymentBatchFile({ number: "N", lines: [line, line] })).toThrow("twice");
  expect(() => paymentBatchFile({ number: "N", lines: [{ ...line, amountFen: fen(0) }] })).toThrow("nothing");
});
