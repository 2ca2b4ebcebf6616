import type { Insertable, Selectable } from "kysely";
import type { OfficeContactTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";

export type OfficeContactRow = Selectable<OfficeContactTable>;

export async function listContacts(work: Work): Promise<OfficeContactRow[]> {
  return await work.tx.selectFrom("officeContact").selectAll().orderBy("placeCode").execute();
}

export async function saveContact(work: Work, contact: Insertable<OfficeContactTable>): Promise<void> {
  const { placeCode: _place, ...rest } = contact;
  await work.tx
    .insertInto("officeContact")
    .values(contact)
    .onConflict((conflict) => conflict.column("placeCode").doUpdateSet(rest))
    .execute();
}
