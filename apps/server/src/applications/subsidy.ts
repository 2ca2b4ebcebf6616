import type { subsidyAnswer, subsidyQuery } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import { faceValue } from "@yunquan/core/applications/waterfall.ts";
import { ZERO } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { listedAmount, tierFor } from "@yunquan/core/standards/amounts.ts";
import { planById } from "../plans/commands.ts";
import type { Work } from "../platform/work.ts";
import { editionInForce } from "../programmes/commands.ts";
import { standardInForce } from "../standards/commands.ts";

/**
 * What an enterprise of these figures would get for a service now, by the very waterfall of a submission. Nothing is kept,
 * and no supplier's ceiling is looked at: that is not a stranger's business. Refuses `service-not-in-standard`.
 * @clause 4.4.2 4.4.3
 */
export async function subsidyFor(
  work: Work,
  given: z.output<typeof subsidyQuery>,
): Promise<z.output<typeof subsidyAnswer>> {
  const { parameters } = await editionInForce(work, given.programmeId, work.now);
  const standard = await standardInForce(work, given.programmeId, work.now);
  const { year } = await planById(work, standard.planId);
  if (!standard.amounts.some(({ serviceCode }) => serviceCode === given.serviceCode))
    throw new Refusal("service-not-in-standard", { serviceCode: given.serviceCode });
  const tier = tierFor(standard.tiers, given.revenueFen, given.staff);
  const { number, titleZh, titleEn, sample } = standard;
  const about = { standard: { number, titleZh, titleEn, sample }, year };
  if (tier === undefined || given.revenueFen < parameters.revenueFloorFen)
    return { ...about, tier: null, waterfall: [], faceValueFen: ZERO, stoppedBy: "tier" };
  const { steps, faceValueFen, stoppedBy } = faceValue({
    listedFen: listedAmount(standard.amounts, given.serviceCode, tier.tier, given.eligibleFeeFen) ?? ZERO,
    eligibleFeeFen: given.eligibleFeeFen,
    year,
    tier,
    annualCap: { limitFen: tier.annualCapFen, usedFen: given.usedFen ?? ZERO },
    supplierCeiling: null,
  });
  return {
    ...about,
    tier: { tier: tier.tier, nameZh: tier.nameZh, nameEn: tier.nameEn },
    waterfall: [...steps],
    faceValueFen,
    stoppedBy,
  };
}
