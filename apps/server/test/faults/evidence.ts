import { sql } from "kysely";
import { allWrittenFirst } from "../../src/platform/postponed.ts";
import type { Work } from "../../src/platform/work.ts";
import type { Granted } from "./crowd.ts";
import type { Acknowledged, Applied, GivenPosition, Limits, LineEnd, StandingCase } from "./judge.ts";
import { ANNUAL_CAP_FEN, LISTED_FEN } from "./draft-plan.ts";

/** What the judge needs of a finished rush, read from the database by queries that share nothing with the product's. */
export interface LineEvidence<Case extends StandingCase> {
  readonly cases: readonly Case[];
  readonly given: readonly GivenPosition[];
  readonly ends: readonly LineEnd[];
}

/** A receipt as the judge reads it: an application names its face value, a claim its amount. */
export function acknowledged({ wish, body }: Granted): Acknowledged {
  return {
    objectId: wish.objectId,
    position: Number(body["position"]),
    amountFen: Number(body["faceValueFen"] ?? body["amountFen"]),
    at: String(body["submittedAt"]),
    status: String(body["status"]),
    version: Number(body["version"]),
  };
}

export async function applicationEvidence(work: Work, programmeId: string): Promise<LineEvidence<Applied>> {
  await allWrittenFirst(work);
  const { rows } = await sql<Applied>`
    select a.id as object_id, a.city_code, a.status, a.version, a.position, a.submitted_at as at, a.face_value_fen as amount_fen,
      a.enterprise_id, a.supplier_id,
      (select sum(f.amount_fen)::bigint from fee_line f where f.contract_id = a.contract_id and f.service_code = a.service_code and f.eligible) as fee_fen,
      (select count(*)::int from history h where h.object_id = a.id and h.object_type = 'application' and h.from_status = 'draft') as submissions
    from application a where a.programme_id = ${programmeId}`.execute(work.tx);
  return { cases: rows, ...(await lineOf(work, programmeId, "application")) };
}

export async function claimEvidence(work: Work, programmeId: string): Promise<LineEvidence<StandingCase>> {
  const { rows } = await sql<StandingCase>`
    select c.id as object_id, c.city_code, c.status, c.version, c.position, c.submitted_at as at, c.amount_fen,
      (select count(*)::int from history h where h.object_id = c.id and h.object_type = 'claim' and h.from_status = 'draft') as submissions
    from claim c where c.programme_id = ${programmeId}`.execute(work.tx);
  return { cases: rows, ...(await lineOf(work, programmeId, "claim")) };
}

async function lineOf(
  work: Work,
  programmeId: string,
  kind: "application" | "claim",
): Promise<{ given: GivenPosition[]; ends: LineEnd[] }> {
  const given = await sql<GivenPosition>`select city_code, number, object_id, given_at as at from line_position
    where programme_id = ${programmeId} and kind = ${kind}`.execute(work.tx);
  const ends = await sql<LineEnd>`select city_code, last_number from line_counter
    where programme_id = ${programmeId} and kind = ${kind}`.execute(work.tx);
  return { given: given.rows, ends: ends.rows };
}

/** The limits as they were set, and what the accounts say of their use. */
export async function limitsOf(work: Work, planId: string, ceilingFen: number): Promise<Limits> {
  const { rows } = await sql<Limits["capacity"][number]>`select city_code, granted_fen, reserved_fen, posted_fen
    from ledger_account where kind = 'capacity' and plan_id = ${planId}`.execute(work.tx);
  return { listedFen: LISTED_FEN, annualCapFen: ANNUAL_CAP_FEN, ceilingFen, capacity: rows };
}

/** Vouchers and their claims: a claimed voucher has exactly one claim that is not a draft, an issued one none. */
export async function voucherDoubles(work: Work, programmeId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string; status: string; claims: number }>`
    select v.code, v.status, count(c.id) filter (where c.status <> 'draft')::int as claims
    from voucher v left join claim c on c.voucher_id = v.id where v.programme_id = ${programmeId}
    group by v.id, v.code, v.status having count(c.id) filter (where c.status <> 'draft') <> (case v.status when 'issued' then 0 else 1 end)`.execute(
    work.tx,
  );
  return rows.map(({ code, status, claims }) => `voucher ${code} is ${status} and has ${claims} claims`);
}
