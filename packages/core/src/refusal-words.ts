import { fenToYuanText } from "./decimal.ts";
import { fen } from "./money.ts";
import { refusalCodes } from "./refusal-codes.ts";
import type { RefusalFacts } from "./refusal.ts";
import {
  beijingDate,
  beijingTime,
  dateZh,
  deadlineEn,
  deadlineZh,
  instantZh,
  isCalendarDate,
  isInstant,
} from "./time.ts";

type Language = "zh" | "en";

/** Facts that say until when something could be done: their midnight belongs to the day that it ends. */
const DEADLINE = /^(?:deadline|ends|lastClaim|\w*[dD]ue)At$|^until$/;

/** The words of a refusal with its facts filled in: fen as yuan, instants in Beijing time, `—` for what has no fact. */
export function wordsWithFacts(words: string, facts: RefusalFacts, language: Language): string {
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts[name];
    if (value === undefined || value === null) return "—";
    if (typeof value === "number" && name.endsWith("Fen"))
      return `${fenToYuanText(fen(value))} ${language === "zh" ? "元" : "yuan"}`;
    if (typeof value === "string" && isInstant(value) && DEADLINE.test(name))
      return language === "zh" ? deadlineZh(value) : `${deadlineEn(value)} Beijing time`;
    if (typeof value === "string" && isInstant(value))
      return language === "zh" ? instantZh(value) : `${beijingDate(value)} ${beijingTime(value)} Beijing time`;
    if (typeof value === "string" && isCalendarDate(value)) return language === "zh" ? dateZh(value) : value;
    return String(value);
  });
}

/** Of the facts that were kept with a refusal those that its own words tell; whatever else was kept is not for others. */
export function factsToldBy(code: string, kept: Readonly<Record<string, unknown>>): RefusalFacts {
  const words = wordsOf(code);
  if (words === undefined) return {};
  const named = new Set([...`${words.zh}${words.en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  return Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => (named.has(name) && isFact(value) ? [[name, value]] : [])),
  );
}

/** A refusal that was kept, in words: what it has no fact for becomes `…`. Its code where there are no such words any more. */
export function keptRefusalWords(code: string, facts: RefusalFacts, language: Language): string {
  const words = wordsOf(code)?.[language];
  if (words === undefined) return code;
  const open = words.replaceAll(/[“"（(]?\{(\w+)\}[”"）)]?/g, (whole, name: string) =>
    facts[name] === undefined || facts[name] === null ? "…" : whole,
  );
  return wordsWithFacts(open, facts, language);
}

function wordsOf(code: string): { readonly zh: string; readonly en: string } | undefined {
  const known: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = refusalCodes;
  return Object.hasOwn(known, code) ? known[code] : undefined;
}

function isFact(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
