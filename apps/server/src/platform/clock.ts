import { sql, type Kysely, type Transaction } from "kysely";
import type { Instant } from "@yunquan/core/time.ts";
import { askFirst } from "./ask.ts";
import type { Tables } from "./database/tables.generated.ts";

/** The business clock: the database's clock plus the stored offset, cut to the millisecond. */
export async function readNow(db: Kysely<Tables>): Promise<Instant> {
  return nowOf((await now.execute(db)).rows[0]);
}

/** The same within a transaction, sent together with what else is asked. */
export async function askNow(work: { readonly tx: Transaction<Tables> }): Promise<Instant> {
  return nowOf(await askFirst(work, now));
}

const now = sql<{
  now: Instant;
}>`select date_trunc('milliseconds', clock_timestamp() + offset_ms * interval '1 millisecond') as now from business_clock`;

function nowOf(row: { now: Instant } | undefined): Instant {
  if (row === undefined) throw new Error("the business clock has no row");
  return row.now;
}
