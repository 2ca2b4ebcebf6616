import type { budgetReach } from "@yunquan/contract/plans.ts";
import type { z } from "@yunquan/contract/z.ts";
import { vouchersCarried } from "@yunquan/core/plans/money.ts";
import { fullFaceOf, type StandardAmount } from "@yunquan/core/standards/amounts.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { moneyOfPlan } from "../plans/commands.ts";
import type { Work } from "../platform/work.ts";

/** What a plan's money carries at a standard's amounts: how many full-face vouchers of each service and tier. @clause 4.4.4 */
export async function reachOf(
  work: Work,
  planId: Id,
  amounts: readonly StandardAmount[],
): Promise<z.output<typeof budgetReach>> {
  const money = await moneyOfPlan(work, planId);
  return {
    ...money,
    vouchers: amounts.flatMap((amount) => {
      const fullFaceFen = fullFaceOf(amount);
      if (fullFaceFen === undefined) return [];
      return [
        {
          serviceCode: amount.serviceCode,
          tier: amount.tier,
          fullFaceFen,
          byCapacity: vouchersCarried(money.capacityFen, fullFaceFen),
          byCash: vouchersCarried(money.cashFen, fullFaceFen),
        },
      ];
    }),
  };
}
