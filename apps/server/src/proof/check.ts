import { sql } from "kysely";
import type { Tx } from "../platform/work.ts";

/**
 * One thing that is added up again. Both statements are plain SQL over the stored rows and share nothing with the code that
 * wrote them; each sees one moment of the database, so that writers at work cause no false difference.
 */
export interface Check {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** One row: what was looked at, and the sums. */
  readonly figures: string;
  /** A row (about, stands, should) for everything that does not agree. */
  readonly differences: string;
}

export interface Difference {
  readonly about: string;
  readonly stands: string;
  readonly should: string;
}

export interface Checked {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly differences: number;
  readonly examples: readonly Difference[];
}

/** How many differences of a check are shown; all are counted. */
const SHOWN = 20;

export async function runCheck(tx: Tx, check: Check): Promise<Checked> {
  // Every check adds up whole tables. The planner knows little of sums of sums, and taking them for small it would compare
  // each row of a million with every other.
  await sql`set local enable_nestloop = off`.execute(tx);
  const figures = await sql<Record<string, unknown>>`${sql.raw(check.figures)}`.execute(tx);
  const found = await sql<{ about: string | null; stands: string | null; should: string | null; total: number }>`
    select found.*, count(*) over () as total from (${sql.raw(check.differences)}) as found (about, stands, should) limit ${SHOWN}`.execute(
    tx,
  );
  const text = (value: unknown): string =>
    value === null || value === undefined ? "—" : typeof value === "string" ? value : JSON.stringify(value);
  return {
    name: check.name,
    zh: check.zh,
    en: check.en,
    figures: Object.fromEntries(Object.entries(figures.rows[0] ?? {}).map(([name, value]) => [name, text(value)])),
    differences: found.rows[0]?.total ?? 0,
    examples: found.rows.map((row) => ({ about: text(row.about), stands: text(row.stands), should: text(row.should) })),
  };
}
