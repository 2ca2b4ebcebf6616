import { sql, type Kysely } from "kysely";
import type { Instant } from "@yunquan/core/time.ts";
import type { Tables } from "./database/tables.generated.ts";

/** The business clock: the database's clock plus the stored offset, cut to the millisecond. */
export async function readNow(db: Kysely<Tables>): Promise<Instant> {
  const { rows } = await sql<{
    now: Instant;
  }>`select date_trunc('milliseconds', clock_timestamp() + offset_ms * interval '1 millisecond') as now from business_clock`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) throw new Error("the business clock has no row");
  return row.now;
}
