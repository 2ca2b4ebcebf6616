import { cityCode } from "./programmes.ts";
import { fenWire, id, instant } from "./wire.ts";
import { z } from "./z.ts";

const count = z.number().int();

/** A city's bureau and finance read their own; the province names the city. */
export const cityFiguresQuery = z.strictObject({ planId: id, cityCode: cityCode.optional() });

/** What happened in one month of Beijing, each event in the month in which it happened. */
const month = z
  .strictObject({
    month: z.string(),
    applications: count,
    vouchers: count,
    issuedFen: fenWire,
    claims: count,
    claimedFen: fenWire,
    payments: count,
    paidFen: fenWire,
  })
  .meta({ id: "MonthOfCity" });

/** How long decided applications took in whole working days, and how many are late now. */
const reviews = z
  .strictObject({
    /** The legal number of working days of the plan's edition. */
    days: count,
    decided: count,
    inTime: count,
    late: count,
    /** Working days used, on average, to a tenth; null before the first decision. */
    meanDays: z.number().nullable(),
    /** Decided cases by the working days they used. */
    byDays: z.array(z.strictObject({ usedDays: count, cases: count })),
    running: count,
    overdue: count,
  })
  .meta({ id: "ReviewsOfCity" });

/** The figures of one city in one plan, counted from the records when they are asked for. */
export const cityFigures = z
  .strictObject({
    planId: id,
    year: count,
    cityCode: z.string(),
    cityZh: z.string(),
    cityEn: z.string(),
    asOf: instant,
    targetEnterprises: count,
    enterprises: count,
    reachedBp: count,
    allottedFen: fenWire,
    capacity: z.strictObject({ grantedFen: fenWire, reservedFen: fenWire, postedFen: fenWire, leftFen: fenWire }),
    cash: z.strictObject({ grantedFen: fenWire, reservedFen: fenWire, postedFen: fenWire, leftFen: fenWire }),
    vouchers: count,
    issuedFen: fenWire,
    /** Claims that were submitted and are neither withdrawn nor rejected. */
    claims: count,
    claimedFen: fenWire,
    payments: count,
    paidFen: fenWire,
    waiting: count,
    waitingFen: fenWire,
    undecided: count,
    carriedClaims: count,
    carriedFen: fenWire,
    reviews,
    months: z.array(month),
  })
  .meta({ id: "CityFigures" });
