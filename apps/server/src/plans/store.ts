import { sql, type Selectable, type SqlBool } from "kysely";
import { unpaidStatuses } from "@yunquan/core/claims/lifecycle.ts";
import { roundLifecycle, settlementPeriodLifecycle } from "@yunquan/core/rounds/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, fen, type Fen } from "@yunquan/core/money.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { AllotmentTable, PlanTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { askFirst } from "../platform/ask.ts";

export type PlanRow = Selectable<PlanTable>;
export type AllotmentRow = Selectable<AllotmentTable>;

export async function findPlan(work: Work, id: Id): Promise<PlanRow | undefined> {
  return await askFirst(work, work.tx.selectFrom("plan").selectAll().where("id", "=", id));
}

export async function findPlanOfYear(work: Work, programmeId: Id, year: number): Promise<PlanRow | undefined> {
  return await work.tx
    .selectFrom("plan")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("year", "=", year)
    .executeTakeFirst();
}

export async function findLastPublished(work: Work, programmeId: Id): Promise<PlanRow | undefined> {
  return await work.tx
    .selectFrom("plan")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("status", "=", "published")
    .orderBy("year", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function lockPlanRow(work: Work, id: Id): Promise<PlanRow | undefined> {
  return await work.tx.selectFrom("plan").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function sharePlanRow(work: Work, id: Id): Promise<PlanRow | undefined> {
  return await work.tx.selectFrom("plan").selectAll().where("id", "=", id).forShare().executeTakeFirst();
}

/** Newest first. A plan itself is nobody's secret; its cities are cut to the reader's own. */
export async function listPlans(work: Work, programmeId: Id | undefined): Promise<(PlanRow & { allottedFen: Fen })[]> {
  const rows = await work.tx
    .selectFrom("plan")
    .selectAll("plan")
    .select((eb) =>
      eb
        .selectFrom("allotment")
        .whereRef("allotment.planId", "=", "plan.id")
        .select((inner) => inner.fn.coalesce(inner.fn.sum<string>("allotment.amountFen"), sql<string>`0`).as("sum"))
        .as("allotted"),
    )
    .$if(programmeId !== undefined, (query) => query.where("plan.programmeId", "=", programmeId ?? ("" as Id)))
    .orderBy("plan.year", "desc")
    .orderBy("plan.id")
    .execute();
  return rows.map(({ allotted, ...plan }) => ({ ...plan, allottedFen: fen(Number(allotted ?? 0)) }));
}

/** The whole table of a plan, for decisions. */
export async function allotmentsOf(work: Work, planId: Id): Promise<AllotmentRow[]> {
  return await work.tx.selectFrom("allotment").selectAll().where("planId", "=", planId).orderBy("cityCode").execute();
}

export async function lockAllotments(work: Work, planId: Id): Promise<AllotmentRow[]> {
  return await work.tx
    .selectFrom("allotment")
    .selectAll()
    .where("planId", "=", planId)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** The cities of a plan that the reader may see: a city its own, the province all. @clause 5.2 */
export async function visibleAllotments(work: Work, planId: Id): Promise<AllotmentRow[]> {
  return await work.tx
    .selectFrom("allotment")
    .selectAll()
    .where("planId", "=", planId)
    .where(visibleTo(work.actor, { city: "allotment.cityCode" }))
    .orderBy("cityCode")
    .execute();
}

export async function findAllotment(work: Work, id: Id): Promise<AllotmentRow | undefined> {
  return await work.tx.selectFrom("allotment").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function lockAllotmentOf(work: Work, planId: Id, cityCode: string): Promise<AllotmentRow | undefined> {
  return await work.tx
    .selectFrom("allotment")
    .selectAll()
    .where("planId", "=", planId)
    .where("cityCode", "=", cityCode)
    .forUpdate()
    .executeTakeFirst();
}

/** What an account holds, as shown; decisions are taken on locked accounts only. */
export interface Balance {
  readonly grantedFen: Fen;
  readonly reservedFen: Fen;
  readonly postedFen: Fen;
  readonly leftFen: Fen;
}

export const emptyBalance: Balance = { grantedFen: ZERO, reservedFen: ZERO, postedFen: ZERO, leftFen: ZERO };

/** Capacity and cash of every city of a plan, by `kind/city`. */
export async function balancesOf(work: Work, planId: Id): Promise<Map<string, Balance>> {
  const rows = await work.tx
    .selectFrom("ledgerAccount")
    .select(["kind", "cityCode", "grantedFen", "reservedFen", "postedFen"])
    .where("planId", "=", planId)
    .where("kind", "in", ["capacity", "cash"])
    .execute();
  return new Map(
    rows.map(({ kind, cityCode, grantedFen, reservedFen, postedFen }) => [
      `${kind}/${cityCode ?? ""}`,
      { grantedFen, reservedFen, postedFen, leftFen: fen(grantedFen - reservedFen - postedFen) },
    ]),
  );
}

/** Cities of a plan in which an application was ever submitted: from then on the pilot reserve stands. @clause 6.3 */
export async function citiesWithApplications(work: Work, planId: Id): Promise<Set<string>> {
  const rows = await work.tx
    .selectFrom("application")
    .select("cityCode")
    .distinct()
    .where("planId", "=", planId)
    .where("firstSubmittedAt", "is not", null)
    .execute();
  return new Set(rows.map((row) => row.cityCode));
}

/** A list once had no money for the claim, and it is not yet paid. */
const carriedUnpaid = sql<SqlBool>`(claim.status in (${sql.join([...unpaidStatuses])}) and (claim.short_since is not null or exists (select 1 from claim_short o
  where o.programme_id = claim.programme_id and o.city_code = claim.city_code and o.place_block = place_block(claim.position) and o.position = claim.position)))`;

/** Claims of earlier years that were carried over and are not yet paid, by city: what a year begins with. @clause 8.2 */
export async function carriedIn(work: Work, programmeId: Id, year: number): Promise<Map<string, Fen>> {
  const rows = await work.tx
    .selectFrom("claim")
    .innerJoin("plan", "plan.id", "claim.planId")
    .select((eb) => ["claim.cityCode", eb.fn.sum<string>("claim.amountFen").as("sum")])
    .where("claim.programmeId", "=", programmeId)
    .where("plan.year", "<", year)
    .where(carriedUnpaid)
    .groupBy("claim.cityCode")
    .execute();
  return new Map(rows.map((row) => [row.cityCode, fen(Number(row.sum ?? 0))]));
}

/**
 * What the cash of a plan has to serve before anybody new, by city: vouchers of earlier years that may still be paid, and
 * this plan's own claims that were carried over.
 */
export async function promisedBefore(
  work: Work,
  plan: Pick<PlanRow, "id" | "programmeId" | "year">,
): Promise<Map<string, Fen>> {
  const earlier = await work.tx
    .selectFrom("voucher")
    .innerJoin("plan", "plan.id", "voucher.planId")
    .select((eb) => ["voucher.cityCode", eb.fn.sum<string>("voucher.faceValueFen").as("sum")])
    .where("voucher.programmeId", "=", plan.programmeId)
    .where("plan.year", "<", plan.year)
    .where("voucher.status", "in", ["issued", "claimed", "frozen"])
    .groupBy("voucher.cityCode")
    .execute();
  const carried = await work.tx
    .selectFrom("claim")
    .select((eb) => ["cityCode", eb.fn.sum<string>("amountFen").as("sum")])
    .where("planId", "=", plan.id)
    .where(carriedUnpaid)
    .groupBy("cityCode")
    .execute();
  const promised = new Map<string, Fen>();
  for (const { cityCode, sum } of [...earlier, ...carried])
    promised.set(cityCode, addFen(promised.get(cityCode) ?? ZERO, fen(Number(sum ?? 0))));
  return promised;
}

/** What keeps a plan open: windows that have not ended, applications nobody decided, settlements still being drawn up. */
export async function openThings(work: Work, planId: Id) {
  const { rows } = await sql<{ rounds: number; periods: number; applications: number; settlements: number }>`select
      (select count(*) from round where plan_id = ${planId} and status not in (${roundLifecycle.initial}, 'closed')) as rounds,
      (select count(*) from settlement_period where plan_id = ${planId} and status not in (${settlementPeriodLifecycle.initial}, 'closed')) as periods,
      (select count(*) from application where plan_id = ${planId} and status in ('waiting','submitted','supplier-confirmed','reviewed','returned','disputed')) as applications,
      (select count(*) from settlement where plan_id = ${planId} and status = 'draft') as settlements`.execute(work.tx);
  const row = rows[0];
  if (row === undefined) throw new Error("a count answers");
  return row;
}

/** When the first announced round of a plan opens; the pilots' time runs from there. */
export async function firstOpening(work: Work, planId: Id): Promise<Instant | null> {
  const row = await work.tx
    .selectFrom("round")
    .select((eb) => eb.fn.min("opensAt").as("first"))
    .where("planId", "=", planId)
    .where("status", "<>", "draft")
    .executeTakeFirst();
  return row?.first ?? null;
}

/** Allotments whose unused reserve is due: the edition's days have passed since the plan's first round opened. @clause 6.3 */
export async function dueReserves(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select allotment.id from allotment
      join plan on plan.id = allotment.plan_id and plan.status = 'published'
      join edition on edition.id = plan.edition_id
    where allotment.reserve_released_at is null and allotment.pilot_reserve_fen > 0
      and (select min(round.opens_at) from round where round.plan_id = plan.id and round.status <> 'draft')
          + (edition.parameters ->> 'pilotReserveReleaseDays')::integer * interval '24 hours' <= ${work.now}::timestamptz
    order by allotment.id limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** Moves between cities, newest first; a city sees those it took part in. */
export async function visibleMoves(work: Work, planId: Id) {
  return await work.tx
    .selectFrom("allotmentMove")
    .innerJoin("person", "person.id", "allotmentMove.movedBy")
    .select([
      "allotmentMove.id",
      "allotmentMove.kind",
      "fromCityCode",
      "toCityCode",
      "amountFen",
      "reason",
      "person.name as movedBy",
      "movedAt",
    ])
    .where("planId", "=", planId)
    .where((eb) =>
      eb.or([
        visibleTo(work.actor, { city: "allotmentMove.fromCityCode" }),
        visibleTo(work.actor, { city: "allotmentMove.toCityCode" }),
      ]),
    )
    .orderBy("movedAt", "desc")
    .orderBy("allotmentMove.id")
    .limit(200)
    .execute();
}

/** The file of a plan's published guide. */
export async function guideOf(work: Work, planId: Id) {
  return await work.tx
    .selectFrom("plan")
    .innerJoin("file", "file.id", "plan.guideFileId")
    .select(["file.id", "file.name", "file.mediaType", "file.sha256"])
    .where("plan.id", "=", planId)
    .executeTakeFirst();
}
