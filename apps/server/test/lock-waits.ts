import { sql } from "kysely";
import type { TestApp } from "./app.ts";

/** Waits until so many sessions of the database wait for a lock: whoever was asked has come to where somebody else holds it. */
export async function waitsForLock(app: TestApp, sessions: number): Promise<void> {
  for (;;) {
    const { rows } = await app.as(
      null,
      async (work) =>
        await sql<{ waiting: number }>`select count(*)::integer as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(work.tx),
    );
    if ((rows[0]?.waiting ?? 0) >= sessions) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
