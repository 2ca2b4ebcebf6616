import type {
  settlementPeriodBody,
  settlementPeriodChange,
  settlementPeriodPostpone,
} from "@yunquan/contract/rounds.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { settlementPeriodLifecycle } from "@yunquan/core/rounds/lifecycle.ts";
import { checkPostponement, windowFaults } from "@yunquan/core/rounds/windows.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { editionOfPlan } from "../plans/commands.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { editionInForce, programmeForUpdate } from "../programmes/commands.ts";
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
import { settlementPeriodById } from "./commands.ts";
import {
  announcedSettlementPeriods,
  extendVouchers,
  lockSettlementPeriod,
  settlementPeriodsOf,
  type SettlementPeriodRow,
} from "./store.ts";

/** Plans a settlement period; a year has one or two (`too-many-settlement-periods`). @clause 5.18 */
export async function createSettlementPeriod(work: Work, given: z.output<typeof settlementPeriodBody>): Promise<Id> {
  refuseFaults(windowFaults({ opensAt: given.opensAt, endsAt: given.deadlineAt }, "deadlineAt"));
  const plan = await livingPlan(work, given.planId);
  await programmeForUpdate(work, plan.programmeId);
  const others = await settlementPeriodsOf(work, plan.id);
  const { parameters } = await editionOfPlan(work, plan);
  if (others.length >= parameters.settlementPeriodsMax)
    throw new Refusal("too-many-settlement-periods", { max: parameters.settlementPeriodsMax });
  refuseOutOfOrder(given.opensAt, others);
  const id = work.newId();
  await work.tx
    .insertInto("settlementPeriod")
    .values({
      id,
      ...given,
      number: others.length + 1,
      programmeId: plan.programmeId,
      status: settlementPeriodLifecycle.initial,
    })
    .execute();
  await recordCreation(work, {
    table: "settlementPeriod",
    object: { id, status: settlementPeriodLifecycle.initial, version: 1 },
    action: "settlementPeriod.created",
    facts: { planId: plan.id },
  });
  return id;
}

/** Changes a settlement period that is not announced yet. */
export async function changeSettlementPeriod(
  work: Work,
  id: Id,
  given: z.output<typeof settlementPeriodChange>,
): Promise<void> {
  const { version, ...changes } = given;
  refuseFaults(windowFaults({ opensAt: given.opensAt, endsAt: given.deadlineAt }, "deadlineAt"));
  const period = await seenSettlementPeriod(work, id, version);
  if (period.status !== "draft")
    throw new Refusal("wrong-state", { noun: "settlementPeriod", action: "change", status: period.status });
  refuseOutOfOrder(
    given.opensAt,
    (await settlementPeriodsOf(work, period.planId)).filter((other) => other.number < period.number),
  );
  await recordStep(work, {
    table: "settlementPeriod",
    object: period,
    action: "settlementPeriod.changed",
    to: period.status,
    changes,
    facts: changes,
  });
}

/** Announces a settlement period under the same rule as a round; vouchers issued from now on may count on its deadline. @clause 5.17 @clause 5.18 */
export async function announceSettlementPeriod(work: Work, id: Id, version: number): Promise<void> {
  const { programmeId } = await settlementPeriodById(work, id);
  await programmeForUpdate(work, programmeId);
  const period = await seenSettlementPeriod(work, id, version);
  const to = stepTo(settlementPeriodLifecycle, "announce", period.status, work.actor.roles);
  const plan = await publishedPlan(work, period.planId);
  const { parameters } = await editionInForce(work, programmeId, work.now);
  checkNewWindow(period.opensAt, period.deadlineAt, work.now, parameters.announceDaysMin);
  refuseOverlap(
    { opensAt: period.opensAt, endsAt: period.deadlineAt },
    await announcedSettlementPeriods(work, programmeId),
    period.id,
  );
  await recordStep(work, {
    table: "settlementPeriod",
    object: period,
    action: "settlementPeriod.announced",
    to,
    changes: { announcedAt: work.now },
    facts: { opensAt: period.opensAt, deadlineAt: period.deadlineAt, year: plan.year },
  });
}

/**
 * Moves an announced settlement deadline later, announced anew. Vouchers that last until the old deadline last until the
 * new one, and their holders are told.
 * @clause 5.17 @clause 5.18
 */
export async function postponeSettlementPeriod(
  work: Work,
  id: Id,
  given: z.output<typeof settlementPeriodPostpone>,
): Promise<void> {
  const { programmeId } = await settlementPeriodById(work, id);
  await programmeForUpdate(work, programmeId);
  const period = await seenSettlementPeriod(work, id, given.version);
  refuseUnannounced("settlementPeriod", period.status);
  refuseFaults(windowFaults({ opensAt: period.opensAt, endsAt: given.deadlineAt }, "deadlineAt"));
  const { parameters } = await editionInForce(work, programmeId, work.now);
  checkPostponement(period.deadlineAt, given.deadlineAt, work.now, parameters.announceDaysMin);
  refuseOverlap(
    { opensAt: period.opensAt, endsAt: given.deadlineAt },
    await announcedSettlementPeriods(work, programmeId),
    period.id,
  );
  const vouchers = await extendVouchers(work, period, given.deadlineAt);
  await recordStep(work, {
    table: "settlementPeriod",
    object: period,
    action: "settlementPeriod.postponed",
    to: period.status,
    changes: { deadlineAt: given.deadlineAt, announcedAt: work.now },
    reason: given.reason,
    facts: { deadlineBefore: period.deadlineAt, deadlineAt: given.deadlineAt, vouchers },
  });
}

/** The same for a settlement period. */
export async function turnSettlementPeriod(work: Work, id: Id): Promise<void> {
  for (;;) {
    const period = await lockSettlementPeriod(work, id);
    if (period === undefined) throw new Refusal("not-found", { noun: "settlementPeriod" });
    const action = dueStep(period.status, period.opensAt, period.deadlineAt, work.now);
    if (action === null) return;
    const to = stepTo(settlementPeriodLifecycle, action, period.status, work.actor.roles);
    await recordStep(work, {
      table: "settlementPeriod",
      object: period,
      action: pastOf("settlementPeriod", action),
      to,
    });
  }
}

function refuseOutOfOrder(opensAt: Instant, earlier: readonly SettlementPeriodRow[]): void {
  const before = earlier.find((period) => opensAt < period.deadlineAt);
  if (before !== undefined) throw new Refusal("settlement-periods-out-of-order", { deadline: before.deadlineAt });
}

async function seenSettlementPeriod(work: Work, id: Id, version: number): Promise<SettlementPeriodRow> {
  const period = await lockSettlementPeriod(work, id);
  if (period === undefined) throw new Refusal("not-found", { noun: "settlementPeriod" });
  if (period.version !== version) throw new Refusal("stale-version", { noun: "settlementPeriod" });
  return period;
}
