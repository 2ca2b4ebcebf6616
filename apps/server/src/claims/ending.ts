import type { ClaimAction } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { contractForCase } from "../contracts/commands.ts";
import { unlockInvoices } from "../invoices/commands.ts";
import { lockAccountsOfTransfers, resolve } from "../ledger/commands.ts";
import { sendMessage } from "../messages/commands.ts";
import { voidPosition } from "../order/commands.ts";
import type { Work } from "../platform/work.ts";
import { giveBackVoucher, voucherForClaim } from "../vouchers/commands.ts";
import { refuseStale, stepClaim, type ClaimStepExtra } from "./commands.ts";
import { lockClaim, othersRely, transfersToFree, type ClaimRow } from "./store.ts";

/**
 * Locks a claim that is about to give up what it holds: first the ledger accounts of its cash and its voucher, in one call,
 * then the claim.
 */
export async function lockToEnd(work: Work, id: Id): Promise<ClaimRow> {
  await lockAccountsOfTransfers(work, await transfersToFree(work, id));
  return await lockClaim(work, id);
}

/**
 * Ends a claim (withdrawn, lapsed, rejected): its place in line is void, the cash it held is free, its invoices may be
 * corrected again, and its voucher is issued again, or over if its last instant has passed. A voucher that was frozen
 * meanwhile stays frozen. The claim comes from `lockToEnd`.
 * @clause 5.17
 */
export async function endClaim(
  work: Work,
  claim: ClaimRow,
  action: Extract<ClaimAction, "withdraw" | "lapse" | "reject">,
  extra: ClaimStepExtra = {},
): Promise<ClaimRow> {
  const drafted = claim.position === null;
  const done = await stepClaim(work, claim, action, {
    ...extra,
    changes: {
      ...extra.changes,
      ...(await freedCash(work, claim)),
      evaluateDueAt: null,
      dueAt: null,
      returnDueAt: null,
      supplierDueAt: null,
      supplierFinalAt: null,
    },
  });
  if (drafted) return done;
  await voidPosition(work, "claim", claim.id, action);
  const voucher = await voucherForClaim(work, claim.voucherId);
  if (voucher.status === "claimed") await giveBackVoucher(work, claim.voucherId);
  await releaseInvoices(work, claim);
  return done;
}

/** The enterprise withdraws its claim before it is reviewed. */
export async function withdrawClaim(
  work: Work,
  id: Id,
  given: { version: number; reason?: string | undefined },
): Promise<ClaimRow> {
  const claim = await lockToEnd(work, id);
  refuseStale(claim, given.version);
  return await endClaim(work, claim, "withdraw", { reason: given.reason ?? null });
}

/** The time to come back is over. */
export async function lapseClaim(work: Work, id: Id): Promise<void> {
  const claim = await lockToEnd(work, id);
  if (
    (claim.status !== "returned" && claim.status !== "disputed") ||
    claim.returnDueAt === null ||
    claim.returnDueAt > work.now
  )
    return;
  await endClaim(work, claim, "lapse", { reason: "补正期限届满" });
  await sendMessage(work, {
    organisationId: claim.enterpriseId,
    kind: "claim.lapsed",
    objectType: "claim",
    objectId: id,
    textZh: `结算申请 ${claim.number} 补正期限届满，已失效。`,
    textEn: `The time to correct claim ${claim.number} is over; it lapsed.`,
  });
}

/** What a claim that leaves the line of those to be funded gives back: the cash reserved for it while it was deferred. */
export async function freedCash(work: Work, claim: ClaimRow): Promise<{ cashTransferId?: null }> {
  const { cashTransferId } = claim;
  if (cashTransferId === null) return {};
  const account = (await lockAccountsOfTransfers(work, [cashTransferId])).get(cashTransferId);
  assert(account !== undefined, "the cash of a claim lies on an account");
  await resolve(work, account, "void", cashTransferId, { objectType: "claim", objectId: claim.id });
  return { cashTransferId: null };
}

/** The invoices may be corrected again, unless another claim of the contract relies on them. */
export async function releaseInvoices(work: Work, claim: ClaimRow): Promise<void> {
  await contractForCase(work, claim.contractId);
  if (!(await othersRely(work, claim.contractId, claim.id))) await unlockInvoices(work, claim.contractId);
}
