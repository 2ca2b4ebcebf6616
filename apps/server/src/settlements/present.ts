import type { z } from "@yunquan/contract/z.ts";
import type { claimOnList, previewLine, settlement, settlementLine } from "@yunquan/contract/settlements.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { lineNoticeEndsAt } from "@yunquan/core/notice-period.ts";
import { settlementLifecycle } from "@yunquan/core/settlements/lifecycle.ts";
import { standingReasons } from "@yunquan/core/settlements/standing.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { Actor } from "../platform/actor.ts";
import type { PreviewLine } from "./preview.ts";
import { reasonOf, type listsOfClaim, type ShownLine, type ShownSettlement } from "./shown.ts";

type Out<S extends z.ZodType> = z.output<S>;

/** What the viewer may do with a list now. Who drew it up does not freeze it; the payment of a noticed list is drafted by the reviewer. */
function actionsOf(actor: Actor, row: ShownSettlement): string[] {
  const own = actor.kind === "person" && actor.personId === row.assembledBy;
  const steps: string[] = actionsFor(settlementLifecycle, row.status, actor.roles).filter(
    (action) => !(own && action === "freeze"),
  );
  const noticed = row.status === "noticed" || row.status === "closed";
  const bureau = actor.roles.some((role) => role === "city-reviewer" || role === "city-approver");
  if (row.status === "noticed" && bureau) steps.push("recordOwnSite");
  if (noticed && row.fundedLines > 0 && actor.roles.some((role) => role === "city-reviewer"))
    steps.push("draftPayment");
  return steps;
}

export function presentSettlement(actor: Actor, row: ShownSettlement): Out<typeof settlement> {
  const notice =
    row.noticeId === null ||
    row.noticeNumber === null ||
    row.noticeDays === null ||
    row.noticePublishedAt === null ||
    row.noticeEndsAt === null ||
    row.noticeVersion === null
      ? null
      : {
          id: row.noticeId,
          number: row.noticeNumber,
          days: row.noticeDays,
          publishedAt: row.noticePublishedAt,
          ownSiteUrl: row.ownSiteUrl,
          ownSiteOn: row.ownSiteOn,
          endsAt: row.noticeEndsAt,
          version: row.noticeVersion,
        };
  return {
    id: row.id,
    number: row.number,
    programmeId: row.programmeId,
    planId: row.planId,
    cityCode: row.cityCode,
    kind: row.kind,
    status: row.status,
    version: row.version,
    period: {
      id: row.settlementPeriodId,
      number: row.periodNumber,
      year: row.year,
      nameZh: row.periodZh,
      nameEn: row.periodEn,
      deadlineAt: row.deadlineAt,
    },
    cashFen: row.cashAvailableFen,
    fundedFen: row.fundedFen,
    fundedLines: row.fundedLines,
    deferredFen: row.deferredFen,
    deferredLines: row.deferredLines,
    carriedFen: row.carriedFen,
    carriedLines: row.carriedLines,
    leftOutLines: row.leftOutLines,
    assembledBy: row.assemblerName,
    assembledAt: row.assembledAt,
    frozenBy: row.freezerName,
    frozenAt: row.frozenAt,
    sha256: row.sha256,
    closedAt: row.closedAt,
    notice,
    actions: actionsOf(actor, row),
  };
}

/** The words of a line's reason in both languages. */
export function reasonWords(reason: keyof typeof standingReasons | null): {
  reasonZh: string | null;
  reasonEn: string | null;
} {
  return reason === null
    ? { reasonZh: null, reasonEn: null }
    : { reasonZh: standingReasons[reason].zh, reasonEn: standingReasons[reason].en };
}

export function presentLine(row: ShownLine): Out<typeof settlementLine> {
  const reason = reasonOf(row);
  return {
    id: row.id,
    ordinal: row.ordinal,
    claimId: row.claimId,
    claimNumber: row.claimNumber,
    claimStatus: row.claimStatus,
    position: row.position,
    placedAt: row.placedAt,
    carriedFrom: row.carriedFrom,
    outcome: row.outcome,
    amountFen: row.amountFen,
    changedAmountFen: row.changedAmountFen,
    runningFen: row.runningFen,
    heldBefore: row.heldBefore,
    reason,
    ...reasonWords(reason),
    enterpriseId: row.enterpriseId,
    enterpriseName: row.enterpriseName,
    supplierName: row.supplierName,
    serviceCode: row.serviceCode,
    serviceZh: row.serviceZh ?? row.serviceCode,
    serviceEn: row.serviceEn ?? row.serviceCode,
    voucherCode: row.voucherCode,
    noticeEndsAt: row.noticeEndsAt,
    fallenAt: row.fallenAt,
    fallenReason: row.fallenReason,
  };
}

export function presentPreviewLine(line: PreviewLine): Out<typeof previewLine> {
  const { serviceCode, serviceZh, serviceEn, ...shown } = line;
  return {
    ...shown,
    ...reasonWords(line.reason),
    serviceZh: serviceZh ?? serviceCode,
    serviceEn: serviceEn ?? serviceCode,
  };
}

export function presentClaimOnList(row: Awaited<ReturnType<typeof listsOfClaim>>[number]): Out<typeof claimOnList> {
  assert(row.settlementNumber !== null && row.frozenAt !== null, "only a frozen list has lines");
  return {
    settlementId: row.settlementId,
    settlementNumber: row.settlementNumber,
    kind: row.kind,
    noticeId: row.noticeId,
    lineId: row.id,
    ordinal: row.ordinal,
    position: row.position,
    carriedFrom: row.carriedFrom,
    outcome: row.outcome,
    amountFen: row.amountFen,
    changedAmountFen: row.changedAmountFen,
    ...reasonWords(reasonOf(row)),
    frozenAt: row.frozenAt,
    noticeEndsAt: row.endsAt === null ? row.noticeEndsAt : lineNoticeEndsAt(row.endsAt, row.noticeEndsAt),
    fallenAt: row.fallenAt,
    fallenReason: row.fallenReason,
  };
}
