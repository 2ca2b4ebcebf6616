import type { ReactNode } from "react";
import { Table } from "antd";
import { marks, usageSources } from "@yunquan/core/usage/marks.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Findings } from "./findings.tsx";
import "./active-days.css";

type Outlook = Schemas["UsageOutlook"];
type Day = Outlook["days"][number];

/** How the use of a service is judged: the days of the window one by one, the same as a table, and each finding. */
export function ActiveDays({ outlook }: { readonly outlook: Outlook }): ReactNode {
  const { t, date, language } = useSpeech();
  const { thresholds, days } = outlook;
  const active = days.filter((day) => day.state === "active").length;
  if (thresholds === null) return <Findings findings={outlook.findings} />;
  return (
    <>
      <p>
        {t(
          `标准要求：${thresholds.windowDays} 天内活跃不少于 ${thresholds.activeDaysMin} 天，单日活跃用户不少于 ${thresholds.usersMin} 人${thresholds.operatorRequired ? "，须有运营商连接数据" : ""}。`,
          `The standard asks for ${thresholds.activeDaysMin} active days of ${thresholds.windowDays}, ${thresholds.usersMin} users on the busiest day${thresholds.operatorRequired ? ", and the operator's connection data" : ""}.`,
        )}
      </p>
      <p>
        <b>
          {t(
            `目前：${date(outlook.windowFrom)} 至 ${date(outlook.windowTo)}，活跃 ${active} 天；按此判定为“${marks[outlook.outcome].zh}”。`,
            `So far: ${outlook.windowFrom} to ${outlook.windowTo}, ${active} active days; judged now: ${marks[outlook.outcome].en}.`,
          )}
        </b>
      </p>
      <ol className="day-strip" aria-hidden="true">
        {days.map((day) => (
          <li key={day.usedOn} className={day.state} title={date(day.usedOn)} />
        ))}
      </ol>
      <p className="day-legend quiet" aria-hidden="true">
        <span className="active" /> {t("活跃", "active")} <span className="idle" /> {t("未使用", "not used")}{" "}
        <span className="unknown" /> {t("未收到数据", "no data")}
      </p>
      <Findings findings={outlook.findings} />
      <details className="more">
        <summary>{t(`逐日数据（${days.length} 天）`, `Day by day (${days.length} days)`)}</summary>
        <DayTable days={days} language={language} />
      </details>
    </>
  );
}

function DayTable({ days, language }: { readonly days: readonly Day[]; readonly language: "zh" | "en" }): ReactNode {
  const { t, date, count } = useSpeech();
  const states = { active: t("活跃", "Active"), idle: t("未使用", "Not used"), unknown: t("未收到数据", "No data") };
  const figure = (value: number | undefined): string => (value === undefined ? "—" : count(value));
  return (
    <Table<Day>
      rowKey="usedOn"
      size="small"
      pagination={false}
      scroll={{ x: 640, y: 320 }}
      dataSource={days.toReversed()}
      columns={[
        { title: t("日期", "Day"), width: 140, render: (_, day) => date(day.usedOn) },
        { title: t("判定", "Judged"), width: 100, render: (_, day) => states[day.state] },
        {
          title: usageSources.interface[language],
          children: [
            { title: t("用户", "Users"), align: "right", render: (_, day) => figure(day.interface?.activeUsers) },
            { title: t("登录", "Logins"), align: "right", render: (_, day) => figure(day.interface?.loginCount) },
          ],
        },
        {
          title: usageSources.operator[language],
          children: [
            { title: t("用户", "Users"), align: "right", render: (_, day) => figure(day.operator?.activeUsers) },
            { title: t("登录", "Logins"), align: "right", render: (_, day) => figure(day.operator?.loginCount) },
          ],
        },
      ]}
    />
  );
}
