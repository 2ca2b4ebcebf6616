import type { budgetReach, dashboard, plan, planSummary } from "@yunquan/contract/plans.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { ZERO, addFen, fen, type Bp, type Fen } from "@yunquan/core/money.ts";
import { planLifecycle } from "@yunquan/core/plans/lifecycle.ts";
import { DAY_MS, addMs } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { cityNames } from "./city-money.ts";
import { editionOfPlan, planById } from "./commands.ts";
import {
  allotmentsOf,
  balancesOf,
  citiesWithApplications,
  emptyBalance,
  firstOpening,
  promisedBefore,
  visibleAllotments,
  visibleMoves,
  type AllotmentRow,
  type PlanRow,
} from "./store.ts";
import { resultsByCity } from "./results.ts";
import { decisionsByCity } from "./timeliness.ts";

/** What the province may do with a plan now, beyond its lifecycle: change, split, move, publish the guide. */
function actionsOf(work: Work, row: PlanRow): string[] {
  const steps: string[] = actionsFor(planLifecycle, row.status, work.actor.roles);
  if (!work.actor.roles.some((role) => role === "province-policy") || row.status === "closed") return steps;
  return [...steps, "change", "allot", ...(row.status === "published" ? ["move", "publishGuide"] : [])];
}

export function presentPlan(work: Work, row: PlanRow, allottedFen: Fen): z.output<typeof planSummary> {
  const { id, programmeId, year, status, budgetFen, targetEnterprises, publishedAt, closedAt, version } = row;
  return {
    id,
    programmeId,
    year,
    status,
    budgetFen,
    allottedFen,
    targetEnterprises,
    issueRatioBp: row.issueRatioBp as Bp | null,
    publishedAt,
    closedAt,
    version,
    actions: actionsOf(work, row),
  };
}

/** The whole page of a plan: what each city has, holds and has promised. A city sees its own line only. @clause 5.1 */
export async function planPage(
  work: Work,
  id: Id,
  reach: z.output<typeof budgetReach> | null,
): Promise<z.output<typeof plan>> {
  const row = await planById(work, id);
  const { parameters } = await editionOfPlan(work, row);
  const all = await allotmentsOf(work, id);
  const [visible, balances, promised, applied] = [
    await visibleAllotments(work, id),
    await balancesOf(work, id),
    await promisedBefore(work, row),
    await citiesWithApplications(work, id),
  ];
  const opening = await firstOpening(work, id);
  const cities = visible.map((allotment) => {
    const cash = balances.get(`cash/${allotment.cityCode}`) ?? emptyBalance;
    const promisedFen = promised.get(allotment.cityCode) ?? ZERO;
    const promisedBp = shareBp(promisedFen, cash.grantedFen);
    return {
      ...cityNames(allotment.cityCode),
      amountFen: allotment.amountFen,
      pilotReserveFen: allotment.pilotReserveFen,
      pilotCommittedFen: allotment.pilotCommittedFen,
      reserveReleasedAt: allotment.reserveReleasedAt,
      reserveFixed: reserveFixedBy(allotment, applied),
      targetEnterprises: allotment.targetEnterprises,
      capacity: balances.get(`capacity/${allotment.cityCode}`) ?? emptyBalance,
      cash,
      promisedFen,
      promisedBp,
      promisedWarning: promisedFen > 0 && promisedBp >= parameters.promisedCashWarnBp,
    };
  });
  return {
    ...presentPlan(work, row, addFen(...all.map((one) => one.amountFen))),
    editionId: row.editionId,
    guideFileId: row.guideFileId,
    reserveReleaseAt: opening === null ? null : addMs(opening, parameters.pilotReserveReleaseDays * DAY_MS),
    promisedCashWarnBp: parameters.promisedCashWarnBp,
    cities,
    moves: await visibleMoves(work, id),
    reach,
  };
}

/** Target against what is, city by city, counted from the records. @clause 1.1 @clause 5.16 @clause 8.2 */
export async function planDashboard(work: Work, id: Id): Promise<z.output<typeof dashboard>> {
  const row = await planById(work, id);
  const visible = await visibleAllotments(work, id);
  const balances = await balancesOf(work, id);
  const results = await resultsByCity(work, id);
  const decided = await decisionsByCity(work, id, work.actor.kind === "person" ? work.actor.cityCode : null);
  const cities = visible.map((allotment) => {
    const vouchers = results.vouchers.get(allotment.cityCode);
    const applications = results.applications.get(allotment.cityCode);
    const claims = results.claims.get(allotment.cityCode);
    const decisions = decided.get(allotment.cityCode);
    const enterprises = vouchers?.enterprises ?? 0;
    const carriedFen = sumFen(claims?.carried);
    return {
      ...cityNames(allotment.cityCode),
      targetEnterprises: allotment.targetEnterprises,
      enterprises,
      reachedBp: shareBp(enterprises, allotment.targetEnterprises),
      supportReasons: supportReasons(enterprises, allotment.targetEnterprises, carriedFen),
      vouchers: vouchers?.vouchers ?? 0,
      issuedFen: sumFen(vouchers?.issued),
      paidFen: sumFen(claims?.paid),
      waiting: applications?.waiting ?? 0,
      undecided: applications?.undecided ?? 0,
      overdue: applications?.overdue ?? 0,
      decided: decisions?.decided ?? 0,
      decidedLate: decisions?.late ?? 0,
      decisionDays: decisions?.meanDays ?? null,
      carriedClaims: claims?.carriedClaims ?? 0,
      carriedFen,
      capacity: balances.get(`capacity/${allotment.cityCode}`) ?? emptyBalance,
      cash: balances.get(`cash/${allotment.cityCode}`) ?? emptyBalance,
    };
  });
  return {
    planId: id,
    year: row.year,
    targetEnterprises: row.targetEnterprises,
    enterprises: cities.reduce((sum, city) => sum + city.enterprises, 0),
    cities,
  };
}

function reserveFixedBy(
  allotment: AllotmentRow,
  applied: ReadonlySet<string>,
): "first-application" | "released" | null {
  if (allotment.reserveReleasedAt !== null) return "released";
  return applied.has(allotment.cityCode) ? "first-application" : null;
}

/** Why a city is to be supported in the next year: its target is reached, or claims wait for money. @clause 8.2 */
function supportReasons(enterprises: number, target: number, carriedFen: Fen): ("target-reached" | "backlog")[] {
  return [
    ...(target > 0 && enterprises >= target ? (["target-reached"] as const) : []),
    ...(carriedFen > 0 ? (["backlog"] as const) : []),
  ];
}

/** A share in whole basis points, rounded down; of nothing it is nothing, unless something is asked of it. */
function shareBp(part: number, whole: number): number {
  if (part === 0) return 0;
  return whole === 0 ? 10_000 : Number((BigInt(part) * 10_000n) / BigInt(whole));
}

function sumFen(sum: string | number | null | undefined): Fen {
  return fen(Number(sum ?? 0));
}
