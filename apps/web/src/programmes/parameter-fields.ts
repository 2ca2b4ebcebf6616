import { cities } from "@yunquan/core/divisions.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import { closingCashWords, editionRules, editionSays, evidenceKinds, ruleUnits } from "@yunquan/core/editions/words.ts";
import { entityTypes } from "@yunquan/core/enterprises/entity-types.ts";
import { industrySections } from "@yunquan/core/industry.ts";
import { bp, parseFen, type Bp } from "@yunquan/core/money.ts";
import { isCalendarDate, type CalendarDate } from "@yunquan/core/time.ts";
import type { Schemas } from "../api.ts";
import type { Speech } from "../speech.ts";

export type Parameters = Schemas["EditionParameters"];
interface Words {
  readonly zh: string;
  readonly en: string;
}

/** How a parameter is typed and said. */
export type FieldKind =
  | { readonly as: "number"; readonly unit: Words; readonly min: number; readonly max: number }
  | { readonly as: "percent" }
  | { readonly as: "amount"; readonly optional?: boolean }
  | { readonly as: "date" }
  | { readonly as: "yes" }
  | { readonly as: "one" | "several"; readonly options: readonly (Words & { readonly value: string })[] }
  | { readonly as: "text" }
  | { readonly as: "goals" | "fees" | "invoices" };

export interface Field {
  readonly key: keyof Parameters;
  readonly clause: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: FieldKind;
}

export interface FieldGroup {
  readonly zh: string;
  readonly en: string;
  readonly fields: readonly Field[];
}

const field = (key: keyof Parameters, kind: FieldKind): Field => {
  const { clause, zh, en } = editionRules[key];
  return { key, clause, zh, en, kind };
};
const days = (min: number, max: number): FieldKind => ({
  as: "number",
  unit: ruleUnits.days,
  min,
  max,
});
const workdays = (min: number, max: number): FieldKind => ({
  as: "number",
  unit: ruleUnits.workdays,
  min,
  max,
});
const optionsOf = (words: Readonly<Record<string, Words>>): (Words & { readonly value: string })[] =>
  Object.entries(words).map(([value, { zh, en }]) => ({ value, zh, en }));

/** Everything an edition fixes, in the groups it is entered in; names and clauses are the ones of the rules. */
export const fieldGroups: readonly FieldGroup[] = [
  { zh: "目标", en: "Goals", fields: [field("goals", { as: "goals" })] },
  {
    zh: "谁可以申领",
    en: "Who may apply",
    fields: [
      field("cities", {
        as: "several",
        options: cities.map(({ code, zh, en }) => ({ value: code, zh, en })),
      }),
      field("entityTypes", {
        as: "several",
        options: optionsOf(entityTypes),
      }),
      field("industrySections", { as: "several", options: optionsOf(industrySections) }),
      field("establishedMonthsMin", {
        as: "number",
        unit: ruleUnits.months,
        min: 0,
        max: 600,
      }),
      field("revenueFloorFen", {
        as: "amount",
      }),
      field("implementationPrefix", {
        as: "text",
      }),
    ],
  },
  {
    zh: "补什么",
    en: "What is subsidised",
    fields: [
      field("feeCategories", { as: "fees" }),
      field("contractsFromOn", { as: "date" }),
      field("publishedOn", { as: "date" }),
      field("implementationDaysMin", days(1, 1_000)),
    ],
  },
  {
    zh: "办理时限",
    en: "Time limits",
    fields: [
      field("supplierWorkdays", workdays(1, 60)),
      field("returnWorkdays", workdays(1, 120)),
      field("reviewWorkdays", workdays(1, 60)),
      field("noticeDays", days(5, 60)),
      field("announceDaysMin", days(30, 365)),
      field("standardMaxAgeDays", days(30, 366)),
    ],
  },
  {
    zh: "资金",
    en: "Money",
    fields: [
      field("issueRatioBp", { as: "percent" }),
      field("supplierCeilingFen", {
        as: "amount",
        optional: true,
      }),
      field("pilotReserveMaxBp", { as: "percent" }),
      field("pilotReserveReleaseDays", days(1, 365)),
      field("promisedCashWarnBp", {
        as: "percent",
      }),
      field("subtractCarriedIn", { as: "yes" }),
      field("closingCash", {
        as: "one",
        options: optionsOf(closingCashWords),
      }),
    ],
  },
  {
    zh: "结算",
    en: "Settlement",
    fields: [
      field("invoiceRule", { as: "invoices" }),
      field("evidence", {
        as: "several",
        options: optionsOf(evidenceKinds),
      }),
      field("settlementPeriodsMax", {
        as: "number",
        unit: ruleUnits.times,
        min: 1,
        max: 2,
      }),
      field("supplementaryLists", { as: "yes" }),
    ],
  },
];

/** What an edition says about one field, in the reader's language; a dash while it is still being typed. */
export function says({ language }: Speech, { key }: Field, parameters: Parameters): string {
  // A number that was cleared is null; only a ceiling may be none at all.
  if (key !== "supplierCeilingFen" && parameters[key] === null) return "—";
  return editionSays(key, complete(parameters))?.[language] ?? "—";
}

/** The parameters as the rules read them. A form that is being filled in holds less than its type says: what is unfinished is left out. */
function complete(parameters: Parameters): {
  readonly [Key in keyof EditionParameters]: EditionParameters[Key] | undefined;
} {
  const { supplierCeilingFen, invoiceRule } = parameters;
  const shareBp = invoiceRule.kind === "paid-share" ? ratio(invoiceRule.shareBp) : undefined;
  return {
    ...parameters,
    goals: parameters.goals.filter(hasAll("measure", "target", "byYear")),
    feeCategories: parameters.feeCategories.filter(hasAll("zh", "en")),
    revenueFloorFen: parseFen(parameters.revenueFloorFen),
    supplierCeilingFen: supplierCeilingFen === null ? null : parseFen(supplierCeilingFen),
    contractsFromOn: day(parameters.contractsFromOn),
    publishedOn: day(parameters.publishedOn),
    issueRatioBp: ratio(parameters.issueRatioBp),
    pilotReserveMaxBp: ratio(parameters.pilotReserveMaxBp),
    promisedCashWarnBp: ratio(parameters.promisedCashWarnBp),
    invoiceRule:
      invoiceRule.kind === "equal-to-contract"
        ? invoiceRule
        : shareBp === undefined
          ? undefined
          : { kind: "paid-share", shareBp },
  };
}

const ratio = (value: number): Bp | undefined => (Number.isSafeInteger(value) ? bp(value) : undefined);
const day = (text: string): CalendarDate | undefined => (isCalendarDate(text) ? text : undefined);

/** A row that was just added holds nothing yet. */
function hasAll<Row extends object>(...keys: readonly (keyof Row)[]): (row: Row | undefined) => boolean {
  return (row) => row !== undefined && keys.every((key) => row[key] !== undefined && row[key] !== null);
}
