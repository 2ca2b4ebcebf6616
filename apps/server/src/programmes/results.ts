import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
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
