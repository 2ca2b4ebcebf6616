import type { planBody, planChange } from "@yunquan/contract/plans.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { FEN_MAX, ZERO, addFen, fen, subtractFen, type Bp, type Fen } from "@yunquan/core/money.ts";
import { planLifecycle } from "@yunquan/core/plans/lifecycle.ts";
import { moneyOf, overBudget } from "@yunquan/core/plans/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { ownFile } from "../files/commands.ts";
import { availableFen, grant, openAndLock, withdraw, type AccountScope } from "../ledger/commands.ts";
import { shared } from "../platform/gather.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { changeMoney, cityNames, lockCityMoney, recordAllotment, releaseUnused } from "./city-money.ts";
import { editionById, editionInForce, programmeById, type Edition } from "../programmes/commands.ts";
import {
  allotmentsOf,
  balancesOf,
  carriedIn,
  emptyBalance,
  findLastPublished,
  findPlan,
  findPlanOfYear,
  lockAllotmentOf,
  lockAllotments,
  lockPlanRow,
  sharePlanRow,
  openThings,
  type PlanRow,
} from "./store.ts";

export type { PlanRow } from "./store.ts";

/** A plan by its id. Refuses `not-found`. */
export async function planById(work: Work, id: Id): Promise<PlanRow> {
  const plan = await shared(work, `plan/${id}`, async () => await findPlan(work, id));
  if (plan === undefined) throw new Refusal("not-found", { noun: "plan" });
  return plan;
}

/** A plan as it is now, which nobody changes or closes before the transaction ends. Refuses `not-found`. */
export async function holdPlan(work: Work, id: Id): Promise<PlanRow> {
  const plan = await sharePlanRow(work, id);
  if (plan === undefined) throw new Refusal("not-found", { noun: "plan" });
  return plan;
}

/** Locks a plan in the version its reader saw. Refuses `not-found`, `stale-version`. */
export async function lockPlan(work: Work, id: Id, version: number): Promise<PlanRow> {
  const plan = await lockPlanRow(work, id);
  if (plan === undefined) throw new Refusal("not-found", { noun: "plan" });
  if (plan.version !== version) throw new Refusal("stale-version", { noun: "plan" });
  return plan;
}

/** The edition a plan stands on: the one pinned at its publication, until then the one in force. */
export async function editionOfPlan(work: Work, plan: PlanRow): Promise<Edition> {
  return plan.editionId === null
    ? await editionInForce(work, plan.programmeId, work.now)
    : await editionById(work, plan.editionId);
}

/** Creates a year's plan. Refused (`plan-year-taken`) when the programme has one for the year. @clause 5.1 */
export async function createPlan(work: Work, given: z.output<typeof planBody>): Promise<Id> {
  await programmeById(work, given.programmeId);
  const id = work.newId();
  const inserted = await work.tx
    .insertInto("plan")
    .values({ id, ...given, status: planLifecycle.initial })
    .onConflict((conflict) => conflict.columns(["programmeId", "year"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined)
    throw new Refusal("plan-year-taken", { year: given.year }, [
      { path: "year", code: "taken", zh: "该年度已有计划", en: "this year has a plan" },
    ]);
  await recordCreation(work, {
    table: "plan",
    object: { id, status: planLifecycle.initial, version: 1 },
    action: "plan.created",
    facts: { year: given.year, budgetFen: given.budgetFen },
  });
  return id;
}

/** Changes budget and target. The budget never falls below what is split already (`allotments-over-budget`). */
export async function changePlan(work: Work, id: Id, given: z.output<typeof planChange>): Promise<void> {
  const plan = await lockPlan(work, id, given.version);
  if (plan.status === "closed")
    throw new Refusal("wrong-state", { noun: "plan", action: "change", status: plan.status });
  refuseOverBudget(await allotmentsOf(work, id), given.budgetFen);
  await recordStep(work, {
    table: "plan",
    object: plan,
    action: "plan.changed",
    to: plan.status,
    changes: { budgetFen: given.budgetFen, targetEnterprises: given.targetEnterprises },
    facts: {
      budgetBeforeFen: plan.budgetFen,
      budgetFen: given.budgetFen,
      targetBefore: plan.targetEnterprises,
      target: given.targetEnterprises,
    },
  });
}

export function refuseOverBudget(allotments: readonly { readonly amountFen: Fen }[], budgetFen: Fen): void {
  const overFen = overBudget(allotments, budgetFen);
  if (overFen > 0)
    throw new Refusal("allotments-over-budget", {
      sumFen: fen(Math.min(FEN_MAX, budgetFen + overFen)),
      budgetFen,
      overFen,
    });
}

/**
 * Publishes a plan: pins the edition, fixes what is carried in, and grants every city its issue capacity and its cash.
 * Refuses `allotments-missing`.
 * @clause 5.1 @clause 8.2
 */
export async function publishPlan(work: Work, id: Id, version: number): Promise<void> {
  const seen = await planById(work, id);
  const to = stepTo(planLifecycle, "publish", seen.status, work.actor.roles);
  const edition = await editionInForce(work, seen.programmeId, work.now);
  const money = await lockCityMoney(work, seen, edition.parameters.cities);
  const plan = await lockPlan(work, id, version);
  const allotments = await lockAllotments(work, id);
  const complete = edition.parameters.cities.every((code) => allotments.some((one) => one.cityCode === code));
  if (!complete || allotments.every((one) => one.amountFen === 0))
    throw new Refusal("allotments-missing", { year: plan.year });
  refuseOverBudget(allotments, plan.budgetFen);
  const { issueRatioBp, subtractCarriedIn } = edition.parameters;
  const carried = await carriedIn(work, plan.programmeId, plan.year);
  for (const allotment of allotments) {
    const carriedInFen = carried.get(allotment.cityCode) ?? ZERO;
    await work.tx.updateTable("allotment").set({ carriedInFen }).where("id", "=", allotment.id).execute();
    const account = money.get(allotment.cityCode);
    if (account === undefined) continue;
    const granted = moneyOf(allotment, { issueRatioBp, carriedInFen: subtractCarriedIn ? carriedInFen : ZERO });
    await changeMoney(work, account, { capacityFen: ZERO, cashFen: ZERO }, granted, allotment);
  }
  await recordStep(work, {
    table: "plan",
    object: plan,
    action: "plan.published",
    to,
    changes: { editionId: edition.id, issueRatioBp, subtractCarriedIn, publishedAt: work.now },
    facts: { year: plan.year, issueRatioBp, allottedFen: addFen(...allotments.map((one) => one.amountFen)) },
    editionId: edition.id,
  });
}

/** Publishes (or replaces) the guide to applying for a plan's year. @clause 5.1 */
export async function publishGuide(work: Work, id: Id, given: { version: number; fileId: Id }): Promise<void> {
  const plan = await lockPlan(work, id, given.version);
  if (plan.status !== "published") throw new Refusal("plan-not-published", { year: plan.year });
  await ownFile(work, given.fileId, personOf(work).organisationId, ["other"]);
  await recordStep(work, {
    table: "plan",
    object: plan,
    action: "plan.guide-published",
    to: plan.status,
    changes: { guideFileId: given.fileId },
    facts: { fileId: given.fileId },
  });
}

export interface ClosedPlan {
  readonly fate: "lapse" | "carry";
  readonly cities: readonly { readonly cityCode: string; readonly freedFen: Fen; readonly keptFen: Fen }[];
}

/**
 * Closes a plan of which nothing is open any more. What pilots left of their reserve becomes cash; free cash lapses, or goes to the same city's cash of the next year's
 * plan (parameter); what is reserved or paid stays with its lines. Refuses `plan-still-open`, `no-next-plan`.
 */
export async function closePlan(work: Work, id: Id, version: number): Promise<ClosedPlan> {
  const seen = await planById(work, id);
  const to = stepTo(planLifecycle, "close", seen.status, work.actor.roles);
  const fate = (await editionOfPlan(work, seen)).parameters.closingCash;
  const next = fate === "carry" ? await findPlanOfYear(work, seen.programmeId, seen.year + 1) : undefined;
  if (fate === "carry" && next?.status !== "published") throw new Refusal("no-next-plan", { year: seen.year + 1 });
  const cityCodes = (await allotmentsOf(work, id)).map((one) => one.cityCode);
  const scope = (kind: "capacity" | "cash", planId: Id) =>
    cityCodes.map((cityCode): AccountScope => ({ kind, programmeId: seen.programmeId, planId, cityCode }));
  const accounts = await openAndLock(work, [
    ...scope("capacity", id),
    ...scope("cash", id),
    ...(next === undefined ? [] : scope("cash", next.id)),
  ]);
  const plan = await lockPlan(work, id, version);
  const allotments = await lockAllotments(work, id);
  const open = await openThings(work, id);
  if (open.rounds + open.periods + open.applications + open.settlements > 0) throw new Refusal("plan-still-open", open);
  const cities: { cityCode: string; freedFen: Fen; keptFen: Fen }[] = [];
  for (const [index, cityCode] of cityCodes.entries()) {
    const [capacity, cash, following] = [
      accounts[index],
      accounts[cityCodes.length + index],
      accounts[2 * cityCodes.length + index],
    ];
    const allotment = allotments.find((one) => one.cityCode === cityCode);
    assert(capacity !== undefined && cash !== undefined && allotment !== undefined, "every allotment has its accounts");
    await releaseUnused(work, plan, allotment, { capacity, cash });
    const freedFen = availableFen(cash);
    if (freedFen > 0) {
      await withdraw(work, cash, freedFen, {
        objectType: "allotment",
        objectId: allotment.id,
        reason: `plan-closed:${fate}`,
      });
      if (following !== undefined)
        await grant(work, following, freedFen, {
          objectType: "allotment",
          objectId: allotment.id,
          reason: `carried-from:${plan.year}`,
        });
    }
    cities.push({ cityCode, freedFen, keptFen: addFen(cash.reservedFen, cash.postedFen) });
  }
  await recordStep(work, {
    table: "plan",
    object: plan,
    action: "plan.closed",
    to,
    changes: { closedAt: work.now },
    facts: { fate, freedFen: addFen(...cities.map((one) => one.freedFen)) },
    editionId: plan.editionId,
  });
  return { fate, cities };
}

/**
 * Commits money of a city's pilot reserve to a pilot: pilots take from the reserve and from nothing else.
 * Refuses `pilot-reserve-exceeded`.
 * @clause 6.3
 */
export async function commitPilotReserve(
  work: Work,
  given: { planId: Id; cityCode: string; amountFen: Fen; pilotId: Id },
): Promise<void> {
  const allotment = await lockAllotmentOf(work, given.planId, given.cityCode);
  if (allotment === undefined) throw new Refusal("not-found", { noun: "allotment" });
  const leftFen = subtractFen(allotment.pilotReserveFen, allotment.pilotCommittedFen);
  if (given.amountFen > leftFen)
    throw new Refusal("pilot-reserve-exceeded", { ...cityNames(given.cityCode), leftFen, neededFen: given.amountFen });
  await work.tx
    .updateTable("allotment")
    .set({ pilotCommittedFen: addFen(allotment.pilotCommittedFen, given.amountFen), version: allotment.version + 1 })
    .where("id", "=", allotment.id)
    .execute();
  await recordAllotment(work, allotment.id, "allotment.pilot-committed", {
    pilotId: given.pilotId,
    amountFen: given.amountFen,
  });
}

/** The money of a plan as a whole: its budget, and what the cities together may issue and pay by it. */
export async function moneyOfPlan(work: Work, planId: Id): Promise<{ budgetFen: Fen; capacityFen: Fen; cashFen: Fen }> {
  const plan = await planById(work, planId);
  const { parameters } = await editionOfPlan(work, plan);
  const rule = {
    issueRatioBp: (plan.issueRatioBp as Bp | null) ?? parameters.issueRatioBp,
    subtract: plan.subtractCarriedIn ?? parameters.subtractCarriedIn,
  };
  const cities = (await allotmentsOf(work, planId)).map((one) =>
    moneyOf(one, { issueRatioBp: rule.issueRatioBp, carriedInFen: rule.subtract ? one.carriedInFen : ZERO }),
  );
  return {
    budgetFen: plan.budgetFen,
    capacityFen: addFen(...cities.map((city) => city.capacityFen)),
    cashFen: addFen(...cities.map((city) => city.cashFen)),
  };
}

/** The plan published last for the latest year; undefined before the first. */
export async function lastPublishedPlan(work: Work, programmeId: Id): Promise<PlanRow | undefined> {
  return await findLastPublished(work, programmeId);
}

/** What is left in every city of a plan, as everybody may know it. */
export async function citiesLeft(work: Work, planId: Id) {
  const balances = await balancesOf(work, planId);
  return (await allotmentsOf(work, planId)).map((one) => ({
    ...cityNames(one.cityCode),
    allottedFen: one.amountFen,
    capacityLeftFen: (balances.get(`capacity/${one.cityCode}`) ?? emptyBalance).leftFen,
    cashLeftFen: (balances.get(`cash/${one.cityCode}`) ?? emptyBalance).leftFen,
  }));
}
