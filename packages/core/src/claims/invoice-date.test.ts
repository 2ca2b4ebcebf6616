import { expect, test } from "vitest";
import { calendarDate } from "../time.ts";
import { judgeInvoiceDate } from "./invoice-date.ts";

const outcome = (issuedOn: string) =>
  judgeInvoiceDate(calendarDate(issuedOn), calendarDate("2026-01-10"), calendarDate("2026-03-31")).outcome;

test("5.9 an invoice is not dated ahead; one dated before its contract is a question for the reviewer", () => {
  expect(outcome("2026-04-01")).toBe("failed");
  expect(outcome("2026-03-31")).toBe("met");
  expect(outcome("2026-01-10")).toBe("met");
  expect(outcome("2026-01-09")).toBe("open");
});
