import { sql, type Expression, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Actor } from "../platform/actor.ts";
import type { ContractAnnexTable, ContractTable, FeeLineTable } from "../platform/database/tables.generated.ts";
import { gathered } from "../platform/gather.ts";
import { heldVersions, type Versions } from "../platform/held-versions.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";
import { writtenFirst } from "../platform/postponed.ts";

export type ContractRow = Selectable<ContractTable>;
export type FeeLineRow = Selectable<FeeLineTable>;
export type ContractAnnexRow = Selectable<ContractAnnexTable>;

/**
 * A draft is the enterprise's alone; once a case stands on it, supplier and offices see the contract too. The city is that
 * of the enterprise now, or of any case on the contract: who moves does not take old cases away from their bureau.
 */
function visible(actor: Actor): Expression<SqlBool> {
  if (actor.kind === "system") return sql<SqlBool>`true`;
  const parties = visibleTo(actor, {
    city: "enterprise.cityCode",
    enterprise: "contract.enterpriseId",
    supplier: "contract.supplierId",
  });
  const office = actor.organisationKind === "city-bureau" || actor.organisationKind === "city-finance";
  const caseHere = office
    ? sql<SqlBool>`exists (select 1 from application where application.enterprise_id = contract.enterprise_id and application.contract_id = contract.id and application.city_code = ${actor.cityCode})`
    : sql<SqlBool>`false`;
  return sql<SqlBool>`((${parties} or ${caseHere}) and (contract.locked_at is not null or contract.enterprise_id = ${actor.organisationId}))`;
}

function visibleContracts(work: Work) {
  return work.tx
    .selectFrom("contract")
    .innerJoin("enterprise", "enterprise.id", "contract.enterpriseId")
    .innerJoin("supplier", "supplier.id", "contract.supplierId")
    .where(visible(work.actor));
}

export async function readContract(work: Work, id: Id) {
  await casesWrittenFirst(work, [id]);
  const row = await visibleContracts(work)
    .selectAll("contract")
    .select(["enterprise.name as enterpriseName", "supplier.name as supplierName"])
    .where("contract.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "contract" });
  return row;
}

export async function lockContractRow(work: Work, id: Id): Promise<ContractRow> {
  const { actor } = work;
  if (actor.kind === "system" || actor.organisationKind === "enterprise") {
    // An enterprise sees its own contracts, whatever their state, the system all: many of them are locked in one statement.
    const own = await lockedOwn(work, { id, enterpriseId: actor.kind === "system" ? null : actor.organisationId });
    if (own === undefined) throw new Refusal("not-found", { noun: "contract" });
    return own;
  }
  const row = await visibleContracts(work)
    .selectAll("contract")
    .where("contract.id", "=", id)
    .forUpdate("contract")
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "contract" });
  await casesWrittenFirst(work, [id]);
  return row;
}

/**
 * Whoever holds a contract, or shows it, sees it as the submissions on it left it: locked, although that may have been
 * postponed in a rush.
 */
async function casesWrittenFirst(work: Work, contractIds: readonly Id[]): Promise<void> {
  await writtenFirst(
    work,
    (await postponedOn(work, contractIds)).map(({ postponedId }) => postponedId),
  );
}

async function postponedOn(work: Work, contractIds: readonly Id[]): Promise<{ contractId: Id; postponedId: Id }[]> {
  return await ask(
    work,
    sql<{ contractId: Id; postponedId: Id }>`select a.contract_id as "contractId", a.postponed_id as "postponedId"
      from application a join postponed_write p on p.id = a.postponed_id
      where a.contract_id = any(${[...new Set(contractIds)]}::uuid[]) and a.status not in ('draft','rejected','withdrawn','lapsed')`,
  );
}

/** Contracts locked in the order of their ids, for a batch that has its right to each of them from the case on it. */
export async function lockContractRows(work: Work, ids: readonly Id[]): Promise<Map<Id, ContractRow>> {
  if (ids.length === 0) return new Map();
  const rows = await ask(
    work,
    work.tx
      .selectFrom("contract")
      .selectAll()
      .where("id", "=", sql<Id>`any(${[...new Set(ids)]}::uuid[])`)
      .orderBy("id")
      .forUpdate(),
  );
  await casesWrittenFirst(work, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Contracts locked by whoever has seen them already: their versions. What is on a contract changes with its version; one on
 * which a submission has still to be written is missing.
 */
export async function lockedVersions(work: Work, ids: readonly Id[]): Promise<Versions> {
  const [versions, postponed] = await Promise.all([
    heldVersions(work, "contract", ids, "update"),
    postponedOn(work, ids),
  ]);
  if (postponed.length === 0) return versions;
  const moving = new Set(postponed.map(({ contractId }) => contractId));
  return Object.fromEntries(Object.entries(versions).filter(([id]) => !moving.has(id as Id)));
}

const lockedOwn = gathered<{ id: Id; enterpriseId: Id | null }, ContractRow | undefined>(async (work, keys) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("contract")
      .selectAll()
      .where("id", "=", sql<Id>`any(${[...new Set(keys.map(({ id }) => id))]}::uuid[])`)
      .where(keys.some(({ enterpriseId }) => enterpriseId === null) ? sql<SqlBool>`true` : ownedBy(keys))
      .orderBy("id")
      .forUpdate(),
  );
  await casesWrittenFirst(
    work,
    rows.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return keys.map(({ id, enterpriseId }) => {
    const row = byId.get(id);
    return enterpriseId === null || row?.enterpriseId === enterpriseId ? row : undefined;
  });
});

/** Nothing of others is locked, whatever somebody asks for. */
function ownedBy(keys: readonly { readonly enterpriseId: Id | null }[]): Expression<SqlBool> {
  return sql<SqlBool>`enterprise_id = any(${[...new Set(keys.map(({ enterpriseId }) => enterpriseId))]}::uuid[])`;
}

/** The fee lines of a contract in their order. */
export const linesOf = gathered<Id, FeeLineRow[]>(async (work, contractIds) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("feeLine")
      .selectAll()
      .where("contractId", "=", sql<Id>`any(${[...new Set(contractIds)]}::uuid[])`)
      .orderBy("number"),
  );
  const byContract = Map.groupBy(rows, (row) => row.contractId);
  return contractIds.map((id) => byContract.get(id) ?? []);
});

/** The annexes of a contract by their dates. */
export const annexesOf = gathered<Id, ContractAnnexRow[]>(async (work, contractIds) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("contractAnnex")
      .selectAll()
      .where("contractId", "=", sql<Id>`any(${[...new Set(contractIds)]}::uuid[])`)
      .orderBy("signedOn")
      .orderBy("id"),
  );
  const byContract = Map.groupBy(rows, (row) => row.contractId);
  return contractIds.map((id) => byContract.get(id) ?? []);
});

/** What of a contract tells which locks a case on it will need. */
export type ContractBrief = Pick<ContractRow, "id" | "status" | "supplierId" | "editionId">;

/** Read without a lock; undefined for no contract. */
export const briefOf = gathered<Id, ContractBrief | undefined>(async (work, ids) => {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("contract")
      .select(["id", "status", "supplierId", "editionId"])
      .where("id", "=", sql<Id>`any(${[...new Set(ids)]}::uuid[])`),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
});

/** Inserts a contract unless its number is taken between these two parties; says whether it did. */
export async function insertContract(work: Work, contract: Insertable<ContractTable>): Promise<boolean> {
  const inserted = await work.tx
    .insertInto("contract")
    .values(contract)
    .onConflict((conflict) => conflict.columns(["enterpriseId", "supplierId", "number"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Whether another contract of these parties has this number. Its enterprise is locked, so that it stays true. */
/** Whoever gives an enterprise's contract a number holds this until the commit, so that two edits at once see each other. */
export async function holdNumbers(work: Work, enterpriseId: Id): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`contract-number/${enterpriseId}`}, 0))`.execute(work.tx);
}

export async function numberTaken(
  work: Work,
  contract: Pick<ContractRow, "id" | "enterpriseId" | "supplierId" | "number">,
): Promise<boolean> {
  const other = await work.tx
    .selectFrom("contract")
    .select("id")
    .where("enterpriseId", "=", contract.enterpriseId)
    .where("supplierId", "=", contract.supplierId)
    .where("number", "=", contract.number)
    .where("id", "<>", contract.id)
    .executeTakeFirst();
  return other !== undefined;
}

/** The numbers of the invoices that are split over the contract's fee lines, so many at most. */
export async function invoicesOn(work: Work, contractId: Id, limit: number): Promise<string[]> {
  const rows = await work.tx
    .selectFrom("invoice")
    .select("number")
    .where("contractId", "=", contractId)
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map((row) => row.number);
}

export async function replaceLines(
  work: Work,
  contractId: Id,
  lines: readonly Insertable<FeeLineTable>[],
): Promise<void> {
  await work.tx.deleteFrom("feeLine").where("contractId", "=", contractId).execute();
  await work.tx
    .insertInto("feeLine")
    .values([...lines])
    .execute();
}

export async function judgeLine(work: Work, id: Id, eligible: boolean): Promise<void> {
  await work.tx.updateTable("feeLine").set({ eligible }).where("id", "=", id).execute();
}

export async function insertAnnex(work: Work, annex: Insertable<ContractAnnexTable>): Promise<void> {
  await work.tx.insertInto("contractAnnex").values(annex).execute();
}

/** Whether a case stands on the contract: an application under way (one that was returned is not), or any voucher ever issued on it. */
export async function standsOn(work: Work, contractId: Id): Promise<boolean> {
  const living = await work.tx
    .selectFrom("application")
    .select("id")
    .where("contractId", "=", contractId)
    .where("status", "in", ["waiting", "submitted", "supplier-confirmed", "reviewed", "disputed", "issued"])
    .limit(1)
    .executeTakeFirst();
  return living !== undefined || (await voucherOn(work, contractId));
}

/** What an application that was returned keeps for its correction, as far as its contract is concerned. */
export interface ReturnedApplication {
  readonly supplierId: Id;
  readonly editionId: Id;
  readonly catalogueId: Id;
  readonly returnDueAt: Instant | null;
}

/** The returned applications on a contract with what their first submission pinned, first submitted first. */
export async function returnedOn(work: Work, contractId: Id): Promise<ReturnedApplication[]> {
  const rows = await work.tx
    .selectFrom("application")
    .innerJoin("standard", "standard.id", "application.standardId")
    .select(["application.supplierId", "application.editionId", "standard.catalogueId", "application.returnDueAt"])
    .where("application.contractId", "=", contractId)
    .where("application.status", "=", "returned")
    .orderBy("application.firstSubmittedAt")
    .orderBy("application.id")
    .execute();
  return rows.flatMap(({ editionId, ...row }) => (editionId === null ? [] : [{ ...row, editionId }]));
}

/** Whether a voucher was ever issued on the contract. */
export async function voucherOn(work: Work, contractId: Id): Promise<boolean> {
  const voucher = await work.tx
    .selectFrom("voucher")
    .select("id")
    .where("contractId", "=", contractId)
    .limit(1)
    .executeTakeFirst();
  return voucher !== undefined;
}

export interface ContractFilter {
  readonly status?: ContractRow["status"] | undefined;
  readonly enterpriseId?: Id | undefined;
  readonly supplierId?: Id | undefined;
  readonly text?: string | undefined;
  readonly before?: readonly [Instant, Id] | undefined;
  readonly limit: number;
}

/** The contracts their reader may see, newest first. */
export async function listContracts(work: Work, filter: ContractFilter) {
  let rows = visibleContracts(work)
    .selectAll("contract")
    .select(["enterprise.name as enterpriseName", "supplier.name as supplierName"]);
  if (filter.status !== undefined) rows = rows.where("contract.status", "=", filter.status);
  if (filter.enterpriseId !== undefined) rows = rows.where("contract.enterpriseId", "=", filter.enterpriseId);
  if (filter.supplierId !== undefined) rows = rows.where("contract.supplierId", "=", filter.supplierId);
  if (filter.text !== undefined) {
    const pattern = `%${filter.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb("contract.number", "ilike", pattern),
        eb("contract.title", "ilike", pattern),
        eb("enterprise.name", "ilike", pattern),
        eb("supplier.name", "ilike", pattern),
      ]),
    );
  }
  if (filter.before !== undefined) {
    const [at, id] = filter.before;
    rows = rows.where(sql<boolean>`(contract.created_at, contract.id) < (${at}, ${id})`);
  }
  return await rows.orderBy("contract.createdAt", "desc").orderBy("contract.id", "desc").limit(filter.limit).execute();
}

/** What the document of a contract says about its two parties. */
export async function partiesOf(work: Work, contract: Pick<ContractRow, "enterpriseId" | "supplierId">) {
  const enterprise = await work.tx
    .selectFrom("enterprise")
    .selectAll()
    .where("id", "=", contract.enterpriseId)
    .executeTakeFirstOrThrow();
  const supplier = await work.tx
    .selectFrom("supplier")
    .selectAll()
    .where("id", "=", contract.supplierId)
    .executeTakeFirstOrThrow();
  return { enterprise, supplier };
}
