import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Button, Flex, Skeleton, Typography } from "antd";
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { beijingDate, instant } from "@yunquan/core/time.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { leftUntil } from "../ui/left-until.ts";
import { PageHead } from "../ui/page-head.tsx";
import { kindOf, monthAfter, monthOf, weeksOf, type Year } from "./days.ts";
import { MonthGrid } from "./month-grid.tsx";
import { useEvents, type CalendarEvent } from "./use-events.ts";
import "./calendar.css";

const route = getRouteApi("/calendar");

/** Rounds, settlement periods, notices and one's own deadlines: what comes next as a list, and month by month. */
export function CalendarPage(): ReactNode {
  const { t } = useSpeech();
  const { month: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const { events, pending, error, again, now } = useEvents();
  const days = reads.useQuery("get", "/api/v1/public/work-calendar", {}, { staleTime: 600_000 });
  const today = now === undefined ? undefined : beijingDate(instant(now));
  const month = asked ?? (today === undefined ? undefined : monthOf(today));
  const show = (chosen: string): void => void navigate({ search: { month: chosen }, replace: true });
  if (pending) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <>
      <PageHead
        title={t("日历", "Calendar")}
        lead={t(
          "申领批次、结算期、公示和本人待办的时间，均为北京时间。",
          "Rounds, settlement periods, notices and your own deadlines, in Beijing time.",
        )}
      />
      <FaultNotice fault={error} again={again} />
      {now !== undefined && <Upcoming events={events} now={now} />}
      {month !== undefined && today !== undefined && (
        <Panel
          title={monthWords(month, t)}
          extra={
            <Flex gap={8} wrap>
              <Button
                size="small"
                icon={<LeftOutlined />}
                aria-label={t("上个月", "Month before")}
                onClick={() => show(monthAfter(month, -1))}
              />
              <Button size="small" disabled={month === monthOf(today)} onClick={() => void navigate({ search: {} })}>
                {t("本月", "This month")}
              </Button>
              <Button
                size="small"
                icon={<RightOutlined />}
                aria-label={t("下个月", "Month after")}
                onClick={() => show(monthAfter(month, 1))}
              />
            </Flex>
          }
        >
          <WorkdaysOf month={month} years={days.data?.years ?? []} />
          <MonthGrid month={month} today={today} years={days.data?.years ?? []} events={events} />
        </Panel>
      )}
      <Subscription />
    </>
  );
}

function monthWords(month: string, t: (zh: string, en: string) => string): string {
  const [year, number] = month.split("-").map(Number);
  return t(`${year}年${number}月`, month);
}

function WorkdaysOf({ month, years }: { readonly month: string; readonly years: readonly Year[] }): ReactNode {
  const { t } = useSpeech();
  const kinds = weeksOf(month)
    .flat()
    .filter((on) => monthOf(on) === month)
    .map((on) => kindOf(years, on));
  const sample = years.some((year) => year.sample && month.startsWith(`${year.year}-`));
  if (kinds.includes("unknown"))
    return (
      <p className="quiet">
        {t(
          "该年度的工作日历尚未载入，期限暂不能推算到这一年。",
          "The official calendar of that year is not loaded yet.",
        )}
      </p>
    );
  const workdays = kinds.filter((kind) => kind === "work" || kind === "make-up").length;
  return (
    <p className="quiet">
      {t(`本月工作日 ${workdays} 天。`, `${workdays} working days.`)}
      {sample && t("（节假日安排为示例，以国务院公布为准。）", " (Sample holidays; the official notice prevails.)")}
    </p>
  );
}

/** What is still to come, the nearest first. */
function Upcoming(props: { readonly events: readonly CalendarEvent[]; readonly now: string }): ReactNode {
  const speech = useSpeech();
  const { t, time, until } = speech;
  const coming = props.events.filter((event) => event.at >= props.now).slice(0, 12);
  return (
    <Panel title={t("近期", "Coming up")}>
      {coming.length === 0 && <p className="quiet">{t("近期没有安排。", "Nothing is scheduled.")}</p>}
      <ul className="agenda">
        {coming.map((event) => (
          <li key={event.key} className={`event-${event.tone}`}>
            <time dateTime={event.at}>{event.end ? until(event.at) : time(event.at)}</time>
            <span>
              <b>{event.words}</b>{" "}
              {event.to === undefined ? event.about : <Link to={event.to as "/"}>{event.about}</Link>}
            </span>
            <span className="quiet">{leftUntil(speech, props.now, event.at)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Subscription(): ReactNode {
  const { t } = useSpeech();
  const address = `${location.origin}/api/v1/public/calendar.ics`;
  return (
    <Panel title={t("订阅到自己的日历", "Subscribe")}>
      <p>
        {t(
          "把下面的地址添加到手机或电脑的日历（ICS 订阅），批次和结算期有变动会自动更新。",
          "Add this address to the calendar of your phone or computer; changes of rounds and periods then follow by themselves.",
        )}
      </p>
      <Typography.Paragraph copyable={{ text: address }} className="code-line">
        <a href="/api/v1/public/calendar.ics">{address}</a>
      </Typography.Paragraph>
    </Panel>
  );
}
