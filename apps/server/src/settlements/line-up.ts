import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { lineOrder, type ClaimInLine } from "@yunquan/core/settlements/cut.ts";
import {
  standingOf,
  waitingForList,
  type StandingReason,
  type WaitingForList,
} from "@yunquan/core/settlements/standing.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { VoucherStatus } from "@yunquan/core/vouchers/lifecycle.ts";
import type { Work } from "../platform/work.ts";

/** Whose line, and up to which deadline. */
export interface LineScope {
  readonly programmeId: Id;
  readonly cityCode: string;
  readonly deadlineAt: Instant;
}

/** A claim that waits for a list, with what decides where it stands and what its row shows. */
export interface WaitingClaim {
  readonly id: Id;
  readonly number: string;
  readonly status: WaitingForList;
  readonly position: number;
  readonly placedAt: Instant;
  readonly carriedFrom: number;
  readonly amountFen: Fen;
  readonly reportMark: "complete" | "incomplete" | "insufficient" | null;
  readonly voucherStatus: VoucherStatus;
  /** True when it was deferred after the last list on which it stood, so for the next one: no deferral outlives a list. */
  readonly deferredHere: boolean;
  /** Money that an earlier list set aside for it, and of which plan. */
  readonly cashTransferId: Id | null;
  readonly heldFen: Fen | null;
  readonly heldPlanId: Id | null;
  readonly enterpriseName: string;
  readonly supplierName: string;
  readonly serviceCode: string;
  readonly serviceZh: string | null;
  readonly serviceEn: string | null;
}

export interface InLine extends ClaimInLine {
  readonly claim: WaitingClaim;
}

/** A city's line sorted into who is in it, who keeps it from being cut, and who is left out, each in the order of the line. */
export interface LineUp {
  readonly inLine: readonly InLine[];
  readonly blocking: readonly { readonly claim: WaitingClaim; readonly reason: StandingReason }[];
  readonly leftOut: readonly { readonly claim: WaitingClaim; readonly reason: StandingReason }[];
}

/** The ids of the claims that wait: what the freeze locks before it decides. */
export async function waitingClaimIds(work: Work, scope: LineScope): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select c.id from claim c
    join line_position lp on lp.kind = 'claim' and lp.object_id = c.id and lp.void_at is null
    where c.programme_id = ${scope.programmeId} and c.city_code = ${scope.cityCode}
      and c.status in (${sql.join(waitingForList)}) and lp.given_at < ${scope.deadlineAt}
    order by c.id`.execute(work.tx);
  return rows.map((row) => row.id);
}

/**
 * The claims that wait for a list: those that took their place before the deadline. The instant of the place counts, not
 * that of a later resubmission: a returned claim that comes back in time keeps its place.
 */
async function waitingClaims(work: Work, scope: LineScope): Promise<WaitingClaim[]> {
  const { rows } = await sql<WaitingClaim>`
    select c.id, c.number, c.status, c.position, lp.given_at as placed_at, c.carried_from, c.amount_fen, c.report_mark,
      v.status as voucher_status, c.cash_transfer_id, held.amount_fen as held_fen, account.plan_id as held_plan_id,
      (c.status = 'deferred' and coalesce((
        select max(h.at) from history h where h.object_id = c.id and h.action = 'claim.deferred') > (
        select max(s.frozen_at) from settlement_line l join settlement s on s.id = l.settlement_id where l.claim_id = c.id), true)) as deferred_here,
      e.name as enterprise_name, su.name as supplier_name, c.service_code, sv.name_zh as service_zh, sv.name_en as service_en
    from claim c
    join line_position lp on lp.kind = 'claim' and lp.object_id = c.id and lp.void_at is null
    join voucher v on v.id = c.voucher_id
    join enterprise e on e.id = c.enterprise_id
    join supplier su on su.id = c.supplier_id
    join standard st on st.id = v.standard_id
    left join service sv on sv.catalogue_id = st.catalogue_id and sv.code = c.service_code
    left join ledger_transfer held on held.id = c.cash_transfer_id
    left join ledger_account account on account.id = held.account_id
    where c.programme_id = ${scope.programmeId} and c.city_code = ${scope.cityCode}
      and c.status in (${sql.join(waitingForList)}) and lp.given_at < ${scope.deadlineAt}
    order by c.carried_from desc, c.position`.execute(work.tx);
  return rows;
}

/**
 * Sorts a city's line. Given the ids that are locked, it looks at these alone: what came in between waits for the next list.
 */
export async function lineUp(work: Work, scope: LineScope, locked?: ReadonlySet<Id>): Promise<LineUp> {
  const inLine: InLine[] = [];
  const blocking: { claim: WaitingClaim; reason: StandingReason }[] = [];
  const leftOut: { claim: WaitingClaim; reason: StandingReason }[] = [];
  for (const claim of await waitingClaims(work, scope)) {
    if (locked !== undefined && !locked.has(claim.id)) continue;
    const standing = standingOf({
      status: claim.status,
      frozenMark: claim.reportMark,
      voucherStatus: claim.voucherStatus,
      deferredHere: claim.deferredHere,
    });
    if (standing.kind === "in-line") inLine.push({ ...placeOf(claim), deferred: standing.deferred, claim });
    else if (standing.kind === "blocking") blocking.push({ claim, reason: standing.reason });
    else leftOut.push({ claim, reason: standing.reason });
  }
  return { inLine: inLine.toSorted(lineOrder), blocking, leftOut };
}

/** A claim's place for the cut. Money set aside earlier counts only if it still covers the whole amount. */
export function placeOf(claim: WaitingClaim): ClaimInLine {
  return {
    claimId: claim.id,
    position: claim.position,
    carriedFrom: claim.carriedFrom,
    amountFen: claim.amountFen,
    deferred: false,
    heldBefore: claim.heldFen !== null && claim.heldFen >= claim.amountFen,
  };
}
