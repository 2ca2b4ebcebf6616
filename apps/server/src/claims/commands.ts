import type { Updateable } from "kysely";
import { claimLifecycle, undecidedStatuses, type ClaimAction } from "@yunquan/core/claims/lifecycle.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { marks, type Mark } from "@yunquan/core/usage/marks.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { sendMessage } from "../messages/commands.ts";
import type { ClaimTable } from "../platform/database/tables.generated.ts";
import { recordStep, recordSteps } from "../platform/record.ts";
import { json, type Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import {
  dueClaims,
  lockClaims,
  lockEvaluableClaims,
  setEvaluateDue,
  undecidedClaimIds,
  type ClaimRow,
} from "./store.ts";

export { listedClaim } from "./lists.ts";
export { carriedUnpaid } from "./on-list.ts";
export { timelineOf } from "./reading.ts";
export { firstSubmissionsOf } from "./store.ts";

const past: Readonly<Record<ClaimAction, RecordedAction>> = {
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
  payLate: "claim.paid-late",
  takeBack: "claim.payment-returned",
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
export async function stepClaim(
  work: Work,
  claim: ClaimRow,
  action: ClaimAction,
  extra: ClaimStepExtra = {},
): Promise<ClaimRow> {
  const to = stepTo(claimLifecycle, action, claim.status, work.actor.roles);
  return await record(work, claim, to, past[action], extra);
}

/** One step of a claim among many. */
export interface ClaimStep {
  readonly work: Work;
  readonly claim: ClaimRow;
  readonly action: ClaimAction;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** `stepClaim` for many locked claims at once; every step changes the same columns, to plain values. Gives them as they are then. */
export async function stepClaims(work: Work, steps: readonly ClaimStep[]): Promise<ClaimRow[]> {
  const { rows, done } = moveClaims(work, steps);
  await done;
  return rows;
}

/** The same, with the claims as they will be when it is `done`. */
export function moveClaims(
  work: Work,
  steps: readonly ClaimStep[],
): { readonly rows: ClaimRow[]; readonly done: Promise<void> } {
  const planned = steps.map(({ work: by, claim, action, changes, facts }) => ({
    work: by,
    step: {
      object: claim,
      action: past[action],
      to: stepTo(claimLifecycle, action, claim.status, by.actor.roles),
      changes,
      facts: { ...(claim.amountFen === null ? {} : { amountFen: claim.amountFen }), ...facts },
      editionId: claim.editionId,
    },
  }));
  const done = recordSteps(work, "claim", planned);
  const rows = planned.map(({ step }) => ({
    ...step.object,
    ...(step.changes as Partial<ClaimRow>),
    status: step.to,
    storedStatus: step.to,
    version: step.object.version + 1,
  }));
  return { rows, done };
}

/** Refuses a step that is none from here, or not this actor's, before anything else about it is looked at. */
export function refuseStep(work: Work, claim: ClaimRow, action: ClaimAction): void {
  stepTo(claimLifecycle, action, claim.status, work.actor.roles);
}

/** Refuses (`stale-version`) a write on another version than the person saw. */
export function refuseStale(claim: ClaimRow, version: number): void {
  if (claim.version !== version) throw new Refusal("stale-version", { noun: "claim" });
}

/** What a claim loses when its review begins anew: everything that was found and decided after its submission. */
export const reviewUndone = {
  mark: null,
  evaluationId: null,
  evaluateDueAt: null,
  reportId: null,
  reportMark: null,
  dueAt: null,
  overdueAt: null,
  confirmedAt: null,
  confirmedInPlace: false,
  supplierDueAt: null,
  supplierFinalAt: null,
  supplierRemindedAt: null,
  reviewedBy: null,
  recommendation: null,
} as const satisfies Updateable<ClaimTable>;

/** What the reviewer did is undone, and may be done again. */
export function unreviewed(): Updateable<ClaimTable> {
  return { reviewedBy: null, recommendation: null, checklist: json({}), decidedBy: null, decidedAt: null };
}

/**
 * Locks the undecided claims of these vouchers and marks them for evaluation: new usage arrived, or is about to in this
 * transaction. Call it before the usage rows are written, for claims come before vouchers in the order of locks.
 */
export async function expectEvaluation(work: Work, voucherIds: readonly Id[]): Promise<void> {
  const ids = await lockEvaluableClaims(work, voucherIds);
  await setEvaluateDue(work, ids);
}

export interface Evaluation {
  readonly id: Id;
  readonly mark: Mark;
  readonly reasonsZh: string;
  readonly reasonsEn: string;
}

/**
 * Takes the outcome of an evaluation into a locked claim. A reviewed claim that is no longer complete goes back to the
 * reviewer; a deferred one keeps its state. Whoever waits for the outcome is told when it changes.
 * @clause 5.10
 */
export async function takeEvaluation(work: Work, claim: ClaimRow, evaluation: Evaluation): Promise<ClaimRow> {
  const changes = { mark: evaluation.mark, evaluationId: evaluation.id, evaluateDueAt: null };
  const facts = { evaluationId: evaluation.id, mark: evaluation.mark };
  const taken = await step();
  if (claim.mark !== evaluation.mark) await tellOutcome(work, taken, evaluation);
  return taken;

  async function step(): Promise<ClaimRow> {
    if (claim.status === "reviewed" && evaluation.mark !== "complete") {
      const reason = `重新评估为“${marks[evaluation.mark].zh}”`;
      return await stepClaim(work, claim, "sendBack", {
        reason,
        facts,
        changes: { ...changes, ...unreviewed(), lastReason: reason },
      });
    }
    if (claim.status === "reviewed" || claim.status === "deferred")
      return await record(work, claim, claim.status, "claim.evaluated-again", { changes, facts });
    return await stepClaim(work, claim, "evaluate", { changes, facts });
  }
}

/** No evaluation is due for a claim that has gone on meanwhile. */
export async function dropEvaluation(work: Work, claim: ClaimRow): Promise<void> {
  await work.tx.updateTable("claim").set({ evaluateDueAt: null }).where("id", "=", claim.id).execute();
}

/** Claims of a city and programme that a report can still say something about, by id. */
export async function claimsToReport(work: Work, line: { programmeId: Id; cityCode: string }): Promise<ClaimRow[]> {
  return await lockClaims(work, await undecidedClaimIds(work, line));
}

/**
 * Notes on a locked claim what a report froze about it. The bureau's time begins with the first report that marks it
 * complete.
 * @clause 5.11 5.16
 */
export async function takeReport(
  work: Work,
  claim: ClaimRow,
  report: { id: Id; number: string; mark: Mark; dueAt: Instant | null },
): Promise<ClaimRow> {
  return await record(work, claim, claim.status, "claim.reported", {
    changes: {
      reportId: report.id,
      reportMark: report.mark,
      dueAt: report.dueAt,
      ...(report.dueAt === null ? { overdueAt: null } : {}),
    },
    facts: { reportId: report.id, number: report.number, mark: report.mark },
  });
}

/** When the bureau has to have decided, if its time begins now. @clause 5.16 */
export async function reviewDueAtOf(work: Work, claim: ClaimRow): Promise<Instant> {
  const { parameters } = await editionById(work, claim.editionId);
  return dueAtEndOfDay(await loadWorkCalendar(work), work.now, parameters.reviewWorkdays);
}

async function record(
  work: Work,
  claim: ClaimRow,
  to: ClaimRow["status"],
  action: RecordedAction,
  extra: ClaimStepExtra,
): Promise<ClaimRow> {
  const version = await recordStep(work, {
    table: "claim",
    object: claim,
    action,
    to,
    ...(extra.changes === undefined ? {} : { changes: extra.changes }),
    deciding: extra.deciding ?? false,
    reason: extra.reason ?? null,
    facts: { ...(claim.amountFen === null ? {} : { amountFen: claim.amountFen }), ...extra.facts },
    editionId: claim.editionId,
  });
  return {
    ...claim,
    ...(extra.changes as Partial<ClaimRow> | undefined),
    status: to,
    storedStatus: to,
    version,
  };
}

async function tellOutcome(work: Work, claim: ClaimRow, evaluation: Evaluation): Promise<void> {
  for (const organisationId of [claim.enterpriseId, claim.supplierId]) {
    await sendMessage(work, {
      organisationId,
      kind: "claim.evaluated",
      objectType: "claim",
      objectId: claim.id,
      textZh: `结算申请 ${claim.number} 的实施情况评估为“${marks[evaluation.mark].zh}”。${evaluation.reasonsZh}`,
      textEn: `Claim ${claim.number} was evaluated: ${marks[evaluation.mark].en}. ${evaluation.reasonsEn}`,
    });
  }
}

/** Claims that wait for an evaluation: confirmed ones, and undecided ones whose usage changed. */
export async function claimsToEvaluate(work: Work): Promise<Id[]> {
  return await dueClaims(work, "evaluateDueAt", [...undecidedStatuses]);
}
