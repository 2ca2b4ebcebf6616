import { expect, test } from "vitest";
import { instant } from "@yunquan/core/time.ts";
import { calendarFeed } from "./calendar-feed.ts";

const window = {
  id: "w1",
  kind: "application" as const,
  programmeZh: "方案; 一",
  programmeEn: "Programme, one",
  nameZh: "第一批，\\特别",
  nameEn: "First",
  announcedAt: instant("2026-01-16T01:00:00.000Z"),
  opensAt: instant("2026-02-28T16:00:00.000Z"),
  endsAt: instant("2026-11-27T16:00:00.000Z"),
  version: 3,
};

test("5.18 each window gives its opening and its deadline, with the version as sequence", () => {
  const text = calendarFeed([window], instant("2026-03-02T01:00:00.000Z"));
  const unfolded = text.replaceAll("\r\n ", "");
  expect(unfolded.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(unfolded).toContain(
    "UID:w1-opens@yunquan\r\nSEQUENCE:3\r\nDTSTAMP:20260116T010000Z\r\nDTSTART:20260228T160000Z\r\n",
  );
  expect(unfolded).toContain(
    "UID:w1-ends@yunquan\r\nSEQUENCE:3\r\nDTSTAMP:20260116T010000Z\r\nDTSTART:20261127T160000Z\r\n",
  );
});

test("texts are escaped and long lines folded between characters", () => {
  const text = calendarFeed([window], instant("2026-03-02T01:00:00.000Z"));
  const unfolded = text.replaceAll("\r\n ", "");
  expect(unfolded).toContain("SUMMARY:申领截止：第一批，\\\\特别 · applications close: First");
  expect(unfolded).toContain(
    String.raw`DESCRIPTION:方案\; 一\n申领截止：2026年11月28日 00:00（北京时间）\nProgramme\, one`,
  );
  for (const line of text.split("\r\n")) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(line).not.toContain("\uFFFD");
  }
});
