import type { FastifyReply, FastifyRequest } from "fastify";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { amountInFull, amountInShort } from "@yunquan/core/money-words.ts";
import type { Fen } from "@yunquan/core/money.ts";
import {
  DAY_MS,
  beijingDate,
  dateZh,
  deadlineEn,
  deadlineZh,
  instantZh,
  isInstant,
  msOf,
  type CalendarDate,
  type Instant,
} from "@yunquan/core/time.ts";
import { html, type Html } from "./html.ts";

export type Language = "zh" | "en";

/** What a page is written with: one word in both languages, amounts in yuan, times in Beijing. */
export interface Speech {
  readonly language: Language;
  /** The edition for easy reading was chosen: larger text and buttons, stronger contrast, wider lines. */
  readonly care: boolean;
  readonly t: (zh: string, en: string) => string;
  /** An amount to the fen: `1,234.50 元`. */
  readonly yuan: (amount: Fen) => string;
  /** An amount for overviews, never more than it is: `123.45 万元`, `¥1,234,567`. */
  readonly total: (amount: Fen) => string;
  /** An amount that a rule fixes, exact in the largest unit that says it: `30 万元`, `300,001 元`. */
  readonly fixed: (amount: Fen) => string;
  /** A number with thousands marks. */
  readonly count: (number: number) => string;
  readonly date: (on: CalendarDate) => string;
  readonly time: (at: Instant) => string;
  /** A date or an instant as an element that programs can read too. */
  readonly when: (moment: CalendarDate | Instant) => Html;
  /** A deadline: midnight is 24:00 of the day that ends, not 00:00 of the next. */
  readonly until: (at: Instant) => Html;
  /** How long something still lasts: `还有 12 天`, `11 hours left`. */
  readonly left: (now: Instant, until: Instant) => string;
  /** Text that exists in Chinese only (names of organisations, what people wrote), marked as such on an English page. */
  readonly proper: (text: string) => Html;
  /** Text entered in both languages; where the English was left empty the Chinese stands in, marked as such. */
  readonly given: (zh: string, en: string) => Html;
}

const YEAR_SECONDS = 31_536_000;
const HOUR_MS = 3_600_000;

/** `?lang=en` chooses; Chinese is the first language. */
export function speechOf(request: FastifyRequest): Speech {
  const language = askedFor(request) ?? (request.cookies["lang"] === "en" ? "en" : "zh");
  return speechIn(language, careAskedFor(request) ?? request.cookies["care"] === "on");
}

/** The language and the edition that were chosen are remembered by the browser. */
export function rememberChoices(request: FastifyRequest, reply: FastifyReply): void {
  const kept = { path: "/", sameSite: "lax", maxAge: YEAR_SECONDS } as const;
  const asked = askedFor(request);
  if (asked !== undefined) void reply.setCookie("lang", asked, kept);
  const care = careAskedFor(request);
  if (care === true) void reply.setCookie("care", "on", kept);
  if (care === false) void reply.clearCookie("care", { path: "/" });
}

/** `?care=on` asks for the edition for easy reading, `?care=off` for the usual one. */
function careAskedFor(request: FastifyRequest): boolean | undefined {
  const { care } = request.query as { care?: unknown };
  return care === "on" ? true : care === "off" ? false : undefined;
}

function askedFor(request: FastifyRequest): Language | undefined {
  const { lang } = request.query as { lang?: unknown };
  return lang === "zh" || lang === "en" ? lang : undefined;
}

export function speechIn(language: Language, care = false): Speech {
  const zh = language === "zh";
  const t = (inChinese: string, inEnglish: string): string => (zh ? inChinese : inEnglish);
  const date = (on: CalendarDate): string => (zh ? dateZh(on) : on);
  const time = (at: Instant): string =>
    zh ? instantZh(at) : `${beijingDate(at)} ${instantZh(at).split(" ")[1] ?? ""}`;
  const proper = (text: string): Html => (zh ? html`${text}` : html`<span lang="zh-CN">${text}</span>`);
  return {
    language,
    care,
    t,
    yuan: (amount) => t(`${fenToYuanText(amount)} 元`, `¥${fenToYuanText(amount)}`),
    total: (amount) => amountInShort(amount)[language],
    fixed: (amount) => amountInFull(amount)[language],
    count: (number) => number.toLocaleString("en-US"),
    date,
    time,
    when: (moment) => html`<time datetime="${moment}">${isInstant(moment) ? time(moment) : date(moment)}</time>`,
    until: (at) => html`<time datetime="${at}">${zh ? deadlineZh(at) : deadlineEn(at)}</time>`,
    left: (now, until) => {
      const ms = msOf(until) - msOf(now);
      if (ms >= DAY_MS) return leftOf(t, Math.floor(ms / DAY_MS), "天", "day");
      if (ms >= HOUR_MS) return leftOf(t, Math.floor(ms / HOUR_MS), "小时", "hour");
      return t("不足 1 小时", "less than an hour left");
    },
    proper,
    given: (inChinese, inEnglish) => (zh || inEnglish === "" ? proper(inChinese) : html`${inEnglish}`),
  };
}

function leftOf(t: Speech["t"], number: number, unitZh: string, unitEn: string): string {
  return t(`还有 ${number} ${unitZh}`, `${number} ${unitEn}${number === 1 ? "" : "s"} left`);
}
