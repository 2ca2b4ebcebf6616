import type { Id } from "@yunquan/core/ids.ts";
import { countedStatuses } from "@yunquan/core/vouchers/lifecycle.ts";
import { countedIn } from "../applications/commands.ts";
import { carriedUnpaid } from "../claims/commands.ts";
import type { Work } from "../platform/work.ts";

/** What became of a plan in each city, counted from the records themselves. @clause 1.1 */
export async function resultsByCity(work: Work, planId: Id) {
  const vouchers = await work.tx
    .selectFrom("voucher")
    .select((eb) => [
      "cityCode",
      eb.fn.countAll<number>().as("vouchers"),
      eb.fn.count<number>("enterpriseId").distinct().as("enterprises"),
      eb.fn.sum<string>("faceValueFen").as("issued"),
    ])
    .where("planId", "=", planId)
    .where("status", "in", countedStatuses)
    .groupBy("cityCode")
    .execute();
  const applications = await work.tx
    .selectFrom("application")
    .select((eb) => [
      "cityCode",
      eb.fn.countAll<number>().filterWhere("status", "=", "waiting").as("waiting"),
      eb.fn.countAll<number>().filterWhere(countedIn("undecided")).as("undecided"),
      eb.fn.countAll<number>().filterWhere(countedIn("overdue")).as("overdue"),
    ])
    .where("planId", "=", planId)
    .where("status", "not in", ["draft", "issued"])
    .groupBy("cityCode")
    .execute();
  const claims = await work.tx
    .selectFrom("claim")
    .select((eb) => [
      "cityCode",
      eb.fn.sum<string>("amountFen").filterWhere("status", "=", "paid").as("paid"),
      eb.fn.countAll<number>().filterWhere(carriedUnpaid).as("carriedClaims"),
      eb.fn.sum<string>("amountFen").filterWhere(carriedUnpaid).as("carried"),
    ])
    .where("planId", "=", planId)
    .groupBy("cityCode")
    .execute();
  return {
    vouchers: new Map(vouchers.map((row) => [row.cityCode, row])),
    applications: new Map(applications.map((row) => [row.cityCode, row])),
    claims: new Map(claims.map((row) => [row.cityCode, row])),
  };
}
