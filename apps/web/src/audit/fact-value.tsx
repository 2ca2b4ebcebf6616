import type { ReactNode } from "react";
import { recommendations } from "@yunquan/core/applications/checklist.ts";
import { cityOf, province } from "@yunquan/core/divisions.ts";
import { closingCashWords } from "@yunquan/core/editions/words.ts";
import { wordsOfFact } from "@yunquan/core/history/fact-words.ts";
import { objectWords, wordsOfObject } from "@yunquan/core/history/object-words.ts";
import { grades, ratingSteps } from "@yunquan/core/ratings/steps.ts";
import { roles } from "@yunquan/core/roles.ts";
import { supplierRoutes } from "@yunquan/core/suppliers/lifecycle.ts";
import { marks, usageChannels } from "@yunquan/core/usage/marks.ts";
import type { Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { purposeWords } from "../ui/case-files.tsx";
import { listKindWords } from "../ui/list-words.ts";
import { Money } from "../ui/money.tsx";
import { statusName } from "./status-words.ts";

type Fact = Schemas["AuditLine"]["facts"][string];
type Words = { readonly zh: string; readonly en: string };
type WordsOf = (value: string) => Words | undefined;

/** What a fact is called; one without words by the name it is kept under. */
export function factName({ language }: Speech, name: string): string {
  return wordsOfFact(name)?.[language] ?? name;
}

function from(table: Readonly<Record<string, Words>>): WordsOf {
  return (value) => (Object.hasOwn(table, value) ? table[value] : undefined);
}

const placeOf: WordsOf = (code) => (code === province.code ? province : cityOf(code));
const roleOf = from(roles);

/** Facts whose values have words of their own. */
const valueWords: Readonly<Record<string, WordsOf>> = {
  cityCode: placeOf,
  fromCityCode: placeOf,
  toCityCode: placeOf,
  placeCode: placeOf,
  noun: wordsOfObject,
  caseType: wordsOfObject,
  mark: from(marks),
  recommendation: from(recommendations),
  role: roleOf,
  before: roleOf,
  after: roleOf,
  grade: from(grades),
  step: from(ratingSteps),
  subject: from({ supplier: objectWords.supplier, office: { zh: "主管部门", en: "Office" } }),
  fate: from(closingCashWords),
  route: from(supplierRoutes),
  channel: from(usageChannels),
  purpose: from(purposeWords),
  kind: from(listKindWords),
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;
const WHOLE_FEN = /^\d+$/;

/**
 * What was written down, as people read it: amounts in yuan, instants in Beijing time, states and choices in their words.
 * Whatever has none of these is shown as it was written.
 */
export function FactValue(props: {
  readonly objectType: string;
  readonly name: string;
  readonly value: Fact;
}): ReactNode {
  const speech = useSpeech();
  const { name, value } = props;
  const text = String(value);
  if (value !== null && name.endsWith("Fen") && WHOLE_FEN.test(text)) return <Money fen={text} />;
  return factText(speech, props);
}

function factText(speech: Speech, fact: { objectType: string; name: string; value: Fact }): string {
  const { t, language, percent, time, date } = speech;
  const { objectType, name, value } = fact;
  if (value === null) return "—";
  if (typeof value === "boolean") return value ? t("是", "yes") : t("否", "no");
  if (typeof value === "number" && name.endsWith("Bp")) return percent(value);
  const text = String(value);
  if (/status$/i.test(name)) return statusName(speech, objectType, text);
  const wordsOf = valueWords[name];
  // Several roles are written in one fact.
  if (wordsOf !== undefined)
    return text
      .split(/[、,]/)
      .map((one) => wordsOf(one)?.[language] ?? one)
      .join(t("、", ", "));
  if (INSTANT.test(text)) return time(text);
  return CALENDAR_DATE.test(text) ? date(text) : text;
}
