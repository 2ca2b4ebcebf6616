import { cityCode } from "./programmes.ts";
import { calendarDate, fenWire, id, instant, page, pageQuery, seenVersion } from "./wire.ts";
import { lineOutcome, settlementKind } from "./settlements.ts";
import { z } from "./z.ts";

const count = z.number().int();

const siteAddress = z
  .url({ protocol: /^https?$/, error: "须为 http(s) 网址 | an http(s) address" })
  .max(500, { error: "不超过 500 字 | at most 500 characters" });
const ownSite = z.strictObject({ url: siteAddress, on: calendarDate });

/** Publishing on the platform. The bureau's own notice is stated now or later; the period counts from the later of the two. */
export const publishBody = z.strictObject({ version: seenVersion, ownSite: ownSite.optional() });
export const ownSiteBody = z.strictObject({ version: seenVersion, ownSite });

/** A public notice: nothing in it is secret, and no bank data is in it. */
export const notice = z
  .strictObject({
    id,
    number: z.string(),
    settlementId: id,
    settlementNumber: z.string(),
    kind: settlementKind,
    programmeZh: z.string(),
    programmeEn: z.string(),
    cityCode,
    cityZh: z.string(),
    cityEn: z.string(),
    year: count,
    periodZh: z.string(),
    periodEn: z.string(),
    publishedAt: instant,
    days: count,
    endsAt: instant,
    /** Whole days and the seconds left of the notice as of the answer; both nought once it is over. */
    daysLeft: count,
    secondsLeft: count,
    ownSiteUrl: z.string().nullable(),
    ownSiteOn: z.string().nullable(),
    cashFen: fenWire,
    fundedFen: fenWire,
    fundedLines: count,
    deferredFen: fenWire,
    deferredLines: count,
    carriedFen: fenWire,
    carriedLines: count,
    leftOutLines: count,
    sha256: z.string(),
    frozenAt: instant,
    version: count,
  })
  .meta({ id: "Notice" });

export const noticeListQuery = pageQuery.extend({
  cityCode: cityCode.optional(),
  open: z.enum(["true", "false"]).optional(),
});
export const noticePage = page(notice);

export const noticeLine = z
  .strictObject({
    lineId: id,
    ordinal: count,
    claimId: id,
    claimNumber: z.string(),
    position: count,
    placedAt: instant,
    carriedFrom: count,
    enterpriseName: z.string(),
    creditCode: z.string(),
    supplierName: z.string(),
    serviceZh: z.string(),
    serviceEn: z.string(),
    outcome: lineOutcome,
    amountFen: fenWire,
    changedAmountFen: fenWire.nullable(),
    runningFen: fenWire,
    reason: z.string().nullable(),
    reasonZh: z.string().nullable(),
    reasonEn: z.string().nullable(),
    /** Held while an objection is open, fallen when one was upheld. */
    state: z.enum(["noticed", "held", "fallen", "passed", "paid", "none"]),
    noticeEndsAt: instant,
  })
  .meta({ id: "NoticeLine" });

export const noticeLineQuery = pageQuery.extend({ outcome: lineOutcome.optional() });
export const noticeLinePage = page(noticeLine);

/** A whole notice in one answer, for the bureau's own site. */
export const noticeEmbed = z.strictObject({ notice, lines: z.array(noticeLine) }).meta({ id: "NoticeWhole" });
