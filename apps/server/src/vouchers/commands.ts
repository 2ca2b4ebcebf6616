import type { Insertable, Updateable } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { voucherLifecycle, type VoucherAction, type VoucherStatus } from "@yunquan/core/vouchers/lifecycle.ts";
import type { VoucherCode } from "@yunquan/core/vouchers/voucher-code.ts";
import { promoteWaiting } from "../applications/commands.ts";
import { lockAccountsOfTransfers, releaseDownTo } from "../ledger/commands.ts";
import type { VoucherTable } from "../platform/database/tables.generated.ts";
import { recordCreation, recordStep, recordSteps } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import {
  findVoucher,
  insertVoucher,
  limitTransfersOf,
  lockVoucher,
  lockVouchers,
  publicAddress,
  transfersOfVouchers,
  type VoucherRow,
} from "./store.ts";

/** States whose vouchers hold no issue capacity, annual cap or supplier ceiling any more. */
const freedStatuses: ReadonlySet<VoucherStatus> = new Set(["expired", "surrendered", "revoked"]);

const past: Readonly<Record<VoucherAction, RecordedAction>> = {
  claim: "voucher.claimed",
  reopen: "voucher.reopened",
  redeem: "voucher.redeemed",
  unredeem: "voucher.unredeemed",
  expire: "voucher.expired",
  expireClaimed: "voucher.expired",
  surrender: "voucher.surrendered",
  freeze: "voucher.frozen",
  thaw: "voucher.thawed",
  thawClaimed: "voucher.thawed",
  revoke: "voucher.revoked",
  recover: "voucher.recovery-opened",
  recoverWhole: "voucher.recovered",
};

export interface VoucherStepExtra {
  readonly changes?: Updateable<VoucherTable>;
  readonly reason?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly deciding?: boolean;
}

/**
 * Locks the ledger accounts in which vouchers hold amounts. Whoever may free a voucher's amounts later in the same
 * transaction calls this first, before any case row, because accounts come before cases in the order of locks.
 */
export async function lockVoucherAccounts(work: Work, voucherIds: readonly Id[]): Promise<void> {
  await lockAccountsOfTransfers(work, await transfersOfVouchers(work, voucherIds));
}

/** The voucher, locked, if the actor may see it; another's is not found. */
export async function voucherForClaim(work: Work, id: Id): Promise<VoucherRow> {
  return await lockVoucher(work, id);
}

/** The same for many, in one order; those the actor may not see are missing. */
export async function vouchersForClaims(work: Work, ids: readonly Id[]): Promise<Map<Id, VoucherRow>> {
  return await lockVouchers(work, ids);
}

/** Claims many locked vouchers at once, each by its own actor: `stepVoucher` for a step that frees nothing. */
export async function claimVouchers(
  work: Work,
  claimed: readonly { readonly work: Work; readonly voucher: VoucherRow; readonly claimId: Id }[],
): Promise<void> {
  await recordSteps(
    work,
    "voucher",
    claimed.map(({ work: by, voucher, claimId }) => ({
      work: by,
      step: {
        object: voucher,
        action: past.claim,
        to: stepTo(voucherLifecycle, "claim", voucher.status, by.actor.roles),
        facts: { faceValueFen: voucher.faceValueFen, claimId },
        editionId: voucher.editionId,
      },
    })),
  );
}

/**
 * One step of a locked voucher. A step into a state that holds nothing (expired, surrendered, revoked) gives its whole
 * face value back to issue capacity, annual cap and supplier ceiling and promotes the waiting list, in the same transaction.
 */
export async function stepVoucher(
  work: Work,
  voucher: VoucherRow,
  action: VoucherAction,
  extra: VoucherStepExtra = {},
): Promise<VoucherRow> {
  const to = stepTo(voucherLifecycle, action, voucher.status, work.actor.roles);
  await recordStep(work, {
    table: "voucher",
    object: voucher,
    action: past[action],
    to,
    ...(extra.changes === undefined ? {} : { changes: extra.changes }),
    deciding: extra.deciding ?? false,
    reason: extra.reason ?? null,
    facts: { faceValueFen: voucher.faceValueFen, ...extra.facts },
    editionId: voucher.editionId,
  });
  if (freedStatuses.has(to)) await freeVoucher(work, voucher);
  return await lockVoucher(work, voucher.id);
}

/**
 * What becomes of a voucher whose claim is withdrawn or rejected: issued again if its last instant has not passed, else
 * expired, with its amounts freed.
 * @clause 5.17
 */
export async function giveBackVoucher(work: Work, voucherId: Id): Promise<VoucherRow> {
  const { lastClaimAt } = await findVoucher(work, voucherId);
  const over = work.now >= lastClaimAt;
  if (over) await lockVoucherAccounts(work, [voucherId]);
  return await stepVoucher(work, await lockVoucher(work, voucherId), over ? "expireClaimed" : "reopen");
}

/**
 * Redeems a claimed voucher. What the claim did not pay of its face value is free again in the enterprise's annual cap and
 * the supplier's ceiling; issue capacity stays used up, for the voucher was issued in full.
 * @clause 4.4.2 8.2
 */
export async function redeemVoucher(work: Work, voucherId: Id, paidFen: Fen): Promise<VoucherRow> {
  const seen = await findVoucher(work, voucherId);
  const accounts = await lockAccountsOfTransfers(work, limitTransfersOf(seen));
  const voucher = await lockVoucher(work, voucherId);
  assert(paidFen > 0 && paidFen <= voucher.faceValueFen, "a voucher pays at most its face value");
  const redeemed = await stepVoucher(work, voucher, "redeem", { facts: { paidFen } });
  for (const reserveId of limitTransfersOf(voucher)) {
    const account = accounts.get(reserveId);
    assert(account !== undefined, "a voucher's reservation lies on an account");
    await releaseDownTo(work, account, reserveId, paidFen, {
      objectType: "voucher",
      objectId: voucher.id,
      reason: "paid below its face value",
    });
  }
  return redeemed;
}

/**
 * The money of a redeemed voucher came back from the bank: it is claimed again, and its claim is paid anew. What its payment
 * had freed of the annual cap and the ceiling stays free, for the claim's amount does not grow: nothing new is taken.
 * @clause 5.14
 */
export async function unredeemVoucher(
  work: Work,
  voucherId: Id,
  extra: Pick<VoucherStepExtra, "reason" | "facts">,
): Promise<VoucherRow> {
  return await stepVoucher(work, await lockVoucher(work, voucherId), "unredeem", extra);
}

/** Writes the voucher of an approved application, with its first line of history. */
export async function issueVoucher(
  work: Work,
  voucher: Omit<Insertable<VoucherTable>, "status" | "version">,
): Promise<void> {
  await insertVoucher(work, { ...voucher, status: "issued", version: 1 });
  await recordCreation(work, {
    table: "voucher",
    object: {
      id: voucher.id,
      status: "issued",
      version: 1,
      programmeId: voucher.programmeId,
      cityCode: voucher.cityCode,
    },
    action: "voucher.issued",
    facts: {
      applicationId: voucher.applicationId,
      faceValueFen: voucher.faceValueFen,
      lastClaimAt: voucher.lastClaimAt,
    },
    editionId: voucher.editionId,
  });
}

/** Gives up an issued voucher; its amounts are free at once, and it never comes back. */
export async function surrenderVoucher(
  work: Work,
  id: Id,
  given: { version: number; reason: string },
): Promise<VoucherRow> {
  // Told apart before any lock: a claimed voucher's row may be held by whoever gives it back and then wants its accounts.
  stepTo(voucherLifecycle, "surrender", (await findVoucher(work, id)).status, work.actor.roles);
  await lockVoucherAccounts(work, [id]);
  const voucher = await lockVoucher(work, id);
  if (voucher.version !== given.version) throw new Refusal("stale-version", { noun: "voucher" });
  return await stepVoucher(work, voucher, "surrender", { reason: given.reason });
}

async function freeVoucher(work: Work, voucher: VoucherRow): Promise<void> {
  const reservations = [voucher.capacityTransferId, voucher.capTransferId, voucher.ceilingTransferId].filter(
    (id) => id !== null,
  );
  const accounts = await lockAccountsOfTransfers(work, reservations);
  for (const reserveId of reservations) {
    const account = accounts.get(reserveId);
    assert(account !== undefined, "a voucher's reservation lies on an account");
    await releaseDownTo(work, account, reserveId, ZERO, { objectType: "voucher", objectId: voucher.id });
  }
  await promoteWaiting(work, { programmeId: voucher.programmeId, planId: voucher.planId, cityCode: voucher.cityCode });
}

/** Where anybody can check a voucher: what its certificate prints and codes as QR. Without a public address, the path alone. @clause 3.2 */
export async function verificationUrl(work: Work, code: VoucherCode): Promise<string> {
  return `${(await publicAddress(work)) ?? ""}/verify/${code}`;
}
