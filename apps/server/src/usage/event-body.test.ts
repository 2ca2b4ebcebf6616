import { expect, test } from "vitest";
import { newId } from "../platform/work.ts";
import { readEventLines } from "./event-body.ts";

const line = (quantity = "1"): string =>
  `{"eventId":"${newId()}","voucherCode":"YQ-1","source":"interface","at":"2026-11-20T00:00:00.000Z","kind":"login","quantity":${quantity},"user":"a"}`;

test("5.12 a byte that is no text refuses its own line only, behind a byte order mark too", () => {
  const read = readEventLines(
    Buffer.concat([Buffer.from(`\ufeff${line()}\n`), Buffer.from([0xff, 0x0a]), Buffer.from(line())]),
  );
  expect(read.rows).toEqual([1, 3]);
  expect(read.refusals.map(({ row, code }) => [row, code])).toEqual([[2, "not-utf8"]]);
});

test("5.12 a blank line is passed over, however long, and rows are counted with it", () => {
  const blank = [" ".repeat(10), `${"\t".repeat(12)}\r`, "", "\u3000".repeat(20)];
  const read = readEventLines(Buffer.from([line(), ...blank, line()].join("\n")));
  expect([read.lines, read.rows, read.refusals]).toEqual([2, [1, 6], []]);
});

test("5.12 what is wrong with one field is told once", () => {
  const { refusals } = readEventLines(Buffer.from(line("99999999999999999999999")));
  expect(refusals.map(({ code, field }) => [code, field])).toEqual([["wrong-field", "quantity"]]);
});
