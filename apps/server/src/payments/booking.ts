import type { Id } from "@yunquan/core/ids.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { dateZh, type CalendarDate } from "@yunquan/core/time.ts";
import { stepClaim, type claimsByIds } from "../claims/commands.ts";
import { resolve, setAsideAgain, type lockAccountsOfTransfers } from "../ledger/commands.ts";
import { sendMessage } from "../messages/commands.ts";
import type { Work } from "../platform/work.ts";
import { redeemVoucher, unredeemVoucher } from "../vouchers/commands.ts";
import { stepLine, type PaymentLineRow } from "./store.ts";

/** A payment with its claim, both locked, and the accounts that its money lies on, locked before them. */
export interface Booking {
  readonly line: PaymentLineRow;
  readonly claim: Awaited<ReturnType<typeof claimsByIds>>[number];
  readonly accounts: Awaited<ReturnType<typeof lockAccountsOfTransfers>>;
}

/**
 * The money arrived: the claim is paid, its cash posted, its voucher redeemed. `payLate` is of a payment that stood as failed,
 * which two people found to be wrong.
 * @clause 5.14 @clause 4.2
 */
export async function bookPaid(
  work: Work,
  { line, claim, accounts }: Booking,
  action: "pay" | "payLate",
  told: { readonly bankReference: string; readonly paidOn: CalendarDate | null; readonly reason?: string },
): Promise<void> {
  const { bankReference, paidOn } = told;
  const { account, cashTransferId } = cashOf(claim, accounts);
  await stepClaim(work, claim, action, {
    changes: { paidAt: work.now },
    reason: told.reason ?? null,
    facts: { ...factsOf(line), bankReference, paidOn },
  });
  await resolve(work, account, "post", cashTransferId, aboutLine(line));
  await redeemVoucher(work, claim.voucherId, line.amountFen);
  await stepLine(work, line, action, { bankReference, failureReason: null, resultOn: paidOn, resultAt: work.now });
  await tell(
    work,
    claim,
    "payment-made",
    `结算申请 ${claim.number} 的补助 ${fenToYuanText(line.amountFen)} 元已于${paidOn === null ? "" : dateZh(paidOn)}支付，可下载收款凭据。`,
    `Claim ${claim.number}: ${fenToYuanText(line.amountFen)} yuan were paid; the receipt can be downloaded.`,
  );
}

/** The bank could not pay: the money stays set aside, and the enterprise is asked for another account. @clause 5.14 */
export async function bookFailed(
  work: Work,
  { line, claim }: Booking,
  told: { readonly reason: string; readonly on: CalendarDate | null },
): Promise<void> {
  await stepClaim(work, claim, "fail", { reason: told.reason, facts: factsOf(line) });
  await stepLine(work, line, "fail", {
    bankReference: null,
    failureReason: told.reason,
    resultOn: told.on,
    resultAt: work.now,
  });
  await tell(
    work,
    claim,
    "payment-failed",
    `结算申请 ${claim.number} 的付款被银行退回（${told.reason}），请更正收款账户，经他人确认后重新支付。`,
    `The payment of claim ${claim.number} came back (${told.reason}); propose another account, which a second person confirms.`,
  );
}

/**
 * The money had arrived and came back: the claim stands as one whose payment failed, its cash is given back and set aside anew
 * for it at once, its voucher is claimed again, and the receipt is void. It is paid again like any failed payment: after another
 * account was confirmed, or retried where the fault was the bank's.
 * @clause 5.14
 */
export async function bookReturned(
  work: Work,
  { line, claim, accounts }: Booking,
  told: { readonly reason: string; readonly returnedOn: CalendarDate; readonly bankReference: string | null },
): Promise<void> {
  const { reason, returnedOn } = told;
  const { account, cashTransferId } = cashOf(claim, accounts);
  const facts = { ...factsOf(line), returnedOn, bankReference: told.bankReference };
  const anew = await setAsideAgain(work, account, cashTransferId, aboutLine(line));
  await stepClaim(work, claim, "takeBack", { reason, facts, changes: { paidAt: null, cashTransferId: anew } });
  await unredeemVoucher(work, claim.voucherId, { reason, facts: { lineNumber: line.lineNumber, returnedOn } });
  await stepLine(work, line, "takeBack", { returnedOn, returnedAt: work.now });
  await tell(
    work,
    claim,
    "payment-returned",
    `结算申请 ${claim.number} 已支付的 ${fenToYuanText(line.amountFen)} 元于${dateZh(returnedOn)}被银行退回（${reason}），凭据 ${line.lineNumber} 作废。请更正收款账户，经他人确认后重新支付。`,
    `Claim ${claim.number}: the ${fenToYuanText(line.amountFen)} yuan that were paid came back on ${returnedOn} (${reason}); receipt ${line.lineNumber} is void. Propose another account; once a second person has confirmed it, it is paid again.`,
  );
}

function cashOf(claim: Booking["claim"], accounts: Booking["accounts"]) {
  const { cashTransferId } = claim;
  const account = cashTransferId === null ? undefined : accounts.get(cashTransferId);
  assert(cashTransferId !== null && account !== undefined, "a sent claim has money set aside");
  return { account, cashTransferId };
}

const factsOf = ({ batchId, lineNumber, attempt }: PaymentLineRow) => ({ batchId, lineNumber, attempt });

/** What the ledger books of a payment names its line: the batch's reckoning adds it up by that. */
const aboutLine = (line: PaymentLineRow) =>
  ({ objectType: "claim", objectId: line.claimId, reason: line.lineNumber }) as const;

async function tell(
  work: Work,
  claim: { readonly id: Id; readonly enterpriseId: Id },
  kind: string,
  textZh: string,
  textEn: string,
): Promise<void> {
  await sendMessage(work, {
    organisationId: claim.enterpriseId,
    kind,
    objectType: "claim",
    objectId: claim.id,
    textZh,
    textEn,
  });
}
