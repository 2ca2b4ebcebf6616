import type { ReactNode } from "react";
import { Table } from "antd";
import { EVENT_LATE_DAYS, EVENT_LINES_MAX } from "@yunquan/core/usage/events.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";

/** What a line of events may hold, and nothing else. */
export function EventFields(): ReactNode {
  const { t, count } = useSpeech();
  const fields = [
    {
      name: "eventId",
      zh: "小写 UUID，每个事件一个；重发时不变，不会重复计入",
      en: "A lower-case UUID for each event; the same when sent again, which counts once",
    },
    { name: "voucherCode", zh: "本单位的服务券编号", en: "A voucher of yours" },
    {
      name: "source",
      zh: "interface（接口登录数据）或 operator（运营商连接数据）",
      en: "interface (login data) or operator (connection data)",
    },
    { name: "at", zh: "UTC 时间，精确到毫秒；日期按北京时间划分", en: "UTC to the millisecond; days are Beijing's" },
    { name: "kind", zh: "login 登录、session 在线时段、device 设备连接", en: "login, session or device" },
    {
      name: "quantity",
      zh: "登录次数 1–1000；在线分钟数 1–1440；连接次数 1–100000",
      en: "Logins 1–1000, minutes 1–1440, connections 1–100000",
    },
    {
      name: "user",
      zh: "login、session 必填，device 不得填写；收到即散列，原文不保存",
      en: "Needed for login and session, not allowed for device; hashed as it comes in",
    },
    { name: "device", zh: "device 必填，其余可选；处理同上", en: "Needed for device, else optional; hashed too" },
    {
      name: "client",
      zh: "可选：browser、desktop、mobile、gateway",
      en: "Optional: browser, desktop, mobile, gateway",
    },
    {
      name: "protocol",
      zh: "可选：mqtt、opcua、modbus、http、other",
      en: "Optional: mqtt, opcua, modbus, http, other",
    },
  ];
  return (
    <Panel title={t("事件格式（NDJSON，每行一个事件）", "Events (NDJSON, one in each line)")}>
      <Table
        rowKey="name"
        size="small"
        pagination={false}
        scroll={{ x: 480 }}
        dataSource={fields}
        columns={[
          { title: t("字段", "Field"), width: 130, render: (_, field) => <code>{field.name}</code> },
          { title: t("说明", "Meaning"), render: (_, field) => t(field.zh, field.en) },
        ]}
      />
      <p className="quiet">
        {t(
          `每次不超过 ${count(EVENT_LINES_MAX)} 行，建议约 1,000 行；可补报 ${EVENT_LATE_DAYS} 天内的事件。有误的行单独拒收；没有收到应答，原样重发即可。`,
          `At most ${count(EVENT_LINES_MAX)} lines at a time, about 1,000 is a good size; events may be ${EVENT_LATE_DAYS} days late. A faulty line falls alone; without an answer, send the same again.`,
        )}
      </p>
    </Panel>
  );
}
