import type { Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { CatalogueTable, ServiceTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";

export type CatalogueRow = Selectable<CatalogueTable>;
export type ServiceRow = Selectable<ServiceTable>;

export async function findService(work: Work, catalogueId: Id, code: string): Promise<ServiceRow | undefined> {
  return await work.tx.selectFrom("service").selectAll().where("catalogueId", "=", catalogueId).where("code", "=", code).executeTakeFirst();
}
