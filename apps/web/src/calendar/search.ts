export interface CalendarPlace {
  /** YYYY-MM; without it the month of today. */
  readonly month?: string;
}

export function calendarPlace({ month }: Record<string, unknown>): CalendarPlace {
  return typeof month === "string" && /^(20|21)\d\d-(0[1-9]|1[0-2])$/.test(month) ? { month } : {};
}
