import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { askFirst } from "./ask.ts";
import { idsAsText } from "./recordset.ts";
import type { Work } from "./work.ts";

/** The versions of rows by their ids; a row that is not there has none. */
export type Versions = Readonly<Record<Id, number | undefined>>;

/**
 * Locks rows of one table in the order of their ids, for whoever saw them before, and gives the versions they are in: all of
 * them in one value, for a batch compares hundreds.
 */
export async function heldVersions(
  work: Work,
  table: "application" | "contract" | "enterprise" | "supplier" | "product",
  ids: readonly Id[],
  strength: "update" | "share",
): Promise<Versions> {
  if (ids.length === 0) return {};
  const row = await askFirst(
    work,
    sql<{ versions: Versions }>`select coalesce(json_object_agg(held.id, held.version), '{}') as versions
      from (select id, version from ${sql.table(table)} where id = any(${idsAsText(ids)}::text::uuid[]) order by id for ${sql.raw(strength)}) held`,
  );
  return row?.versions ?? {};
}
