import { sql, type Selectable, type SqlBool } from "kysely";
import type { Segment, Service, ServiceKind, Stage } from "@yunquan/core/catalogues/vocabulary.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { CatalogueTable, ServiceTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";
import { askFirst } from "../platform/ask.ts";

export type CatalogueRow = Selectable<CatalogueTable>;
export type ServiceRow = Omit<Selectable<ServiceTable>, "segments"> & { readonly segments: Segment[] };

/** The segments were checked against their list when the draft was written. */
function serviceOf(row: Selectable<ServiceTable>): ServiceRow {
  return { ...row, segments: row.segments as Segment[] };
}

export async function findCatalogue(work: Work, id: Id): Promise<CatalogueRow | undefined> {
  return await work.tx.selectFrom("catalogue").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function lockCatalogueRow(work: Work, id: Id): Promise<CatalogueRow | undefined> {
  return await work.tx.selectFrom("catalogue").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function findCurrentCatalogue(work: Work, programmeId: Id): Promise<CatalogueRow | undefined> {
  return await work.tx
    .selectFrom("catalogue")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("status", "=", "published")
    .executeTakeFirst();
}

/** A version that was published once, by its number: what the public may see. */
export async function findPublishedCatalogue(
  work: Work,
  programmeId: Id,
  number: number,
): Promise<CatalogueRow | undefined> {
  return await work.tx
    .selectFrom("catalogue")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("number", "=", number)
    .where("publishedAt", "is not", null)
    .executeTakeFirst();
}

export async function lastNumber(work: Work, table: "catalogue" | "standard", programmeId: Id): Promise<number> {
  const row = await work.tx
    .selectFrom(table)
    .select((eb) => eb.fn.max("number").as("last"))
    .where("programmeId", "=", programmeId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Versions with the number of their services, newest first. */
export async function listCatalogues(
  work: Work,
  wanted: { programmeId?: Id | undefined; id?: Id | undefined; publishedOnly?: boolean },
) {
  let rows = work.tx
    .selectFrom("catalogue")
    .selectAll("catalogue")
    .select((eb) =>
      eb
        .selectFrom("service")
        .whereRef("service.catalogueId", "=", "catalogue.id")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .as("services"),
    );
  if (wanted.programmeId !== undefined) rows = rows.where("catalogue.programmeId", "=", wanted.programmeId);
  if (wanted.id !== undefined) rows = rows.where("catalogue.id", "=", wanted.id);
  if (wanted.publishedOnly === true) rows = rows.where("catalogue.publishedAt", "is not", null);
  return await rows.orderBy("catalogue.programmeId").orderBy("catalogue.number", "desc").execute();
}

export async function servicesOf(work: Work, catalogueId: Id): Promise<ServiceRow[]> {
  const rows = await work.tx
    .selectFrom("service")
    .selectAll()
    .where("catalogueId", "=", catalogueId)
    .orderBy("ordinal")
    .execute();
  return rows.map(serviceOf);
}

export async function findService(work: Work, catalogueId: Id, code: string): Promise<ServiceRow | undefined> {
  const row = await askFirst(
    work,
    work.tx.selectFrom("service").selectAll().where("catalogueId", "=", catalogueId).where("code", "=", code),
  );
  return row === undefined ? undefined : serviceOf(row);
}

/** Replaces a draft's services; in chunks, since one statement takes a bounded number of parameters. */
export async function replaceServices(
  work: Work,
  catalogueId: Id,
  services: readonly (Service & { readonly pinyin: string })[],
): Promise<void> {
  await work.tx.deleteFrom("service").where("catalogueId", "=", catalogueId).execute();
  const rows = services.map((service, ordinal) => ({
    id: work.newId(),
    catalogueId,
    ordinal,
    ...service,
    segments: [...service.segments],
  }));
  for (let start = 0; start < rows.length; start += 500) {
    await work.tx
      .insertInto("service")
      .values(rows.slice(start, start + 500))
      .execute();
  }
}

/** The minutes that confirmed a version. */
export async function minutesOf(work: Work, objectId: Id) {
  return await work.tx
    .selectFrom("panelMinute")
    .innerJoin("person", "person.id", "panelMinute.enteredBy")
    .select([
      "panelMinute.number",
      "heldOn",
      "members",
      "votesFor",
      "votesAgainst",
      "fileId",
      "person.name as enteredBy",
      "enteredAt",
    ])
    .where("objectId", "=", objectId)
    .orderBy("enteredAt")
    .execute();
}

export interface ServiceFilter {
  readonly segment?: Segment | undefined;
  readonly kind?: ServiceKind | undefined;
  readonly stage?: Stage | undefined;
  readonly productionFocus?: boolean | undefined;
  /** Only services that the standard lists for the tier. */
  readonly tier?: { readonly standardId: Id; readonly tier: string } | undefined;
  /** Only services under which a supplier that may do business offers a product of this programme. */
  readonly offered?:
    | {
        readonly programmeId: Id;
        readonly supplierId?: Id | undefined;
        readonly city?: string | undefined;
        readonly priceToFen?: Fen | undefined;
      }
    | undefined;
  /** Only services with these codes. */
  readonly codes?: readonly string[] | undefined;
  readonly text?: string | undefined;
  readonly after?: { readonly ordinal: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** A page of a catalogue in its own order; the text is looked for in code, names, description and pinyin. */
export async function filterServices(work: Work, catalogueId: Id, filter: ServiceFilter): Promise<ServiceRow[]> {
  let rows = work.tx.selectFrom("service").selectAll("service").where("service.catalogueId", "=", catalogueId);
  const { segment, tier, offered, text, after } = filter;
  if (segment !== undefined) rows = rows.where(sql<SqlBool>`${segment} = any(service.segments)`);
  if (filter.kind !== undefined) rows = rows.where("service.kind", "=", filter.kind);
  if (filter.stage !== undefined) rows = rows.where("service.stage", "=", filter.stage);
  if (filter.productionFocus !== undefined) rows = rows.where("service.productionFocus", "=", filter.productionFocus);
  if (tier !== undefined) {
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom("standardAmount")
          .select("standardAmount.tier")
          .where("standardAmount.standardId", "=", tier.standardId)
          .where("standardAmount.tier", "=", tier.tier)
          .whereRef("standardAmount.serviceCode", "=", "service.code"),
      ),
    );
  }
  if (filter.codes !== undefined) rows = rows.where(sql<SqlBool>`service.code = any(${filter.codes}::text[])`);
  if (offered !== undefined) {
    const { supplierId, city, priceToFen } = offered;
    let listed = onOffer(work, offered.programmeId)
      .select("product.id")
      .where(sql<SqlBool>`product.service_code = service.code`);
    if (supplierId !== undefined) listed = listed.where("supplier.id", "=", supplierId);
    if (city !== undefined) listed = listed.where("supplier.registeredDivision", "like", `${city.slice(0, 4)}%`);
    if (priceToFen !== undefined) listed = listed.where("product.priceFen", "<=", priceToFen);
    rows = rows.where((eb) => eb.exists(listed));
  }
  if (text !== undefined) {
    const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    rows = rows.where(
      sql<SqlBool>`lower(service.code || ' ' || service.name_zh || ' ' || service.name_en || ' ' || service.description_zh || ' ' || service.description_en || ' ' || service.pinyin) like ${pattern}`,
    );
  }
  if (after !== undefined)
    rows = rows.where(sql<SqlBool>`(service.ordinal, service.id) > (${after.ordinal}, ${after.id}::uuid)`);
  const found = await rows.orderBy("service.ordinal").orderBy("service.id").limit(filter.limit).execute();
  return found.map(serviceOf);
}

/** The products of suppliers that may do business. */
function onOffer(work: Work, programmeId: Id) {
  return work.tx
    .selectFrom("product")
    .innerJoin("supplier", "supplier.id", "product.supplierId")
    .where("product.programmeId", "=", programmeId)
    .where("product.status", "=", "listed")
    .where("supplier.status", "=", "admitted")
    .where("supplier.suspendedAt", "is", null)
    .where("supplier.revokedAt", "is", null);
}

/** What suppliers offer under a service: how many products, and the lowest price for each thing a price is for. */
export interface Offer {
  readonly products: number;
  readonly prices: readonly { readonly priceUnit: string; readonly fromFen: Fen }[];
}

/** What is offered now under each service of a programme; services without a product are missing. */
export async function offersOf(work: Work, programmeId: Id, codes: readonly string[]): Promise<Map<string, Offer>> {
  if (codes.length === 0) return new Map();
  const rows = await onOffer(work, programmeId)
    .select(({ fn }) => [
      "product.serviceCode",
      "product.priceUnit",
      fn.countAll<number>().as("products"),
      fn.min("product.priceFen").as("fromFen"),
    ])
    .where("product.serviceCode", "in", [...codes])
    .groupBy(["product.serviceCode", "product.priceUnit"])
    .orderBy("products", "desc")
    .orderBy("product.priceUnit")
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.serviceCode)].map(([code, units]) => [
      code,
      {
        products: units.reduce((all, { products }) => all + products, 0),
        prices: units.map(({ priceUnit, fromFen }) => ({ priceUnit, fromFen })),
      },
    ]),
  );
}

/** The suppliers that offer something in a programme now, in the order of their pinyin. */
export async function offeringSuppliers(work: Work, programmeId: Id): Promise<{ id: Id; name: string }[]> {
  return await work.tx
    .selectFrom("supplier")
    .select(["id", "name"])
    .where("status", "=", "admitted")
    .where("suspendedAt", "is", null)
    .where("revokedAt", "is", null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("product")
          .select("product.id")
          .whereRef("product.supplierId", "=", "supplier.id")
          .where("product.programmeId", "=", programmeId)
          .where("product.status", "=", "listed"),
      ),
    )
    .orderBy("pinyin")
    .orderBy("id")
    .limit(500)
    .execute();
}
