import { beijingDate, daysBetween, instant } from "@yunquan/core/time.ts";
import { reads } from "../api.ts";

/** The business clock, which a demonstration may have moved: deadlines are counted from it, never from the browser's. */
export function useNow(): string | undefined {
  return reads.useQuery("get", "/api/v1/clock", {}, { staleTime: 60_000 }).data?.now;
}

/**
 * Calendar days from today to a deadline, both in Beijing; negative when it is over. A deadline at midnight belongs to
 * the day that ends with it.
 */
export function daysUntil(at: string, now: string): number {
  const last = new Date(Date.parse(at) - 1).toISOString();
  const days = daysBetween(beijingDate(instant(now)), beijingDate(instant(last)));
  return at <= now ? Math.min(days, -1) : days;
}
