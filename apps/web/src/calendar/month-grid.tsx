import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { useSpeech } from "../speech.ts";
import { kindOf, monthOf, weeksOf, type DayKind, type Year } from "./days.ts";
import type { CalendarEvent } from "./use-events.ts";
import "./calendar.css";

const weekdays = [
  { zh: "一", en: "Mon" },
  { zh: "二", en: "Tue" },
  { zh: "三", en: "Wed" },
  { zh: "四", en: "Thu" },
  { zh: "五", en: "Fri" },
  { zh: "六", en: "Sat" },
  { zh: "日", en: "Sun" },
] as const;

/** A month as a table: days off and made-up days in words, and what falls on each day. */
export function MonthGrid(props: {
  readonly month: string;
  readonly today: CalendarDate;
  readonly years: readonly Year[];
  readonly events: readonly CalendarEvent[];
}): ReactNode {
  const { t, language, date } = useSpeech();
  return (
    // What scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="month-scroll" role="region" aria-label={t("月历", "Month")} tabIndex={0}>
      <table className="month">
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day.en} scope="col">
                {day[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(props.month).map((week) => (
            <tr key={week[0]}>
              {week.map((on) => {
                const kind = kindOf(props.years, on);
                const here = monthOf(on) === props.month;
                return (
                  <td
                    key={on}
                    className={`${kind} ${here ? "" : "beyond"} ${on === props.today ? "today" : ""}`}
                    {...(on === props.today ? { "aria-current": "date" as const } : {})}
                  >
                    <time dateTime={on} title={date(on)}>
                      {Number(on.slice(8))}
                    </time>
                    <DayMark kind={kind} />
                    {here && (
                      <ul>
                        {props.events
                          .filter((event) => event.on === on)
                          .map((event) => (
                            <li key={event.key} className={`event-${event.tone}`} title={event.about}>
                              {event.to === undefined ? event.words : <Link to={event.to as "/"}>{event.words}</Link>}
                              <span className="quiet">{event.about}</span>
                            </li>
                          ))}
                      </ul>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayMark({ kind }: { readonly kind: DayKind }): ReactNode {
  const { t } = useSpeech();
  if (kind === "off") return <span className="day-mark off">{t("休", "off")}</span>;
  if (kind === "make-up") return <span className="day-mark make-up">{t("班", "work")}</span>;
  return null;
}
