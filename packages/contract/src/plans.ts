import { basisPoints, cityCode } from "./programmes.ts";
import { fenWire, id, instant, paragraph, positiveFenWire, seenVersion } from "./wire.ts";
import { z } from "./z.ts";

const target = z.number().int().min(0, { error: "不得为负 | not negative" }).max(10_000_000);
/** One digit less than other amounts, so that ten times a budget (the largest issue ratio) can still be counted. */
const budget = positiveFenWire.refine((amount) => amount < 100_000_000_000_000, {
  error: "预算须小于一万亿元 | a budget lies below 1,000,000,000,000 yuan",
});
const planYear = z.number().int().min(2018).max(2200);

export const planBody = z.strictObject({
  programmeId: id,
  year: planYear,
  budgetFen: budget,
  targetEnterprises: target.min(1, { error: "须大于零 | above zero" }),
});

export const planChange = z.strictObject({
  version: seenVersion,
  budgetFen: budget,
  targetEnterprises: target.min(1, { error: "须大于零 | above zero" }),
});

export const allotmentsBody = z.strictObject({
  version: seenVersion,
  allotments: z
    .array(z.strictObject({ cityCode, amountFen: fenWire, pilotReserveFen: fenWire, targetEnterprises: target }))
    .max(21, { error: "最多 21 个地市 | at most 21 cities" }),
});

export const moveBody = z.strictObject({
  version: seenVersion,
  /** `allotment` moves the share itself, so capacity and cash; `cash` moves money for settlements alone. */
  kind: z.enum(["allotment", "cash"]),
  fromCityCode: cityCode,
  toCityCode: cityCode,
  amountFen: positiveFenWire,
  reason: paragraph(500),
});

export const guideBody = z.strictObject({ version: seenVersion, fileId: id });
export const planAction = z.strictObject({ version: seenVersion });

const account = z
  .strictObject({ grantedFen: fenWire, reservedFen: fenWire, postedFen: fenWire, leftFen: fenWire })
  .meta({ id: "AccountBalance" });

/** One city of a plan. The accounts are empty before the plan is published. */
export const planCity = z
  .strictObject({
    cityCode: z.string(),
    cityZh: z.string(),
    cityEn: z.string(),
    amountFen: fenWire,
    pilotReserveFen: fenWire,
    pilotCommittedFen: fenWire,
    reserveReleasedAt: instant.nullable(),
    /** Why the reserve may no longer be changed; null while it may. */
    reserveFixed: z.enum(["first-application", "released"]).nullable(),
    targetEnterprises: z.number().int(),
    capacity: account,
    cash: account,
    /** Cash that vouchers of earlier years and claims carried over will ask for first. */
    promisedFen: fenWire,
    promisedBp: z.number().int(),
    promisedWarning: z.boolean(),
  })
  .meta({ id: "PlanCity" });

export const planSummary = z
  .strictObject({
    id,
    programmeId: id,
    year: z.number().int(),
    status: z.enum(["draft", "published", "closed"]),
    budgetFen: fenWire,
    allottedFen: fenWire,
    targetEnterprises: z.number().int(),
    issueRatioBp: basisPoints(0, 100_000).nullable(),
    publishedAt: instant.nullable(),
    closedAt: instant.nullable(),
    version: z.number().int(),
    actions: z.array(z.string()),
  })
  .meta({ id: "PlanSummary" });

/** What a standard's full face asks of the plan's money, for each service and tier. */
export const carriedVouchers = z
  .strictObject({
    serviceCode: z.string(),
    tier: z.string(),
    fullFaceFen: fenWire,
    /** Whole vouchers of that face that the capacity can issue, and that the cash can pay. */
    byCapacity: z.number().int(),
    byCash: z.number().int(),
  })
  .meta({ id: "CarriedVouchers" });

export const budgetReach = z
  .strictObject({ budgetFen: fenWire, capacityFen: fenWire, cashFen: fenWire, vouchers: z.array(carriedVouchers) })
  .meta({ id: "BudgetReach" });

export const plan = z
  .strictObject({
    ...planSummary.shape,
    editionId: id.nullable(),
    guideFileId: id.nullable(),
    reserveReleaseAt: instant.nullable(),
    promisedCashWarnBp: z.number().int(),
    cities: z.array(planCity),
    moves: z.array(
      z.strictObject({
        id,
        kind: z.enum(["allotment", "cash"]),
        fromCityCode: z.string(),
        toCityCode: z.string(),
        amountFen: fenWire,
        reason: z.string(),
        movedBy: z.string(),
        movedAt: instant,
      }),
    ),
    /** The standard published for this plan that is in force, and how many full-face vouchers the money carries. */
    reach: budgetReach.nullable(),
  })
  .meta({ id: "Plan" });

export const plans = z.strictObject({ items: z.array(planSummary) });
export const plansQuery = z.strictObject({ programmeId: id.optional() });

/** What happened to the money when a plan was closed. */
export const planClosed = z
  .strictObject({
    id,
    status: z.enum(["draft", "published", "closed"]),
    version: z.number().int(),
    actions: z.array(z.string()),
    fate: z.enum(["lapse", "carry"]),
    freedFen: fenWire,
    cities: z.array(z.strictObject({ cityCode: z.string(), freedFen: fenWire, keptFen: fenWire })),
  })
  .meta({ id: "PlanClosed" });

/** Target against what is, city by city. */
export const dashboard = z
  .strictObject({
    planId: id,
    year: z.number().int(),
    targetEnterprises: z.number().int(),
    enterprises: z.number().int(),
    cities: z.array(
      z.strictObject({
        cityCode: z.string(),
        cityZh: z.string(),
        cityEn: z.string(),
        targetEnterprises: z.number().int(),
        /** Enterprises with a voucher of this plan, each once. */
        enterprises: z.number().int(),
        reachedBp: z.number().int(),
        /** Why the next year's plan is to support this city: it reached its target, or claims wait for money. */
        supportReasons: z.array(z.enum(["target-reached", "backlog"])),
        vouchers: z.number().int(),
        issuedFen: fenWire,
        paidFen: fenWire,
        waiting: z.number().int(),
        undecided: z.number().int(),
        overdue: z.number().int(),
        /** Applications the bureau has issued or rejected, and those of them whose clock was overdue then. */
        decided: z.number().int(),
        decidedLate: z.number().int(),
        /** Working days that the decided cases used, pauses left out, on average, to a tenth; null before the first. */
        decisionDays: z.number().nullable(),
        carriedClaims: z.number().int(),
        carriedFen: fenWire,
        capacity: account,
        cash: account,
      }),
    ),
  })
  .meta({ id: "PlanDashboard" });
