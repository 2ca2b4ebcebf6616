import { sql, type RawBuilder, type SqlBool } from "kysely";
import { unpaidStatuses, type ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";

/*
 * Where claims stand. A list writes lines and none of its claims: what an approved claim on a living funded line is (listed,
 * noticed, payable) is said by the view `claim_on_list`, and by `statusOnList` in core; here it enters the claims' queries.
 * All of these are about the table `claim` under its own name.
 */

/** Correlates the views `claim_on_list` and `claim_short` (as `o`) with the claim. */
export const ofItsPlace = sql<SqlBool>`o.programme_id = claim.programme_id and o.city_code = claim.city_code and o.place_block = place_block(claim.position) and o.position = claim.position`;

/** The state that everybody sees. */
export const shownStatus = sql<ClaimStatus>`case when claim.status = 'approved'
  then coalesce((select o.status from claim_on_list o where ${ofItsPlace}), 'approved') else claim.status end`;

/** The number of the list at which a claim first fell short; null when it never did. */
export const shortSince = sql<
  number | null
>`coalesce(claim.short_since, (select o.list_seq from claim_short o where ${ofItsPlace}))`;

/**
 * How many lists its city has frozen since a claim first fell short, that one included: what its living line says, and
 * before it has one, what the next list would say.
 */
export const carriedFrom = sql<number>`coalesce(
  (select o.carried_from from claim_on_list o where ${ofItsPlace}),
  (select max(s.list_seq) from settlement s where s.programme_id = claim.programme_id and s.city_code = claim.city_code) + 1 - ${shortSince}, 0)`;

/** A list once had no money for the claim. */
const everShort = sql<SqlBool>`(claim.short_since is not null or exists (select 1 from claim_short o where ${ofItsPlace}))`;

/** Carried over and not yet paid: what the dashboard counts and the list shows. @clause 8.2 */
export const carriedUnpaid = sql<SqlBool>`(claim.status in (${sql.join([...unpaidStatuses])}) and ${everShort})`;

const onList = (state?: ClaimStatus): RawBuilder<SqlBool> =>
  sql`exists (select 1 from claim_on_list o where ${ofItsPlace}${state === undefined ? sql`` : sql` and o.status = ${state}`})`;

/** Claims that everybody sees in one of these states, so that the indexes by state still find them. */
export function standsIn(statuses: readonly ClaimStatus[]): RawBuilder<SqlBool> {
  const either = statuses.map((status) => {
    if (status === "approved") return sql<SqlBool>`(claim.status = 'approved' and not ${onList()})`;
    if (status === "listed" || status === "noticed" || status === "payable")
      return sql<SqlBool>`(claim.status = ${status} or (claim.status = 'approved' and ${onList(status)}))`;
    return sql<SqlBool>`claim.status = ${status}`;
  });
  return sql`(${sql.join(either, sql` or `)})`;
}
