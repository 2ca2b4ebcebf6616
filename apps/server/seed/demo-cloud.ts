import { assert } from "@yunquan/core/refusal.ts";
import { yearOf, type Instant } from "@yunquan/core/time.ts";
import {
  approveApplications,
  confirmApplications,
  draftCases,
  reviewApplications,
  submitApplications,
  type DemoCase,
  type Wanted,
} from "./demo-applications.ts";
import { demoEnterprises, demoSuppliers } from "./demo-companies.ts";
import {
  admitSuppliers,
  certifyEnterprises,
  certifyFurtherYear,
  listProducts,
  registerEnterprises,
  registerSuppliers,
  type Enterprise,
  type Supplier,
} from "./demo-parties.ts";
import {
  announceRound,
  announceSettlementPeriod,
  foundProgramme,
  publishPlan,
  publishVersion,
} from "./demo-province.ts";
import { revisedCloud } from "./demo-revision.ts";
import type { DemoStage } from "./demo-stage.ts";
import { cloudProgramme } from "./cloud-programme.ts";
import type { SeedProgramme } from "./seed-programme.ts";

/** The cloud programme as it stands while the demonstration lives through it. */
export interface Cloud {
  readonly programmeId: string;
  readonly planId: string;
  readonly year: number;
  /** The year's two settlement periods. */
  readonly periodIds: readonly [string, string];
  readonly suppliers: readonly Supplier[];
  readonly enterprises: readonly Enterprise[];
}

const codesOf = (seed: SeedProgramme): string[] => seed.services.map(({ code }) => code);

/** Programme, plan, catalogue, standard and the year's windows; suppliers and enterprises register. */
export async function openCloud(stage: DemoStage): Promise<Cloud> {
  const { policy, time } = stage;
  const year = yearOf(time.on(-300));
  const programmeId = await foundProgramme(policy, cloudProgramme);
  const planId = await publishPlan(policy, cloudProgramme, { programmeId, year, at: time.at(-300) });
  await publishVersion(policy, cloudProgramme, { programmeId, planId, at: await time.moveTo(-299, "15:00") });
  const round = { zh: `${year} 年第一批`, en: `Round 1 of ${year}` };
  await announceRound(stage, planId, round, [
    [-268, "09:00"],
    [-230, "18:00"],
  ]);
  const announce = async (number: 1 | 2, opens: number, deadline: number): Promise<string> =>
    await announceSettlementPeriod(
      stage,
      planId,
      { zh: `${year} 年第${number === 1 ? "一" : "二"}次结算`, en: `Settlement ${number} of ${year}` },
      [
        [opens, "09:00"],
        [deadline, "18:00"],
      ],
    );
  const periodIds = [await announce(1, -170, -115), await announce(2, -60, -4)] as const;

  const suppliers = await registerSuppliers(stage, demoSuppliers, await time.moveTo(-296, "09:40"));
  await time.moveTo(-294, "14:20");
  await admitSuppliers(stage, suppliers);
  await listProducts(programmeId, suppliers, codesOf(cloudProgramme));
  const at = await time.moveTo(-290, "10:30");
  const enterprises = await registerEnterprises(stage, demoEnterprises, { programmeId, year: year - 1, at });
  await time.moveTo(-288, "16:10");
  await certifyEnterprises(stage, enterprises);
  return { programmeId, planId, year, periodIds, suppliers, enterprises };
}

/** Who wants which service by whom, by the keys of the companies. */
type Wish = readonly [enterprise: string, supplier: string, serviceCode: string];

/** Contracts signed on a day, with the drafts of their applications. */
export async function drawUp(
  stage: DemoStage,
  cloud: Cloud,
  wishes: readonly Wish[],
  days: { signed: number; at: Instant },
): Promise<DemoCase[]> {
  const wanted = wishes.map(([enterpriseKey, supplierKey, serviceCode]): Wanted => {
    const enterprise = cloud.enterprises.find(({ key }) => key === enterpriseKey);
    const supplier = cloud.suppliers.find(({ key }) => key === supplierKey);
    assert(enterprise !== undefined && supplier !== undefined, `no ${enterpriseKey} or ${supplierKey}`);
    return { enterprise, supplier, serviceCode, signedOn: stage.time.on(days.signed) };
  });
  return await draftCases(cloud.programmeId, wanted, days.at);
}

/** From the contract to the voucher within a week, a step a day or two. */
export async function issueVouchers(
  stage: DemoStage,
  cloud: Cloud,
  day: number,
  wishes: readonly Wish[],
): Promise<DemoCase[]> {
  const { time } = stage;
  const cases = await drawUp(stage, cloud, wishes, { signed: day - 1, at: await time.liveTo(day, "10:20") });
  await time.moveTo(day + 1, "09:35");
  await submitApplications(cases);
  await time.moveTo(day + 2, "14:50");
  await confirmApplications(cases);
  await time.moveTo(day + 4, "11:15");
  await reviewApplications(stage, cases);
  await time.moveTo(day + 5, "15:40");
  await approveApplications(stage, cases);
  return cases;
}

/**
 * The next year's plan is published with its two settlement periods, catalogue and standard get their second version, and
 * a second round is announced: under this year's plan, or under the next year's if it opens in that year.
 */
export async function announceNext(stage: DemoStage, cloud: Cloud): Promise<{ year: number; planId: string }> {
  const { policy, time } = stage;
  const { programmeId, year } = cloud;
  const at = await time.liveTo(-59, "10:10");
  const nextPlanId = await publishPlan(policy, cloudProgramme, { programmeId, year: year + 1, at });
  const sameYear = yearOf(time.on(-20)) === year;
  const round = sameYear
    ? { year, planId: cloud.planId, zh: `${year} 年第二批`, en: `Round 2 of ${year}` }
    : { year: year + 1, planId: nextPlanId, zh: `${year + 1} 年第一批`, en: `Round 1 of ${year + 1}` };
  await publishVersion(policy, revisedCloud, {
    programmeId,
    planId: round.planId,
    at: await time.moveTo(-58, "16:00"),
  });
  await listProducts(programmeId, cloud.suppliers, codesOf(revisedCloud));
  await time.moveTo(-55, "09:30");
  await announceRound(stage, round.planId, round, [
    [-20, "09:00"],
    [40, "18:00"],
  ]);
  await announceSettlementPeriod(
    stage,
    nextPlanId,
    { zh: `${year + 1} 年第一次结算`, en: `Settlement 1 of ${year + 1}` },
    [
      [-3, "09:00"],
      [150, "18:00"],
    ],
  );
  await announceSettlementPeriod(
    stage,
    nextPlanId,
    { zh: `${year + 1} 年第二次结算`, en: `Settlement 2 of ${year + 1}` },
    [
      [200, "09:00"],
      [300, "18:00"],
    ],
  );
  return round;
}

/** A round under the next year's plan asks for the figures of the year that is over now. */
export async function certifyYearBefore(stage: DemoStage, cloud: Cloud, planYear: number): Promise<void> {
  if (planYear === cloud.year) return;
  const at = await stage.time.moveTo(-19, "10:00");
  await certifyFurtherYear(stage, cloud.enterprises, planYear - 1, at);
}
