import { sql, type RawBuilder } from "kysely";
import { assert } from "@yunquan/core/refusal.ts";

/** Below this many rows a statement is the same whatever stands in them. */
const APART_FROM = 8;

/** Types whose values are written without quotes in an array. */
const PLAIN = new Set([
  "uuid",
  "bigint",
  "integer",
  "smallint",
  "boolean",
  "date",
  "timestamptz",
  "timestamp with time zone",
]);

/** The types of a set's columns, by their names as the database writes them. */
export type Shape = Readonly<Record<string, string>>;

/**
 * Rows for one statement, to stand after `from`, as `r`: one array for each column. A column that says the same in every row of
 * a large set (the instant, the person's role, the plan) is sent once. `rows` hold plain values; what a jsonb column holds is
 * written as JSON.
 */
export function recordset(rows: readonly object[], shape: Shape): RawBuilder<unknown> {
  return fromArrays(rows as readonly Row[], shape);
}

type Row = Readonly<Record<string, unknown>>;

function fromArrays(rows: readonly Row[], shape: Shape): RawBuilder<unknown> {
  const [first] = rows;
  const columns = Object.entries(shape);
  const varies = ([name, type]: readonly [string, string]): boolean =>
    rows.length < APART_FROM ||
    (type === "jsonb" && first?.[name] != null) ||
    rows.some((row) => row[name] !== first?.[name]);
  const apart = columns.filter(varies);
  const alike = columns.filter((column) => !apart.includes(column));
  // Something has to tell how many rows there are.
  const lists = apart.length === 0 ? columns.slice(0, 1) : apart;
  const once = apart.length === 0 ? columns.slice(1) : alike;
  const arrays = lists.map(([name, type]) => sql`${arrayText(rows, name, type)}::text::${sql.raw(type)}[]`);
  const names = sql.raw(lists.map(([name]) => `"${name}"`).join(", "));
  if (once.length === 0) return sql`unnest(${sql.join(arrays)}) as r(${names})`;
  const constants = once.map(
    ([name, type]) => sql`${first?.[name] ?? null}::${sql.raw(type)} as ${sql.raw(`"${name}"`)}`,
  );
  return sql`(select l.*, ${sql.join(constants)} from unnest(${sql.join(arrays)}) as l(${names})) as r`;
}

/** An array as the database reads it. */
function arrayText(rows: readonly Row[], name: string, type: string): string {
  const plain = PLAIN.has(type);
  let text = "{";
  for (const row of rows) {
    const value = row[name];
    if (text.length > 1) text += ",";
    if (value === null || value === undefined) text += "NULL";
    else if (plain) text += String(value);
    else {
      assert(type === "jsonb" || typeof value !== "object", "a column of a set holds no list");
      const said = type === "jsonb" ? JSON.stringify(value) : String(value);
      text += `"${/["\\]/.test(said) ? said.replaceAll(/["\\]/g, String.raw`\$&`) : said}"`;
    }
  }
  return `${text}}`;
}
