import type { z } from "@yunquan/contract/z.ts";
import type { notice, noticeLine } from "@yunquan/contract/notices.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { ZERO } from "@yunquan/core/money.ts";
import { lineNoticeEndsAt } from "@yunquan/core/notice-period.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { standingReasons, type StandingReason } from "@yunquan/core/settlements/standing.ts";
import { msOf, type Instant } from "@yunquan/core/time.ts";
import type { publishedLines } from "../settlements/commands.ts";
import type { ShownNotice } from "./store.ts";

type Out<S extends z.ZodType> = z.output<S>;
type Line = Awaited<ReturnType<typeof publishedLines>>[number];

const DAY_SECONDS = 86_400;

export function presentNotice(row: ShownNotice, now: Instant): Out<typeof notice> {
  assert(
    row.settlementNumber !== null && row.sha256 !== null && row.frozenAt !== null,
    "only a frozen list is noticed",
  );
  const city = cities.find((one) => one.code === row.cityCode);
  const secondsLeft = Math.max(0, Math.ceil((msOf(row.endsAt) - msOf(now)) / 1_000));
  return {
    id: row.id,
    number: row.number,
    settlementId: row.settlementId,
    settlementNumber: row.settlementNumber,
    kind: row.kind,
    programmeZh: row.programmeZh,
    programmeEn: row.programmeEn,
    cityCode: row.cityCode,
    cityZh: city?.zh ?? row.cityCode,
    cityEn: city?.en ?? row.cityCode,
    year: row.year,
    periodZh: row.periodZh,
    periodEn: row.periodEn,
    publishedAt: row.publishedAt,
    days: row.days,
    endsAt: row.endsAt,
    daysLeft: Math.floor(secondsLeft / DAY_SECONDS),
    secondsLeft,
    ownSiteUrl: row.ownSiteUrl,
    ownSiteOn: row.ownSiteOn,
    cashFen: row.cashFen ?? ZERO,
    fundedFen: row.fundedFen,
    fundedLines: row.fundedLines,
    deferredFen: row.deferredFen,
    deferredLines: row.deferredLines,
    carriedFen: row.carriedFen,
    carriedLines: row.carriedLines,
    leftOutLines: row.leftOutLines,
    sha256: row.sha256,
    frozenAt: row.frozenAt,
    version: row.version,
  };
}

export function presentNoticeLine(row: Line, noticeEndsAt: Instant): Out<typeof noticeLine> {
  const reason = row.reason as StandingReason | null;
  return {
    lineId: row.id,
    ordinal: row.ordinal,
    claimId: row.claimId,
    claimNumber: row.claimNumber,
    position: row.position,
    placedAt: row.placedAt,
    carriedFrom: row.carriedFrom,
    enterpriseName: row.enterpriseName,
    creditCode: row.creditCode,
    supplierName: row.supplierName,
    serviceZh: row.serviceZh ?? row.serviceCode,
    serviceEn: row.serviceEn ?? row.serviceCode,
    outcome: row.outcome,
    amountFen: row.amountFen,
    changedAmountFen: row.changedAmountFen,
    runningFen: row.runningFen,
    reason,
    reasonZh: reason === null ? null : standingReasons[reason].zh,
    reasonEn: reason === null ? null : standingReasons[reason].en,
    state: stateOf(row),
    noticeEndsAt: lineNoticeEndsAt(noticeEndsAt, row.noticeEndsAt),
  };
}

function stateOf(row: Line): Out<typeof noticeLine>["state"] {
  if (row.outcome !== "funded") return "none";
  if (row.fallenAt !== null) return "fallen";
  switch (row.claimStatus) {
    case "held":
      return "held";
    case "payable":
    case "sent":
    case "failed":
      return "passed";
    case "paid":
    case "recovering":
      return "paid";
    default:
      return "noticed";
  }
}
