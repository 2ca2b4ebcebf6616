import { sql, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { InquiryTable } from "../platform/database/tables.generated.ts";
import { visibleTo, type Belongs } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type InquiryRow = Selectable<InquiryTable>;

/** A city sees what was sent to it; the province sees all, its own and the cities'. */
export const inquiryBelongs: Belongs = { city: "inquiry.cityCode" };

export async function insertInquiry(work: Work, values: Insertable<InquiryTable>): Promise<void> {
  await work.tx.insertInto("inquiry").values(values).execute();
}

function shown(work: Work) {
  return work.tx
    .selectFrom("inquiry")
    .leftJoin("organisation", "organisation.id", "inquiry.answeredOffice")
    .selectAll("inquiry")
    .select("organisation.nameZh as officeName");
}

export type ShownInquiry = InquiryRow & { readonly officeName: string | null };

export async function findInquiry(work: Work, id: Id): Promise<ShownInquiry> {
  const row = await shown(work)
    .where("inquiry.id", "=", id)
    .where(visibleTo(work.actor, inquiryBelongs))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "inquiry" });
  return row;
}

export async function lockInquiry(work: Work, id: Id): Promise<InquiryRow> {
  const row = await work.tx
    .selectFrom("inquiry")
    .selectAll()
    .where("id", "=", id)
    .where(visibleTo(work.actor, inquiryBelongs))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "inquiry" });
  return row;
}

/** By number and the hash of its code: one of the two finds nothing. */
export async function findByCode(work: Work, number: string, codeHash: Buffer): Promise<ShownInquiry | undefined> {
  return await shown(work)
    .where("inquiry.number", "=", number)
    .where("inquiry.codeHash", "=", codeHash)
    .executeTakeFirst();
}

export async function listInquiries(
  work: Work,
  filter: {
    status?: InquiryRow["status"] | undefined;
    kind?: InquiryRow["kind"] | undefined;
    after: readonly [at: Instant, id: Id] | undefined;
    limit: number;
  },
): Promise<ShownInquiry[]> {
  let rows = shown(work).where(visibleTo(work.actor, inquiryBelongs));
  if (filter.status !== undefined) rows = rows.where("inquiry.status", "=", filter.status);
  if (filter.kind !== undefined) rows = rows.where("inquiry.kind", "=", filter.kind);
  if (filter.after !== undefined)
    rows = rows.where(
      sql<SqlBool>`(inquiry.filed_at, inquiry.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return await rows
    .orderBy("inquiry.filedAt", "desc")
    .orderBy("inquiry.id", "desc")
    .limit(filter.limit + 1)
    .execute();
}
