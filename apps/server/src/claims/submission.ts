import type { Updateable } from "kysely";
import { refuseUnready } from "@yunquan/core/claims/reckoning.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { addWorkdays, type WorkCalendar } from "@yunquan/core/workdays.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate, endOfBeijingDay } from "@yunquan/core/time.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { contractForCase } from "../contracts/commands.ts";
import { invoiceDoubts, lockInvoices } from "../invoices/commands.ts";
import { sendMessage } from "../messages/commands.ts";
import { givePosition, lockLines, voidPosition, type HeldLines, type Line } from "../order/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { ClaimTable } from "../platform/database/tables.generated.ts";
import { eachAlone, json, workAs, type Work } from "../platform/work.ts";
import { editionById, editionInForce } from "../programmes/commands.ts";
import { stepVoucher, voucherForClaim } from "../vouchers/commands.ts";
import { refuseStale, reviewUndone, stepClaim } from "./commands.ts";
import { invoiceFindings, reckon } from "./facts.ts";
import { evidenceOf, insertEvidence, lockClaim, lockReadableClaims, peekClaims, type ClaimRow } from "./store.ts";

export interface ClaimStepItem {
  readonly actor: PersonActor;
  readonly id: Id;
  readonly version: number;
}

/**
 * Submits claims, each for itself, in the order in which they came. First everything is locked in the documented order: the
 * cities' lines, the claims, their vouchers, their contracts; then each is decided. The position in line and its instant
 * come from the database under the line's lock, and that instant has to lie before the voucher's last.
 * @clause 5.9 5.17 8.2
 */
export async function submitClaims(
  work: Work,
  items: readonly ClaimStepItem[],
): Promise<readonly (ClaimRow | Refusal)[]> {
  const seen = await peekClaims(
    work,
    items.map(({ id }) => id),
  );
  const lines = await lockLines(work, seen.map(lineOf));
  await lockReadableClaims(
    work,
    seen.map(({ id }) => id),
  );
  for (const id of ordered(seen.map(({ voucherId }) => voucherId))) await voucherForClaim(work, id);
  for (const id of ordered(seen.map(({ contractId }) => contractId))) await contractForCase(work, id);
  const calendar = await loadWorkCalendar(work);
  const results: (ClaimRow | Refusal)[] = [];
  for (const item of items) {
    const before = lines.copy();
    const result = await eachAlone(
      work,
      async () => await submitOne(workAs(work, item.actor), item, { calendar, lines }),
    );
    if (result instanceof Refusal) lines.restore(before);
    results.push(result);
  }
  return results;
}

async function submitOne(
  work: Work,
  item: ClaimStepItem,
  { calendar, lines }: { readonly calendar: WorkCalendar; readonly lines: HeldLines },
): Promise<ClaimRow> {
  const claim = await lockClaim(work, item.id);
  if (claim.enterpriseId !== item.actor.organisationId) throw new Refusal("not-found", { noun: "claim" });
  if (claim.status !== "draft" && claim.status !== "returned")
    throw new Refusal("wrong-state", { noun: "claim", action: "submit", status: claim.status });
  refuseStale(claim, item.version);
  const first = claim.position === null;
  const edition = first
    ? await editionInForce(work, claim.programmeId, work.now)
    : await editionById(work, claim.editionId);
  const place = await takePlace(work, claim, lines);
  const voucher = await voucherForClaim(work, claim.voucherId);
  const { contract } = await contractForCase(work, claim.contractId);
  const reckoning = await reckon(work, claim, {
    parameters: edition.parameters,
    contract,
    faceValueFen: voucher.faceValueFen,
  });
  refuseUnready(reckoning);
  await attachExplanations(work, claim);
  await lockInvoices(work, claim.contractId);
  const { supplierWorkdays } = edition.parameters;
  const done = await stepClaim(work, claim, "submit", {
    facts: {
      position: place.position,
      submittedAt: place.submittedAt,
      amountFen: reckoning.amountFen,
      invoicedFen: reckoning.invoicedFen,
    },
    changes: {
      ...reviewUndone,
      ...place,
      ...supplierClock(work, calendar, supplierWorkdays),
      editionId: edition.id,
      amountFen: reckoning.amountFen,
      invoicedFen: reckoning.eligibleInvoicedFen,
      paymentTotalFen: reckoning.paidFen,
      findings: json([...reckoning.findings, ...(await invoiceFindings(work, claim))]),
      checklist: json({}),
      returnDueAt: null,
    },
  });
  await sendMessage(work, {
    organisationId: claim.supplierId,
    kind: "claim.to-confirm",
    objectType: "claim",
    objectId: claim.id,
    textZh: `结算申请 ${claim.number} 待您确认，并请报送行为数据。`,
    textEn: `Claim ${claim.number} waits for your confirmation and the usage data.`,
  });
  return done;
}

/**
 * The claim's place: a new one at the end of the line, or the one it kept while it was returned. A new place needs a voucher
 * that has not reached its last instant; a claim that comes back in time needs only that, for it was filed in time.
 * @clause 5.17 8.2
 */
async function takePlace(
  work: Work,
  claim: ClaimRow,
  lines: HeldLines,
): Promise<Pick<Updateable<ClaimTable>, "position" | "submittedAt">> {
  const { position, submittedAt, returnDueAt } = claim;
  const voucher = await voucherForClaim(work, claim.voucherId);
  const kept = position !== null;
  if (voucher.status !== (kept ? "claimed" : "issued"))
    throw new Refusal("voucher-not-claimable", { status: voucher.status });
  if (kept && returnDueAt !== null && work.now < returnDueAt) return { position, submittedAt };
  if (kept) {
    if (work.now >= voucher.lastClaimAt) throw new Refusal("return-time-over", { returnDueAt });
    await voidPosition(work, "claim", claim.id, "came back after its time");
  }
  const given = await givePosition(work, lines, lineOf(claim), claim.id);
  if (given.at >= voucher.lastClaimAt) throw new Refusal("voucher-over", { lastClaimAt: voucher.lastClaimAt });
  if (!kept) await stepVoucher(work, voucher, "claim", { facts: { claimId: claim.id } });
  return { position: given.number, submittedAt: given.at };
}

/** The supplier has his working days to confirm, is then reminded, and at twice that time the claim goes back. @clause 5.10 */
function supplierClock(
  work: Work,
  calendar: WorkCalendar,
  days: number,
): Pick<Updateable<ClaimTable>, "supplierDueAt" | "supplierFinalAt"> {
  const dueOn = addWorkdays(calendar, beijingDate(work.now), days);
  return {
    supplierDueAt: endOfBeijingDay(dueOn),
    supplierFinalAt: endOfBeijingDay(addWorkdays(calendar, dueOn, days)),
  };
}

/** The evidence for an invoice between other parties goes with the claim, so that supplier and bureau can open it. */
async function attachExplanations(work: Work, claim: ClaimRow): Promise<void> {
  const attached = new Set((await evidenceOf(work, claim.id)).map((one) => one.fileId));
  const wanted = new Map<Id, string>();
  for (const { number, explanationFileId } of await invoiceDoubts(work, claim.contractId)) {
    if (explanationFileId !== null && !attached.has(explanationFileId)) wanted.set(explanationFileId, number);
  }
  await insertEvidence(
    work,
    [...wanted].map(([fileId, number]) => ({
      id: work.newId(),
      claimId: claim.id,
      kind: "other" as const,
      fileId,
      note: `发票 ${number} 的说明材料`,
      addedAt: work.now,
    })),
  );
}

export function lineOf(claim: { readonly programmeId: Id; readonly cityCode: string }): Line {
  return { programmeId: claim.programmeId, cityCode: claim.cityCode, kind: "claim" };
}

export function ordered(ids: readonly Id[]): Id[] {
  return [...new Set(ids)].toSorted();
}
