import type { FastifyReply, FastifyRequest } from "fastify";
import type { Fen } from "@yunquan/core/money.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { dateZh, instantZh, beijingDate, type CalendarDate, type Instant } from "@yunquan/core/time.ts";

export type Language = "zh" | "en";

/** What a page is written with: one word in both languages, amounts in yuan, times in Beijing. */
export interface Speech {
  readonly language: Language;
  readonly t: (zh: string, en: string) => string;
  readonly yuan: (amount: Fen) => string;
  readonly date: (on: CalendarDate) => string;
  readonly time: (at: Instant) => string;
}

/** `?lang=en` chooses and is remembered; Chinese is the first language. */
export function speechOf(request: FastifyRequest, reply: FastifyReply): Speech {
  const asked = (request.query as { lang?: unknown }).lang;
  if (asked === "zh" || asked === "en")
    void reply.setCookie("lang", asked, { path: "/", sameSite: "lax", maxAge: 31_536_000 });
  const language: Language = asked === "en" || asked === "zh" ? asked : request.cookies["lang"] === "en" ? "en" : "zh";
  const zh = language === "zh";
  return {
    language,
    t: (inChinese, inEnglish) => (zh ? inChinese : inEnglish),
    yuan: (amount) => (zh ? `${fenToYuanText(amount)} 元` : `¥${fenToYuanText(amount)}`),
    date: (on) => (zh ? dateZh(on) : on),
    time: (at) => (zh ? instantZh(at) : `${beijingDate(at)} ${instantZh(at).split(" ")[1] ?? ""} (Beijing)`),
  };
}
