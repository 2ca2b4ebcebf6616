import { minFen, shareOf, type Bp, type Fen } from "../money.ts";

/** A size tier of a standard: the amounts of a service and the yearly cap hang on it. @clause 4.4.2 */
export interface StandardTier {
  readonly tier: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Prior-year revenue from this amount on, included. */
  readonly revenueFromFen: Fen;
  /** Up to this amount, excluded; null has no upper end. */
  readonly revenueBelowFen: Fen | null;
  /** At least this many staff as well; null asks for none. */
  readonly staffFrom: number | null;
  /** All vouchers of one enterprise in one year together. */
  readonly annualCapFen: Fen;
}

/** What a service is worth in one tier: a fixed amount, or a share of the eligible fee up to a cap. */
export interface StandardAmount {
  readonly serviceCode: string;
  readonly tier: string;
  readonly formula: "fixed" | "ratio";
  readonly amountFen: Fen | null;
  readonly ratioBp: Bp | null;
  readonly capFen: Fen | null;
}

/** What usage has to show before a service counts as completed. */
export interface StandardThreshold {
  readonly serviceCode: string;
  readonly windowDays: number;
  readonly activeDaysMin: number;
  readonly usersMin: number;
  readonly operatorRequired: boolean;
}

/**
 * The tier of an enterprise by its prior-year revenue and staff: the highest of which it reaches both lower bounds, as in
 * the statistical size classes. Undefined when it reaches none.
 * @clause 4.4.2
 */
export function tierFor<Tier extends Pick<StandardTier, "revenueFromFen" | "staffFrom">>(
  tiers: readonly Tier[],
  revenueFen: Fen,
  staff: number,
): Tier | undefined {
  return tiers
    .toSorted((a, b) => b.revenueFromFen - a.revenueFromFen)
    .find((tier) => revenueFen >= tier.revenueFromFen && (tier.staffFrom === null || staff >= tier.staffFrom));
}

/** The row of the standard for a service and tier; undefined when the standard does not list it. */
export function amountFor<Amount extends Pick<StandardAmount, "serviceCode" | "tier">>(
  amounts: readonly Amount[],
  serviceCode: string,
  tier: string,
): Amount | undefined {
  return amounts.find((amount) => amount.serviceCode === serviceCode && amount.tier === tier);
}

/**
 * What the standard gives for a service in a tier at this eligible fee, in fen: the fixed amount, or the share of the fee
 * (rounded down) up to its cap. Undefined when the standard does not list the service for the tier.
 * @clause 4.4.2
 */
export function listedAmount(
  amounts: readonly StandardAmount[],
  serviceCode: string,
  tier: string,
  eligibleFeeFen: Fen,
): Fen | undefined {
  const amount = amountFor(amounts, serviceCode, tier);
  if (amount === undefined) return undefined;
  if (amount.formula === "fixed") return amount.amountFen ?? undefined;
  if (amount.ratioBp === null || amount.capFen === null) return undefined;
  return minFen(shareOf(eligibleFeeFen, amount.ratioBp), amount.capFen);
}

/** The most a service can bring in a tier: what "full face" means when vouchers are counted against a budget. */
export function fullFaceOf(amount: StandardAmount): Fen | undefined {
  return (amount.formula === "fixed" ? amount.amountFen : amount.capFen) ?? undefined;
}
