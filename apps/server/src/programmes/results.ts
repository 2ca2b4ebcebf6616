import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Work } from "../platform/work.ts";

/*
 * What a programme has reached, counted from the records of other nouns: this file reports across tables and writes
 * nothing. A voucher counts while it is worth something or was redeemed.
 */

const counted = sql.join(["issued", "claimed", "frozen", "redeemed"]);

/** Enterprises with a counted voucher, by city. @clause 1.1 */
export async function enterprisesByCity(work: Work, programmeId: Id): Promise<{ cityCode: string; count: number }[]> {
  const { rows } = await sql<{ cityCode: string; count: number }>`
    select city_code as "cityCode", count(distinct enterprise_id) as count from voucher
    where programme_id = ${programmeId} and status in (${counted}) group by city_code`.execute(work.tx);
  return rows;
}

/** Admitted suppliers with a listed product, by registered division; `platforms` only those with a platform service. @clause 1.1 */
export async function suppliersByDivision(
  work: Work,
  programmeId: Id,
  platforms: boolean,
): Promise<{ division: string; count: number }[]> {
  const { rows } = await sql<{ division: string; count: number }>`
    select supplier.registered_division as division, count(*) as count from supplier
    where supplier.status = 'admitted' and supplier.revoked_at is null
      and exists (
        select 1 from product
          left join catalogue on catalogue.programme_id = product.programme_id and catalogue.status = 'published'
          left join service on service.catalogue_id = catalogue.id and service.code = product.service_code
        where product.supplier_id = supplier.id and product.programme_id = ${programmeId} and product.status = 'listed'
          and (not ${platforms}::boolean or service.kind = 'platform'))
    group by supplier.registered_division`.execute(work.tx);
  return rows;
}

export interface ResultFilter {
  readonly programmeId: Id;
  readonly year: number | null;
  readonly city: string | null;
}

/** One group of counted vouchers: how many, by one property of their service or of their enterprise. */
export interface Group {
  readonly code: string | null;
  readonly vouchers: number;
  readonly enterprises: number;
}

const properties = {
  segment: sql`unnest(service.segments)`,
  kind: sql`service.kind`,
  stage: sql`service.stage`,
  productionFocus: sql`service.production_focus::text`,
  sizeClass: sql`enterprise_year.size_class`,
  belowLarge: sql`(enterprise_year.size_class <> 'large')::text`,
  all: sql`'all'`,
} as const;

/** Counted vouchers grouped by a property, as the catalogue and the enterprise stood for each voucher. @clause 2.0 @clause 2.2 @clause 2.3 */
export async function vouchersBy(
  work: Work,
  property: keyof typeof properties,
  filter: ResultFilter,
): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select ${properties[property]} as code, count(*) as vouchers, count(distinct voucher.enterprise_id) as enterprises
    from voucher
      join plan on plan.id = voucher.plan_id
      join standard on standard.id = voucher.standard_id
      left join service on service.catalogue_id = standard.catalogue_id and service.code = voucher.service_code
      left join enterprise_year on enterprise_year.enterprise_id = voucher.enterprise_id and enterprise_year.year = plan.year - 1
    where voucher.programme_id = ${filter.programmeId} and voucher.status in (${counted})
      and (${filter.year}::integer is null or plan.year = ${filter.year}::integer)
      and (${filter.city}::text is null or voucher.city_code = ${filter.city}::text)
    group by 1`.execute(work.tx);
  return rows;
}

/** Applications in line by city, from the kept counts. */
export async function waitingByCity(work: Work, programmeId: Id): Promise<Map<string, number>> {
  const rows = await work.tx
    .selectFrom("caseCount")
    .select(["cityCode", "cases"])
    .where("noun", "=", "application")
    .where("programmeId", "=", programmeId)
    .where("status", "=", "waiting")
    .execute();
  return new Map(rows.map((row) => [row.cityCode, row.cases]));
}

/** Counted vouchers and their face values by city. @clause 1.1 */
export async function issuedByCity(work: Work, programmeId: Id, year: number | null) {
  const { rows } = await sql<{ cityCode: string; vouchers: number; enterprises: number; issuedFen: Fen }>`
    select voucher.city_code as "cityCode", count(*) as vouchers, count(distinct enterprise_id) as enterprises,
      sum(face_value_fen)::bigint as "issuedFen"
    from voucher join plan on plan.id = voucher.plan_id
    where voucher.programme_id = ${programmeId} and voucher.status in (${counted})
      and (${year}::integer is null or plan.year = ${year}::integer)
    group by 1`.execute(work.tx);
  return rows;
}

/** What was paid, by city, from the bank's results. @clause 5.14 */
export async function paidByCity(work: Work, programmeId: Id, year: number | null) {
  const { rows } = await sql<{ cityCode: string; enterprises: number; paidFen: Fen }>`
    select claim.city_code as "cityCode", count(distinct claim.enterprise_id) as enterprises, sum(payment_line.amount_fen)::bigint as "paidFen"
    from payment_line join claim on claim.id = payment_line.claim_id join plan on plan.id = claim.plan_id
    where claim.programme_id = ${programmeId} and payment_line.status = 'paid'
      and (${year}::integer is null or plan.year = ${year}::integer)
    group by 1`.execute(work.tx);
  return rows;
}

/** Vouchers by the month of their issue and payments by the month of the bank's result, in Beijing's calendar. */
export async function resultsByMonth(work: Work, programmeId: Id, year: number | null) {
  const { rows } = await sql<{
    month: string;
    vouchers: number;
    issuedFen: Fen;
    payments: number;
    paidFen: Fen;
  }>`
    with done as (
      select voucher.issued_at as at, 1 as vouchers, face_value_fen as issued, 0 as payments, 0::bigint as paid
      from voucher join plan on plan.id = voucher.plan_id
      where voucher.programme_id = ${programmeId} and voucher.status in (${counted})
        and (${year}::integer is null or plan.year = ${year}::integer)
      union all
      select payment_line.result_at, 0, 0, 1, payment_line.amount_fen
      from payment_line join claim on claim.id = payment_line.claim_id join plan on plan.id = claim.plan_id
      where claim.programme_id = ${programmeId} and payment_line.status = 'paid'
        and (${year}::integer is null or plan.year = ${year}::integer))
    select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, sum(vouchers)::bigint as vouchers,
      sum(issued)::bigint as "issuedFen", sum(payments)::bigint as payments, sum(paid)::bigint as "paidFen"
    from done where at is not null group by 1 order by 1`.execute(work.tx);
  return rows;
}

/** What the published plans of a programme give to each city. */
export async function allottedByCity(work: Work, programmeId: Id, year: number | null) {
  const { rows } = await sql<{ cityCode: string; allottedFen: Fen }>`
    select allotment.city_code as "cityCode", sum(allotment.amount_fen)::bigint as "allottedFen"
    from allotment join plan on plan.id = allotment.plan_id
    where plan.programme_id = ${programmeId} and plan.status <> 'draft'
      and (${year}::integer is null or plan.year = ${year}::integer)
    group by 1`.execute(work.tx);
  return rows;
}

/** The years of the published plans, the latest first. */
export async function publishedYears(work: Work, programmeId: Id): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct year from plan where programme_id = ${programmeId} and status <> 'draft' order by year desc`.execute(
    work.tx,
  );
  return rows.map(({ year }) => year);
}
