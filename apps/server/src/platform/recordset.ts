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

/** Ids as the text of one array, each once: read in the database as `${…}::text::uuid[]`. */
export function idsAsText(ids: Iterable<string>): string {
  return `{${[...new Set(ids)].join(",")}}`;
}

/** The types of a set's columns, by their names as the database writes them. */
export type Shape = Readonly<Record<string, string>>;

/**
 * Rows for one statement, to stand after `from`, as `r`: one list for each column. A column that says the same in every row of
 * a large set (the instant, the person's role, the plan) is sent once. `rows` hold plain values; what a json or jsonb column holds
 * is written as JSON.
 */
export function recordset(rows: readonly object[], shape: Shape): RawBuilder<unknown> {
  return fromArrays(rows as readonly Row[], shape);
}

type Row = Readonly<Record<string, unknown>>;

function fromArrays(rows: readonly Row[], shape: Shape): RawBuilder<unknown> {
  const [first] = rows;
  const columns = Object.entries(shape);
  const varies = ([name]: Column): boolean =>
    rows.length < APART_FROM || rows.some((row) => row[name] !== first?.[name]);
  const apart = columns.filter(varies);
  const alike = columns.filter((column) => !apart.includes(column));
  // Something has to tell how many rows there are.
  const lists = apart.length === 0 ? columns.slice(0, 1) : apart;
  const once = apart.length === 0 ? columns.slice(1) : alike;
  const [documents, values] = [lists.filter(isDocument), lists.filter((column) => !isDocument(column))];
  const functions = [
    ...(values.length === 0 ? [] : [sql`unnest(${sql.join(values.map((column) => arrayOf(rows, column)))})`]),
    ...documents.map(
      ([name, type]) => sql`${sql.raw(type)}_array_elements(${documentsOf(rows, name)}::text::${sql.raw(type)})`,
    ),
  ];
  const parts = [
    ...values.map(([name]) => sql.raw(`l."${name}"`)),
    // Nothing is nothing, not a document that says so.
    ...documents.map(([name, type]) =>
      sql.raw(`case when ${type}_typeof(l."${name}") <> 'null' then l."${name}" end as "${name}"`),
    ),
    ...once.map((column) => sql`${plainOf(first, column)}::${sql.raw(column[1])} as ${sql.raw(`"${column[0]}"`)}`),
  ];
  const names = sql.raw([...values, ...documents].map(([name]) => `"${name}"`).join(", "));
  return sql`(select ${sql.join(parts)} from rows from (${sql.join(functions)}) as l(${names})) as r`;
}

type Column = readonly [name: string, type: string];

function isDocument([, type]: Column): boolean {
  return type === "jsonb" || type === "json";
}

/** A document that is written as text already. */
export class JsonText {
  readonly text: string;

  constructor(value: unknown) {
    this.text = JSON.stringify(value);
  }
}

function documentsOf(rows: readonly Row[], name: string): string {
  if (rows[0]?.[name] instanceof JsonText)
    return `[${rows.map((row) => (row[name] instanceof JsonText ? row[name].text : JSON.stringify(row[name]))).join(",")}]`;
  return JSON.stringify(rows.map((row) => row[name]));
}

/** What all rows say in a column. */
function plainOf(row: Row | undefined, column: Column): unknown {
  const value = row?.[column[0]] ?? null;
  if (value === null || !isDocument(column)) return value;
  return value instanceof JsonText ? value.text : JSON.stringify(value);
}

/** A column as an array, in the text that the database reads. */
function arrayOf(rows: readonly Row[], [name, type]: Column): RawBuilder<unknown> {
  const plain = PLAIN.has(type);
  let text = "";
  for (const row of rows) {
    const value = row[name];
    if (text !== "") text += ",";
    if (value === null || value === undefined) text += "NULL";
    else if (plain) text += typeof value === "string" ? value : JSON.stringify(value);
    else {
      assert(typeof value === "string", "a column of a set holds plain values");
      text += SPECIAL.test(value) ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"` : `"${value}"`;
    }
  }
  return sql`${`{${text}}`}::text::${sql.raw(type)}[]`;
}

const SPECIAL = /["\\]/;
