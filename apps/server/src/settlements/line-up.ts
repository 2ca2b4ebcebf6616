import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import {
  standingOf,
  waitingForList,
  type Standing,
  type StandingReason,
  type WaitingForList,
} from "@yunquan/core/settlements/standing.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { VoucherStatus } from "@yunquan/core/vouchers/lifecycle.ts";
import { ask, askFirst } from "../platform/ask.ts";
import type { Work } from "../platform/work.ts";
import { isFunded, shortAt, shortSinceOf } from "./places.ts";

/** Whose line, and up to which deadline. */
export interface LineScope {
  readonly programmeId: Id;
  readonly cityCode: string;
  readonly deadlineAt: Instant;
}

/** A city's line as a list finds it. */
export interface LineNow {
  readonly programmeId: Id;
  readonly cityCode: string;
  readonly lineId: number;
  /**
   * The last place that was given before the deadline; 0 when there is none. The instant of the place counts, not that of a
   * later resubmission, and instants never run backwards in a line: a returned claim that comes back in time keeps its place.
   */
  readonly lastPosition: number;
  /** Whether nobody has a place behind the last one. */
  readonly ends: boolean;
  /** The number that the next list of this line has. */
  readonly listSeq: number;
}

export type OfCounter = Pick<LineNow, "lineId" | "lastPosition" | "ends" | "listSeq">;

/** A line without a counter has given no place yet. */
export const EMPTY: OfCounter = { lineId: 0, lastPosition: 0, ends: true, listSeq: 1 };

/** The last place before a deadline and the number of the next list, of the line with the counter `n`. */
export const lastPlaceBefore = (deadlineAt: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`coalesce((select p.number from line_position p where p.programme_id = n.programme_id and p.city_code = n.city_code and p.kind = n.kind
    and p.given_at < ${deadlineAt} order by p.number desc limit 1), 0)`;
export const nextListSeq = sql<number>`coalesce((select max(l.list_seq) from settlement l where l.programme_id = n.programme_id and l.city_code = n.city_code), 0) + 1`;

/** A claim that waits for a list and about which more than its state and mark decides, with what its row shows. */
export interface WaitingClaim {
  readonly id: Id;
  readonly number: string;
  readonly status: WaitingForList;
  readonly position: number;
  /** The list at which it first fell short; null: at none. */
  readonly since: number | null;
  readonly amountFen: Fen;
  readonly reportMark: "complete" | "incomplete" | "insufficient" | null;
  readonly voucherStatus: VoucherStatus;
  /**
   * True when it was deferred after the last list on which it stood, so for the next one: no deferral outlives a list. Both hold
   * the line when they are written in the history, so that its order tells which came first.
   */
  readonly deferredHere: boolean;
  /** Money that an earlier list set aside for it, and of which plan. */
  readonly cashTransferId: Id | null;
  readonly heldFen: Fen | null;
  readonly heldPlanId: Id | null;
}

/** An exception of the line: a deferred claim, one with money set aside, one whose voucher is in doubt. There are few. */
export interface Exception {
  readonly claim: WaitingClaim;
  readonly standing: Standing;
  /** Money set aside earlier counts only if it still covers the whole amount. */
  readonly heldBefore: boolean;
}

/** The line, unlocked unless the caller holds its counter. */
export async function lineNow(work: Work, scope: LineScope): Promise<LineNow> {
  const row = await askFirst(
    work,
    sql<OfCounter>`
    select line_id, last_position, last_position = last_number as ends, list_seq
    from (select n.line_id, n.last_number, ${lastPlaceBefore(sql`${scope.deadlineAt}::timestamptz`)} as last_position, ${nextListSeq} as list_seq
      from line_counter n where n.programme_id = ${scope.programmeId} and n.city_code = ${scope.cityCode} and n.kind = 'claim') line`,
  );
  return { programmeId: scope.programmeId, cityCode: scope.cityCode, ...(row ?? EMPTY) };
}

const waiting = sql.join(waitingForList.map((status) => sql.lit(status)));

/** The ids of a line's exceptions: what a freeze locks one by one before it decides. */
export async function exceptionIds(work: Work, line: LineNow): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`${idsOfExceptions(line)} order by 1`.execute(work.tx);
  return rows.map((row) => row.id);
}

function idsOfExceptions(line: LineNow): RawBuilder<unknown> {
  const here = sql`c.programme_id = ${line.programmeId} and c.city_code = ${line.cityCode} and c.position <= ${line.lastPosition}`;
  return sql`
    select c.id from claim c where ${here} and c.status = 'deferred'
    union
    select c.id from claim c where ${here} and c.cash_transfer_id is not null and c.status in (${waiting})
      and not exists (select 1 from listed_places listed where ${isFunded(line)})
    union
    select c.id from voucher v join claim c on c.voucher_id = v.id and c.status in (${waiting})
      and not exists (select 1 from listed_places listed where ${isFunded(line)})
    where v.programme_id = ${line.programmeId} and v.city_code = ${line.cityCode} and v.status in ('frozen','revoked') and ${here}`;
}

/** Where these exceptions stand, decided one by one by the rule itself; those of a whole line, or some that are known. */
export async function exceptionsOf(work: Work, line: LineNow, ids?: readonly Id[]): Promise<Exception[]> {
  if (ids?.length === 0) return [];
  const asked = ids === undefined ? sql`array(${idsOfExceptions(line)})` : sql`${sql.val(ids)}::uuid[]`;
  const rows = await ask(
    work,
    sql<WaitingClaim>`
    select c.id, c.number, c.status, c.position, coalesce(c.short_since, short.list_seq) as since, c.amount_fen, c.report_mark,
      v.status as voucher_status, c.cash_transfer_id, held.amount_fen as held_fen, account.plan_id as held_plan_id,
      (c.status = 'deferred' and coalesce((
        select max(h.seq) from history h where h.object_id = c.id and h.action = 'claim.deferred') > (
        select max(f.seq) from settlement_block l join history f on f.object_id = l.settlement_id and f.action = 'settlement.frozen'
          where l.line_id = ${line.lineId} and l.place_block = place_block(c.position) and has_place(l.places, c.position)), true)) as deferred_here
    from claim c
    join voucher v on v.id = c.voucher_id
    left join settlement_block short on ${shortAt(line)}
    left join ledger_transfer held on held.id = c.cash_transfer_id
    left join ledger_account account on account.id = held.account_id
    where c.id = any(${asked}) and c.status in (${waiting})
    order by c.position`,
  );
  return rows.map((claim) => ({
    claim,
    standing: standingOf({
      status: claim.status,
      frozenMark: claim.reportMark,
      voucherStatus: claim.voucherStatus,
      deferredHere: claim.deferredHere,
    }),
    heldBefore: claim.heldFen !== null && claim.heldFen >= claim.amountFen,
  }));
}

export interface Undecided {
  readonly claims: number;
  /** Their numbers, those first in the line first. */
  readonly numbers: readonly string[];
}

/** The claims that keep a line from being cut: marked complete and not decided, and the exceptions that do. */
export async function undecidedOf(
  work: Work,
  line: LineNow,
  exceptions: readonly Exception[],
  named: number,
): Promise<Undecided> {
  const blocking = exceptions.filter(({ standing }) => standing.kind === "blocking").map(({ claim }) => claim.id);
  const among = sql`from claim c where c.programme_id = ${line.programmeId} and c.city_code = ${line.cityCode} and c.position <= ${line.lastPosition}
    and (c.id = any(${sql.val(blocking)}::uuid[]) or (c.status in ('supplier-confirmed','evaluated','reviewed') and c.report_mark = 'complete'
      and not c.id = any(${sql.val(exceptions.map(({ claim }) => claim.id))}::uuid[])))`;
  const { rows } = await sql<{ claims: number }>`select count(*) as claims ${among}`.execute(work.tx);
  const claims = rows[0]?.claims ?? 0;
  if (claims === 0) return { claims, numbers: [] };
  const first = await sql<{ number: string }>`
    select c.number ${among} order by ${shortSinceOf(line)} nulls last, c.position limit ${named}`.execute(work.tx);
  return { claims, numbers: first.rows.map((row) => row.number) };
}

export type { Standing, StandingReason };
