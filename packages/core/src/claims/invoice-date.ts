import type { Finding } from "../refusal.ts";
import { dateZh, type CalendarDate } from "../time.ts";

/**
 * Judges the day on which an invoice was issued: failed when it lies ahead, a question for the reviewer when it lies
 * before the contract was signed (an advance may have been invoiced), else met.
 * @clause 5.9
 */
export function judgeInvoiceDate(issuedOn: CalendarDate, contractSignedOn: CalendarDate, today: CalendarDate): Finding {
  const finding = (outcome: Finding["outcome"], zh: string, en: string): Finding => ({
    rule: "invoice-date",
    outcome,
    facts: { issuedOn, contractSignedOn, today },
    zh,
    en,
    clause: "5.9",
  });
  if (issuedOn > today)
    return finding(
      "failed",
      `开票日期 ${dateZh(issuedOn)} 晚于今天。`,
      `The invoice is dated ${issuedOn}, after today.`,
    );
  if (issuedOn < contractSignedOn) {
    return finding(
      "open",
      `开票日期 ${dateZh(issuedOn)} 早于合同签订日期 ${dateZh(contractSignedOn)}，请核实。`,
      `The invoice is dated ${issuedOn}, before the contract was signed on ${contractSignedOn}; check.`,
    );
  }
  return finding(
    "met",
    `开票日期 ${dateZh(issuedOn)} 不早于合同签订日期。`,
    `The invoice is dated ${issuedOn}, not before the contract was signed.`,
  );
}
