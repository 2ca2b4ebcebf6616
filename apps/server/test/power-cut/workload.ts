import type { PGlite } from "@electric-sql/pglite";

/** What an opened database holds: the ledger rows, and everything that contradicts itself. */
export interface Inspection {
  readonly ids: readonly number[];
  readonly faults: readonly string[];
}

/** Entries with two balancing legs each, over pools whose balances are kept beside them. */
export async function createTables(pglite: PGlite): Promise<void> {
  await pglite.exec(`
    create table if not exists pool (id int primary key, balance bigint not null);
    create table if not exists entry (id bigint primary key, note text not null);
    create table if not exists leg (
      entry_id bigint not null references entry (id), pool_id int not null references pool (id), amount bigint not null);
    create index if not exists leg_entry on leg (entry_id);
    insert into pool select id, 0 from generate_series(0, 15) id on conflict do nothing;
  `);
}

export async function lastEntry(pglite: PGlite): Promise<number> {
  const { rows } = await pglite.query<{ last: number }>("select coalesce(max(id), 0) as last from entry");
  return rows[0]?.last ?? 0;
}

/** One commit: an entry, its two legs and both balances. Every third is a single statement. */
export async function commitEntry(pglite: PGlite, id: number): Promise<void> {
  const from = id % 16;
  const to = (id * 7 + 3) % 16;
  const amount = (id % 1_000) + 1;
  if (id % 3 === 0) {
    await pglite.query(
      `with entered as (insert into entry values ($1, repeat('x', 100)) returning id),
            legs as (insert into leg select id, p, a from entered, (values ($2::int, -$4::bigint), ($3::int, $4::bigint)) v (p, a)
                     returning pool_id, amount)
       update pool set balance = balance + change
         from (select pool_id, sum(amount) as change from legs group by pool_id) c where c.pool_id = pool.id`,
      [id, from, to, amount],
    );
    return;
  }
  await pglite.transaction(async (tx) => {
    await tx.query("insert into entry values ($1, repeat('x', 100))", [id]);
    await tx.query("insert into leg values ($1, $2, -$4::bigint), ($1, $3, $4)", [id, from, to, amount]);
    await tx.query("update pool set balance = balance - $2 where id = $1", [from, amount]);
    await tx.query("update pool set balance = balance + $2 where id = $1", [to, amount]);
  });
}

export async function inspect(pglite: PGlite): Promise<Inspection> {
  const entries = await pglite.query<{ id: number }>("select id from entry order by id");
  const torn = await pglite.query<{ fault: string }>(`
    select 'entry ' || e.id || ': ' || count(l.entry_id) || ' legs, sum ' || coalesce(sum(l.amount), 0) as fault
      from entry e left join leg l on l.entry_id = e.id group by e.id
     having count(l.entry_id) <> 2 or sum(l.amount) <> 0
    union all
    select 'pool ' || p.id || ': balance ' || p.balance || ', legs ' || coalesce(sum(l.amount), 0)
      from pool p left join leg l on l.pool_id = p.id group by p.id, p.balance
     having p.balance <> coalesce(sum(l.amount), 0)`);
  return { ids: entries.rows.map((row) => row.id), faults: torn.rows.map((row) => row.fault) };
}
