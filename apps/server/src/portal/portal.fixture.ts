import type { Id } from "@yunquan/core/ids.ts";
import { DAY_MS, addMs } from "@yunquan/core/time.ts";
import type { TestApp } from "../../test/app.ts";
import { issuedVoucher, setUpApplications, type World } from "../../test/application.fixture.ts";
import { admitSupplier, registerEnterprise } from "../../test/parties.fixture.ts";
import { fixtureServices, fixtureStandard, publishStandard } from "../../test/programme.fixture.ts";
import { lineOf, noticed, settlementWorld } from "../../test/settlement.fixture.ts";

export interface Visited {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

/** Fetches a page as a browser does. */
export async function visit(
  test: TestApp,
  url: string,
  given: { cookie?: string; accept?: string } = {},
): Promise<Visited> {
  const { cookie, accept = "text/html,application/xhtml+xml" } = given;
  const answer = await test.app.inject({
    method: "GET",
    url,
    headers: { accept, ...(cookie === undefined ? {} : { cookie }) },
  });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
}

export const HOSTILE = "<script>alert(1)</script>";

/** A portal with something on every page, some of it named by people who mean harm. */
export interface PortalWorld {
  readonly world: World;
  readonly voucherCode: string;
  readonly supplierId: Id;
  readonly noticeId: Id;
  readonly settlementNumber: string;
}

/**
 * The programme `cloud` of programme.fixture.ts with 440600 down to 30,000.00 yuan after one voucher of 120,000.00; a second
 * version of catalogue and standard (SAAS-01 renamed and 70,000.00 in tier A, DEV-01 gone, CLOUD-02 new); and, of a programme of its own, a
 * notice of 440600 with two lines funded (60.00, 30.00 yuan), one carried over and one left out.
 */
export async function portalWorld(test: TestApp): Promise<PortalWorld> {
  const world = await setUpApplications(test, { allotments: { "440600": 10_000_000, "440100": 1_000_000_000 } });
  const { programmeId, planId, provincePolicy } = world.programme;
  const enterprise = await registerEnterprise(test, {
    programmeId,
    cityCode: world.cityCode,
    name: `广东星河${HOSTILE}科技有限公司`,
  });
  const { voucherCode } = await issuedVoucher(test, { world, enterprise });
  const supplier = await admitSupplier(test, {
    programmeId,
    serviceCode: "SAAS-01",
    name: `深圳${HOSTILE}云有限公司`,
  });
  await publishStandard(provincePolicy, programmeId, planId, {
    services: [
      ...fixtureServices
        .filter(({ code }) => code !== "DEV-01")
        .map((service) => (service.code === "SAAS-01" ? { ...service, nameZh: "生产执行管理（新版）" } : service)),
      { ...fixtureServices[0], code: "CLOUD-02", nameZh: "云数据库", nameEn: "Cloud database" },
    ],
    standard: {
      ...fixtureStandard,
      amounts: fixtureStandard.amounts
        .filter(({ serviceCode }) => serviceCode !== "DEV-01")
        .flatMap((amount) => {
          if (amount.serviceCode === "CLOUD-01") return [amount, { ...amount, serviceCode: "CLOUD-02" }];
          return amount.serviceCode === "SAAS-01" && amount.tier === "A"
            ? [{ ...amount, amountFen: "7000000" }]
            : [amount];
        }),
      thresholds: fixtureStandard.thresholds
        .filter(({ serviceCode }) => serviceCode !== "DEV-01")
        .flatMap((threshold) =>
          threshold.serviceCode === "CLOUD-01" ? [threshold, { ...threshold, serviceCode: "CLOUD-02" }] : [threshold],
        ),
    },
  });

  await reviseEdition(test, world);
  const city = await settlementWorld(test, { cashFen: 100_00 });
  const [first, , , unmarked] = await lineOf(test, city, [60_00, 30_00, 50_00, 5_00]);
  await test.as(null, async (work) => {
    await work.tx
      .updateTable("enterprise")
      .set({ name: `佛山${HOSTILE}模具厂` })
      .where("id", "=", first!.enterpriseId)
      .execute();
    await work.tx
      .updateTable("claim")
      .set({ status: "submitted", reportId: null, reportMark: null })
      .where("id", "=", unmarked!.claimId)
      .execute();
  });
  const { list, notice } = await noticed(test, city);
  return {
    world,
    voucherCode,
    supplierId: supplier.supplierId,
    noticeId: notice.id as Id,
    settlementNumber: list.number as string,
  };
}

/** A second edition that differs from the first in the days of a review; it comes into force in a year. */
async function reviseEdition(test: TestApp, { programme: { programmeId, provincePolicy } }: World): Promise<void> {
  const { items } = (await provincePolicy.get(`/api/v1/programmes/${programmeId}/editions`)).body;
  const { parameters } = items[0];
  const answer = await provincePolicy.post(`/api/v1/programmes/${programmeId}/editions`, {
    titleZh: "工作方案（修订）",
    titleEn: "Revised programme",
    publishedOn: "2026-03-01",
    inForceFrom: addMs(await test.as(null, async (work) => work.now), 365 * DAY_MS),
    sample: true,
    parameters: { ...parameters, reviewWorkdays: 7 },
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
}
