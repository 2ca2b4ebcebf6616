import { isCalendarDate, type CalendarDate } from "./time.ts";

/** Year, month and day with the same mark between them, with 年月日, or as eight digits. */
const FORMS = [
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
];

/**
 * Reads a date in the forms that people type: 2026-11-05, 2026/11/5, 2026.11.5, 20261105, 2026年11月5日, also with
 * full-width digits and blanks. Undefined for anything else and for days that no calendar has.
 */
export function readTypedDate(text: string): CalendarDate | undefined {
  const plain = text.normalize("NFKC").replaceAll(/\s/g, "");
  for (const form of FORMS) {
    const { year, month = "", day = "" } = form.exec(plain)?.groups ?? {};
    if (year === undefined) continue;
    const on = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isCalendarDate(on) ? on : undefined;
  }
  return undefined;
}
