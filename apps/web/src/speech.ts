import { createContext, useContext } from "react";
import { bpToPercentText, fenToYuanText } from "@yunquan/core/decimal.ts";
import { amountInShort } from "@yunquan/core/money-words.ts";
import { parseFen, type Bp, type Fen } from "@yunquan/core/money.ts";
import { beijingDate, calendarDate, dateZh, deadlineEn, deadlineZh, instant, instantZh } from "@yunquan/core/time.ts";

export type Language = "zh" | "en";

/** What a screen is written with: each word in both languages side by side, amounts in yuan, times in Beijing. */
export interface Speech {
  readonly language: Language;
  /** The words of the chosen language. Both are always given, so that neither can be forgotten. */
  readonly t: (zh: string, en: string) => string;
  /** An amount as the API gives it (a text of digits, in fen): `1,234.50 元`. */
  readonly yuan: (amountFen: string | null | undefined) => string;
  /** An amount for overviews, cut and never rounded up: `123.45 万元`. */
  readonly total: (amountFen: string | null | undefined) => string;
  /** A number with thousands marks. */
  readonly count: (number: number) => string;
  /** Basis points as per cent: `30%`. */
  readonly percent: (ratioBp: number) => string;
  /** A calendar date: `2018年5月1日`. */
  readonly date: (on: string | null | undefined) => string;
  /** An instant in Beijing time, to the minute. */
  readonly time: (at: string | null | undefined) => string;
  /** A deadline: midnight is 24:00 of the day that ends, not 00:00 of the next. */
  readonly until: (at: string | null | undefined) => string;
  /** The side of a bilingual record that fits; where the English is empty the Chinese stands in. */
  readonly given: (zh: string | null | undefined, en: string | null | undefined) => string;
}

const NOTHING = "—";

export function speechIn(language: Language): Speech {
  const zh = language === "zh";
  const t = (inChinese: string, inEnglish: string): string => (zh ? inChinese : inEnglish);
  const date = (on: string): string => (zh ? dateZh(calendarDate(on)) : on);
  const time = (at: string): string =>
    zh ? instantZh(instant(at)) : `${beijingDate(instant(at))} ${instantZh(instant(at)).split(" ")[1] ?? ""}`;
  return {
    language,
    t,
    yuan: (amountFen) => worded(amountFen, (amount) => t(`${fenToYuanText(amount)} 元`, `¥${fenToYuanText(amount)}`)),
    total: (amountFen) => worded(amountFen, (amount) => amountInShort(amount)[language]),
    count: (number) => number.toLocaleString("en-US"),
    percent: (ratioBp) => bpToPercentText(ratioBp as Bp),
    date: (on) => (on == null ? NOTHING : date(on)),
    time: (at) => (at == null ? NOTHING : time(at)),
    until: (at) => (at == null ? NOTHING : zh ? deadlineZh(instant(at)) : deadlineEn(instant(at))),
    given: (inChinese, inEnglish) => (zh || inEnglish == null || inEnglish === "" ? (inChinese ?? NOTHING) : inEnglish),
  };
}

function worded(amountFen: string | null | undefined, words: (amount: Fen) => string): string {
  const amount = amountFen == null ? undefined : parseFen(amountFen);
  return amount === undefined ? NOTHING : words(amount);
}

export const SpeechContext = createContext<Speech>(speechIn("zh"));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

/** The language this browser was last used in; the portal reads and writes the same cookie. */
export function rememberedLanguage(): Language {
  return /(?:^|; )lang=en(?:;|$)/.test(document.cookie) ? "en" : "zh";
}

export function rememberLanguage(language: Language): void {
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
}
