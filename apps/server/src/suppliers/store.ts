import { sql, type Expression, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Actor } from "../platform/actor.ts";
import type { ProductTable, ResourcePoolMemberTable, SupplierTable } from "../platform/database/tables.generated.ts";
import { gathered, shared } from "../platform/gather.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { ask, askFirst } from "../platform/ask.ts";

export type SupplierRow = Selectable<SupplierTable>;
export type ProductRow = Selectable<ProductTable>;
export type PoolMemberRow = Selectable<ResourcePoolMemberTable>;

/** Its own people see a supplier from the first draft on, the province from its first submission on. */
function visible(actor: Actor): Expression<SqlBool> {
  const scope = visibleTo(actor, { supplier: "supplier.id" });
  if (actor.kind === "system") return scope;
  return sql<SqlBool>`(${scope} and (supplier.submitted_at is not null or supplier.id = ${actor.organisationId}))`;
}

function found(row: SupplierRow | undefined): SupplierRow {
  if (row === undefined) throw new Refusal("not-found", { noun: "supplier" });
  return row;
}

export async function readSupplier(work: Work, id: Id): Promise<SupplierRow> {
  return found(
    await work.tx.selectFrom("supplier").selectAll().where("id", "=", id).where(visible(work.actor)).executeTakeFirst(),
  );
}

export async function lockSupplier(work: Work, id: Id): Promise<SupplierRow> {
  return found(
    await work.tx
      .selectFrom("supplier")
      .selectAll()
      .where("id", "=", id)
      .where(visible(work.actor))
      .forUpdate()
      .executeTakeFirst(),
  );
}

/**
 * Holds a supplier as it is until the transaction ends; many may hold it at once. Whoever names an admitted supplier may:
 * the list of suppliers is public.
 */
export async function holdSupplier(work: Work, id: Id): Promise<SupplierRow> {
  return found(await heldSupplier(work, id));
}

const heldSupplier = gathered<Id, SupplierRow | undefined>(async (work, ids) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("supplier")
      .selectAll()
      .where("id", "=", sql<Id>`any(${[...new Set(ids)]}::uuid[])`)
      .orderBy("id")
      .forShare(),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
});

/** Whether a supplier of this code is registered. Waits for whoever is registering it at this moment. */
export async function takenSupplierCode(work: Work, creditCode: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('supplier'), hashtext(${creditCode}))`.execute(work.tx);
  return (
    (await work.tx.selectFrom("supplier").select("id").where("creditCode", "=", creditCode).executeTakeFirst()) !==
    undefined
  );
}

export async function insertSupplier(work: Work, supplier: Insertable<SupplierTable>): Promise<void> {
  await work.tx.insertInto("supplier").values(supplier).execute();
}

/** The name of its organisation follows what the supplier declares. */
export async function renameOrganisation(work: Work, id: Id, nameZh: string): Promise<void> {
  await work.tx.updateTable("organisation").set({ nameZh }).where("id", "=", id).execute();
}

/** A pattern that finds the text as typed: its own wildcards are plain characters. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

export interface SupplierFilter {
  readonly status?: SupplierRow["status"] | undefined;
  readonly text?: string | undefined;
  readonly after?: readonly [Instant, Id] | undefined;
  readonly limit: number;
}

/** The province's list in the order of submission. */
export async function listSuppliers(work: Work, filter: SupplierFilter): Promise<SupplierRow[]> {
  let rows = work.tx.selectFrom("supplier").selectAll().where(visible(work.actor)).where("submittedAt", "is not", null);
  if (filter.status !== undefined) rows = rows.where("status", "=", filter.status);
  if (filter.text !== undefined) {
    const pattern = containing(filter.text);
    rows = rows.where((eb) =>
      eb.or([eb("name", "ilike", pattern), eb("creditCode", "ilike", pattern), eb("pinyin", "ilike", pattern)]),
    );
  }
  if (filter.after !== undefined) {
    const [at, id] = filter.after;
    rows = rows.where(sql<boolean>`(submitted_at, id) > (${at}, ${id})`);
  }
  return await rows.orderBy("submittedAt").orderBy("id").limit(filter.limit).execute();
}

export interface PublicFilter {
  readonly programmeId?: Id | undefined;
  readonly serviceCode?: string | undefined;
  readonly city?: string | undefined;
  readonly text?: string | undefined;
  readonly after?: readonly [string, Id] | undefined;
  readonly limit: number;
}

/** Suppliers that may do business now, in the order of their pinyin, with how many of their products are listed. */
export async function listPublicSuppliers(work: Work, filter: PublicFilter) {
  const { programmeId, serviceCode } = filter;
  let rows = work.tx
    .selectFrom("supplier")
    .select([
      "supplier.id",
      "supplier.name",
      "supplier.registeredDivision",
      "supplier.introduction",
      "supplier.admittedAt",
      "supplier.pinyin",
    ])
    .select((eb) =>
      eb
        .selectFrom("product")
        .select((product) => product.fn.countAll<number>().as("products"))
        .whereRef("product.supplierId", "=", "supplier.id")
        .where("product.status", "=", "listed")
        .$if(programmeId !== undefined, (listed) => listed.where("product.programmeId", "=", programmeId ?? null))
        .$if(serviceCode !== undefined, (listed) => listed.where("product.serviceCode", "=", serviceCode ?? null))
        .as("listedProducts"),
    )
    .where(openForBusiness(work));
  if (serviceCode !== undefined || programmeId !== undefined) {
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom("product")
          .select("product.id")
          .whereRef("product.supplierId", "=", "supplier.id")
          .where("product.status", "=", "listed")
          .$if(programmeId !== undefined, (listed) => listed.where("product.programmeId", "=", programmeId ?? null))
          .$if(serviceCode !== undefined, (listed) => listed.where("product.serviceCode", "=", serviceCode ?? null)),
      ),
    );
  }
  if (filter.city !== undefined)
    rows = rows.where("supplier.registeredDivision", "like", `${filter.city.slice(0, 4)}%`);
  if (filter.text !== undefined) {
    const pattern = containing(filter.text);
    rows = rows.where((eb) => eb.or([eb("supplier.name", "ilike", pattern), eb("supplier.pinyin", "ilike", pattern)]));
  }
  if (filter.after !== undefined) {
    const [pinyin, id] = filter.after;
    rows = rows.where(sql<boolean>`(supplier.pinyin, supplier.id) > (${pinyin}, ${id})`);
  }
  return await rows.orderBy("supplier.pinyin").orderBy("supplier.id").limit(filter.limit).execute();
}

/** A supplier that may do business now, as everybody sees it. */
export async function findPublicSupplier(work: Work, id: Id) {
  return await work.tx
    .selectFrom("supplier")
    .select(["id", "name", "registeredDivision", "introduction", "admittedAt"])
    .where("id", "=", id)
    .where(openForBusiness(work))
    .executeTakeFirst();
}

/** Admitted, and neither suspended nor barred at this instant. */
export function openForBusiness(work: Work): Expression<SqlBool> {
  return sql<SqlBool>`(supplier.status = 'admitted' and (supplier.suspended_at is null or supplier.suspended_at > ${work.now}) and (supplier.revoked_at is null or supplier.revoked_at > ${work.now}))`;
}

export async function findPoolMember(work: Work, creditCode: string): Promise<PoolMemberRow | undefined> {
  return await work.tx
    .selectFrom("resourcePoolMember")
    .selectAll()
    .where("creditCode", "=", creditCode)
    .executeTakeFirst();
}

export async function savePoolMember(work: Work, member: PoolMemberRow): Promise<void> {
  const { creditCode, ...rest } = member;
  await work.tx
    .insertInto("resourcePoolMember")
    .values({ creditCode, ...rest })
    .onConflict((conflict) => conflict.column("creditCode").doUpdateSet(rest))
    .execute();
}

export async function deletePoolMember(work: Work, creditCode: string): Promise<boolean> {
  const deleted = await work.tx
    .deleteFrom("resourcePoolMember")
    .where("creditCode", "=", creditCode)
    .returning("creditCode")
    .executeTakeFirst();
  return deleted !== undefined;
}

export async function listPool(work: Work, after: string | undefined, limit: number): Promise<PoolMemberRow[]> {
  let rows = work.tx.selectFrom("resourcePoolMember").selectAll();
  if (after !== undefined) rows = rows.where("creditCode", ">", after);
  return await rows.orderBy("creditCode").limit(limit).execute();
}

export async function peopleOf(work: Work, organisationId: Id) {
  const rows = await work.tx
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.personId")
    .select(["person.id as personId", "person.name", "person.loginName", "membership.role"])
    .where("membership.organisationId", "=", organisationId)
    .where("membership.endedAt", "is", null)
    .where("person.disabledAt", "is", null)
    .orderBy("person.createdAt")
    .orderBy("person.id")
    .orderBy("membership.role")
    .execute();
  const people = new Map<Id, { personId: Id; name: string; loginName: string; roles: string[] }>();
  for (const { role, ...person } of rows) {
    const one = people.get(person.personId) ?? { ...person, roles: [] };
    one.roles.push(role);
    people.set(person.personId, one);
  }
  return [...people.values()];
}

/** A product by its id, in whatever state: a case keeps the product it was begun with. */
export async function findProduct(work: Work, id: Id): Promise<ProductRow | undefined> {
  return await shared(
    work,
    `product/${id}`,
    async () => await askFirst(work, work.tx.selectFrom("product").selectAll().where("id", "=", id)),
  );
}

/** Ends everything a person may do for an organisation from now on. Says whether there was anything to end. */
export async function endMemberships(work: Work, organisationId: Id, personId: Id): Promise<boolean> {
  const ended = await work.tx
    .updateTable("membership")
    .set({ endedAt: work.now })
    .where("organisationId", "=", organisationId)
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .returning("id")
    .execute();
  return ended.length > 0;
}

/** The document with the supplier's licence and proofs, whole and checked against its hash. */
export async function readQualification(work: Work, supplier: SupplierRow) {
  if (supplier.qualificationFileId === null) throw new Refusal("not-found", { noun: "file" });
  const { id, name, mediaType, sha256 } = await work.tx
    .selectFrom("file")
    .select(["id", "name", "mediaType", "sha256"])
    .where("id", "=", supplier.qualificationFileId)
    .executeTakeFirstOrThrow();
  return { name, mediaType, sha256, bytes: await work.files.get(id, sha256) };
}
