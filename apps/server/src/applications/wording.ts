import { createHash } from "node:crypto";
import { sql } from "kysely";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { assert, type Finding, type RefusalFacts } from "@yunquan/core/refusal.ts";
import { dateZh, type CalendarDate } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import type { Work } from "../platform/work.ts";

/*
 * What an application was found to fulfil is told in two languages, a few kilobytes that are alike in most cases. The words
 * are kept once, in `wording`, with places for the amounts and dates among the facts; a case keeps the names of its wordings
 * and its facts. Nothing is lost: what is read is, to the letter, what was told.
 */

type Fact = RefusalFacts[string];

/** As a case keeps it: the name alone where the wording has no facts. A finding that is kept whole is read as it is. */
export type StoredFinding = string | readonly [name: string, ...facts: Fact[]] | Finding;

interface Wording {
  readonly id: string;
  readonly rule: string;
  readonly outcome: Finding["outcome"];
  readonly clause: string;
  readonly zh: string;
  readonly en: string;
  readonly facts: readonly string[];
}

/** The words of a finding with the wording they come to, and the figures that stand in them. */
interface Said {
  readonly en: string;
  readonly wording: Wording;
  readonly figures: readonly (readonly [name: string, value: Fact])[];
}

/** Words that were said before: most findings of a rush say the same. What is said once is not kept for long. */
const SAID_MAX = 4_000;
const said = new Map<string, Said>();
const wordings = new Map<string, Wording>();

/** Findings of many cases for the database: each as a case keeps it, and the wordings that it names. */
export class Wordings {
  readonly #named = new Map<string, Wording>();

  store(findings: readonly Finding[]): StoredFinding[] {
    return findings.map((finding) => {
      if (finding.zh.includes("{") || finding.en.includes("{")) return finding;
      const wording = wordingOf(finding);
      this.#named.set(wording.id, wording);
      return wording.facts.length === 0 ? wording.id : [wording.id, ...Object.values(finding.facts)];
    });
  }

  /** Writes the wordings that nobody has used before. In one order: two who write the same wait for each other in it. */
  async write(work: Work): Promise<void> {
    const ids = [...this.#named.keys()].toSorted();
    if (ids.length === 0) return;
    const known = await ask(work, sql<{ id: string }>`select id from wording where id = any(${ids}::text[])`);
    if (known.length === ids.length) return;
    const there = new Set(known.map(({ id }) => id));
    const missing = ids.flatMap((id) => (there.has(id) ? [] : (this.#named.get(id) ?? [])));
    await ask(
      work,
      sql`insert into wording (id, rule, outcome, clause, zh, en, facts)
        select w.id, w.rule, w.outcome, w.clause, w.zh, w.en, w.facts from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb)
          as w(id text, rule text, outcome text, clause text, zh text, en text, facts text[]) order by w.id on conflict do nothing`,
    );
  }
}

/** What was told to a case, word for word. */
export async function findingsTold(work: Work, stored: readonly StoredFinding[]): Promise<Finding[]> {
  const ids = [...new Set(stored.flatMap((one) => (isWhole(one) ? [] : [nameOf(one)])))];
  const rows =
    ids.length === 0
      ? []
      : await ask(
          work,
          sql<Wording>`select id, rule, outcome, clause, zh, en, facts from wording where id = any(${ids}::text[])`,
        );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return stored.map((one) => {
    if (isWhole(one)) return one;
    const wording = byId.get(nameOf(one));
    assert(wording !== undefined, "a wording that a case names is there");
    const values: readonly Fact[] = typeof one === "string" ? [] : one.slice(1);
    const facts = Object.fromEntries(wording.facts.map((name, index) => [name, values[index] ?? null]));
    const { rule, outcome, clause, zh, en } = wording;
    return { rule, outcome, facts, zh: filled(zh, facts), en: filled(en, facts), clause };
  });
}

function isWhole(stored: StoredFinding): stored is Finding {
  return typeof stored !== "string" && !Array.isArray(stored);
}

function nameOf(stored: Exclude<StoredFinding, Finding>): string {
  return typeof stored === "string" ? stored : stored[0];
}

function wordingOf(finding: Finding): Wording {
  const known = said.get(finding.zh);
  if (known !== undefined && saysTheSame(finding, known)) return known.wording;
  const { rule, outcome, clause } = finding;
  const facts = Object.keys(finding.facts);
  const zh = emptied(finding.zh, finding.facts);
  const en = emptied(finding.en, finding.facts);
  const wording = wordingFor({ rule, outcome, clause, zh, en, facts });
  const places = facts.filter((name) => `${zh} ${en}`.includes(`{${name}`));
  if (said.size >= SAID_MAX) said.clear();
  said.set(finding.zh, { en: finding.en, wording, figures: places.map((name) => [name, finding.facts[name] ?? null]) });
  return wording;
}

function wordingFor(content: Omit<Wording, "id">): Wording {
  const { rule, outcome, clause, zh, en, facts } = content;
  const whole = JSON.stringify([rule, outcome, clause, zh, en, facts]);
  const known = wordings.get(whole);
  if (known !== undefined) return known;
  const wording = { id: createHash("sha256").update(whole).digest("base64url").slice(0, 12), ...content };
  if (wordings.size >= SAID_MAX) wordings.clear();
  wordings.set(whole, wording);
  return wording;
}

function saysTheSame({ rule, outcome, clause, en, facts }: Finding, known: Said): boolean {
  const { wording, figures } = known;
  if (known.en !== en || wording.rule !== rule || wording.outcome !== outcome || wording.clause !== clause)
    return false;
  let index = 0;
  for (const name in facts) {
    if (wording.facts[index] !== name) return false;
    index += 1;
  }
  return index === wording.facts.length && figures.every(([name, value]) => facts[name] === value);
}

/** The words with a place for each amount and date of the facts, wherever they stand as people read them. */
function emptied(text: string, facts: RefusalFacts): string {
  let words = text;
  for (const name in facts) {
    const value = facts[name];
    if (isAmount(name, value)) words = words.replaceAll(fenToYuanText(value), `{${name}}`);
    else if (isDate(name, value))
      words = words.replaceAll(dateZh(value), `{${name}:zh}`).replaceAll(value, `{${name}}`);
  }
  return words;
}

function filled(text: string, facts: RefusalFacts): string {
  return text.replaceAll(/\{(\w+)(:zh)?\}/g, (_place, name: string, zh: string | undefined) => {
    const value = facts[name] ?? null;
    if (isAmount(name, value)) return fenToYuanText(value);
    assert(isDate(name, value), "a place in a wording is for an amount or a date");
    return zh === undefined ? value : dateZh(value);
  });
}

function isAmount(name: string, value: Fact | undefined): value is Fen {
  return name.endsWith("Fen") && typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isDate(name: string, value: Fact | undefined): value is CalendarDate {
  return name.endsWith("On") && typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
}
