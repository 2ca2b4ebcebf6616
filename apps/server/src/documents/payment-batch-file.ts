import { createHash } from "node:crypto";
import { addFen } from "@yunquan/core/money.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { writeCsv } from "./csv-table.ts";
import { fenToYuanPlain } from "@yunquan/core/decimal.ts";

export interface PaymentLine {
  /** Our own key of the line; the bank's result must carry it back. */
  readonly lineId: string;
  readonly payeeName: string;
  readonly account: string;
  readonly bankName: string;
  /** The bank's clearing number (联行号). */
  readonly bankCode: string;
  readonly amountFen: Fen;
  readonly purpose: string;
}

export interface PaymentBatch {
  readonly number: string;
  readonly lines: readonly PaymentLine[];
}

export interface PaymentBatchFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly totalFen: Fen;
}

const HEADER = ["批次号", "明细号", "收款人名称", "收款账号", "开户银行", "联行号", "金额（元）", "金额（分）", "用途"];

/**
 * The file a city's finance office hands to the treasury. Each amount stands twice, in yuan with two decimals and in fen, and
 * the last line carries the number of lines and both totals, so that a lost or changed line shows. Same batch, same bytes;
 * the digest goes into the record of the release. Lines with the same id, and lines of nothing, are bugs of the caller.
 *
 * @clause 5.14
 */
export function paymentBatchFile(batch: PaymentBatch): PaymentBatchFile {
  assert(batch.lines.length > 0, `payment batch ${batch.number} has no lines`);
  assert(
    new Set(batch.lines.map((line) => line.lineId)).size === batch.lines.length,
    `payment batch ${batch.number} has a line twice`,
  );
  assert(
    batch.lines.every((line) => line.amountFen > 0),
    `payment batch ${batch.number} has a line of nothing`,
  );
  const totalFen = addFen(...batch.lines.map((line) => line.amountFen));
  const bytes = writeCsv([
    HEADER,
    ...batch.lines.map((line) => [
      batch.number,
      line.lineId,
      line.payeeName,
      line.account,
      line.bankName,
      line.bankCode,
      fenToYuanPlain(line.amountFen),
      String(line.amountFen),
      line.purpose,
    ]),
    ["合计", `${batch.lines.length}笔`, "", "", "", "", fenToYuanPlain(totalFen), String(totalFen), ""],
  ]);
  return {
    name: `payment-batch-${batch.number.replaceAll(/[^0-9A-Za-z-]+/g, "_")}.csv`,
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    totalFen,
  };
}
