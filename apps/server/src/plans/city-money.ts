import { cityOf } from "@yunquan/core/divisions.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, subtractFen, type Bp, type Fen } from "@yunquan/core/money.ts";
import { moneyOf, type CityMoney } from "@yunquan/core/plans/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { availableFen, grant, openAndLock, withdraw, type AccountScope } from "../ledger/commands.ts";
import { recordHistory } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import type { AllotmentRow, PlanRow } from "./store.ts";

/* A city's capacity and cash in a plan: how they are locked, what they are worth and how they change together. */

/** A city's two accounts of a plan, locked. */
export interface LockedMoney {
  readonly capacity: Awaited<ReturnType<typeof openAndLock>>[number];
  readonly cash: Awaited<ReturnType<typeof openAndLock>>[number];
}

/** Opens and locks capacity and cash of cities in one call, in the documented order. */
export async function lockCityMoney(
  work: Work,
  plan: Pick<PlanRow, "id" | "programmeId">,
  cityCodes: readonly string[],
): Promise<Map<string, LockedMoney>> {
  const scopes = cityCodes.flatMap((cityCode): AccountScope[] => [
    { kind: "capacity", programmeId: plan.programmeId, planId: plan.id, cityCode },
    { kind: "cash", programmeId: plan.programmeId, planId: plan.id, cityCode },
  ]);
  const accounts = await openAndLock(work, scopes);
  return new Map(
    cityCodes.map((cityCode, index) => {
      const capacity = accounts[index * 2];
      const cash = accounts[index * 2 + 1];
      assert(capacity !== undefined && cash !== undefined, "every city has its two accounts");
      return [cityCode, { capacity, cash }];
    }),
  );
}

/** What an allotment is worth under the rule its plan has pinned. */
export function moneyOfAllotment(
  plan: PlanRow,
  allotment: Pick<AllotmentRow, "amountFen" | "pilotReserveFen" | "carriedInFen">,
): CityMoney {
  assert(plan.issueRatioBp !== null, "a published plan has its ratio");
  return moneyOf(allotment, {
    issueRatioBp: plan.issueRatioBp as Bp,
    carriedInFen: plan.subtractCarriedIn === true ? allotment.carriedInFen : ZERO,
  });
}

/** Posts the difference between what a city had and what it gets, on both accounts. Refuses what is in use already. */
export async function changeMoney(
  work: Work,
  money: LockedMoney,
  before: CityMoney,
  after: CityMoney,
  allotment: { id: Id; cityCode: string },
  reason?: string,
): Promise<void> {
  refuseBelowUse(money, before, after, allotment.cityCode);
  const about = {
    objectType: "allotment" as const,
    objectId: allotment.id,
    ...(reason === undefined ? {} : { reason }),
  };
  for (const [account, from, to] of [
    [money.capacity, before.capacityFen, after.capacityFen],
    [money.cash, before.cashFen, after.cashFen],
  ] as const) {
    if (to > from) await grant(work, account, subtractFen(to, from), about);
    if (to < from) await withdraw(work, account, subtractFen(from, to), about);
  }
}

/** Refuses (`allotment-below-use`) what would take away money that is reserved or posted already. @clause 8.2 */
export function refuseBelowUse(money: LockedMoney, before: CityMoney, after: CityMoney, cityCode: string): void {
  for (const [account, from, to, accountZh] of [
    [money.capacity, before.capacityFen, after.capacityFen, "发放额度"],
    [money.cash, before.cashFen, after.cashFen, "兑付资金"],
  ] as const) {
    const neededFen = from - to;
    if (neededFen > availableFen(account)) {
      throw new Refusal("allotment-below-use", {
        ...cityNames(cityCode),
        account: account.kind,
        accountZh,
        availableFen: availableFen(account),
        neededFen,
      });
    }
  }
}

/** Gives what pilots have not taken of a city's reserve to its capacity and cash; once, and tells how much it was. @clause 6.3 */
export async function releaseUnused(work: Work, plan: PlanRow, row: AllotmentRow, money: LockedMoney): Promise<Fen> {
  if (row.reserveReleasedAt !== null) return ZERO;
  const releasedFen = subtractFen(row.pilotReserveFen, row.pilotCommittedFen);
  const after = { ...row, pilotReserveFen: row.pilotCommittedFen };
  await work.tx
    .updateTable("allotment")
    .set({ pilotReserveFen: row.pilotCommittedFen, reserveReleasedAt: work.now, version: row.version + 1 })
    .where("id", "=", row.id)
    .execute();
  await changeMoney(work, money, moneyOfAllotment(plan, row), moneyOfAllotment(plan, after), row, "reserve-released");
  await recordAllotment(work, row.id, "allotment.reserve-released", {
    cityCode: row.cityCode,
    releasedFen,
    committedFen: row.pilotCommittedFen,
  });
  return releasedFen;
}

/** The names of a city as facts of a refusal. */
export function cityNames(cityCode: string): { cityCode: string; cityZh: string; cityEn: string } {
  const city = cityOf(cityCode);
  return { cityCode, cityZh: city?.zh ?? cityCode, cityEn: city?.en ?? cityCode };
}

/** An allotment has no states; what happens to it is still a line of history. */
export async function recordAllotment(
  work: Work,
  id: Id,
  action: RecordedAction,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordHistory(work, {
    objectType: "allotment",
    objectId: id,
    action,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts,
    editionId: null,
  });
}
