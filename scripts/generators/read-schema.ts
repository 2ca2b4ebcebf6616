import { PGlite } from "@electric-sql/pglite";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** One column as the catalogue of the migrated database describes it. */
export interface Column {
  readonly name: string;
  /** The type as PostgreSQL prints it, `bigint` or `text[]`; a domain or enumeration by its own name. */
  readonly sqlType: string;
  /** The type below domains, without the array part. */
  readonly baseType: string;
  readonly isArray: boolean;
  readonly nullable: boolean;
  readonly defaultSql: string | null;
  /** `always`: the database alone gives the value; `default`: it may be left out. */
  readonly given: "never" | "default" | "always";
  /** The texts a CHECK constraint, a domain or an enumeration allows; null when any text is allowed. */
  readonly literals: readonly string[] | null;
  readonly comment: string | null;
}

export interface Constraint {
  readonly name: string;
  readonly kind: "primary key" | "unique" | "foreign key" | "check" | "exclude";
  readonly definition: string;
}

export interface Table {
  readonly name: string;
  readonly kind: "table" | "view";
  readonly comment: string | null;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** Indexes that do not already stand behind a constraint. */
  readonly indexes: readonly string[];
  readonly triggers: readonly string[];
}

export const MIGRATIONS = "apps/server/migrations";

const alreadyRead = new Map<string, Promise<readonly Table[]>>();

/**
 * Applies every migration in the order of its number to an empty in-memory database and reads what came out; once per
 * process, since several generators ask.
 */
export async function readMigratedSchema(root: string): Promise<readonly Table[]> {
  const reading = alreadyRead.get(root) ?? migrateAndRead(root);
  alreadyRead.set(root, reading);
  return await reading;
}

async function migrateAndRead(root: string): Promise<readonly Table[]> {
  const folder = path.join(root, MIGRATIONS);
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).toSorted();
  if (files.length === 0) throw new Error(`no migration in ${MIGRATIONS}`);
  const database = new PGlite();
  try {
    for (const file of files) {
      const sql = await readFile(path.join(folder, file), "utf8");
      await database
        .transaction(async (tx) => {
          await tx.exec(sql);
        })
        .catch((cause: unknown) => {
          throw new Error(`${MIGRATIONS}/${file}: ${cause instanceof Error ? cause.message : String(cause)}`, {
            cause,
          });
        });
    }
    return await readCatalogue(database);
  } finally {
    await database.close();
  }
}

interface RelationRow {
  readonly oid: number;
  readonly name: string;
  readonly kind: string;
  readonly comment: string | null;
}

interface ColumnRow {
  readonly table_oid: number;
  readonly name: string;
  readonly sql_type: string;
  readonly base_type: string;
  readonly is_array: boolean;
  readonly not_null: boolean;
  readonly default_sql: string | null;
  readonly identity: string;
  readonly generated: string;
  readonly enum_labels: string | null;
  readonly domain_checks: string | null;
  readonly comment: string | null;
}

interface ConstraintRow {
  readonly table_oid: number;
  readonly name: string;
  readonly kind: string;
  readonly definition: string;
}

interface NamedRow {
  readonly table_oid: number;
  readonly definition: string;
}

// What an extension or the job queue brings along is not ours to describe: only the public schema is read.
const RELATIONS = `
  select c.oid::int as oid, c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as comment
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C"`;

const COLUMNS = `
  with recursive base as (
    select t.oid as type, t.oid as step, 0 as depth from pg_type t
    union all
    select base.type, case when t.typtype = 'd' then t.typbasetype else t.typelem end, base.depth + 1
    from base join pg_type t on t.oid = base.step
    where t.typtype = 'd' or (t.typcategory = 'A' and t.typelem <> 0)
  ), deepest as (select distinct on (type) type, step from base order by type, depth desc)
  select a.attrelid::int as table_oid, a.attname as name, format_type(a.atttypid, a.atttypmod) as sql_type,
    format_type(deepest.step, null) as base_type,
    exists (select 1 from base b join pg_type t on t.oid = b.step where b.type = a.atttypid and t.typcategory = 'A') as is_array,
    a.attnotnull or exists (select 1 from base b join pg_type t on t.oid = b.step where b.type = a.atttypid and t.typnotnull) as not_null,
    pg_get_expr(d.adbin, d.adrelid) as default_sql, a.attidentity as identity, a.attgenerated as generated,
    (select json_agg(e.enumlabel order by e.enumsortorder)::text from pg_enum e where e.enumtypid = deepest.step) as enum_labels,
    (select json_agg(pg_get_constraintdef(k.oid))::text from pg_constraint k join base b on k.contypid = b.step
      where b.type = a.atttypid and k.contype = 'c') as domain_checks,
    col_description(a.attrelid, a.attnum) as comment
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  join deepest on deepest.type = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped
  order by a.attrelid, a.attnum`;

const CONSTRAINTS = `
  select conrelid::int as table_oid, conname as name, contype as kind, pg_get_constraintdef(oid) as definition
  from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0 and contype in ('p', 'u', 'f', 'c', 'x')
  order by conrelid, position(contype::text in 'pufxc'), conname collate "C"`;

const INDEXES = `
  select i.indrelid::int as table_oid, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid and c.relnamespace = 'public'::regnamespace
  where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by i.indrelid, c.relname collate "C"`;

const TRIGGERS = `
  select tgrelid::int as table_oid, pg_get_triggerdef(oid) as definition
  from pg_trigger where not tgisinternal order by tgrelid, tgname collate "C"`;

async function readCatalogue(database: PGlite): Promise<readonly Table[]> {
  const relations = (await database.query<RelationRow>(RELATIONS)).rows;
  const columns = (await database.query<ColumnRow>(COLUMNS)).rows;
  const constraints = (await database.query<ConstraintRow>(CONSTRAINTS)).rows;
  const indexes = (await database.query<NamedRow>(INDEXES)).rows;
  const triggers = (await database.query<NamedRow>(TRIGGERS)).rows;
  const of = <Row extends { readonly table_oid: number }>(rows: readonly Row[], oid: number): Row[] =>
    rows.filter((row) => row.table_oid === oid);
  return relations.map(({ oid, name, kind, comment }) => {
    const checks = of(constraints, oid)
      .filter((row) => row.kind === "c")
      .map((row) => row.definition);
    return {
      name,
      kind: kind === "v" || kind === "m" ? "view" : "table",
      comment,
      columns: of(columns, oid).map((row) => column(row, checks)),
      constraints: of(constraints, oid).map((row) => ({
        name: row.name,
        kind: constraintKind(row.kind),
        definition: row.definition,
      })),
      indexes: of(indexes, oid).map((row) => row.definition),
      triggers: of(triggers, oid).map((row) => row.definition),
    };
  });
}

function column(row: ColumnRow, checks: readonly string[]): Column {
  const always = row.identity === "a" || row.generated !== "";
  const mayBeLeftOut = row.identity === "d" || row.default_sql !== null;
  return {
    name: row.name,
    sqlType: row.sql_type,
    baseType: row.base_type,
    isArray: row.is_array,
    nullable: !row.not_null,
    defaultSql: row.default_sql,
    given: always ? "always" : mayBeLeftOut ? "default" : "never",
    literals: literals(row, checks),
    comment: row.comment,
  };
}

function literals(row: ColumnRow, checks: readonly string[]): readonly string[] | null {
  if (row.enum_labels !== null) return textArray(row.enum_labels);
  if (row.base_type !== "text" && row.base_type !== "character varying") return null;
  const own = checks.map((check) => literalsOfCheck(check, row.name));
  const domain =
    row.domain_checks === null ? [] : textArray(row.domain_checks).map((check) => literalsOfCheck(check, "VALUE"));
  return [...own, ...domain].find((found) => found !== null) ?? null;
}

/**
 * The texts that a check such as `status in ('draft', 'submitted')` allows for a column, as PostgreSQL prints it back:
 * `CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text])))`; for arrays `<@ ARRAY[…]`. A check that says
 * anything else beside it allows no conclusion.
 */
export function literalsOfCheck(definition: string, columnName: string): readonly string[] | null {
  const plain = definition
    .replaceAll(/::(text|character varying)(\[\])?/g, "")
    .replaceAll(/[()]/g, " ")
    .replaceAll(/\s+/g, " ");
  const escaped = columnName.replaceAll(/[$.*+?^{}()|[\]\\]/g, String.raw`\$&`);
  const list = String.raw`('(?:[^']|'')*'(?:, '(?:[^']|'')*')*)`;
  const shape = new RegExp(
    `^CHECK (?:"?${escaped}"? IS NULL OR )?"?${escaped}"? (?:= ANY ARRAY\\[${list}\\]|<@ ARRAY\\[${list}\\]|= ${list}) ?$`,
  );
  const found = shape.exec(plain);
  const texts = found?.[1] ?? found?.[2] ?? found?.[3];
  if (texts === undefined) return null;
  return [...texts.matchAll(/'((?:[^']|'')*)'/g)].map((match) => (match[1] ?? "").replaceAll("''", "'"));
}

function textArray(json: string): string[] {
  const parsed: unknown = JSON.parse(json);
  if (!Array.isArray(parsed)) throw new Error(`a list was expected: ${json}`);
  return parsed.map(String);
}

function constraintKind(letter: string): Constraint["kind"] {
  switch (letter) {
    case "p":
      return "primary key";
    case "u":
      return "unique";
    case "f":
      return "foreign key";
    case "x":
      return "exclude";
    default:
      return "check";
  }
}
