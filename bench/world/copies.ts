import type { Session } from "../../apps/server/src/platform/database/connect.ts";

/*
 * Many cases from one: a case is lived through the product's own operations once, and every row that this wrote is copied
 * set by set, with ids, people, places and unique numbers of its own. So the copies have whatever columns and tables the
 * product has today, and the product's proof finds nothing wrong with them.
 */

/**
 * The table `draft` that a loader fills before it copies: one row for each copy. Who and where it is, its place in its city's
 * line of applications, the account that its voucher is issued from, and a code for it.
 */
export const DRAFT_TABLE = `create temporary table draft (
  n integer primary key, city_code text not null, division text not null, supplier_id uuid not null, credit_code text not null,
  place bigint not null, capacity_id uuid not null, voucher_code text not null)`;

/** What is one for all cases or counted again afterwards; rows in it are not copied. */
const SHARED: ReadonlySet<string> = new Set([
  "business_clock",
  "case_count",
  "document_counter",
  "idempotency_key",
  "installation",
  "line_counter",
  "line_sum",
  // Each copy is judged for itself.
  "prepared_draft",
  "schema_migration",
  "work_calendar_year",
]);

export interface CopyRules {
  /** Only rows that were written by transactions from this one on belong to the case … */
  readonly since: string;
  /** … and before this one: what comes later are copies. */
  readonly until: string;
  /** Uuids that become something of the draft, as SQL over the draft `d`; others become ids of their own. */
  readonly become: ReadonlyMap<string, string>;
  /** `table.column` → SQL over the template's row `t` and the draft `d`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Rows that are left out, as SQL over `t`, by table. */
  readonly without?: Readonly<Record<string, string>>;
  /** The city whose code becomes that of the draft. */
  readonly cityCode: string;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** The number of the next transaction: what is written from here on belongs to the case. */
export async function markHere(session: Session): Promise<string> {
  const [row] = await session.rows("select (txid_current() + 1)::text as mark");
  return String(row?.["mark"]);
}

/** The id of a copy: the same for the same original and number, in SQL here and in cases.ts. */
const copied = (uuid: string): string => `md5(${uuid} || ':' || d.n)::uuid`;

/** Copies every row of the case once for each row of `draft`. Gives the number of rows written by table. */
export async function copyCase(session: Session, rules: CopyRules): Promise<ReadonlyMap<string, number>> {
  const tables = await ownTables(session);
  const written = new Map<string, number>();
  const originals = new Map<string, readonly Record<string, unknown>[]>();
  for (const [table, columns] of tables) {
    const rows = await originalsOf(session, table, columns, rules);
    if (rows.length > 0) originals.set(table, rows);
  }
  const ids = new Set([...originals.values()].flatMap((rows) => rows.flatMap((row) => textOf(row["id"]) ?? [])));
  // Keys and append-only guards were checked when the product wrote the original; checking each copy would take minutes.
  await session.script("set session_replication_role = replica");
  try {
    for (const [table, rows] of originals) {
      const columns = tables.get(table) ?? [];
      const values = columns.map((column) => valueOf(table, column, rows, ids, rules));
      const names = columns.map(({ name }) => `"${name}"`).join(", ");
      // The order of the originals is kept within each copy: histories and transfers are read in the order of their numbers.
      const order = await orderOf(session, table);
      await session.script(
        `insert into "${table}" (${names}) select ${values.join(", ")} from draft d cross join (${originalsSql(table, rules)}) t order by d.n${order}`,
      );
      const [counted] = await session.rows("select count(*)::int as drafts from draft");
      written.set(table, rows.length * Number(counted?.["drafts"]));
    }
  } finally {
    await session.script("set session_replication_role = origin");
  }
  return written;
}

/** The counts of cases by state, made again from the rows: copying goes past them. */
export async function countAgain(session: Session): Promise<void> {
  for (const noun of ["application", "voucher", "claim"]) {
    await session.script(`insert into case_count (noun, programme_id, city_code, status, cases)
      select '${noun}', programme_id, city_code, status, count(*) from "${noun}" group by 2, 3, 4
      on conflict (noun, programme_id, city_code, status) do update set cases = excluded.cases`);
  }
  await session.script(`insert into case_count (noun, programme_id, city_code, status, cases)
    select 'enterprise', programme_id, city_code, status, count(*) from enterprise
    where programme_id is not null and city_code is not null and submitted_at is not null group by 2, 3, 4
    on conflict (noun, programme_id, city_code, status) do update set cases = excluded.cases`);
}

/** Balances, line counters and the sums of lines, made again from the transfers, the positions and the claims: copying goes past them, too. */
export async function addUpAgain(session: Session): Promise<void> {
  await session.script(`
    with sums as (
      select account_id, max(seq) as last_seq,
        sum(case kind when 'grant' then amount_fen when 'withdraw' then -amount_fen else 0 end) as granted,
        sum(case kind when 'reserve' then amount_fen when 'post' then -amount_fen when 'void' then -amount_fen when 'expire' then -amount_fen else 0 end) as reserved,
        sum(case kind when 'post' then amount_fen when 'release' then -amount_fen else 0 end) as posted
      from ledger_transfer group by account_id)
    update ledger_account a set granted_fen = s.granted, reserved_fen = s.reserved, posted_fen = s.posted, last_seq = s.last_seq
    from sums s where s.account_id = a.id and a.last_seq <> s.last_seq;
    insert into line_counter (programme_id, city_code, kind, last_number, last_at)
      select programme_id, city_code, kind, max(number), max(given_at) from line_position group by 1, 2, 3
      on conflict (programme_id, city_code, kind) do update set last_number = excluded.last_number, last_at = excluded.last_at;
    delete from line_sum;
    insert into line_sum (line_id, short_since, block, status, report_mark, claims, amount_fen)
      select line_id, short_since, block, status, report_mark, count(*), sum(amount_fen) from claim_in_line group by 1, 2, 3, 4, 5`);
}

async function ownTables(session: Session): Promise<Map<string, Column[]>> {
  const rows =
    await session.rows(`select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and a.attidentity = '' and a.attgenerated = '' order by c.relname, a.attnum`);
  const tables = new Map<string, Column[]>();
  for (const row of rows) {
    const table = String(row["table"]);
    if (SHARED.has(table)) continue;
    const columns = tables.get(table) ?? [];
    columns.push({ name: String(row["name"]), type: String(row["type"]) });
    tables.set(table, columns);
  }
  return tables;
}

function originalsSql(table: string, rules: CopyRules): string {
  const without = rules.without?.[table];
  const rest = without === undefined ? "" : ` and not (${without})`;
  return `select * from "${table}" t where t.xmin::text::bigint >= ${rules.since} and t.xmin::text::bigint < ${rules.until}${rest}`;
}

async function originalsOf(
  session: Session,
  table: string,
  columns: readonly Column[],
  rules: CopyRules,
): Promise<Record<string, unknown>[]> {
  const texts = columns.map(({ name }) => `t."${name}"::text as "${name}"`).join(", ");
  return await session.rows(`select ${texts} from (${originalsSql(table, rules)}) t`);
}

async function orderOf(session: Session, table: string): Promise<string> {
  const [identity] = await session.rows(
    `select attname as name from pg_attribute where attrelid = '"${table}"'::regclass and attidentity <> ''`,
  );
  return identity === undefined ? "" : `, t."${String(identity["name"])}"`;
}

function valueOf(
  table: string,
  column: Column,
  rows: readonly Record<string, unknown>[],
  ids: ReadonlySet<string>,
  rules: CopyRules,
): string {
  const own = `t."${column.name}"`;
  const given = rules.columns[`${table}.${column.name}`];
  if (given !== undefined) return given;
  if (column.name === "city_code") return `case ${own} when '${rules.cityCode}' then d.city_code else ${own} end`;
  const seen = [...new Set(rows.flatMap((row) => textOf(row[column.name]) ?? []))];
  const mapped = (uuid: string): string | undefined =>
    rules.become.get(uuid) ?? (ids.has(uuid) ? copied(`'${uuid}'`) : undefined);
  if (column.type === "uuid") {
    const cases = seen.flatMap((uuid) => {
      const to = mapped(uuid);
      return to === undefined ? [] : [`when '${uuid}' then ${to}`];
    });
    return cases.length === 0 ? own : `case ${own} ${cases.join(" ")} else ${own} end`;
  }
  if (column.type !== "jsonb") return own;
  // Only the texts in which an id stands are taken apart: most rows have none, and there are many.
  const known = [...new Set([...ids, ...rules.become.keys()])];
  const cases = seen.flatMap((text) => {
    const named = known.filter((uuid) => text.includes(uuid));
    if (named.length === 0) return [];
    const replaced = named.reduce(
      (sql, uuid) => `replace(${sql}, '${uuid}', (${mapped(uuid) ?? `'${uuid}'`})::text)`,
      `${own}::text`,
    );
    return [`when '${text.replaceAll("'", "''")}' then (${replaced})::jsonb`];
  });
  return cases.length === 0 ? own : `case ${own}::text ${cases.join(" ")} else ${own} end`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
