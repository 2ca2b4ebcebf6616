import { sql, type Insertable, type Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { ProductTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type ProductRow = Selectable<ProductTable>;

/** A product of the supplier acting, locked. Another's is not found. */
export async function lockProduct(work: Work, id: Id): Promise<ProductRow> {
  const row = await work.tx
    .selectFrom("product")
    .selectAll()
    .where("id", "=", id)
    .where(visibleTo(work.actor, { supplier: "product.supplierId" }))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "product" });
  return row;
}

/** A product of the supplier acting, without a lock. Another's is not found. */
export async function findProduct(work: Work, id: Id): Promise<ProductRow> {
  const row = await work.tx
    .selectFrom("product")
    .selectAll()
    .where("id", "=", id)
    .where(visibleTo(work.actor, { supplier: "product.supplierId" }))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "product" });
  return row;
}

export async function insertProduct(work: Work, product: Insertable<ProductTable>): Promise<void> {
  await work.tx.insertInto("product").values(product).execute();
}

/** The products of the supplier acting, in the order of their pinyin. */
export async function listOwnProducts(
  work: Work,
  filter: {
    supplierId: Id;
    status?: ProductRow["status"] | undefined;
    after?: readonly [string, Id] | undefined;
    limit: number;
  },
): Promise<ProductRow[]> {
  let rows = work.tx.selectFrom("product").selectAll().where("supplierId", "=", filter.supplierId);
  if (filter.status !== undefined) rows = rows.where("status", "=", filter.status);
  if (filter.after !== undefined) {
    const [pinyin, id] = filter.after;
    rows = rows.where(sql<boolean>`(pinyin, id) > (${pinyin}, ${id})`);
  }
  return await rows.orderBy("pinyin").orderBy("id").limit(filter.limit).execute();
}

export interface PublicProductFilter {
  readonly programmeId?: Id | undefined;
  readonly serviceCode?: string | undefined;
  readonly supplierId?: Id | undefined;
  readonly text?: string | undefined;
  readonly after?: readonly [string, Id] | undefined;
  readonly limit: number;
}

/** Listed products of suppliers that may do business now, in the order of their pinyin. */
export async function listPublicProducts(work: Work, filter: PublicProductFilter) {
  let rows = work.tx
    .selectFrom("product")
    .innerJoin("supplier", "supplier.id", "product.supplierId")
    .selectAll("product")
    .select("supplier.name as supplierName")
    .where("product.status", "=", "listed")
    .where("supplier.status", "=", "admitted")
    .where((eb) => eb.or([eb("supplier.suspendedAt", "is", null), eb("supplier.suspendedAt", ">", work.now)]))
    .where((eb) => eb.or([eb("supplier.revokedAt", "is", null), eb("supplier.revokedAt", ">", work.now)]));
  if (filter.programmeId !== undefined) rows = rows.where("product.programmeId", "=", filter.programmeId);
  if (filter.serviceCode !== undefined) rows = rows.where("product.serviceCode", "=", filter.serviceCode);
  if (filter.supplierId !== undefined) rows = rows.where("product.supplierId", "=", filter.supplierId);
  if (filter.text !== undefined) {
    const pattern = `%${filter.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb("product.nameZh", "ilike", pattern),
        eb("product.nameEn", "ilike", pattern),
        eb("product.pinyin", "ilike", pattern),
        eb("supplier.name", "ilike", pattern),
      ]),
    );
  }
  if (filter.after !== undefined) {
    const [pinyin, id] = filter.after;
    rows = rows.where(sql<boolean>`(product.pinyin, product.id) > (${pinyin}, ${id})`);
  }
  return await rows.orderBy("product.pinyin").orderBy("product.id").limit(filter.limit).execute();
}
