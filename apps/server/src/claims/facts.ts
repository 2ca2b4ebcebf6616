import { reckonClaim, type ClaimReckoning } from "@yunquan/core/claims/reckoning.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { beijingDate, type CalendarDate } from "@yunquan/core/time.ts";
import { activePaymentAccount } from "../enterprises/commands.ts";
import { invoiceDoubts, invoicedLines } from "../invoices/commands.ts";
import type { Work } from "../platform/work.ts";
import { evidenceOf, loweredAmountOf, type ClaimRow } from "./store.ts";

/** What a claim is reckoned by, besides its own row. */
export interface ReckonedBy {
  readonly parameters: Pick<EditionParameters, "invoiceRule" | "evidence">;
  readonly contract: { readonly totalFen: Fen; readonly signedOn: CalendarDate };
  readonly faceValueFen: Fen;
}

/** What a claim is reckoned from, as it stands now; asked together. */
export async function askFacts(work: Work, claim: ClaimRow) {
  const [lines, evidence, loweredFen, account] = await Promise.all([
    invoicedLines(work, claim.contractId),
    evidenceOf(work, claim.id),
    loweredAmountOf(work, claim),
    activePaymentAccount(work, claim.enterpriseId),
  ]);
  return { lines, evidence, loweredFen, hasPaymentAccount: account !== null };
}

export type ClaimFacts = Awaited<ReturnType<typeof askFacts>>;

/** Reckons a claim from its contract's invoices, its evidence and what objections left of it, as they are now. @clause 5.9 */
export async function reckon(work: Work, claim: ClaimRow, by: ReckonedBy): Promise<ClaimReckoning> {
  return reckonFrom(work, claim, by, await askFacts(work, claim));
}

/** The same from facts that were asked before. */
export function reckonFrom(work: Work, claim: ClaimRow, by: ReckonedBy, facts: ClaimFacts): ClaimReckoning {
  return reckonClaim({
    rule: by.parameters.invoiceRule,
    evidenceRequired: by.parameters.evidence,
    contractTotalFen: by.contract.totalFen,
    contractSignedOn: by.contract.signedOn,
    serviceCode: claim.serviceCode,
    faceValueFen: by.faceValueFen,
    implementedOn: claim.implementedOn,
    acceptedOn: claim.acceptedOn,
    today: beijingDate(work.now),
    ...facts,
  });
}

/** What a reviewer has to look at on the invoices, each finding with the number of its invoice and what was explained. */
export async function invoiceFindings(work: Work, claim: ClaimRow): Promise<Finding[]> {
  return findingsOf(await invoiceDoubts(work, claim.contractId));
}

/** The same from doubts that were asked before. */
export function findingsOf(doubts: Awaited<ReturnType<typeof invoiceDoubts>>): Finding[] {
  return doubts.flatMap(({ number, findings, explanation }) =>
    findings.map((finding) => ({
      ...finding,
      // An explained difference is for the reviewer to judge; it does not fail by itself.
      outcome: "open" as const,
      facts: { ...finding.facts, invoice: number, explanation },
      zh: `发票 ${number}：${finding.zh}${explanation === null ? "" : `企业说明：${explanation}`}`,
      en: `Invoice ${number}: ${finding.en}${explanation === null ? "" : ` Explained: ${explanation}`}`,
    })),
  );
}
