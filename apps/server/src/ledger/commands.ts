import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Work } from "../platform/work.ts";
import {
  lockAccounts,
  moveBalances,
  moveInMemory,
  nameOfScope,
  openAccounts,
  writeMoved,
  writeTransfers,
  type About,
  type AccountRow,
  type AccountScope,
  type Decided,
  type MovedTransfer,
  type Transfer,
  type TransferKind,
} from "./store.ts";

export { nameOfScope } from "./store.ts";
export type { About, AccountRow, AccountScope, MovedTransfer } from "./store.ts";

/** What is left to reserve. Read it under the lock only. */
export function availableFen(account: AccountRow): Fen {
  return (account.grantedFen - account.reservedFen - account.postedFen) as Fen;
}

/**
 * Opens accounts that do not exist yet and locks them all in the one documented order (kind, then id), so that
 * transactions which touch several never wait for each other in a circle. Returns them by scope, in the order asked.
 */
export async function openAndLock(work: Work, scopes: readonly AccountScope[]): Promise<AccountRow[]> {
  const byName = await lockAccounts(work, scopes);
  return scopes.map((scope) => {
    const row = byName.get(nameOfScope(scope));
    assert(row !== undefined, "an opened account is found");
    return row;
  });
}

/** The same, by the names of the scopes: for a batch, in which many items ask for the same accounts. */
export async function openAndLockByName(
  work: Work,
  scopes: readonly AccountScope[],
): Promise<ReadonlyMap<string, AccountRow>> {
  return await lockAccounts(work, scopes);
}

/** Opens accounts ahead, for whoever will lock them when there is no time. An account without a transfer says nothing. */
export async function openAhead(work: Work, scopes: readonly AccountScope[]): Promise<void> {
  await openAccounts(work, scopes);
}

/** More may be spent: the province's grant to a city, an annual cap when a tier is known. */
export async function grant(work: Work, account: AccountRow, amount: Fen, about: About): Promise<Id> {
  return await post(work, account, "grant", amount, about, null);
}

/** Less may be spent; refused (`over-limit`) below what is already reserved or posted. */
export async function withdraw(work: Work, account: AccountRow, amount: Fen, about: About): Promise<Id> {
  refuseOver(account, amount);
  return await post(work, account, "withdraw", amount, about, null);
}

/** First phase: takes the amount out of what is available. Refused (`over-limit`) when it does not fit whole. */
export async function reserve(work: Work, account: AccountRow, amount: Fen, about: About): Promise<Id> {
  refuseOver(account, amount);
  return await post(work, account, "reserve", amount, about, null);
}

/** Second phase: what a reservation becomes. A reservation is resolved once, whole; the database holds that too. */
export async function resolve(
  work: Work,
  account: AccountRow,
  kind: "post" | "void" | "expire",
  pendingId: Id,
  about: About,
): Promise<Id> {
  const pending = await transferOf(work, pendingId);
  assert(
    pending.accountId === account.id && isReservation(pending.kind),
    "only a reservation of this account can be resolved",
  );
  return await post(work, account, kind, pending.amountFen, about, pendingId);
}

/** Gives back (part of) what a reservation had become when posted: expiry, revocation, a claim paid below its face value. */
export async function release(work: Work, account: AccountRow, reserveId: Id, amount: Fen, about: About): Promise<Id> {
  const pending = await transferOf(work, reserveId);
  assert(
    pending.accountId === account.id && isReservation(pending.kind),
    "a release names the reservation it came from",
  );
  assert((await releasedFen(work, reserveId)) + amount <= pending.amountFen, "no more is released than was posted");
  return await post(work, account, "release", amount, about, reserveId);
}

/** Gives back what a posted reservation still holds above an amount; nothing when it holds no more. */
export async function releaseDownTo(
  work: Work,
  account: AccountRow,
  reserveId: Id,
  keptFen: Fen,
  about: About,
): Promise<void> {
  const { amountFen } = await transferOf(work, reserveId);
  const over = amountFen - (await releasedFen(work, reserveId)) - keptFen;
  if (over > 0) await release(work, account, reserveId, over as Fen, about);
}

/**
 * What was paid came back: the posting is given back whole and set aside anew on the same account for the same object, so
 * that nobody takes the amount in between. Gives the new reservation.
 */
export async function setAsideAgain(work: Work, account: AccountRow, reserveId: Id, about: About): Promise<Id> {
  const { amountFen } = await transferOf(work, reserveId);
  await release(work, account, reserveId, amountFen, about);
  return await reserve(work, account, amountFen, about);
}

async function releasedFen(work: Work, reserveId: Id): Promise<number> {
  const released = await work.tx
    .selectFrom("ledgerTransfer")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>("amountFen"), sql<string>`0`).as("sum"))
    .where("pendingId", "=", reserveId)
    .where("kind", "=", "release")
    .executeTakeFirstOrThrow();
  return Number(released.sum);
}

/**
 * First phase for many at once: one reservation, of which each takes its own part when it first needs one. It is never
 * resolved whole; its parts are.
 */
export async function reserveDivided(work: Work, account: AccountRow, amount: Fen, about: About): Promise<Id> {
  const id = await reserve(work, account, amount, about);
  await work.tx.insertInto("ledgerDivided").values({ transferId: id, amountFen: amount }).execute();
  return id;
}

/**
 * Takes parts of a divided reservation, each about an object of its own: what was reserved stays reserved, and each part is
 * resolved like any reservation. Gives the parts' ids in their order. More than there is, the database refuses.
 */
export async function takeParts(
  work: Work,
  account: AccountRow,
  dividedId: Id,
  parts: readonly { readonly amountFen: Fen; readonly about: About }[],
): Promise<Id[]> {
  const divided = await transferOf(work, dividedId);
  assert(
    divided.accountId === account.id && divided.kind === "reserve",
    "parts are taken of a reservation of this account",
  );
  const transfers = parts.map(({ amountFen, about }) => transferOn(work, account, "part", amountFen, about, dividedId));
  await writeTransfers(work, transfers);
  return transfers.map((transfer) => transfer.id);
}

/** Writes transfers that were decided before, when only the balances moved (`Postings.move`). */
export async function writeMovedTransfers(work: Work, moved: readonly (MovedTransfer & Decided)[]): Promise<void> {
  await writeMoved(work, moved);
}

/** The account a reservation lies on, locked. For commands that resolve what an earlier one reserved. */
export async function lockAccountsOfTransfers(work: Work, transferIds: readonly Id[]): Promise<Map<Id, AccountRow>> {
  if (transferIds.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom("ledgerTransfer")
    .select(["id", "accountId"])
    .where("id", "in", [...transferIds])
    .execute();
  const locked = await work.tx
    .selectFrom("ledgerAccount")
    .selectAll()
    .where("id", "in", [...new Set(rows.map((row) => row.accountId))])
    .orderBy("kind")
    .orderBy("id")
    .forUpdate()
    .execute();
  const byId = new Map(locked.map((account) => [account.id, account]));
  return new Map(
    rows.map((row) => {
      const account = byId.get(row.accountId);
      assert(account !== undefined, "a transfer lies on an account");
      return [row.id, account];
    }),
  );
}

function isReservation(kind: TransferKind): boolean {
  return kind === "reserve" || kind === "part";
}

async function transferOf(work: Work, id: Id) {
  return await work.tx
    .selectFrom("ledgerTransfer")
    .select(["id", "accountId", "kind", "amountFen"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

function refuseOver(account: AccountRow, amount: Fen): void {
  if (amount > availableFen(account))
    throw new Refusal("over-limit", { account: account.kind, availableFen: availableFen(account), neededFen: amount });
}

async function post(
  work: Work,
  account: AccountRow,
  kind: TransferKind,
  amount: Fen,
  about: About,
  pendingId: Id | null,
): Promise<Id> {
  const transfer = transferOn(work, account, kind, amount, about, pendingId);
  await writeTransfers(work, [transfer]);
  return transfer.id;
}

/** Decides a transfer: the balances of the locked account move at once, the rows are written later. */
function transferOn(
  work: Work,
  account: AccountRow,
  kind: TransferKind,
  amountFen: Fen,
  about: About,
  pendingId: Id | null,
): Transfer {
  assert(amountFen > 0, "a transfer moves something");
  moveInMemory(account, kind, amountFen);
  return { id: work.newId(), account, kind, amountFen, pendingId, about, at: work.now, requestId: work.requestId };
}

/**
 * Transfers of many items, decided one after another on locked accounts and written together: each sees what the one
 * before it left. `grant`, `reserve` and `resolve` are those of a single command.
 */
export class Postings {
  readonly #transfers: Transfer[] = [];

  grant(work: Work, account: AccountRow, amount: Fen, about: About): Id {
    return this.#keep(transferOn(work, account, "grant", amount, about, null));
  }

  /** Refused (`over-limit`) when the amount does not fit whole. */
  reserve(work: Work, account: AccountRow, amount: Fen, about: About): Id {
    refuseOver(account, amount);
    return this.#keep(transferOn(work, account, "reserve", amount, about, null));
  }

  /** Moves the balances alone. Gives, by their objects, the transfers that are still to be written by `writeMovedTransfers`. */
  move(work: Work): { readonly moved: ReadonlyMap<Id, readonly MovedTransfer[]>; readonly done: Promise<void> } {
    const transfers = this.#transfers.splice(0);
    const moved = new Map<Id, MovedTransfer[]>();
    for (const { id, account, kind, amountFen, about } of transfers) {
      const ofObject = moved.get(about.objectId);
      const transfer = { id, accountId: account.id, kind, amountFen };
      if (ofObject === undefined) moved.set(about.objectId, [transfer]);
      else ofObject.push(transfer);
    }
    return { moved, done: moveBalances(work, transfers) };
  }

  #keep(transfer: Transfer): Id {
    this.#transfers.push(transfer);
    return transfer.id;
  }
}
