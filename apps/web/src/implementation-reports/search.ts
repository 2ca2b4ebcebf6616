import { isCityCode } from "@yunquan/core/divisions.ts";

export interface ReportsSearch {
  readonly city?: string;
}

export function readReportsSearch(search: Record<string, unknown>): ReportsSearch {
  // The router reads digits in an address as a number.
  const given = search["city"];
  const city = typeof given === "number" ? String(given) : given;
  return typeof city === "string" && isCityCode(city) ? { city } : {};
}
