import { instantZh, type Instant } from "@yunquan/core/time.ts";

/** What a calendar program is told about one window. */
export interface FeedWindow {
  readonly id: string;
  readonly kind: "application" | "settlement";
  readonly programmeZh: string;
  readonly programmeEn: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly announcedAt: Instant | null;
  readonly opensAt: Instant;
  readonly endsAt: Instant;
  readonly version: number;
}

/**
 * The calendar as iCalendar text (RFC 5545). Each window gives two events, its opening and its deadline; a deadline that
 * was moved comes with a higher sequence, so that subscribers move it too.
 * @clause 5.18
 */
export function calendarFeed(windows: readonly FeedWindow[], now: Instant): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Yunquan//Programme calendar//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped("服务券申领与结算日历 Programme calendar")}`,
    "X-WR-TIMEZONE:Asia/Shanghai",
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ...windows.flatMap((window) => [
      ...event(window, "opens", window.opensAt, now),
      ...event(window, "ends", window.endsAt, now),
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

const words = {
  application: { opens: ["申领开始", "applications open"], ends: ["申领截止", "applications close"] },
  settlement: { opens: ["结算申请开始", "settlement opens"], ends: ["结算申请截止", "settlement deadline"] },
} as const;

function event(window: FeedWindow, which: "opens" | "ends", at: Instant, now: Instant): string[] {
  const [zh, en] = words[window.kind][which];
  return [
    "BEGIN:VEVENT",
    `UID:${window.id}-${which}@yunquan`,
    `SEQUENCE:${window.version}`,
    `DTSTAMP:${stamp(window.announcedAt ?? now)}`,
    `DTSTART:${stamp(at)}`,
    `SUMMARY:${escaped(`${zh}：${window.nameZh} · ${en}: ${window.nameEn}`)}`,
    `DESCRIPTION:${escaped(`${window.programmeZh}\n${zh}：${instantZh(at)}（北京时间）\n${window.programmeEn}`)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function stamp(at: Instant): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll(/\r?\n/g, "\\n");
}

/** A line holds at most 75 octets; the rest goes to lines that begin with a blank, and no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
