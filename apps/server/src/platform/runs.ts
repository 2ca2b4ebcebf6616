import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";

/** The values that a leading column of an index may have in a list: each combination of them is one run of the index. */
export interface RunColumn {
  /** As `table.column`. */
  readonly column: string;
  /** A query of one column named `value`. */
  readonly values: RawBuilder<unknown>;
}

export interface Page {
  readonly table: string;
  readonly runs: readonly RunColumn[];
  /** What the rows of a run are sorted by in the index, before the id; as a column of the table. */
  readonly key: string;
  readonly direction: "asc" | "desc";
  /** Whatever else a row has to meet, the place after the last row seen among it. */
  readonly where: Expression<SqlBool>;
  readonly limit: number;
}

/**
 * The ids of one page. An index that begins with, say, city and status is sorted by time only within each city and status:
 * of each such run the first rows are taken, and the page is the first of these. So it costs the same among ten thousand
 * rows and a million, and one index serves the list with and without the filters on its leading columns.
 */
export function idsOfPage(page: Page): RawBuilder<Id> {
  const { table, runs, key, direction, where, limit } = page;
  const id = sql.ref(`${table}.id`);
  const conditions = runs.map(({ column }, index) => sql`${sql.ref(column)} = ${sql.ref(`run${index}.value`)}`);
  const down = sql.raw(direction);
  const first = sql`select ${id} as id, ${sql.ref(`${table}.${key}`)} as key from ${sql.table(table)}
    where ${sql.join([...conditions, where], sql` and `)} order by ${sql.ref(`${table}.${key}`)} ${down}, ${id} ${down} limit ${limit}`;
  if (runs.length === 0) return sql<Id>`(select id from (${first}) page)`;
  const sources = sql.join(
    runs.map(({ values }, index) => sql`(${values}) as ${sql.table(`run${index}`)}`),
    sql` cross join `,
  );
  return sql<Id>`(select page.id from ${sources} cross join lateral (${first}) page order by page.key ${down}, page.id ${down} limit ${limit})`;
}

/** These values, each the beginning of a run. */
export function oneOf(values: readonly string[]): RawBuilder<unknown> {
  return sql`select unnest(${[...values]}::text[]) as value`;
}

/** The programme asked for, or every one there is. */
export function programmeOr(asked: Id | undefined): RawBuilder<unknown> {
  return asked === undefined ? sql`select id as value from programme` : sql`select ${asked}::uuid as value`;
}
