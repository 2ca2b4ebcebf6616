import { storedParameters } from "@yunquan/contract/programmes.ts";
import { z } from "@yunquan/contract/z.ts";
import { fenText, shareOf, type Bp } from "@yunquan/core/money.ts";
import { beijingDate, yearOf, type Instant } from "@yunquan/core/time.ts";
import { exportCatalogueWorkbook } from "../src/documents/catalogue-export.ts";
import type { DemoClient } from "./demo-client.ts";
import { samplePaper } from "./demo-papers.ts";
import type { DemoStage } from "./demo-stage.ts";
import { splitOf, type SeedProgramme } from "./seed-programme.ts";

/** A day and a time of day of the demonstration's calendar. */
type Moment = readonly [day: number, clock: string];

/** 示例: how much of every city's share is set aside for pilots, in basis points. */
const PILOT_RESERVE = 1_000 as Bp;

/** Founds a programme with its edition, in force at once. Gives its id. */
export async function foundProgramme(policy: DemoClient, seed: SeedProgramme): Promise<string> {
  const { code, nameZh, nameEn, parameters } = seed;
  const programme = await policy.ask(z.object({ id: z.string() }), "/api/v1/programmes", { code, nameZh, nameEn });
  await policy.ask(z.object({ id: z.string() }), `/api/v1/programmes/${programme.id}/editions`, {
    titleZh: seed.editionZh,
    titleEn: seed.editionEn,
    publishedOn: parameters.publishedOn,
    inForceFrom: null,
    sample: true,
    parameters: storedParameters({
      ...parameters,
      goals: [...parameters.goals],
      entityTypes: [...parameters.entityTypes],
      industrySections: [...parameters.industrySections],
      cities: [...parameters.cities],
      feeCategories: [...parameters.feeCategories],
      evidence: [...parameters.evidence],
    }),
  });
  return programme.id;
}

/** A year's plan with its split to the 21 cities, published with the guide to applying. Gives its id. */
export async function publishPlan(
  policy: DemoClient,
  seed: SeedProgramme,
  of: { programmeId: string; year: number; at: Instant },
): Promise<string> {
  const { programmeId, year, at } = of;
  const { budgetFen, targetEnterprises } = seed;
  const plan = await policy.post("/api/v1/plans", {
    programmeId,
    year,
    budgetFen: fenText(budgetFen),
    targetEnterprises,
  });
  const allotments = splitOf(budgetFen, targetEnterprises).map((city) => ({
    cityCode: city.cityCode,
    amountFen: fenText(city.amountFen),
    pilotReserveFen: fenText(shareOf(city.amountFen, PILOT_RESERVE)),
    targetEnterprises: city.targetEnterprises,
  }));
  const path = `/api/v1/plans/${plan.id}`;
  await policy.put(`${path}/allotments`, { version: plan.version, allotments });
  await policy.step(path, "publish");
  const guide = await samplePaper(`${seed.nameZh}${year} 年度申领指南`, "Guide to applying", guideLines, at);
  await policy.step(path, "publish-guide", { fileId: await policy.upload("other", "申领指南.pdf", guide) });
  return plan.id;
}

const guideLines = [
  "一、企业注册登记并填报上年度数据，由登记地市工业和信息化主管部门核验。",
  "二、与已注册的供应商签订服务合同，合同中明确可补助的费用。",
  "三、在申领窗口期内提交服务券申请，供应商在 5 个工作日内确认，地市经办、复核后发放。",
  "四、实施完成后提交结算申请：发票、付款凭证和验收报告；是否真实使用以行为数据为准。",
  "五、结算清单公示无异议后，由市级财政兑付至企业收款账户。",
];

/**
 * Publishes a version of catalogue and standard, both read from the workbook of annex 1.1 and confirmed by the panel's
 * minute.
 */
export async function publishVersion(
  policy: DemoClient,
  seed: SeedProgramme,
  of: { programmeId: string; planId: string; at: Instant },
): Promise<void> {
  const { at } = of;
  const { tiers, amounts, thresholds } = seed;
  const standard = { tiers, amounts, thresholds };
  const workbook = await exportCatalogueWorkbook({
    title: seed.catalogueZh,
    services: seed.services,
    standard,
    createdAt: at,
  });
  const catalogue = await policy.post("/api/v1/catalogues/from-file", {
    programmeId: of.programmeId,
    titleZh: seed.catalogueZh,
    titleEn: seed.catalogueEn,
    fileId: await policy.upload("catalogue", "附件1.1.xlsx", workbook),
  });
  await policy.step(`/api/v1/catalogues/${catalogue.id}`, "confirm", await minute(policy, seed.catalogueZh, at));
  await policy.step(`/api/v1/catalogues/${catalogue.id}`, "publish");
  const version = await policy.post("/api/v1/standards/from-file", {
    planId: of.planId,
    catalogueId: catalogue.id,
    titleZh: seed.standardZh,
    titleEn: seed.standardEn,
    sample: true,
    fileId: await policy.upload("standard", "附件1.1.xlsx", workbook),
  });
  await policy.step(`/api/v1/standards/${version.id}`, "confirm", await minute(policy, seed.standardZh, at));
  await policy.step(`/api/v1/standards/${version.id}`, "publish");
}

const members = ["莫专家", "专家乙", "专家丙", "专家丁", "专家戊"];

async function minute(policy: DemoClient, what: string, at: Instant): Promise<object> {
  const heldOn = beijingDate(at);
  const lines = [
    `审议事项：${what}`,
    `会议日期：${heldOn}`,
    `委员：${members.join("、")}`,
    "表决：5 票赞成，0 票反对，审议通过。",
  ];
  const paper = await samplePaper("专家委会议纪要", "Minute of the expert panel", lines, at);
  const fileId = await policy.upload("panel-minute", "专家委会议纪要.pdf", paper);
  return { number: `专家委〔${yearOf(heldOn)}〕${what}`, heldOn, members, votesFor: 5, votesAgainst: 0, fileId };
}

/** Announces an application round. Gives its id. */
export async function announceRound(
  stage: DemoStage,
  planId: string,
  name: { zh: string; en: string },
  [opens, closes]: readonly [opens: Moment, closes: Moment],
): Promise<string> {
  const window = { opensAt: stage.time.at(...opens), closesAt: stage.time.at(...closes) };
  const round = await stage.policy.post("/api/v1/rounds", { planId, nameZh: name.zh, nameEn: name.en, ...window });
  await stage.policy.post(`/api/v1/rounds/${round.id}/announce`, { version: round.version });
  return round.id;
}

/** Announces a settlement period. Gives its id. */
export async function announceSettlementPeriod(
  stage: DemoStage,
  planId: string,
  name: { zh: string; en: string },
  [opens, deadline]: readonly [opens: Moment, deadline: Moment],
): Promise<string> {
  const window = { opensAt: stage.time.at(...opens), deadlineAt: stage.time.at(...deadline) };
  const path = "/api/v1/settlement-periods";
  const period = await stage.policy.post(path, { planId, nameZh: name.zh, nameEn: name.en, ...window });
  await stage.policy.post(`${path}/${period.id}/announce`, { version: period.version });
  return period.id;
}

/** Moves all free cash of a city but a rest to another, as the province does when one pays out faster than the other. */
export async function moveCash(
  policy: DemoClient,
  planId: string,
  move: { fromCityCode: string; toCityCode: string; restFen: number; reason: string },
): Promise<void> {
  const { restFen, ...rest } = move;
  const shape = z.object({
    cities: z.array(z.object({ cityCode: z.string(), cash: z.object({ leftFen: z.string() }) })),
  });
  const path = `/api/v1/plans/${planId}`;
  const city = (await policy.get(shape, path)).cities.find(({ cityCode }) => cityCode === move.fromCityCode);
  const amountFen = String(Number(city?.cash.leftFen ?? "0") - restFen);
  await policy.step(path, "move", { kind: "cash", amountFen, ...rest });
}
