import type { ReactNode } from "react";
import { addDays, beijingDate, calendarDate, daysBetween, instant, type CalendarDate } from "@yunquan/core/time.ts";
import { useSpeech } from "../speech.ts";
import { useNow } from "../ui/days.ts";
import type { TimeWindow } from "./window.ts";
import "./rounds.css";

/** The twelve months around today with every window as a bar: what overlaps, what is empty, what comes next. */
export function YearStrip(props: {
  readonly windows: readonly TimeWindow[];
  readonly named: ReadonlyMap<string, string>;
}): ReactNode {
  const { t, given, date, until } = useSpeech();
  const now = useNow();
  if (now === undefined) return null;
  const today = beijingDate(instant(now));
  const months = monthsAround(today);
  const first = months[0] ?? today;
  const last = nextMonth(months.at(-1) ?? today);
  const whole = daysBetween(first, last);
  const placeOf = (on: CalendarDate): number => (Math.max(0, Math.min(whole, daysBetween(first, on))) / whole) * 100;
  const shown = props.windows
    .map((one) => ({ ...one, from: beijingDate(instant(one.opensAt)), to: beijingDate(instant(one.endsAt)) }))
    .filter((one) => one.to > first && one.from < last)
    .toSorted((a, b) => (a.opensAt < b.opensAt ? -1 : 1));
  if (shown.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t("一年一览", "A year at a glance")}</h2>
      {/* What scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="year-scroll" role="region" tabIndex={0} aria-label={t("一年一览", "A year at a glance")}>
        <div className="year-strip">
          <div className="year-months" aria-hidden="true">
            {months.map((month) => (
              <span key={month}>{t(`${month.slice(2, 4)}年${Number(month.slice(5, 7))}月`, month.slice(0, 7))}</span>
            ))}
          </div>
          <ul>
            {shown.map((one) => (
              <li key={one.id}>
                <span
                  className={`year-bar ${one.kind} ${one.status}`}
                  style={{
                    marginLeft: `${placeOf(one.from)}%`,
                    width: `${Math.max(1, placeOf(one.to) - placeOf(one.from))}%`,
                  }}
                />
                <span className="year-words">
                  {one.kind === "round" ? t("申领", "Apply") : t("结算", "Settle")} · {given(one.nameZh, one.nameEn)} ·{" "}
                  {props.named.get(one.programmeId) ?? ""} · {date(one.from)} – {until(one.endsAt)}
                </span>
              </li>
            ))}
          </ul>
          <span className="year-today" style={{ left: `${placeOf(today)}%` }} title={t("今天", "Today")} />
        </div>
      </div>
      <p className="quiet">{t("竖线为今天。", "The upright line is today.")}</p>
    </section>
  );
}

function nextMonth(month: CalendarDate): CalendarDate {
  return calendarDate(`${addDays(month, 32).slice(0, 8)}01`);
}

/** Four months back and eight ahead, each by its first day. */
function monthsAround(today: CalendarDate): CalendarDate[] {
  let month = calendarDate(`${addDays(today, -120).slice(0, 8)}01`);
  const months: CalendarDate[] = [];
  for (let count = 0; count < 12; count += 1) {
    months.push(month);
    month = nextMonth(month);
  }
  return months;
}
