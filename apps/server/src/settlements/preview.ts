import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, fen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { StandingReason, WaitingForList } from "@yunquan/core/settlements/standing.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { settlementPeriodById } from "../rounds/commands.ts";
import { cutLines, type ToCut } from "./cut-lines.ts";
import { cashToCut } from "./freeze.ts";
import { exceptionIds, exceptionsOf, lineNow } from "./line-up.ts";
import { findShown, namesClaim } from "./shown.ts";
import { cashAccountOf } from "./store.ts";

export type PreviewOutcome = "funded" | "carried" | "deferred" | "left-out" | "blocking";

export interface PreviewLine {
  readonly claimId: Id;
  readonly claimNumber: string;
  readonly claimStatus: WaitingForList;
  readonly ordinal: number;
  readonly position: number;
  readonly placedAt: Instant;
  readonly carriedFrom: number;
  readonly outcome: PreviewOutcome;
  readonly amountFen: Fen;
  readonly runningFen: Fen;
  readonly reason: StandingReason | null;
  readonly enterpriseName: string;
  readonly supplierName: string;
  readonly serviceCode: string;
  readonly serviceZh: string | null;
  readonly serviceEn: string | null;
}

export interface PreviewTotals {
  readonly cashFen: Fen;
  readonly leftFen: Fen;
  readonly fundedFen: Fen;
  readonly fundedLines: number;
  readonly deferredFen: Fen;
  readonly deferredLines: number;
  readonly carriedFen: Fen;
  readonly carriedLines: number;
  readonly leftOutLines: number;
  readonly blockingFen: Fen;
  readonly blockingLines: number;
  /** The first claim that would not fit, and by how much. */
  readonly stopped: {
    readonly claimNumber: string;
    readonly enterpriseName: string;
    readonly position: number;
    readonly missingFen: Fen;
  } | null;
}

export interface Preview {
  readonly asOf: Instant;
  readonly deadlineAt: Instant;
  readonly totals: PreviewTotals;
  readonly lines: readonly PreviewLine[];
}

/**
 * The list as it would be if it were frozen now: nothing is locked and nothing is written. Claims that still have to be
 * decided are counted in the line as if they stayed in it, so that the cut is not shown better than it will be. Lines from
 * behind an ordinal on, at most so many.
 * @clause 8.2
 */
export async function previewSettlement(
  work: Work,
  id: Id,
  page: {
    outcome?: PreviewOutcome | undefined;
    sought?: string | undefined;
    afterOrdinal?: number | undefined;
    limit: number;
  },
): Promise<Preview> {
  const settlement = await findShown(work, id);
  const period = await settlementPeriodById(work, settlement.settlementPeriodId);
  const line = await lineNow(work, { ...settlement, deadlineAt: period.deadlineAt });
  const exceptions = await exceptionsOf(work, await exceptionIds(work, line));
  const account = await cashAccountOf(work, settlement);
  const toCut: ToCut = {
    line,
    exceptions,
    freeFen: account === undefined ? ZERO : cashToCut(account, exceptions),
  };
  return {
    asOf: work.now,
    deadlineAt: period.deadlineAt,
    totals: await totalsOf(work, toCut),
    lines: await linesOf(work, toCut, page),
  };
}

async function totalsOf(work: Work, toCut: ToCut): Promise<PreviewTotals> {
  const sum = (outcome: PreviewOutcome) =>
    sql`coalesce(sum(amount_fen) filter (where outcome = ${sql.lit(outcome)}), 0)::bigint`;
  const count = (outcome: PreviewOutcome) => sql`count(*) filter (where outcome = ${sql.lit(outcome)})`;
  const { rows } = await sql<
    Omit<PreviewTotals, "cashFen" | "leftFen" | "stopped"> & {
      takenFen: Fen;
      heldFen: Fen;
      stoppedId: Id | null;
      missingFen: Fen | null;
    }
  >`
    select ${sum("funded")} as funded_fen, ${count("funded")} as funded_lines, ${sum("deferred")} as deferred_fen, ${count("deferred")} as deferred_lines,
      ${sum("carried")} as carried_fen, ${count("carried")} as carried_lines, ${count("left-out")} as left_out_lines,
      ${sum("blocking")} as blocking_fen, ${count("blocking")} as blocking_lines,
      coalesce(sum(amount_fen) filter (where served and not held_before), 0)::bigint as taken_fen, coalesce(sum(amount_fen) filter (where held_before), 0)::bigint as held_fen,
      (array_agg(claim_id) filter (where missing_fen is not null))[1] as stopped_id, max(missing_fen) as missing_fen
    from (${cutLines(toCut)}) cut`.execute(work.tx);
  const totals = rows[0];
  assert(totals !== undefined, "an aggregate answers");
  const { takenFen, heldFen, stoppedId, missingFen, ...sums } = totals;
  return {
    ...sums,
    cashFen: fen(toCut.freeFen + heldFen),
    leftFen: subtractFen(toCut.freeFen, takenFen),
    stopped: stoppedId === null || missingFen === null ? null : { ...(await whoStopped(work, stoppedId)), missingFen },
  };
}

async function whoStopped(work: Work, claimId: Id) {
  const row = await work.tx
    .selectFrom("claim")
    .innerJoin("enterprise", "enterprise.id", "claim.enterpriseId")
    .select(["claim.number as claimNumber", "enterprise.name as enterpriseName", "claim.position"])
    .where("claim.id", "=", claimId)
    .executeTakeFirstOrThrow();
  assert(row.position !== null, "a claim in line has its place");
  return { ...row, position: row.position };
}

async function linesOf(
  work: Work,
  toCut: ToCut,
  { outcome, sought, afterOrdinal, limit }: Parameters<typeof previewSettlement>[2],
): Promise<PreviewLine[]> {
  const wanted =
    sought === undefined
      ? sql``
      : sql` and claim_id in (select claim.id from claim join enterprise on enterprise.id = claim.enterprise_id join supplier on supplier.id = claim.supplier_id
          where claim.programme_id = ${toCut.line.programmeId} and claim.city_code = ${toCut.line.cityCode} and ${namesClaim(sought)})`;
  const { rows } = await sql<PreviewLine>`
    select cut.claim_id, c.number as claim_number, c.status as claim_status, cut.ordinal, cut.position, place.given_at as placed_at, cut.carried_from, cut.outcome,
      cut.amount_fen, cut.running_fen, cut.reason, e.name as enterprise_name, su.name as supplier_name, c.service_code, sv.name_zh as service_zh, sv.name_en as service_en
    from (select * from (${cutLines(toCut)}) whole
      where ordinal > ${afterOrdinal ?? 0} and (${outcome ?? null}::text is null or outcome = ${outcome ?? null}::text)${wanted} order by ordinal limit ${limit}) cut
    join claim c on c.id = cut.claim_id
    join line_position place on place.programme_id = c.programme_id and place.city_code = c.city_code and place.kind = 'claim' and place.number = cut.position
    join voucher v on v.id = c.voucher_id
    join enterprise e on e.id = c.enterprise_id
    join supplier su on su.id = c.supplier_id
    join standard st on st.id = v.standard_id
    left join service sv on sv.catalogue_id = st.catalogue_id and sv.code = c.service_code
    order by cut.ordinal`.execute(work.tx);
  return rows;
}
