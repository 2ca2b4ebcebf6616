import { FEN_MAX, ZERO, fen, shareOf, subtractFen, type Bp, type Fen } from "../money.ts";
import { cities } from "../divisions.ts";
import type { FieldFault } from "../refusal.ts";

/** A city's share of a plan as the province sets it. */
export interface Allotment {
  readonly cityCode: string;
  readonly amountFen: Fen;
  /** Set aside for pilots before anything else; never more than half of the amount. */
  readonly pilotReserveFen: Fen;
  readonly targetEnterprises: number;
}

/** What a plan pins when it is published. */
export interface IssueRule {
  readonly issueRatioBp: Bp;
  /** What is carried in from earlier years, if the edition takes it off the capacity; else zero. */
  readonly carriedInFen: Fen;
}

export interface CityMoney {
  /** Face value that may be issued. */
  readonly capacityFen: Fen;
  /** What settlements can pay. */
  readonly cashFen: Fen;
}

/**
 * What a city may issue and pay out of its allotment: the pilot reserve comes first; cash is the rest, capacity 1.5 times
 * the rest (the edition's ratio), rounded down to the fen.
 * @clause 8.2 @clause 6.3
 */
export function moneyOf(allotment: Pick<Allotment, "amountFen" | "pilotReserveFen">, rule: IssueRule): CityMoney {
  const cashFen = subtractFen(allotment.amountFen, allotment.pilotReserveFen);
  const capacity = shareOf(cashFen, rule.issueRatioBp);
  return { cashFen, capacityFen: fen(Math.max(0, capacity - rule.carriedInFen)) };
}

/** The largest reserve an allotment allows: at most half of it, or less if the edition says so. @clause 6.3 */
export function pilotReserveMax(amountFen: Fen, maxBp: Bp): Fen {
  return shareOf(amountFen, maxBp);
}

/**
 * Every fault of a table of allotments at once: each city of the edition exactly once, no other, no reserve above its
 * share. That the sum stays within the budget is a refusal of its own, with the difference.
 * @clause 5.1
 */
export function allotmentFaults(
  allotments: readonly Allotment[],
  cityCodes: readonly string[],
  reserveMaxBp: Bp,
): FieldFault[] {
  const faults: FieldFault[] = [];
  const seen = new Set<string>();
  for (const [index, { cityCode, amountFen, pilotReserveFen }] of allotments.entries()) {
    const path = `allotments.${index}`;
    if (!cityCodes.includes(cityCode))
      faults.push({
        path: `${path}.cityCode`,
        code: "not-in-programme",
        zh: "该地市不在本方案范围内",
        en: "this city is not in the programme",
      });
    if (seen.has(cityCode))
      faults.push({ path: `${path}.cityCode`, code: "repeated", zh: "该地市重复", en: "this city is given twice" });
    seen.add(cityCode);
    if (pilotReserveFen > pilotReserveMax(amountFen, reserveMaxBp)) {
      const percent = reserveMaxBp / 100;
      faults.push({
        path: `${path}.pilotReserveFen`,
        code: "over-share",
        zh: `试点预留不得超过切块的 ${percent}%`,
        en: `the pilot reserve is at most ${percent} % of the allotment`,
      });
    }
  }
  const missing = cityCodes.filter((code) => !seen.has(code));
  if (missing.length > 0) {
    const names = cities.filter((city) => missing.includes(city.code));
    faults.push({
      path: "allotments",
      code: "missing",
      zh: `缺少：${names.map((city) => city.zh).join("、")}`,
      en: `missing: ${names.map((city) => city.en).join(", ")}`,
    });
  }
  return faults;
}

/** By how much the allotments together exceed the budget; zero when they fit. @clause 5.1 */
export function overBudget(allotments: readonly Pick<Allotment, "amountFen">[], budgetFen: Fen): Fen {
  const over = allotments.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n) - BigInt(budgetFen);
  if (over <= 0n) return ZERO;
  return over > BigInt(FEN_MAX) ? FEN_MAX : fen(Number(over));
}

/** How many vouchers of a full face an amount of money carries, whole ones only. @clause 4.4.4 */
export function vouchersCarried(moneyFen: Fen, fullFaceFen: Fen): number {
  return Math.floor(moneyFen / fullFaceFen);
}
