import { sql, type Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { LedgerAccountTable, LedgerTransferTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";

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

function nameOf(
  key: Pick<AccountRow, "kind" | "programmeId" | "planId" | "cityCode" | "enterpriseId" | "supplierId" | "year">,
): string {
  return [key.kind, key.programmeId, key.planId, key.cityCode, key.enterpriseId, key.supplierId, key.year]
    .map((part) => part ?? "-")
    .join("/");
}

export async function lockAccounts(work: Work, scopes: readonly AccountScope[]): Promise<AccountRow[]> {
  const wanted = new Map(scopes.map((scope) => [nameOf(keyOf(scope)), keyOf(scope)]));
  if (wanted.size === 0) return [];
  const ordered = [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => ({ id: work.newId(), ...key }));
  await work.tx
    .insertInto("ledgerAccount")
    .values(ordered)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await work.tx
    .selectFrom("ledgerAccount")
    .selectAll()
    .where((eb) =>
      eb.or(
        ordered.map((key) =>
          eb.and([
            eb("kind", "=", key.kind),
            eb("programmeId", "=", key.programmeId),
            eb("planId", "is not distinct from", key.planId),
            eb("cityCode", "is not distinct from", key.cityCode),
            eb("enterpriseId", "is not distinct from", key.enterpriseId),
            eb("supplierId", "is not distinct from", key.supplierId),
            eb("year", "is not distinct from", key.year),
          ]),
        ),
      ),
    )
    .orderBy("kind")
    .orderBy("id")
    .forUpdate()
    .execute();
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  return scopes.map((scope) => {
    const row = byName.get(nameOf(keyOf(scope)));
    assert(row !== undefined, "an opened account is found");
    return row;
  });
}

export async function insertTransfer(
  work: Work,
  transfer: { id: Id; accountId: Id; kind: TransferKind; amountFen: Fen; pendingId: Id | null; about: About },
): Promise<number> {
  const [debit, credit] = legs[transfer.kind];
  const row = await work.tx
    .insertInto("ledgerTransfer")
    .values({
      id: transfer.id,
      accountId: transfer.accountId,
      kind: transfer.kind,
      debit,
      credit,
      amountFen: transfer.amountFen,
      pendingId: transfer.pendingId,
      objectType: transfer.about.objectType,
      objectId: transfer.about.objectId,
      at: work.now,
      requestId: work.requestId,
      reason: transfer.about.reason ?? null,
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  return row.seq;
}

/** Moves the cached balances of a locked account; the check of the table refuses what would not fit. */
export async function moveBalances(
  work: Work,
  account: AccountRow,
  kind: TransferKind,
  amount: Fen,
  seq: number,
): Promise<void> {
  const [debit, credit] = legs[kind];
  const change = (bucket: Bucket): number => (credit === bucket ? amount : 0) - (debit === bucket ? amount : 0);
  const granted = -change("source");
  const updated = await work.tx
    .updateTable("ledgerAccount")
    .set({
      grantedFen: sql<Fen>`granted_fen + ${granted}::bigint`,
      reservedFen: sql<Fen>`reserved_fen + ${change("reserved")}::bigint`,
      postedFen: sql<Fen>`posted_fen + ${change("posted")}::bigint`,
      lastSeq: seq,
    })
    .where("id", "=", account.id)
    .returning(["grantedFen", "reservedFen", "postedFen"])
    .executeTakeFirstOrThrow();
  Object.assign(account, updated, { lastSeq: seq });
}
