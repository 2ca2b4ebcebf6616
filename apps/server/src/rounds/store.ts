import { sql, type Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { deadlineEn, deadlineZh, type Instant } from "@yunquan/core/time.ts";
import type { RoundTable, SettlementPeriodTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";
import { askFirst } from "../platform/ask.ts";

export type RoundRow = Selectable<RoundTable>;
export type SettlementPeriodRow = Selectable<SettlementPeriodTable>;

export async function findRound(work: Work, id: Id): Promise<RoundRow | undefined> {
  return await work.tx.selectFrom("round").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The announced round whose window holds the instant. Windows of one programme never overlap, so there is one at most. */
export async function findOpenRound(work: Work, programmeId: Id, at: Instant) {
  return await askFirst(
    work,
    work.tx
      .selectFrom("round")
      .innerJoin("plan", "plan.id", "round.planId")
      .selectAll("round")
      .select("plan.year")
      .where("round.programmeId", "=", programmeId)
      .where("round.status", "<>", "draft")
      .where("round.opensAt", "<=", at)
      .where("round.closesAt", ">", at),
  );
}

/** When a round opens or closes next after an instant; null: none that is known does. */
export async function nextRoundChange(work: Work, programmeId: Id, at: Instant): Promise<Instant | null> {
  const next = await askFirst(
    work,
    sql<{
      at: Instant | null;
    }>`select min(t.at) as at from round r cross join lateral (values (r.opens_at), (r.closes_at)) as t(at)
      where r.programme_id = ${programmeId} and t.at > ${at}::timestamptz`,
  );
  return next?.at ?? null;
}

export async function findLivingRounds(work: Work, programmeId: Id, at: Instant) {
  return await work.tx
    .selectFrom("round")
    .innerJoin("plan", "plan.id", "round.planId")
    .selectAll("round")
    .select("plan.year")
    .where("round.programmeId", "=", programmeId)
    .where("round.status", "<>", "draft")
    .where("round.closesAt", ">", at)
    .orderBy("round.opensAt")
    .execute();
}

/** Announced rounds that open by an instant and have not ended now, the first to open first. */
export async function findRoundsToCome(work: Work, by: Instant): Promise<Pick<RoundRow, "programmeId" | "opensAt">[]> {
  return await work.tx
    .selectFrom("round")
    .select(["programmeId", "opensAt"])
    .where("status", "<>", "draft")
    .where("opensAt", "<=", by)
    .where("closesAt", ">", work.now)
    .orderBy("opensAt")
    .execute();
}

export async function findSettlementPeriod(work: Work, id: Id): Promise<SettlementPeriodRow | undefined> {
  return await work.tx.selectFrom("settlementPeriod").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The first announced deadline at or after an instant, of any plan of the programme. */
export async function findDeadlineAfter(work: Work, programmeId: Id, earliest: Instant): Promise<Instant | null> {
  const row = await work.tx
    .selectFrom("settlementPeriod")
    .select("deadlineAt")
    .where("programmeId", "=", programmeId)
    .where("status", "<>", "draft")
    .where("deadlineAt", ">=", earliest)
    .orderBy("deadlineAt")
    .limit(1)
    .executeTakeFirst();
  return row?.deadlineAt ?? null;
}

/** Periods whose window holds the instant. */
export async function findOpenSettlementPeriods(
  work: Work,
  programmeId: Id,
  at: Instant,
): Promise<SettlementPeriodRow[]> {
  return await work.tx
    .selectFrom("settlementPeriod")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("status", "<>", "draft")
    .where("opensAt", "<=", at)
    .where("deadlineAt", ">", at)
    .orderBy("deadlineAt")
    .execute();
}

export async function lockRound(work: Work, id: Id): Promise<RoundRow | undefined> {
  return await work.tx.selectFrom("round").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function lockSettlementPeriod(work: Work, id: Id): Promise<SettlementPeriodRow | undefined> {
  return await work.tx.selectFrom("settlementPeriod").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function announcedRounds(work: Work, programmeId: Id) {
  return await work.tx
    .selectFrom("round")
    .select(["id", "nameZh", "nameEn", "opensAt", "closesAt as endsAt"])
    .where("programmeId", "=", programmeId)
    .where("status", "<>", "draft")
    .execute();
}

export async function announcedSettlementPeriods(work: Work, programmeId: Id) {
  return await work.tx
    .selectFrom("settlementPeriod")
    .select(["id", "nameZh", "nameEn", "opensAt", "deadlineAt as endsAt"])
    .where("programmeId", "=", programmeId)
    .where("status", "<>", "draft")
    .execute();
}

export async function settlementPeriodsOf(work: Work, planId: Id): Promise<SettlementPeriodRow[]> {
  return await work.tx
    .selectFrom("settlementPeriod")
    .selectAll()
    .where("planId", "=", planId)
    .orderBy("number")
    .execute();
}

interface Wanted {
  readonly programmeId?: Id | undefined;
  readonly planId?: Id | undefined;
  readonly id?: Id | undefined;
}

/** Rounds with their plan's year, earliest first. Drafts are the province's own. */
export async function listRounds(work: Work, wanted: Wanted) {
  let rows = work.tx
    .selectFrom("round")
    .innerJoin("plan", "plan.id", "round.planId")
    .selectAll("round")
    .select("plan.year");
  if (wanted.programmeId !== undefined) rows = rows.where("round.programmeId", "=", wanted.programmeId);
  if (wanted.planId !== undefined) rows = rows.where("round.planId", "=", wanted.planId);
  if (wanted.id !== undefined) rows = rows.where("round.id", "=", wanted.id);
  if (!seesDrafts(work)) rows = rows.where("round.status", "<>", "draft");
  return await rows.orderBy("round.opensAt").orderBy("round.id").execute();
}

export async function listSettlementPeriods(work: Work, wanted: Wanted) {
  let rows = work.tx
    .selectFrom("settlementPeriod")
    .innerJoin("plan", "plan.id", "settlementPeriod.planId")
    .selectAll("settlementPeriod")
    .select("plan.year");
  if (wanted.programmeId !== undefined) rows = rows.where("settlementPeriod.programmeId", "=", wanted.programmeId);
  if (wanted.planId !== undefined) rows = rows.where("settlementPeriod.planId", "=", wanted.planId);
  if (wanted.id !== undefined) rows = rows.where("settlementPeriod.id", "=", wanted.id);
  if (!seesDrafts(work)) rows = rows.where("settlementPeriod.status", "<>", "draft");
  return await rows.orderBy("settlementPeriod.opensAt").orderBy("settlementPeriod.id").execute();
}

function seesDrafts(work: Work): boolean {
  return (
    work.actor.kind === "person" &&
    (work.actor.organisationKind === "province" || work.actor.organisationKind === "administration")
  );
}

/** Rounds whose next instant has come. */
export async function dueRounds(work: Work): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("round")
    .select("id")
    .where((eb) =>
      eb.or([
        eb.and([eb("status", "=", "announced"), eb("opensAt", "<=", work.now)]),
        eb.and([eb("status", "=", "open"), eb("closesAt", "<=", work.now)]),
      ]),
    )
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}

export async function dueSettlementPeriods(work: Work): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("settlementPeriod")
    .select("id")
    .where((eb) =>
      eb.or([
        eb.and([eb("status", "=", "announced"), eb("opensAt", "<=", work.now)]),
        eb.and([eb("status", "=", "open"), eb("deadlineAt", "<=", work.now)]),
      ]),
    )
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map((row) => row.id);
}

/** Every announced window of every programme from an instant on: the public calendar. */
export async function calendarWindows(work: Work, from: Instant) {
  const rounds = await work.tx
    .selectFrom("round")
    .innerJoin("plan", "plan.id", "round.planId")
    .innerJoin("programme", "programme.id", "round.programmeId")
    .select([
      "round.id",
      "round.nameZh",
      "round.nameEn",
      "round.announcedAt",
      "round.opensAt",
      "round.closesAt as endsAt",
      "round.version",
      "plan.year",
      "programme.code",
      "programme.nameZh as programmeZh",
      "programme.nameEn as programmeEn",
    ])
    .where("round.status", "<>", "draft")
    .where("round.closesAt", ">=", from)
    .execute();
  const periods = await work.tx
    .selectFrom("settlementPeriod")
    .innerJoin("plan", "plan.id", "settlementPeriod.planId")
    .innerJoin("programme", "programme.id", "settlementPeriod.programmeId")
    .select([
      "settlementPeriod.id",
      "settlementPeriod.nameZh",
      "settlementPeriod.nameEn",
      "settlementPeriod.announcedAt",
      "settlementPeriod.opensAt",
      "settlementPeriod.deadlineAt as endsAt",
      "settlementPeriod.version",
      "plan.year",
      "programme.code",
      "programme.nameZh as programmeZh",
      "programme.nameEn as programmeEn",
    ])
    .where("settlementPeriod.status", "<>", "draft")
    .where("settlementPeriod.deadlineAt", ">=", from)
    .execute();
  return [
    ...rounds.map((row) => ({ ...row, kind: "application" as const })),
    ...periods.map((row) => ({ ...row, kind: "settlement" as const })),
  ].toSorted((a, b) => (a.opensAt + a.id < b.opensAt + b.id ? -1 : 1));
}

/**
 * Moves the last instant of every voucher that ends with a settlement deadline along with it, writes each one's line of
 * history and tells its holder. In three statements, since a deadline may carry tens of thousands of vouchers. Gives their
 * number.
 * @clause 5.17
 */
export async function extendVouchers(work: Work, period: SettlementPeriodRow, deadlineAt: Instant): Promise<number> {
  const { actor, now, requestId } = work;
  const person = actor.kind === "person" ? actor : null;
  const living = sql`programme_id = ${period.programmeId} and status in ('issued','claimed','frozen') and last_claim_at = ${period.deadlineAt}`;
  await sql`select id from voucher where ${living} order by id for update`.execute(work.tx);
  const facts = JSON.stringify({
    settlementPeriodId: period.id,
    lastClaimBefore: period.deadlineAt,
    lastClaimAt: deadlineAt,
  });
  const { rows } = await sql<{ vouchers: number }>`
    with extended as (
      update voucher set last_claim_at = ${deadlineAt}, reminded_at = null, version = version + 1 where ${living}
      returning id, status, enterprise_id, edition_id, code),
    noted as (
      insert into history (at, actor_kind, person_id, organisation_id, role, object_type, object_id, action, from_status, to_status, facts, edition_id, request_id)
      select ${now}::timestamptz, ${actor.kind}, ${person?.personId ?? null}::uuid, ${person?.organisationId ?? null}::uuid, ${actor.roles.join(",")},
        'voucher', id, 'voucher.extended', status, status, ${facts}::jsonb, edition_id, ${requestId} from extended),
    told as (
      insert into message (id, organisation_id, kind, object_type, object_id, text_zh, text_en, sent_at)
      select gen_random_uuid(), enterprise_id, 'voucher.extended', 'voucher', id,
        '结算截止日期已延后，服务券 ' || code || ' 的有效期随之延长至 ' || ${deadlineZh(deadlineAt)}::text || '。',
        'The settlement deadline was moved: voucher ' || code || ' now lasts until ' || ${deadlineEn(deadlineAt)}::text || ' Beijing time.',
        ${now}::timestamptz from extended)
    select count(*) as vouchers from extended`.execute(work.tx);
  return rows[0]?.vouchers ?? 0;
}
