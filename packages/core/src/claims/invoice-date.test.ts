import { expect, test } from "vitest";
import { calendarDate } from "../time.ts";
import { judgeInvoiceDate } from "./invoice-date.ts";

const judged = (issuedOn: string) =>
  judgeInvoiceDate(calendarDate(issuedOn), calendarDate("2026-01-10"), calendarDate("2026-03-31"));
const outcome = (issuedOn: string) => judged(issuedOn).outcome;

test("5.9 an invoice is not dated ahead; one dated before its contract is a question for the reviewer", () => {
  expect(outcome("2026-04-01")).toBe("failed");
  expect(outcome("2026-03-31")).toBe("met");
  expect(outcome("2026-01-10")).toBe("met");
  expect(outcome("2026-01-09")).toBe("open");
});

test("5.9 the day of an invoice is written in Chinese as 年月日, whatever was found of it", () => {
  for (const issuedOn of ["2026-04-01", "2026-01-10", "2026-01-09"])
    expect(judged(issuedOn).zh).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  expect(judged("2026-01-09").zh).toBe("开票日期 2026年1月9日 早于合同签订日期 2026年1月10日，请核实。");
});
