import type { allotmentsBody, moveBody } from "@yunquan/contract/plans.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { allotmentFaults, pilotReserveMax } from "@yunquan/core/plans/money.ts";
import { Refusal, assert, type FieldFault } from "@yunquan/core/refusal.ts";
import { promoteWaiting } from "../applications/commands.ts";
import { availableFen, grant, withdraw } from "../ledger/commands.ts";
import { lockLines } from "../order/commands.ts";
import { recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import {
  changeMoney,
  cityNames,
  lockCityMoney,
  moneyOfAllotment,
  releaseUnused,
  refuseBelowUse,
  type LockedMoney,
} from "./city-money.ts";
import { editionOfPlan, lockPlan, planById, refuseOverBudget } from "./commands.ts";
import {
  citiesWithApplications,
  findAllotment,
  lockAllotments,
  lockPlanRow,
  type AllotmentRow,
  type PlanRow,
} from "./store.ts";

type Given = z.output<typeof allotmentsBody>["allotments"][number];

/**
 * Sets the whole table of a plan's allotments at once. Once the plan is published the difference is granted or taken back
 * in the same transaction, never below what is in use, and what becomes free goes to the waiting line.
 * Refuses `invalid-request` with every fault, `allotments-over-budget`, `pilot-reserve-fixed`, `allotment-below-use`.
 * @clause 5.1 @clause 6.3
 */
export async function setAllotments(work: Work, planId: Id, given: z.output<typeof allotmentsBody>): Promise<void> {
  const seen = await planById(work, planId);
  const { parameters } = await editionOfPlan(work, seen);
  const faults = allotmentFaults(given.allotments, parameters.cities, parameters.pilotReserveMaxBp);
  if (faults.length > 0) throw new Refusal("invalid-request", {}, faults);
  const cityCodes = given.allotments.map((one) => one.cityCode);
  const money =
    seen.status === "published" ? await lockMoneyAndLines(work, seen, cityCodes) : new Map<string, LockedMoney>();
  const plan = await lockPlan(work, planId, given.version);
  if (plan.status === "closed")
    throw new Refusal("wrong-state", { noun: "plan", action: "allot", status: plan.status });
  refuseOverBudget(given.allotments, plan.budgetFen);
  const before = new Map((await lockAllotments(work, planId)).map((row) => [row.cityCode, row]));
  await refuseFixedReserves(work, planId, given.allotments, before);
  if (plan.status === "published") refuseCutsBelowUse(plan, given.allotments, before, money);

  const changed: Record<string, unknown>[] = [];
  const raised: string[] = [];
  for (const wanted of given.allotments) {
    const old = before.get(wanted.cityCode);
    if (
      old !== undefined &&
      old.amountFen === wanted.amountFen &&
      old.pilotReserveFen === wanted.pilotReserveFen &&
      old.targetEnterprises === wanted.targetEnterprises
    )
      continue;
    const row = await writeAllotment(work, planId, wanted, old);
    changed.push({
      cityCode: wanted.cityCode,
      amountFen: wanted.amountFen,
      beforeFen: old?.amountFen ?? 0,
      pilotReserveFen: wanted.pilotReserveFen,
      reserveBeforeFen: old?.pilotReserveFen ?? 0,
    });
    const account = money.get(wanted.cityCode);
    if (plan.status !== "published" || account === undefined) continue;
    const was = old === undefined ? { capacityFen: ZERO, cashFen: ZERO } : moneyOfAllotment(plan, old);
    const now = moneyOfAllotment(plan, row);
    await changeMoney(work, account, was, now, row, "allotted");
    if (now.capacityFen > was.capacityFen) raised.push(wanted.cityCode);
  }
  await recordStep(work, {
    table: "plan",
    object: plan,
    action: "plan.allotted",
    to: plan.status,
    facts: { changed },
    editionId: plan.editionId,
  });
  await promoteIn(work, plan, raised);
}

/**
 * Moves part of an allotment (capacity and cash with it), or cash alone, from one city to another: both sides in one
 * transaction or nothing. Refuses `same-city`, `allotment-below-use`, `pilot-reserve-over-share`.
 * @clause 5.1
 */
export async function moveBetweenCities(work: Work, planId: Id, given: z.output<typeof moveBody>): Promise<void> {
  const { fromCityCode, toCityCode, amountFen } = given;
  if (fromCityCode === toCityCode)
    throw new Refusal("same-city", {}, [
      { path: "toCityCode", code: "same", zh: "须为另一地市", en: "must be another city" },
    ]);
  const seen = await planById(work, planId);
  const money = await lockMoneyAndLines(work, seen, [fromCityCode, toCityCode]);
  const plan = await lockPlan(work, planId, given.version);
  if (plan.status !== "published") throw new Refusal("plan-not-published", { year: plan.year });
  const allotments = await lockAllotments(work, planId);
  const from = rowOf(allotments, fromCityCode);
  const to = rowOf(allotments, toCityCode);
  const [fromMoney, toMoney] = [money.get(fromCityCode), money.get(toCityCode)];
  assert(fromMoney !== undefined && toMoney !== undefined, "both cities' accounts are locked");
  if (given.kind === "cash") await moveCash(work, from, to, fromMoney, toMoney, amountFen);
  else await moveAllotment(work, plan, from, to, fromMoney, toMoney, amountFen);
  await work.tx
    .insertInto("allotmentMove")
    .values({
      id: work.newId(),
      planId,
      kind: given.kind,
      fromCityCode,
      toCityCode,
      amountFen,
      reason: given.reason,
      movedBy: personOf(work).personId,
      movedAt: work.now,
    })
    .execute();
  await recordStep(work, {
    table: "plan",
    object: plan,
    action: `plan.${given.kind}-moved`,
    to: plan.status,
    reason: given.reason,
    facts: { fromCityCode, toCityCode, amountFen },
    editionId: plan.editionId,
  });
  if (given.kind === "allotment") await promoteIn(work, plan, [toCityCode]);
}

/**
 * Gives what pilots have not taken of a city's reserve to its vouchers: capacity and cash grow, and the waiting line is
 * served. Running it again changes nothing.
 * @clause 6.3
 */
export async function releaseReserve(work: Work, allotmentId: Id): Promise<void> {
  const found = await findAllotment(work, allotmentId);
  if (found === undefined) throw new Refusal("not-found", { noun: "allotment" });
  const seen = await planById(work, found.planId);
  const money = await lockMoneyAndLines(work, seen, [found.cityCode]);
  const plan = await lockPlanRow(work, found.planId);
  const row = rowOf(await lockAllotments(work, found.planId), found.cityCode);
  const account = money.get(found.cityCode);
  assert(plan !== undefined && account !== undefined, "an allotment has its plan and accounts");
  if (plan.status !== "published") return;
  const releasedFen = await releaseUnused(work, plan, row, account);
  if (releasedFen > 0) await promoteIn(work, plan, [row.cityCode]);
}

/** The line of a city stands before its accounts: whoever frees capacity serves the line with it. */
async function lockMoneyAndLines(
  work: Work,
  plan: PlanRow,
  cityCodes: readonly string[],
): Promise<Map<string, LockedMoney>> {
  await lockLines(
    work,
    cityCodes.map((cityCode) => ({ programmeId: plan.programmeId, cityCode, kind: "application" })),
  );
  return await lockCityMoney(work, plan, cityCodes);
}

async function promoteIn(work: Work, plan: PlanRow, cityCodes: readonly string[]): Promise<void> {
  for (const cityCode of cityCodes)
    await promoteWaiting(work, { programmeId: plan.programmeId, planId: plan.id, cityCode });
}

async function refuseFixedReserves(
  work: Work,
  planId: Id,
  wanted: readonly Given[],
  before: ReadonlyMap<string, AllotmentRow>,
): Promise<void> {
  const changes = wanted.flatMap((one, index) => {
    const old = before.get(one.cityCode);
    return old === undefined || old.pilotReserveFen === one.pilotReserveFen ? [] : [{ one, old, index }];
  });
  if (changes.length === 0) return;
  const applied = await citiesWithApplications(work, planId);
  const faults: FieldFault[] = [];
  for (const { one, old, index } of changes) {
    const path = `allotments.${index}.pilotReserveFen`;
    if (applied.has(one.cityCode) || old.reserveReleasedAt !== null)
      faults.push({
        path,
        code: "fixed",
        zh: "已有企业申领或预留已转出，不能再改",
        en: "fixed: an enterprise has applied, or it was released",
      });
    else if (one.pilotReserveFen < old.pilotCommittedFen)
      faults.push({ path, code: "committed", zh: "低于已安排给试点的金额", en: "below what is committed to pilots" });
  }
  const first = changes.find(({ index }) => faults[0]?.path === `allotments.${index}.pilotReserveFen`);
  if (first !== undefined) throw new Refusal("pilot-reserve-fixed", cityNames(first.one.cityCode), faults);
}

/** Every city whose share would fall below its use is told at once; the words name the first. */
function refuseCutsBelowUse(
  plan: PlanRow,
  wanted: readonly Given[],
  before: ReadonlyMap<string, AllotmentRow>,
  money: ReadonlyMap<string, LockedMoney>,
): void {
  const faults: FieldFault[] = [];
  let first: Refusal | undefined;
  for (const [index, one] of wanted.entries()) {
    const old = before.get(one.cityCode);
    const account = money.get(one.cityCode);
    if (old === undefined || account === undefined) continue;
    try {
      refuseBelowUse(account, moneyOfAllotment(plan, old), moneyOfAllotment(plan, { ...old, ...one }), one.cityCode);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      first ??= error;
      faults.push({
        path: `allotments.${index}.amountFen`,
        code: "below-use",
        zh: "低于已占用的额度",
        en: "below what is in use",
      });
    }
  }
  if (first !== undefined) throw new Refusal(first.code, first.facts, faults);
}

async function writeAllotment(
  work: Work,
  planId: Id,
  wanted: Given,
  old: AllotmentRow | undefined,
): Promise<AllotmentRow> {
  const values = {
    amountFen: wanted.amountFen,
    pilotReserveFen: wanted.pilotReserveFen,
    targetEnterprises: wanted.targetEnterprises,
  };
  if (old === undefined) {
    return await work.tx
      .insertInto("allotment")
      .values({ id: work.newId(), planId, cityCode: wanted.cityCode, ...values })
      .returningAll()
      .executeTakeFirstOrThrow();
  }
  return await work.tx
    .updateTable("allotment")
    .set({ ...values, version: old.version + 1 })
    .where("id", "=", old.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function moveCash(
  work: Work,
  from: AllotmentRow,
  to: AllotmentRow,
  fromMoney: LockedMoney,
  toMoney: LockedMoney,
  amountFen: Fen,
): Promise<void> {
  const left = availableFen(fromMoney.cash);
  if (amountFen > left)
    throw new Refusal("allotment-below-use", {
      ...cityNames(from.cityCode),
      account: "cash",
      accountZh: "兑付资金",
      availableFen: left,
      neededFen: amountFen,
    });
  await withdraw(work, fromMoney.cash, amountFen, { objectType: "allotment", objectId: from.id, reason: "cash-moved" });
  await grant(work, toMoney.cash, amountFen, { objectType: "allotment", objectId: to.id, reason: "cash-moved" });
}

async function moveAllotment(
  work: Work,
  plan: PlanRow,
  from: AllotmentRow,
  to: AllotmentRow,
  fromMoney: LockedMoney,
  toMoney: LockedMoney,
  amountFen: Fen,
): Promise<void> {
  const { parameters } = await editionOfPlan(work, plan);
  const openFen = subtractFen(from.amountFen, from.pilotReserveFen);
  if (amountFen > openFen)
    throw new Refusal("allotment-below-use", {
      ...cityNames(from.cityCode),
      account: "allotment",
      accountZh: "切块（不含试点预留）",
      availableFen: openFen,
      neededFen: amountFen,
    });
  const less = { ...from, amountFen: subtractFen(from.amountFen, amountFen) };
  const more = { ...to, amountFen: addFen(to.amountFen, amountFen) };
  const maxFen = pilotReserveMax(less.amountFen, parameters.pilotReserveMaxBp);
  if (from.pilotReserveFen > maxFen)
    throw new Refusal("pilot-reserve-over-share", {
      ...cityNames(from.cityCode),
      reserveFen: from.pilotReserveFen,
      maxFen,
    });
  for (const [row, changed, money] of [
    [from, less, fromMoney],
    [to, more, toMoney],
  ] as const) {
    await work.tx
      .updateTable("allotment")
      .set({ amountFen: changed.amountFen, version: row.version + 1 })
      .where("id", "=", row.id)
      .execute();
    await changeMoney(
      work,
      money,
      moneyOfAllotment(plan, row),
      moneyOfAllotment(plan, changed),
      row,
      "allotment-moved",
    );
  }
}

function rowOf(allotments: readonly AllotmentRow[], cityCode: string): AllotmentRow {
  const row = allotments.find((one) => one.cityCode === cityCode);
  if (row === undefined) throw new Refusal("not-found", { noun: "allotment", cityCode });
  return row;
}
