import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { refuseOwnOrganisation } from "../conduct/commands.ts";
import { ownFile } from "../files/commands.ts";
import { sendMessage, sendToOffice } from "../messages/commands.ts";
import { personOf, workAs, type Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { supplierForBusiness } from "../suppliers/commands.ts";
import {
  refuseStale,
  refuseStep,
  reviewUndone,
  stepClaim,
  stepClaims,
  unreviewed,
  type ClaimStep,
} from "./commands.ts";
import { releaseInvoices } from "./ending.ts";
import type { ClaimStepItem } from "./submission.ts";
import { insertEvidence, lockClaim, lockReadableClaims, wasReturnedUnconfirmed, type ClaimRow } from "./store.ts";

/** The supplier confirms claims, each for itself; each is evaluated from now on. @clause 5.10 */
export async function confirmClaims(
  work: Work,
  items: readonly ClaimStepItem[],
): Promise<readonly (ClaimRow | Refusal)[]> {
  const locked = await lockReadableClaims(
    work,
    items.map(({ id }) => id),
  );
  const claims = new Map(locked.map((claim) => [claim.id, claim]));
  const steps: ClaimStep[] = [];
  const taken = new Set<Id>();
  const refused = items.map((item): Refusal | null => {
    const mine = workAs(work, item.actor, item.requestId);
    const claim = claims.get(item.id);
    try {
      if (claim === undefined || claim.supplierId !== item.actor.organisationId || claim.submittedAt === null)
        throw new Refusal("not-found", { noun: "claim" });
      refuseStale(claim, item.version);
      // Twice in one batch: the first is taken, and the second comes on another version.
      if (taken.has(claim.id)) throw new Refusal("stale-version", { noun: "claim" });
      refuseStep(mine, claim, "confirm");
      taken.add(claim.id);
      steps.push({ work: mine, claim, action: "confirm", changes: { ...confirmed(mine), checklist: {} } });
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  });
  const done = new Map((await stepClaims(work, steps)).map((claim) => [claim.id, claim]));
  return items.map((item, index) => refused[index] ?? done.get(item.id) ?? new Refusal("busy"));
}

/** The supplier disputes a claim with his reason; the enterprise may bring it back and correct it. @clause 5.10 */
export async function disputeClaim(work: Work, id: Id, given: { version: number; reason: string }): Promise<ClaimRow> {
  const claim = await lockClaim(work, id);
  refuseStale(claim, given.version);
  const done = await stepClaim(work, claim, "dispute", {
    reason: given.reason,
    changes: {
      lastReason: given.reason,
      returnDueAt: await returnDueAtOf(work, claim),
      supplierDueAt: null,
      supplierFinalAt: null,
    },
  });
  await releaseInvoices(work, claim);
  await sendMessage(work, {
    organisationId: claim.enterpriseId,
    kind: "claim.disputed",
    objectType: "claim",
    objectId: id,
    textZh: `供应商对结算申请 ${claim.number} 有异议：${given.reason}`,
    textEn: `The supplier disputes claim ${claim.number}: ${given.reason}`,
  });
  return done;
}

/**
 * The enterprise takes a claim back, from its supplier or out of a dispute, to correct it. It keeps its place for the return
 * time; after a dispute that time runs on from the dispute.
 */
export async function bringBackClaim(work: Work, id: Id, given: { version: number }): Promise<ClaimRow> {
  const claim = await lockClaim(work, id);
  refuseStale(claim, given.version);
  const returnDueAt = claim.status === "disputed" ? claim.returnDueAt : await returnDueAtOf(work, claim);
  const done = await stepClaim(work, claim, "bringBack", { changes: { ...reviewUndone, returnDueAt } });
  await releaseInvoices(work, claim);
  return done;
}

/**
 * The bureau confirms in the place of a supplier who is suspended, revoked, or silent beyond his time, with evidence and
 * reason: his failure does not cost an innocent enterprise its claim. Refuses `supplier-can-answer`, `own-case`.
 * @clause 5.10 5.17
 */
export async function confirmInPlace(
  work: Work,
  id: Id,
  given: { version: number; reason: string; fileIds: readonly Id[] },
): Promise<ClaimRow> {
  const actor = personOf(work);
  const claim = await lockClaim(work, id);
  refuseStale(claim, given.version);
  refuseStep(work, claim, "confirmInPlace");
  await refuseOwnParties(work, claim);
  if (!(await supplierIsAway(work, claim))) {
    throw new Refusal("supplier-can-answer", { until: claim.supplierDueAt });
  }
  for (const fileId of given.fileIds) await ownFile(work, fileId, actor.organisationId, ["other"]);
  const done = await stepClaim(work, claim, "confirmInPlace", {
    reason: given.reason,
    facts: { fileIds: given.fileIds },
    deciding: true,
    changes: { ...confirmed(work), confirmedInPlace: true, lastReason: given.reason },
  });
  await insertEvidence(
    work,
    given.fileIds.map((fileId) => ({
      id: work.newId(),
      claimId: id,
      kind: "other" as const,
      fileId,
      note: "代为确认的证明材料",
      addedAt: work.now,
    })),
  );
  await sendMessage(work, {
    organisationId: claim.supplierId,
    kind: "claim.confirmed-in-place",
    objectType: "claim",
    objectId: id,
    textZh: `主管部门已代您确认结算申请 ${claim.number}：${given.reason}`,
    textEn: `The bureau confirmed claim ${claim.number} in your place: ${given.reason}`,
  });
  return done;
}

/** The supplier's time is up: he is reminded once, and the bureau is told. */
export async function remindSupplier(work: Work, id: Id): Promise<void> {
  const claim = await lockClaim(work, id);
  const { status, supplierDueAt, supplierRemindedAt } = claim;
  if (status !== "submitted" || supplierRemindedAt !== null || supplierDueAt === null || supplierDueAt > work.now)
    return;
  await work.tx.updateTable("claim").set({ supplierRemindedAt: work.now }).where("id", "=", id).execute();
  const message = {
    kind: "claim.supplier-late",
    objectType: "claim",
    objectId: id,
    textZh: `结算申请 ${claim.number} 的供应商确认已到期，仍未答复。`,
    textEn: `The supplier's time to confirm claim ${claim.number} is up, without an answer.`,
  } as const;
  await sendMessage(work, { ...message, organisationId: claim.supplierId });
  await sendToOffice(work, { kind: "city-bureau", cityCode: claim.cityCode }, { ...message, role: "city-reviewer" });
}

/** Twice the supplier's time is over: the claim goes back to the enterprise, which can choose what to do. */
export async function returnSilent(work: Work, id: Id): Promise<void> {
  const claim = await lockClaim(work, id);
  if (claim.status !== "submitted" || claim.supplierFinalAt === null || claim.supplierFinalAt > work.now) return;
  await stepClaim(work, claim, "returnSilent", {
    reason: "供应商逾期未确认",
    changes: { ...reviewUndone, lastReason: "供应商逾期未确认", returnDueAt: await returnDueAtOf(work, claim) },
  });
  await releaseInvoices(work, claim);
  await sendMessage(work, {
    organisationId: claim.enterpriseId,
    kind: "claim.returned-unconfirmed",
    objectType: "claim",
    objectId: id,
    textZh: `供应商逾期未确认，结算申请 ${claim.number} 已退回。再次提交后，主管部门可代为确认。`,
    textEn: `The supplier did not confirm claim ${claim.number} in time; it came back. Submit it again, and the bureau may confirm in his place.`,
  });
}

/** True for a supplier who is suspended or revoked, who let his time pass, or who let it pass once before in this claim. */
export async function supplierIsAway(work: Work, claim: ClaimRow): Promise<boolean> {
  if (claim.supplierDueAt !== null && claim.supplierDueAt <= work.now) return true;
  if (await wasReturnedUnconfirmed(work, claim.id)) return true;
  try {
    await supplierForBusiness(work, claim.supplierId);
    return false;
  } catch (error) {
    if (error instanceof Refusal && away.has(error.code)) return true;
    throw error;
  }
}

const away: ReadonlySet<string> = new Set(["supplier-suspended", "supplier-revoked", "supplier-not-admitted"]);

/** Nobody decides a claim of an organisation he belongs to. Refuses `own-case`. */
export async function refuseOwnParties(work: Work, claim: ClaimRow): Promise<void> {
  await refuseOwnOrganisation(work, claim.enterpriseId);
  await refuseOwnOrganisation(work, claim.supplierId);
}

/** Until when a returned or disputed claim may come back to its place in line. */
export async function returnDueAtOf(work: Work, claim: ClaimRow): Promise<Instant> {
  const { parameters } = await editionById(work, claim.editionId);
  return dueAtEndOfDay(await loadWorkCalendar(work), work.now, parameters.returnWorkdays);
}

function confirmed(work: Work) {
  return {
    ...unreviewed(),
    confirmedAt: work.now,
    evaluateDueAt: work.now,
    supplierDueAt: null,
    supplierFinalAt: null,
  };
}
