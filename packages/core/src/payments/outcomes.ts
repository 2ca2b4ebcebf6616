import type { ClaimStatus } from "../claims/lifecycle.ts";
import type { Fen } from "../money.ts";
import type { PaymentLineStatus } from "./lifecycle.ts";
import type { BankRow } from "./reconcile.ts";

/** What two people can make of a row in suspense, and what each makes of the money. @clause 5.14 @clause 7.2 */
export const suspenseOutcomes = {
  "bank-error": {
    zh: "银行所述有误或已另行更正，账面不变",
    en: "The bank was wrong or has corrected itself; nothing changes",
  },
  returned: { zh: "款项确已退回，改记未支付", en: "The money came back; it counts as not paid" },
  "was-paid": { zh: "款项确已支付，失败改记已支付", en: "The money was paid; the failure is booked as a payment" },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;
export type SuspenseOutcome = keyof typeof suspenseOutcomes;

/** Outcomes as they are kept: `explained` are rows that one person closed with words, before a second one was needed. */
export const keptOutcomes = {
  ...suspenseOutcomes,
  explained: { zh: "一人说明后结案（改为双人复核之前）", en: "Closed with one person's words, before two were needed" },
} as const;
export type KeptOutcome = keyof typeof keptOutcomes;

/** What the outcome of a word of the bank is decided on. */
export interface SuspenseFacts {
  readonly row: Pick<BankRow, "outcome" | "amountFen" | "bankReference">;
  /** The line of its batch that it names, as that line stands; null when the batch has none. */
  readonly line: { readonly amountFen: Fen; readonly status: PaymentLineStatus } | null;
  readonly claimStatus: ClaimStatus | null;
  /** Another payment of the same claim is drafted, sent or paid. */
  readonly paidOtherwise: boolean;
  /** Another line already carries the reference. */
  readonly referenceUsed: boolean;
}

/**
 * The outcomes that a row can have now. That nothing changes can always be said. Money came back only of a line that stands
 * as paid, whole, and whose claim does; a failed line was paid only to the exact amount, with a reference of its own, while its
 * claim waits for money that is still set aside and no other payment of it is under way. Everything else fails closed.
 * @clause 5.14
 */
export function outcomesOf(facts: SuspenseFacts): SuspenseOutcome[] {
  const { row, line, claimStatus } = facts;
  const possible: SuspenseOutcome[] = ["bank-error"];
  if (line === null || row.amountFen !== line.amountFen) return possible;
  if (row.outcome === "failed" && line.status === "paid" && claimStatus === "paid") possible.push("returned");
  if (
    row.outcome === "paid" &&
    line.status === "failed" &&
    (claimStatus === "failed" || claimStatus === "payable") &&
    row.bankReference !== "" &&
    !facts.paidOtherwise &&
    !facts.referenceUsed
  )
    possible.push("was-paid");
  return possible;
}
