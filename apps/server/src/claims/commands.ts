import type { Updateable } from "kysely";
import { claimLifecycle, type ClaimAction } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import type { ClaimTable } from "../platform/database/tables.generated.ts";
import { recordStep } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { lockClaims, type ClaimRow } from "./store.ts";

const past: Readonly<Record<ClaimAction, string>> = {
  submit: "claim.submitted",
  confirm: "claim.supplier-confirmed",
  confirmInPlace: "claim.confirmed-in-place",
  dispute: "claim.disputed",
  bringBack: "claim.brought-back",
  returnSilent: "claim.returned-unconfirmed",
  evaluate: "claim.evaluated",
  review: "claim.reviewed",
  sendBack: "claim.sent-back",
  return: "claim.returned",
  approve: "claim.approved",
  reject: "claim.rejected",
  withdraw: "claim.withdrawn",
  lapse: "claim.lapsed",
  list: "claim.listed",
  defer: "claim.deferred",
  resume: "claim.resumed",
  publish: "claim.noticed",
  fall: "claim.fallen",
  hold: "claim.held",
  free: "claim.freed",
  makePayable: "claim.made-payable",
  send: "claim.sent",
  fail: "claim.payment-failed",
  correct: "claim.payment-corrected",
  pay: "claim.paid",
  recover: "claim.recovery-opened",
};

export interface ClaimStepExtra {
  readonly changes?: Updateable<ClaimTable>;
  readonly reason?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly deciding?: boolean;
}

/** The claims of these ids, locked in the order of ids. Refuses `not-found` when the actor may not see one of them. */
export async function claimsByIds(work: Work, ids: readonly Id[]): Promise<ClaimRow[]> {
  return await lockClaims(work, ids);
}

/**
 * One step of a locked claim: status, version, the given columns and the history line together. Gives the claim as it is
 * afterwards. Refuses `wrong-state`, `not-permitted`, `stale-version`.
 */
export async function stepClaim(work: Work, claim: ClaimRow, action: ClaimAction, extra: ClaimStepExtra = {}): Promise<ClaimRow> {
  const to = stepTo(claimLifecycle, action, claim.status, work.actor.roles);
  const version = await recordStep(work, {
    table: "claim",
    object: claim,
    action: past[action],
    to,
    ...(extra.changes === undefined ? {} : { changes: extra.changes }),
    deciding: extra.deciding ?? false,
    reason: extra.reason ?? null,
    facts: { ...(claim.amountFen === null ? {} : { amountFen: claim.amountFen }), ...extra.facts },
    editionId: claim.editionId,
  });
  return { ...claim, ...(extra.changes as Partial<ClaimRow> | undefined), status: to, version };
}
