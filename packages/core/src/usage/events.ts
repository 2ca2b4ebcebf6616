import { addDays, type CalendarDate, type Instant } from "../time.ts";
import { endedVoucher, type UsageVoucher } from "./delivery.ts";

/** What an event tells: somebody signed in, somebody was online for some minutes, a device was connected. */
export const usageEventKinds = {
  login: { zh: "登录", en: "Login" },
  session: { zh: "在线时段", en: "Session" },
  device: { zh: "设备连接", en: "Device connection" },
} as const;
export type UsageEventKind = keyof typeof usageEventKinds;

/** What somebody worked with; the list is closed, free text could carry business data. @clause 5.12 */
export const usageClients = {
  browser: { zh: "浏览器", en: "Browser" },
  desktop: { zh: "桌面程序", en: "Desktop program" },
  mobile: { zh: "移动端", en: "Mobile" },
  gateway: { zh: "网关", en: "Gateway" },
} as const;
export type UsageClient = keyof typeof usageClients;

/** How a device is connected; closed as well. @clause 5.12 */
export const usageProtocols = {
  mqtt: { zh: "MQTT", en: "MQTT" },
  opcua: { zh: "OPC UA", en: "OPC UA" },
  modbus: { zh: "Modbus", en: "Modbus" },
  http: { zh: "HTTP", en: "HTTP" },
  other: { zh: "其他", en: "Other" },
} as const;
export type UsageProtocol = keyof typeof usageProtocols;

/** Lines of one request; more have to be split. */
export const EVENT_LINES_MAX = 20_000;
/** Characters of one line; a whole event with the longest identifiers has less than half of that. */
export const EVENT_LINE_CHARACTERS_MAX = 2_000;
/** How far a sender's clock may be ahead. */
export const EVENT_AHEAD_MS = 5 * 60_000;
/** How many days an event may come late. A day further back is closed to events; its daily figures can still be told. */
export const EVENT_LATE_DAYS = 30;
/** How many days the events themselves are kept, unless the installation says otherwise; the counted days stay for good. */
export const EVENT_KEPT_DAYS = 90;

/** Why the line of an event is not taken; the list is closed. What stood in the line is never repeated. */
export const usageEventFaults = {
  "not-utf8": { zh: "不是有效的 UTF-8 文本", en: "not text in UTF-8" },
  "not-json": { zh: "不是一个 JSON 对象", en: "not one JSON object" },
  "line-too-long": {
    zh: `一行不超过 ${EVENT_LINE_CHARACTERS_MAX} 个字符`,
    en: `a line has at most ${EVENT_LINE_CHARACTERS_MAX} characters`,
  },
  "unknown-field": { zh: "未知字段", en: "unknown field" },
  "wrong-field": { zh: "填写有误", en: "not in form" },
  "unknown-voucher": { zh: "没有该服务券，或不属于本供应商", en: "no such voucher of this supplier" },
  "voucher-ended": { zh: "服务券已作废，不再接收行为数据", en: "the voucher is void and takes no usage any more" },
  future: { zh: "时间晚于现在", en: "the instant lies in the future" },
  "before-contract": { zh: "日期早于合同", en: "the day lies before the contract" },
  "too-late": {
    zh: `该日已超过 ${EVENT_LATE_DAYS} 天，不再接收逐条事件，可按日补报`,
    en: `the day is more than ${EVENT_LATE_DAYS} days back and takes no events any more; its daily figures can still be told`,
  },
  "event-id-reused": {
    zh: "该事件编号已用于另一内容，未计入",
    en: "this event id was used for another content; it is not counted",
  },
} as const;
export type UsageEventFault = keyof typeof usageEventFaults;

/** When an event is taken: until a little after now, and from the oldest day that is still open. */
export interface EventWindow {
  readonly latestMs: number;
  readonly firstOn: CalendarDate;
}

export function eventWindow(nowMs: number, today: CalendarDate): EventWindow {
  return { latestMs: nowMs + EVENT_AHEAD_MS, firstOn: addDays(today, -EVENT_LATE_DAYS) };
}

/**
 * Why an event of this day and instant is not taken for the voucher; undefined when it is. `occurredOn` is the Beijing day
 * of `occurredMs`.
 * @clause 5.10 5.12
 */
export function eventFault(
  event: { readonly occurredMs: number; readonly occurredOn: CalendarDate },
  voucher: UsageVoucher | undefined,
  window: EventWindow,
): UsageEventFault | undefined {
  if (voucher === undefined) return "unknown-voucher";
  if (endedVoucher(voucher)) return "voucher-ended";
  if (event.occurredMs > window.latestMs) return "future";
  if (event.occurredOn < voucher.contractFromOn) return "before-contract";
  return event.occurredOn < window.firstOn ? "too-late" : undefined;
}

/** The first day of the month in which something is received. */
export function monthOf(on: CalendarDate): CalendarDate {
  return `${on.slice(0, 7)}-01` as CalendarDate;
}

/** What is needed of a claim to know whether events of its voucher can still change its mark. */
export interface MarkedWindow {
  readonly complete: boolean;
  readonly windowFrom: CalendarDate;
  readonly windowTo: CalendarDate;
}

/**
 * When a claim is to be evaluated because events of the days `fromOn` to `toOn` came in; null when they cannot change its
 * mark. Events arrive all day, but a day is told only by its end: a claim that is not complete is looked at after the day's
 * end. A complete one stays complete whatever later days bring, so that only events within the window that made it complete
 * count, and at once: nobody may decide it meanwhile.
 * @clause 5.10
 */
export function evaluationDueAfterEvents(
  last: MarkedWindow | null,
  touched: { readonly fromOn: CalendarDate; readonly toOn: CalendarDate },
  now: Instant,
  dayEnd: Instant,
): Instant | null {
  if (last?.complete !== true) return dayEnd;
  return touched.fromOn <= last.windowTo && touched.toOn >= last.windowFrom ? now : null;
}
