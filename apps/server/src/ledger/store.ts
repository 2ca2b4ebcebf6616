import { sql, type Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { LedgerAccountTable, LedgerTransferTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";
import { recordset } from "../platform/recordset.ts";

/** Which resource an account holds: issue capacity and cash of a city and plan, annual cap of an enterprise and year, ceiling of a supplier and plan. */
export type AccountScope =
  | {
      readonly kind: "capacity" | "cash" | "matching";
      readonly programmeId: Id;
      readonly planId: Id;
      readonly cityCode: string;
    }
  | { readonly kind: "annual-cap"; readonly programmeId: Id; readonly year: number; readonly enterpriseId: Id }
  | { readonly kind: "ceiling"; readonly programmeId: Id; readonly planId: Id; readonly supplierId: Id };

/** What a transfer is about: it names the record whose money moves. */
export interface About {
  readonly objectType: "plan" | "allotment" | "application" | "voucher" | "claim" | "settlement" | "pilot";
  readonly objectId: Id;
  readonly reason?: string;
}

/** A locked account. The balances are kept up to date in place as transfers are posted in this transaction. */
export type AccountRow = Selectable<LedgerAccountTable>;
export type TransferKind = LedgerTransferTable["kind"];

type Bucket = LedgerTransferTable["debit"];

/** Debit and credit bucket of every kind of transfer; the table has the same rule as a check. */
const legs: Readonly<Record<TransferKind, readonly [debit: Bucket, credit: Bucket]>> = {
  grant: ["source", "available"],
  withdraw: ["available", "source"],
  reserve: ["available", "reserved"],
  post: ["reserved", "posted"],
  void: ["reserved", "available"],
  expire: ["reserved", "available"],
  release: ["posted", "available"],
  part: ["reserved", "reserved"],
};

function keyOf(scope: AccountScope) {
  return {
    kind: scope.kind,
    programmeId: scope.programmeId,
    planId: "planId" in scope ? scope.planId : null,
    cityCode: "cityCode" in scope ? scope.cityCode : null,
    enterpriseId: "enterpriseId" in scope ? scope.enterpriseId : null,
    supplierId: "supplierId" in scope ? scope.supplierId : null,
    year: "year" in scope ? scope.year : null,
  };
}

/** A name for each account there may be: the same scope, the same name. */
export function nameOfScope(scope: AccountScope): string {
  return nameOf(keyOf(scope));
}

function nameOf(
  key: Pick<AccountRow, "kind" | "programmeId" | "planId" | "cityCode" | "enterpriseId" | "supplierId" | "year">,
): string {
  const { kind, programmeId, planId, cityCode, enterpriseId, supplierId, year } = key;
  return `${kind}/${programmeId}/${planId ?? "-"}/${cityCode ?? "-"}/${enterpriseId ?? "-"}/${supplierId ?? "-"}/${year ?? "-"}`;
}

const accountShape = {
  id: "uuid",
  kind: "text",
  programmeId: "uuid",
  planId: "uuid",
  cityCode: "text",
  enterpriseId: "uuid",
  supplierId: "uuid",
  year: "integer",
};

/**
 * Locks accounts in the one order (kind, then id), and opens those that do not exist yet. Two who open the same account at
 * once wait for each other in the order of the names. Gives them by `nameOfScope`, perhaps with others beside them.
 */
export async function lockAccounts(
  work: Work,
  scopes: readonly AccountScope[],
): Promise<ReadonlyMap<string, AccountRow>> {
  const wanted = new Map(scopes.map((scope) => [nameOf(keyOf(scope)), keyOf(scope)]));
  if (wanted.size === 0) return new Map();
  const keys = [...wanted.values()];
  let byName = named(await lockAmong(work, keys));
  if ([...wanted.keys()].some((name) => !byName.has(name))) {
    const [, locked] = await Promise.all([openAccounts(work, scopes), lockAmong(work, keys)]);
    byName = named(locked);
  }
  return byName;
}

function named(rows: readonly AccountRow[]): Map<string, AccountRow> {
  return new Map(rows.map((row) => [nameOf(row), row]));
}

/** Opens the accounts that do not exist yet, in the order of their names. */
export async function openAccounts(work: Work, scopes: readonly AccountScope[]): Promise<void> {
  const wanted = new Map(scopes.map((scope) => [nameOf(keyOf(scope)), keyOf(scope)]));
  if (wanted.size === 0) return;
  const rows = [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => ({ ...key, id: work.newId() }));
  await ask(
    work,
    sql`insert into ledger_account (id, kind, programme_id, plan_id, city_code, enterprise_id, supplier_id, year)
      select r.id, r.kind, r."programmeId", r."planId", r."cityCode", r."enterpriseId", r."supplierId", r.year
      from ${recordset(rows, accountShape)} on conflict do nothing`,
  );
}

type AccountKey = ReturnType<typeof keyOf>;

/**
 * Locks the accounts of these keys, each kind by its own index. A few that lie between them may come along (another city's of
 * another plan in the same call); who asks takes his by their names.
 */
async function lockAmong(work: Work, keys: readonly AccountKey[]): Promise<AccountRow[]> {
  const of = (kinds: readonly string[]): readonly AccountKey[] => keys.filter(({ kind }) => kinds.includes(kind));
  const all = <Part extends keyof AccountKey>(some: readonly AccountKey[], part: Part): AccountKey[Part][] => [
    ...new Set(some.map((key) => key[part])),
  ];
  const [city, cap, ceiling] = [of(["capacity", "cash", "matching"]), of(["annual-cap"]), of(["ceiling"])];
  return await ask(
    work,
    sql<AccountRow>`select a.id, a.kind, a.programme_id as "programmeId", a.plan_id as "planId", a.city_code as "cityCode",
      a.enterprise_id as "enterpriseId", a.supplier_id as "supplierId", a.year, a.granted_fen as "grantedFen",
      a.reserved_fen as "reservedFen", a.posted_fen as "postedFen", a.last_seq as "lastSeq"
    from ledger_account a
    where (a.kind in ('capacity','cash','matching') and a.kind = any(${all(city, "kind")}::text[]) and a.plan_id = any(${all(city, "planId")}::uuid[])
        and a.city_code = any(${all(city, "cityCode")}::text[]))
      or (a.kind = 'annual-cap' and a.programme_id = any(${all(cap, "programmeId")}::uuid[]) and a.year = any(${all(cap, "year")}::integer[])
        and a.enterprise_id = any(${all(cap, "enterpriseId")}::uuid[]))
      or (a.kind = 'ceiling' and a.plan_id = any(${all(ceiling, "planId")}::uuid[]) and a.supplier_id = any(${all(ceiling, "supplierId")}::uuid[]))
    order by a.kind, a.id for update of a`,
  );
}

/** A transfer as it is decided on a locked account. */
export interface Transfer {
  readonly id: Id;
  readonly account: AccountRow;
  readonly kind: TransferKind;
  readonly amountFen: Fen;
  readonly pendingId: Id | null;
  readonly about: About;
  readonly at: Instant;
  readonly requestId: string;
}

/** Moves the balances of a locked account in memory, as `writeTransfers` will move them in the table. */
export function moveInMemory(account: AccountRow, kind: TransferKind, amountFen: Fen): void {
  const { granted, reserved, posted } = changesOf(kind, amountFen);
  account.grantedFen = (account.grantedFen + granted) as Fen;
  account.reservedFen = (account.reservedFen + reserved) as Fen;
  account.postedFen = (account.postedFen + posted) as Fen;
}

const transferShape = {
  id: "uuid",
  account_id: "uuid",
  kind: "text",
  debit: "text",
  credit: "text",
  amount_fen: "bigint",
  pending_id: "uuid",
  object_type: "text",
  object_id: "uuid",
  at: "timestamptz",
  request_id: "text",
  reason: "text",
};

/** A transfer whose balances have moved, as it is still to be written: plain values. */
export interface MovedTransfer {
  readonly id: Id;
  readonly accountId: Id;
  readonly kind: TransferKind;
  readonly amountFen: Fen;
}

/** What transfers that have moved are about, when and for whom they were decided. */
export interface Decided {
  readonly objectType: About["objectType"];
  readonly objectId: Id;
  readonly at: Instant;
  readonly requestId: string;
}

/** Writes transfers in their order and moves the cached balances with them; the check of the table refuses what would not fit. */
export async function writeTransfers(work: Work, transfers: readonly Transfer[]): Promise<void> {
  if (transfers.length === 0) return;
  const rows = transfers.map(({ account, pendingId, about, ...transfer }) =>
    rowOf({
      ...transfer,
      accountId: account.id,
      objectId: about.objectId,
      objectType: about.objectType,
      pendingId,
      reason: about.reason ?? null,
    }),
  );
  await Promise.all([insertTransfers(work, rows), moveBalances(work, transfers, sql`, ${lastSeq}`)]);
}

/** The number of an account's last transfer, kept at the account for the proof. */
const lastSeq = sql`last_seq = (select max(seq) from ledger_transfer t where t.account_id = a.id)`;

/** Moves the cached balances of locked accounts; transfers that are written later are counted later (`writeMoved`). */
export async function moveBalances(work: Work, transfers: readonly Transfer[], counted = sql``): Promise<void> {
  const moved = new Map<Id, ReturnType<typeof changesOf> & { id: Id }>();
  for (const { account, kind, amountFen } of transfers) {
    const change = changesOf(kind, amountFen);
    const sum = moved.get(account.id) ?? { id: account.id, granted: 0, reserved: 0, posted: 0 };
    moved.set(account.id, {
      id: account.id,
      granted: sum.granted + change.granted,
      reserved: sum.reserved + change.reserved,
      posted: sum.posted + change.posted,
    });
  }
  await ask(
    work,
    sql`update ledger_account a set granted_fen = a.granted_fen + r.granted, reserved_fen = a.reserved_fen + r.reserved,
        posted_fen = a.posted_fen + r.posted${counted}
      from ${recordset([...moved.values()], { id: "uuid", granted: "bigint", reserved: "bigint", posted: "bigint" })}
      where a.id = r.id`,
  );
}

/** Writes transfers whose balances have moved before, in their order. */
export async function writeMoved(work: Work, moved: readonly (MovedTransfer & Decided)[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.map((transfer) => rowOf({ ...transfer, pendingId: null, reason: null }));
  const ids = [...new Set(rows.map((row) => row.account_id))];
  await Promise.all([
    // In the one order, as everybody locks them.
    ask(work, sql`select 1 as held from ledger_account where id = any(${ids}::uuid[]) order by kind, id for update`),
    insertTransfers(work, rows),
    ask(work, sql`update ledger_account a set ${lastSeq} where a.id = any(${ids}::uuid[])`),
  ]);
}

function rowOf({
  id,
  accountId,
  kind,
  amountFen,
  pendingId,
  objectType,
  objectId,
  at,
  requestId,
  reason,
}: MovedTransfer & Decided & { readonly pendingId: Id | null; readonly reason: string | null }) {
  return {
    id,
    account_id: accountId,
    kind,
    debit: legs[kind][0],
    credit: legs[kind][1],
    amount_fen: amountFen,
    pending_id: pendingId,
    object_type: objectType,
    object_id: objectId,
    at,
    request_id: requestId,
    reason,
  };
}

async function insertTransfers(work: Work, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  await ask(
    work,
    sql`insert into ledger_transfer
        (id, account_id, kind, debit, credit, amount_fen, pending_id, object_type, object_id, at, request_id, reason)
      select r.id, r.account_id, r.kind, r.debit, r.credit, r.amount_fen, r.pending_id, r.object_type, r.object_id, r.at, r.request_id, r.reason
      from ${recordset(rows, transferShape)}`,
  );
}

function changesOf(kind: TransferKind, amountFen: Fen) {
  const [debit, credit] = legs[kind];
  const change = (bucket: Bucket): number => (credit === bucket ? amountFen : 0) - (debit === bucket ? amountFen : 0);
  // What leaves the source is granted, what goes back to it is not any more.
  return { granted: 0 - change("source"), reserved: change("reserved"), posted: change("posted") };
}
