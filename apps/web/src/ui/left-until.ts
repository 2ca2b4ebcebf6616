import { DAY_MS, instant, msOf } from "@yunquan/core/time.ts";
import type { Speech } from "../speech.ts";

const HOUR_MS = 3_600_000;

/** How long something still lasts by the business clock, or for how long it has been overdue. */
export function leftUntil({ t }: Speech, now: string, dueAt: string): string {
  const ms = msOf(instant(dueAt)) - msOf(instant(now));
  const days = Math.floor(Math.abs(ms) / DAY_MS);
  const hours = Math.floor(Math.abs(ms) / HOUR_MS);
  if (ms < 0)
    return days > 0
      ? t(`逾期 ${days} 天`, `${days} ${days === 1 ? "day" : "days"} overdue`)
      : t("今日逾期", "overdue since today");
  if (days > 0) return t(`还有 ${days} 天`, `${days} ${days === 1 ? "day" : "days"} left`);
  if (hours > 0) return t(`还有 ${hours} 小时`, `${hours} ${hours === 1 ? "hour" : "hours"} left`);
  return t("不足 1 小时", "less than an hour left");
}
