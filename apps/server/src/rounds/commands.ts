import type { roundBody, roundChange, roundPostpone } from "@yunquan/contract/rounds.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { roundLifecycle } from "@yunquan/core/rounds/lifecycle.ts";
import { checkPostponement, windowFaults } from "@yunquan/core/rounds/windows.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { shared } from "../platform/gather.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { editionInForce, holdInForce, programmeForUpdate } from "../programmes/commands.ts";
import {
  checkNewWindow,
  dueStep,
  livingPlan,
  pastOf,
  publishedPlan,
  refuseFaults,
  refuseOverlap,
  refuseUnannounced,
} from "./announcing.ts";
import {
  announcedRounds,
  findDeadlineAfter,
  findLivingRounds,
  findOpenRound,
  findRoundsToCome,
  nextRoundChange,
  findOpenSettlementPeriods,
  findRound,
  findSettlementPeriod,
  lockRound,
  type RoundRow,
  type SettlementPeriodRow,
} from "./store.ts";

export type { RoundRow, SettlementPeriodRow } from "./store.ts";

/**
 * The round one may apply in at an instant, by its window and not by whether the tick has already run.
 * Refuses `no-open-round`.
 * @clause 5.18
 */
export async function openRound(
  work: Work,
  programmeId: Id,
  at: Instant,
): Promise<RoundRow & { readonly year: number }> {
  const round = await shared(
    work,
    `open-round/${programmeId}/${at}`,
    async () => await findOpenRound(work, programmeId, at),
  );
  if (round === undefined) throw new Refusal("no-open-round", { at });
  return round;
}

/** Until when `openRound` at this instant gives the same; null: as far as is known. */
export async function roundHoldsUntil(work: Work, programmeId: Id, at: Instant): Promise<Instant | null> {
  return await nextRoundChange(work, programmeId, at);
}

/** Announced rounds, of every programme, that are open or open by an instant; the first to open first. */
export async function roundsToCome(work: Work, by: Instant): Promise<Pick<RoundRow, "programmeId" | "opensAt">[]> {
  return await findRoundsToCome(work, by);
}

/** Announced rounds that have not ended at an instant, the open one first. */
export async function livingRounds(
  work: Work,
  programmeId: Id,
  at: Instant,
): Promise<(RoundRow & { readonly year: number })[]> {
  return await findLivingRounds(work, programmeId, at);
}

/** A round by its id. Refuses `not-found`. */
export async function roundById(work: Work, id: Id): Promise<RoundRow> {
  const round = await findRound(work, id);
  if (round === undefined) throw new Refusal("not-found", { noun: "round" });
  return round;
}

/**
 * The first announced settlement deadline at or after `earliest` (issue plus the days left to implement), or null when
 * none is announced. A deadline that is being moved waits for whoever asked, so that his voucher is moved with it.
 * @clause 5.17
 */
export async function claimDeadlineAfter(work: Work, programmeId: Id, earliest: Instant): Promise<Instant | null> {
  await holdInForce(work, programmeId);
  return await findDeadlineAfter(work, programmeId, earliest);
}

/** The settlement periods whose window holds the instant; a voucher may claim in any. */
export async function openSettlementPeriods(work: Work, programmeId: Id, at: Instant): Promise<SettlementPeriodRow[]> {
  return await findOpenSettlementPeriods(work, programmeId, at);
}

/** A settlement period by its id. Refuses `not-found`. */
export async function settlementPeriodById(work: Work, id: Id): Promise<SettlementPeriodRow> {
  const period = await findSettlementPeriod(work, id);
  if (period === undefined) throw new Refusal("not-found", { noun: "settlementPeriod" });
  return period;
}

/** Plans a round; nobody sees it before it is announced. */
export async function createRound(work: Work, given: z.output<typeof roundBody>): Promise<Id> {
  refuseFaults(windowFaults({ opensAt: given.opensAt, endsAt: given.closesAt }, "closesAt"));
  const plan = await livingPlan(work, given.planId);
  const id = work.newId();
  await work.tx
    .insertInto("round")
    .values({ id, ...given, programmeId: plan.programmeId, status: roundLifecycle.initial })
    .execute();
  await recordCreation(work, {
    table: "round",
    object: { id, status: roundLifecycle.initial, version: 1 },
    action: "round.created",
    facts: { planId: plan.id },
  });
  return id;
}

/** Changes a round that is not announced yet. */
export async function changeRound(work: Work, id: Id, given: z.output<typeof roundChange>): Promise<void> {
  const { version, ...changes } = given;
  refuseFaults(windowFaults({ opensAt: given.opensAt, endsAt: given.closesAt }, "closesAt"));
  const round = await seenRound(work, id, version);
  if (round.status !== "draft")
    throw new Refusal("wrong-state", { noun: "round", action: "change", status: round.status });
  await recordStep(work, {
    table: "round",
    object: round,
    action: "round.changed",
    to: round.status,
    changes,
    facts: changes,
  });
}

/**
 * Announces a round: its deadline at least 30 days ahead (more if the edition says so), its window to come and apart from
 * every other of the programme. Refuses `plan-not-published`, `window-in-the-past`, `deadline-too-near`, `window-overlaps`.
 * @clause 5.18
 */
export async function announceRound(work: Work, id: Id, version: number): Promise<void> {
  const { programmeId } = await roundById(work, id);
  await programmeForUpdate(work, programmeId);
  const round = await seenRound(work, id, version);
  const to = stepTo(roundLifecycle, "announce", round.status, work.actor.roles);
  const plan = await publishedPlan(work, round.planId);
  const { parameters } = await editionInForce(work, programmeId, work.now);
  checkNewWindow(round.opensAt, round.closesAt, work.now, parameters.announceDaysMin);
  refuseOverlap({ opensAt: round.opensAt, endsAt: round.closesAt }, await announcedRounds(work, programmeId), round.id);
  await recordStep(work, {
    table: "round",
    object: round,
    action: "round.announced",
    to,
    changes: { announcedAt: work.now },
    facts: { opensAt: round.opensAt, closesAt: round.closesAt, year: plan.year },
  });
}

/**
 * Moves an announced round's deadline later and so announces it anew; never earlier, never once it has passed.
 * Refuses `deadline-passed`, `deadline-only-later`, `deadline-too-near`, `window-overlaps`.
 * @clause 5.18
 */
export async function postponeRound(work: Work, id: Id, given: z.output<typeof roundPostpone>): Promise<void> {
  const { programmeId } = await roundById(work, id);
  await programmeForUpdate(work, programmeId);
  const round = await seenRound(work, id, given.version);
  refuseUnannounced("round", round.status);
  refuseFaults(windowFaults({ opensAt: round.opensAt, endsAt: given.closesAt }, "closesAt"));
  const { parameters } = await editionInForce(work, programmeId, work.now);
  checkPostponement(round.closesAt, given.closesAt, work.now, parameters.announceDaysMin);
  refuseOverlap({ opensAt: round.opensAt, endsAt: given.closesAt }, await announcedRounds(work, programmeId), round.id);
  await recordStep(work, {
    table: "round",
    object: round,
    action: "round.postponed",
    to: round.status,
    changes: { closesAt: given.closesAt, announcedAt: work.now },
    reason: given.reason,
    facts: { closesBefore: round.closesAt, closesAt: given.closesAt },
  });
}

/** Takes the steps that the clock asks for, if it still does: open at the start, close at the end. For the tick. */
export async function turnRound(work: Work, id: Id): Promise<void> {
  for (;;) {
    const round = await lockRound(work, id);
    if (round === undefined) throw new Refusal("not-found", { noun: "round" });
    const action = dueStep(round.status, round.opensAt, round.closesAt, work.now);
    if (action === null) return;
    const to = stepTo(roundLifecycle, action, round.status, work.actor.roles);
    await recordStep(work, { table: "round", object: round, action: pastOf("round", action), to });
  }
}

async function seenRound(work: Work, id: Id, version: number): Promise<RoundRow> {
  const round = await lockRound(work, id);
  if (round === undefined) throw new Refusal("not-found", { noun: "round" });
  if (round.version !== version) throw new Refusal("stale-version", { noun: "round" });
  return round;
}
