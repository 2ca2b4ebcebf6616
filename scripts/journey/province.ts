import { cities as allCities } from "@yunquan/core/divisions.ts";
import { fen, fenText } from "@yunquan/core/money.ts";
import { addMs, beijingDate, yearOf, type Instant } from "@yunquan/core/time.ts";
import { storedParameters } from "@yunquan/contract/programmes.ts";
import { cloudProgramme } from "../../apps/server/seed/cloud-programme.ts";
import { exportCatalogueWorkbook } from "../../apps/server/src/documents/catalogue-export.ts";
import type { Wire } from "./client.ts";
import { textPdf } from "./papers.ts";
import { yuan } from "./report.ts";
import { cities, tenOClock, type Stage } from "./stage.ts";

export interface Programme {
  readonly id: string;
  readonly planId: string;
  readonly year: number;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly periods: readonly { readonly id: string; readonly opensAt: Instant; readonly deadlineAt: Instant }[];
}

/** What each city gets, in yuan. 佛山 gets too little for its twenty enterprises: 1.5 times it issues eighteen vouchers, and pays twelve. */
const allotments: Readonly<Record<string, number>> = { "440600": 960_000, "440100": 1_200_000, "441900": 1_000_000 };

/** The province's side of a year: programme and edition, plan and split, catalogue and standard from the annex's sheet, windows. */
export async function openProgramme(stage: Stage): Promise<Programme> {
  const { report, policy } = stage;
  report.step("省级发布方案、计划、目录与标准", "The province publishes programme, plan, catalogue and standard");
  const now = await stage.now();
  const opensAt = tenOClock(now, 32);
  const year = yearOf(beijingDate(opensAt));

  const programme = await policy.post("/api/v1/programmes", {
    code: `journey-${stage.run.toString(36)}`,
    nameZh: `上云上平台服务券（全程演练 ${stage.run}）`,
    nameEn: `Cloud vouchers (journey ${stage.run})`,
  });
  await policy.post(`/api/v1/programmes/${programme.id}/editions`, {
    titleZh: cloudProgramme.editionZh,
    titleEn: cloudProgramme.editionEn,
    publishedOn: cloudProgramme.parameters.publishedOn,
    inForceFrom: null,
    sample: true,
    parameters: storedParameters(cloudProgramme.parameters as Parameters<typeof storedParameters>[0]),
  });
  report.fact(`方案 ${programme.nameZh}`);

  const plan = await policy.post("/api/v1/plans", {
    programmeId: programme.id,
    year,
    budgetFen: fenText(fen(400_000_000)),
    targetEnterprises: 40,
  });
  // The whole table of the 21 cities; those that take no part in the journey get nothing.
  const split = allCities.map(({ code }) => ({
    cityCode: code,
    amountFen: fenText(fen((allotments[code] ?? 0) * 100)),
    pilotReserveFen: "0",
    targetEnterprises: cities.find((city) => city.code === code)?.enterprises ?? 0,
  }));
  const allotted = await policy.put(`/api/v1/plans/${plan.id}/allotments`, {
    version: plan.version,
    allotments: split,
  });
  const published = await policy.post(`/api/v1/plans/${plan.id}/publish`, { version: allotted.version });
  const taking = (published.cities as Wire[]).filter((city) => Number(city.amountFen) > 0);
  report.table(
    ["地市", "切块", "可发放（1.5 倍）", "资金"],
    taking.map((city) => [
      city.cityZh,
      yuan(city.amountFen),
      yuan(city.capacity.grantedFen),
      yuan(city.cash.grantedFen),
    ]),
  );
  for (const city of taking) {
    report.check(
      `${city.cityCode} 发放上限为切块的 1.5 倍 capacity is 1.5 × the allotment`,
      Number(city.capacity.grantedFen),
      Number(city.amountFen) * 1.5,
    );
  }

  const workbook = await exportCatalogueWorkbook({
    title: cloudProgramme.catalogueZh,
    services: cloudProgramme.services,
    standard: { tiers: cloudProgramme.tiers, amounts: cloudProgramme.amounts, thresholds: cloudProgramme.thresholds },
    createdAt: now,
  });
  const minuteOf = async (what: string): Promise<Record<string, unknown>> => {
    const file = await policy.upload(
      "panel-minute",
      `专家委会议纪要-${what}.pdf`,
      await textPdf(`专家委会议纪要：${what}`, ["审议通过。"], now),
    );
    return {
      number: `专家委〔${year}〕${what}`,
      heldOn: beijingDate(now),
      members: ["莫专家", "专家乙", "专家丙", "专家丁", "专家戊"],
      votesFor: 5,
      votesAgainst: 0,
      fileId: file.id,
    };
  };
  const catalogueFile = await policy.upload("catalogue", "附件1.1.xlsx", workbook);
  const catalogue = await policy.post("/api/v1/catalogues/from-file", {
    programmeId: programme.id,
    titleZh: cloudProgramme.catalogueZh,
    titleEn: cloudProgramme.catalogueEn,
    fileId: catalogueFile.id,
  });
  const confirmedCatalogue = await policy.post(`/api/v1/catalogues/${catalogue.id}/confirm`, {
    version: catalogue.version,
    ...(await minuteOf("目录")),
  });
  await policy.post(`/api/v1/catalogues/${catalogue.id}/publish`, { version: confirmedCatalogue.version });

  const standardFile = await policy.upload("standard", "附件1.1.xlsx", workbook);
  const standard = await policy.post("/api/v1/standards/from-file", {
    planId: plan.id,
    catalogueId: catalogue.id,
    titleZh: cloudProgramme.standardZh,
    titleEn: cloudProgramme.standardEn,
    sample: true,
    fileId: standardFile.id,
  });
  const confirmedStandard = await policy.post(`/api/v1/standards/${standard.id}/confirm`, {
    version: standard.version,
    ...(await minuteOf("标准")),
  });
  await policy.post(`/api/v1/standards/${standard.id}/publish`, { version: confirmedStandard.version });
  report.fact(
    `目录 ${cloudProgramme.services.length} 项、标准 ${cloudProgramme.amounts.length} 档，均由表格导入并经专家委确认后发布`,
  );

  const closesAt = tenOClock(now, 62);
  const round = await policy.post("/api/v1/rounds", {
    planId: plan.id,
    nameZh: `${year} 年第一批`,
    nameEn: `Round 1 of ${year}`,
    opensAt,
    closesAt,
  });
  await policy.post(`/api/v1/rounds/${round.id}/announce`, { version: round.version });
  const periods = [];
  for (const [number, opens, deadline] of [
    [1, 150, 190],
    [2, 330, 345],
  ] as const) {
    const period = await policy.post("/api/v1/settlement-periods", {
      planId: plan.id,
      nameZh: `第 ${number} 次结算`,
      nameEn: `Settlement ${number}`,
      opensAt: tenOClock(now, opens),
      deadlineAt: tenOClock(now, deadline),
    });
    await policy.post(`/api/v1/settlement-periods/${period.id}/announce`, { version: period.version });
    periods.push({ id: String(period.id), opensAt: tenOClock(now, opens), deadlineAt: tenOClock(now, deadline) });
  }
  report.fact(`申领 ${opensAt} 至 ${closesAt}；结算截止 ${periods.map((period) => period.deadlineAt).join("、")}`);
  return { id: programme.id, planId: plan.id, year, opensAt: addMs(opensAt, 0), closesAt, periods };
}
