import type { claimBody, claimUpdateBody } from "@yunquan/contract/claims.ts";
import type { FilePurpose } from "@yunquan/contract/files.ts";
import type { z } from "@yunquan/contract/z.ts";
import { claimLifecycle, editableStatuses } from "@yunquan/core/claims/lifecycle.ts";
import type { EvidenceKind } from "@yunquan/core/claims/reckoning.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate, yearOf } from "@yunquan/core/time.ts";
import { ownFile } from "../files/commands.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { editionInForce } from "../programmes/commands.ts";
import { voucherForClaim } from "../vouchers/commands.ts";
import { refuseStale } from "./commands.ts";
import {
  deleteOwnEvidence,
  insertClaim,
  insertEvidence,
  lockClaim,
  nextClaimNumber,
  openClaimNumber,
  type ClaimRow,
} from "./store.ts";

type Draft = z.output<typeof claimBody>;
type Evidence = NonNullable<Draft["evidence"]>[number];

/** Files that may prove what: a piece of evidence is uploaded for its purpose. */
const purposes: Readonly<Record<EvidenceKind, readonly FilePurpose[]>> = {
  "payment-proof": ["payment-proof"],
  "acceptance-report": ["acceptance-report"],
  other: ["other", "payment-proof", "acceptance-report"],
};

/**
 * Drafts a claim on an issued voucher of the enterprise; one claim at a time. Refuses `claim-exists`,
 * `voucher-not-claimable`, `voucher-over`.
 * @clause 5.9 5.17
 */
export async function createClaim(work: Work, given: Draft): Promise<ClaimRow> {
  const actor = personOf(work);
  // The voucher is locked, though nothing of it changes here: it must not end while its claim is drafted.
  const voucher = await voucherForClaim(work, given.voucherId);
  if (voucher.enterpriseId !== actor.organisationId) throw new Refusal("not-found", { noun: "voucher" });
  const other = await openClaimNumber(work, voucher.id);
  if (other !== null) throw new Refusal("claim-exists", { number: other });
  if (voucher.status !== "issued") throw new Refusal("voucher-not-claimable", { status: voucher.status });
  if (work.now >= voucher.lastClaimAt) throw new Refusal("voucher-over", { lastClaimAt: voucher.lastClaimAt });
  const edition = await editionInForce(work, voucher.programmeId, work.now);
  const id = work.newId();
  const inserted = await insertClaim(work, {
    id,
    number: await nextClaimNumber(work, yearOf(beijingDate(work.now))),
    programmeId: voucher.programmeId,
    planId: voucher.planId,
    editionId: edition.id,
    cityCode: voucher.cityCode,
    voucherId: voucher.id,
    contractId: voucher.contractId,
    enterpriseId: voucher.enterpriseId,
    supplierId: voucher.supplierId,
    serviceCode: voucher.serviceCode,
    status: claimLifecycle.initial,
    implementedOn: given.implementedOn ?? null,
    acceptedOn: given.acceptedOn ?? null,
    createdBy: actor.personId,
    createdAt: work.now,
  });
  if (!inserted) throw new Refusal("claim-exists", { number: await openClaimNumber(work, voucher.id) });
  await addEvidence(work, id, voucher.enterpriseId, given.evidence ?? []);
  await recordCreation(work, {
    table: "claim",
    object: {
      id,
      status: claimLifecycle.initial,
      version: 1,
      programmeId: voucher.programmeId,
      cityCode: voucher.cityCode,
    },
    action: "claim.created",
    facts: { voucherId: voucher.id },
    editionId: edition.id,
  });
  return await lockClaim(work, id);
}

/** Changes a draft or a returned claim; what is left out stays. Refuses `wrong-state`, `stale-version`. @clause 5.9 */
export async function updateClaim(work: Work, id: Id, given: z.output<typeof claimUpdateBody>): Promise<ClaimRow> {
  const claim = await lockClaim(work, id);
  if (claim.enterpriseId !== personOf(work).organisationId) throw new Refusal("not-found", { noun: "claim" });
  if (!editableStatuses.includes(claim.status))
    throw new Refusal("wrong-state", { noun: "claim", action: "update", status: claim.status });
  refuseStale(claim, given.version);
  const changes = {
    ...(given.implementedOn === undefined ? {} : { implementedOn: given.implementedOn }),
    ...(given.acceptedOn === undefined ? {} : { acceptedOn: given.acceptedOn }),
  };
  if (given.evidence !== undefined) {
    await deleteOwnEvidence(work, id, claim.enterpriseId);
    await addEvidence(work, id, claim.enterpriseId, given.evidence);
  }
  const version = await recordStep(work, {
    table: "claim",
    object: claim,
    action: "claim.updated",
    to: claim.status,
    changes,
    editionId: claim.editionId,
  });
  return { ...claim, ...changes, version };
}

async function addEvidence(work: Work, claimId: Id, enterpriseId: Id, evidence: readonly Evidence[]): Promise<void> {
  for (const { kind, fileId } of evidence) await ownFile(work, fileId, enterpriseId, purposes[kind]);
  await insertEvidence(
    work,
    evidence.map((one) => ({
      id: work.newId(),
      claimId,
      kind: one.kind,
      fileId: one.fileId,
      amountFen: one.amountFen ?? null,
      occurredOn: one.occurredOn ?? null,
      note: one.note ?? "",
      addedAt: work.now,
    })),
  );
}
