import { standingReasons } from "@yunquan/core/settlements/standing.ts";
import { settlementLifecycle, type SettlementStatus } from "@yunquan/core/settlements/lifecycle.ts";
import { timelineLine } from "./applications.ts";
import { cityCode } from "./programmes.ts";
import { fenWire, id, instant, page, pageQuery, seenVersion } from "./wire.ts";
import { z } from "./z.ts";

export const settlementStatus = z.enum(
  Object.keys(settlementLifecycle.statuses) as [SettlementStatus, ...SettlementStatus[]],
);
export const settlementKind = z.enum(["main", "supplementary"]);
const count = z.number().int();
const reasonCode = z.enum(
  Object.keys(standingReasons) as [keyof typeof standingReasons, ...(keyof typeof standingReasons)[]],
);

/** The city is the bureau's own: nobody draws up another's list. */
export const assembleBody = z.strictObject({ settlementPeriodId: id, kind: settlementKind });
export const settlementStepBody = z.strictObject({ version: seenVersion });

export const periodOfSettlement = z
  .strictObject({ id, number: count, year: count, nameZh: z.string(), nameEn: z.string(), deadlineAt: instant })
  .meta({ id: "SettlementPeriodOfList" });

export const noticeOfSettlement = z
  .strictObject({
    id,
    number: z.string(),
    days: count,
    publishedAt: instant,
    ownSiteUrl: z.string().nullable(),
    ownSiteOn: z.string().nullable(),
    endsAt: instant,
    version: count,
  })
  .meta({ id: "NoticeOfSettlement" });

/** A list's sums. Of a draft they are nought until it is frozen; its preview has the live ones. */
export const settlement = z
  .strictObject({
    id,
    number: z.string().nullable(),
    programmeId: id,
    planId: id,
    cityCode,
    kind: settlementKind,
    status: settlementStatus,
    version: count,
    period: periodOfSettlement,
    cashFen: fenWire.nullable(),
    fundedFen: fenWire,
    fundedLines: count,
    deferredFen: fenWire,
    deferredLines: count,
    carriedFen: fenWire,
    carriedLines: count,
    leftOutLines: count,
    assembledBy: z.string(),
    assembledAt: instant,
    frozenBy: z.string().nullable(),
    frozenAt: instant.nullable(),
    /** SHA-256 of the frozen content, which anybody can write again from the published lines. */
    sha256: z.string().nullable(),
    closedAt: instant.nullable(),
    notice: noticeOfSettlement.nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "Settlement" });

/** A list with its history and that of its notice. */
export const settlementAnswer = z
  .strictObject({ ...settlement.shape, timeline: z.array(timelineLine) })
  .meta({ id: "SettlementWithHistory" });

export const settlementListQuery = pageQuery.extend({
  status: settlementStatus.optional(),
  cityCode: cityCode.optional(),
});
export const settlementPage = page(settlement);

export const lineOutcome = z.enum(["funded", "carried", "deferred", "left-out"]);

export const settlementLine = z
  .strictObject({
    id,
    ordinal: count,
    claimId: id,
    claimNumber: z.string(),
    claimStatus: z.string(),
    /** The legal order, and the instant the claim took its place, which is shown only. */
    position: count,
    placedAt: instant,
    carriedFrom: count,
    outcome: lineOutcome,
    amountFen: fenWire,
    changedAmountFen: fenWire.nullable(),
    runningFen: fenWire,
    heldBefore: z.boolean(),
    reason: reasonCode.nullable(),
    reasonZh: z.string().nullable(),
    reasonEn: z.string().nullable(),
    enterpriseId: id,
    enterpriseName: z.string(),
    supplierName: z.string(),
    serviceCode: z.string(),
    serviceZh: z.string(),
    serviceEn: z.string(),
    voucherCode: z.string(),
    /** The end of its own notice, if it was lowered; it is noticed until then or until its list's end, whichever is later. */
    noticeEndsAt: instant.nullable(),
    fallenAt: instant.nullable(),
    fallenReason: z.string().nullable(),
  })
  .meta({ id: "SettlementLine" });

/** What is looked for: a part of the enterprise's name, of its claim's number or of its supplier's name. */
const sought = z.string().trim().min(1).max(60).optional();
export const lineListQuery = pageQuery.extend({ outcome: lineOutcome.optional(), q: sought });
export const settlementLinePage = page(settlementLine);

export const previewLine = z
  .strictObject({
    claimId: id,
    claimNumber: z.string(),
    claimStatus: z.string(),
    /** The place on the list as it would be cut now. */
    ordinal: count,
    position: count,
    placedAt: instant,
    carriedFrom: count,
    outcome: z.enum(["funded", "carried", "deferred", "left-out", "blocking"]),
    amountFen: fenWire,
    runningFen: fenWire,
    reason: reasonCode.nullable(),
    reasonZh: z.string().nullable(),
    reasonEn: z.string().nullable(),
    enterpriseName: z.string(),
    supplierName: z.string(),
    serviceZh: z.string(),
    serviceEn: z.string(),
  })
  .meta({ id: "SettlementPreviewLine" });

export const previewQuery = pageQuery.extend({
  outcome: z.enum(["funded", "carried", "deferred", "left-out", "blocking"]).optional(),
  q: sought,
});

const previewTotals = {
  deadlineAt: instant,
  cashFen: fenWire,
  leftFen: fenWire,
  fundedFen: fenWire,
  fundedLines: count,
  deferredFen: fenWire,
  deferredLines: count,
  carriedFen: fenWire,
  carriedLines: count,
  leftOutLines: count,
  /** Complete but undecided claims, counted as if they stayed in the line. */
  blockingFen: fenWire,
  blockingLines: count,
  stopped: z
    .strictObject({ claimNumber: z.string(), enterpriseName: z.string(), position: count, missingFen: fenWire })
    .nullable(),
};

/** Where the cut would be in every list that is being drawn up, if it were frozen now. */
export const settlementPreviews = z
  .strictObject({
    asOf: instant,
    items: z.array(z.strictObject({ settlementId: id, cityCode, ...previewTotals }).meta({ id: "SettlementOutlook" })),
  })
  .meta({ id: "SettlementOutlooks" });

/** Where the cut would be if the list were frozen now, and what keeps it from being frozen. */
export const settlementPreview = z
  .strictObject({
    asOf: instant,
    ...previewTotals,
    items: z.array(previewLine),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "SettlementPreview" });

export const moneyQuery = z.strictObject({ planId: id });

/** A city's cash of a plan: what it was granted, what lists have promised, what is paid, what is left, and what waits. */
export const cityMoney = z
  .strictObject({
    cityCode,
    grantedFen: fenWire,
    promisedFen: fenWire,
    paidFen: fenWire,
    freeFen: fenWire,
    carriedFen: fenWire,
    carriedLines: count,
  })
  .meta({ id: "CityMoney" });
export const moneyAnswer = z.strictObject({ cities: z.array(cityMoney) });

/** How a claim fared on the lists published so far, for its own parties. */
export const claimOnList = z
  .strictObject({
    settlementId: id,
    settlementNumber: z.string(),
    kind: settlementKind,
    noticeId: id.nullable(),
    lineId: id,
    ordinal: count,
    position: count,
    carriedFrom: count,
    outcome: lineOutcome,
    amountFen: fenWire,
    changedAmountFen: fenWire.nullable(),
    reasonZh: z.string().nullable(),
    reasonEn: z.string().nullable(),
    frozenAt: instant,
    noticeEndsAt: instant.nullable(),
    fallenAt: instant.nullable(),
    fallenReason: z.string().nullable(),
  })
  .meta({ id: "ClaimOnList" });
export const claimOnLists = z.strictObject({ items: z.array(claimOnList) });

export const listFormat = z.strictObject({ format: z.enum(["csv", "xlsx", "pdf"]) });
