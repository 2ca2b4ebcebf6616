import {
  publicCalendar,
  round,
  roundAction,
  roundBody,
  roundChange,
  roundPostpone,
  rounds,
  roundsQuery,
  settlementPeriod,
  settlementPeriodBody,
  settlementPeriodChange,
  settlementPeriodPostpone,
  settlementPeriods,
} from "@yunquan/contract/rounds.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { roundLifecycle, settlementPeriodLifecycle, type RoundStatus } from "@yunquan/core/rounds/lifecycle.ts";
import { DAY_MS, addMs, type Instant } from "@yunquan/core/time.ts";
import { publicDownload } from "../platform/file-routes.ts";
import { publicQuery } from "../platform/public-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { calendarFeed } from "./calendar-feed.ts";
import { announceRound, changeRound, createRound, postponeRound } from "./commands.ts";
import {
  announceSettlementPeriod,
  changeSettlementPeriod,
  createSettlementPeriod,
  postponeSettlementPeriod,
} from "./settlement-periods.ts";
import { calendarWindows, listRounds, listSettlementPeriods } from "./store.ts";

/** The calendar shows what is coming and what ended within the last year. */
const CALENDAR_BACK_DAYS = 366;

function actionsOf(work: Work, status: RoundStatus, lifecycle: typeof roundLifecycle): string[] {
  const steps: string[] = actionsFor(lifecycle, status, work.actor.roles);
  if (!work.actor.roles.some((role) => role === "province-policy")) return steps;
  if (status === "draft") return [...steps, "change"];
  return status === "closed" ? steps : [...steps, "postpone"];
}

function presentRound(work: Work, row: Awaited<ReturnType<typeof listRounds>>[number]) {
  const { id, programmeId, planId, year, nameZh, nameEn, status, announcedAt, opensAt, closesAt, version } = row;
  return {
    id,
    programmeId,
    planId,
    year,
    nameZh,
    nameEn,
    status,
    announcedAt,
    opensAt,
    closesAt,
    version,
    actions: actionsOf(work, status, roundLifecycle),
  };
}

function presentPeriod(work: Work, row: Awaited<ReturnType<typeof listSettlementPeriods>>[number]) {
  const { id, programmeId, planId, year, number, nameZh, nameEn, status, announcedAt, opensAt, deadlineAt, version } =
    row;
  return {
    id,
    programmeId,
    planId,
    year,
    number,
    nameZh,
    nameEn,
    status,
    announcedAt,
    opensAt,
    deadlineAt,
    version,
    actions: actionsOf(work, status, settlementPeriodLifecycle),
  };
}

async function oneRound(work: Work, id: Id) {
  const [row] = await listRounds(work, { id });
  if (row === undefined) throw new Refusal("not-found", { noun: "round" });
  return presentRound(work, row);
}

async function onePeriod(work: Work, id: Id) {
  const [row] = await listSettlementPeriods(work, { id });
  if (row === undefined) throw new Refusal("not-found", { noun: "settlementPeriod" });
  return presentPeriod(work, row);
}

function stateAt(now: Instant, opensAt: Instant, endsAt: Instant): "announced" | "open" | "closed" {
  if (now < opensAt) return "announced";
  return now < endsAt ? "open" : "closed";
}

const announceRefusals = [
  "not-found",
  "stale-version",
  "wrong-state",
  "plan-not-published",
  "window-in-the-past",
  "deadline-too-near",
  "window-overlaps",
] as const;
const postponeRefusals = [
  "not-found",
  "stale-version",
  "wrong-state",
  "deadline-passed",
  "deadline-only-later",
  "deadline-too-near",
  "window-overlaps",
] as const;

export const roundRoutes: readonly Route[] = [
  command(
    "rounds.create",
    {
      method: "POST",
      url: "/api/v1/rounds",
      summary: { zh: "新建申领批次", en: "Plan an application round" },
      body: roundBody,
      answer: round,
      status: 201,
      refusals: ["not-found", "plan-not-published"],
    },
    async (work, { body }) => await oneRound(work, await createRound(work, body)),
  ),
  command(
    "rounds.change",
    {
      method: "PUT",
      url: "/api/v1/rounds/:id",
      summary: { zh: "修改未公布的批次", en: "Change a round not yet announced" },
      params: idParams,
      body: roundChange,
      answer: round,
      refusals: ["not-found", "stale-version", "wrong-state"],
    },
    async (work, { params, body }) => {
      await changeRound(work, params.id, body);
      return await oneRound(work, params.id);
    },
  ),
  query(
    "rounds.list",
    {
      method: "GET",
      url: "/api/v1/rounds",
      summary: { zh: "申领批次列表", en: "Application rounds" },
      query: roundsQuery,
      answer: rounds,
    },
    async (work, { query: given }) => ({
      items: (await listRounds(work, given)).map((row) => presentRound(work, row)),
    }),
  ),
  command(
    "rounds.announce",
    {
      method: "POST",
      url: "/api/v1/rounds/:id/announce",
      summary: { zh: "公布申领批次", en: "Announce a round" },
      params: idParams,
      body: roundAction,
      answer: round,
      refusals: announceRefusals,
    },
    async (work, { params, body }) => {
      await announceRound(work, params.id, body.version);
      return await oneRound(work, params.id);
    },
  ),
  command(
    "rounds.postpone",
    {
      method: "POST",
      url: "/api/v1/rounds/:id/postpone",
      summary: { zh: "延后申领截止并重新公布", en: "Move the deadline later and announce it anew" },
      params: idParams,
      body: roundPostpone,
      answer: round,
      refusals: postponeRefusals,
    },
    async (work, { params, body }) => {
      await postponeRound(work, params.id, body);
      return await oneRound(work, params.id);
    },
  ),
  command(
    "settlementPeriods.create",
    {
      method: "POST",
      url: "/api/v1/settlement-periods",
      summary: { zh: "新建结算期", en: "Plan a settlement period" },
      body: settlementPeriodBody,
      answer: settlementPeriod,
      status: 201,
      refusals: ["not-found", "plan-not-published", "too-many-settlement-periods", "settlement-periods-out-of-order"],
    },
    async (work, { body }) => await onePeriod(work, await createSettlementPeriod(work, body)),
  ),
  command(
    "settlementPeriods.change",
    {
      method: "PUT",
      url: "/api/v1/settlement-periods/:id",
      summary: { zh: "修改未公布的结算期", en: "Change a settlement period not yet announced" },
      params: idParams,
      body: settlementPeriodChange,
      answer: settlementPeriod,
      refusals: ["not-found", "stale-version", "wrong-state", "settlement-periods-out-of-order"],
    },
    async (work, { params, body }) => {
      await changeSettlementPeriod(work, params.id, body);
      return await onePeriod(work, params.id);
    },
  ),
  query(
    "settlementPeriods.list",
    {
      method: "GET",
      url: "/api/v1/settlement-periods",
      summary: { zh: "结算期列表", en: "Settlement periods" },
      query: roundsQuery,
      answer: settlementPeriods,
    },
    async (work, { query: given }) => ({
      items: (await listSettlementPeriods(work, given)).map((row) => presentPeriod(work, row)),
    }),
  ),
  command(
    "settlementPeriods.announce",
    {
      method: "POST",
      url: "/api/v1/settlement-periods/:id/announce",
      summary: { zh: "公布结算期", en: "Announce a settlement period" },
      params: idParams,
      body: roundAction,
      answer: settlementPeriod,
      refusals: announceRefusals,
    },
    async (work, { params, body }) => {
      await announceSettlementPeriod(work, params.id, body.version);
      return await onePeriod(work, params.id);
    },
  ),
  command(
    "settlementPeriods.postpone",
    {
      method: "POST",
      url: "/api/v1/settlement-periods/:id/postpone",
      summary: { zh: "延后结算截止并重新公布", en: "Move the settlement deadline later and announce it anew" },
      params: idParams,
      body: settlementPeriodPostpone,
      answer: settlementPeriod,
      refusals: postponeRefusals,
    },
    async (work, { params, body }) => {
      await postponeSettlementPeriod(work, params.id, body);
      return await onePeriod(work, params.id);
    },
  ),
  publicQuery(
    "calendar.windows",
    {
      method: "GET",
      url: "/api/v1/public/calendar",
      summary: { zh: "申领与结算日历", en: "Calendar of rounds and settlement periods" },
      answer: publicCalendar,
    },
    async (work) => {
      const windows = await calendarWindows(work, addMs(work.now, -CALENDAR_BACK_DAYS * DAY_MS));
      return {
        now: work.now,
        items: windows.map(
          ({ id, kind, code, programmeZh, programmeEn, year, nameZh, nameEn, announcedAt, opensAt, endsAt }) => {
            assert(announcedAt !== null, "what is in the calendar was announced");
            return {
              id,
              kind,
              programmeCode: code,
              programmeZh,
              programmeEn,
              year,
              nameZh,
              nameEn,
              state: stateAt(work.now, opensAt, endsAt),
              announcedAt,
              opensAt,
              endsAt,
            };
          },
        ),
      };
    },
  ),
  publicDownload(
    "calendar.feed",
    {
      method: "GET",
      url: "/api/v1/public/calendar.ics",
      summary: { zh: "日历订阅（ICS）", en: "The calendar as a feed (ICS)" },
    },
    async (work) => {
      const windows = await calendarWindows(work, addMs(work.now, -CALENDAR_BACK_DAYS * DAY_MS));
      return {
        name: "calendar.ics",
        mediaType: "text/calendar; charset=utf-8",
        bytes: new TextEncoder().encode(calendarFeed(windows, work.now)),
      };
    },
  ),
];
