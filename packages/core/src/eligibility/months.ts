import { addDays, calendarDate, type CalendarDate } from "../time.ts";

/** The same day so many months later; a day the month does not have becomes its last (31 January + 1 month is 28 or 29 February). */
export function addMonths(on: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const index = year * 12 + (month - 1) + months;
  const first = calendarDate(
    `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`,
  );
  const wanted = addDays(first, day - 1);
  if (wanted.slice(0, 7) === first.slice(0, 7)) return wanted;
  return addDays(calendarDate(`${wanted.slice(0, 7)}-01`), -1);
}
