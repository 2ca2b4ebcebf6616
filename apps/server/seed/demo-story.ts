import { assert } from "@yunquan/core/refusal.ts";
import { beijingDate, yearOf, type Instant } from "@yunquan/core/time.ts";
import { confirmApplications, reviewApplications, submitApplications, type DemoCase } from "./demo-applications.ts";
import { approveClaims, confirmClaims, deliverUsage, draftClaims, reviewClaims, submitClaims } from "./demo-claims.ts";
import { lateEnterprise, lateSupplier } from "./demo-companies.ts";
import { announceNext, certifyYearBefore, drawUp, issueVouchers, type Cloud } from "./demo-cloud.ts";
import { registerEnterprises, registerSuppliers } from "./demo-parties.ts";
import {
  announceRound,
  announceSettlementPeriod,
  foundProgramme,
  moveCash,
  publishPlan,
  publishVersion,
} from "./demo-province.ts";
import {
  assembleList,
  freezeList,
  importBankResult,
  noteReturn,
  publishList,
  sendPayments,
} from "./demo-settlements.ts";
import type { DemoStage } from "./demo-stage.ts";
import { computeProgramme } from "./compute-programme.ts";

/** What the second settlement still needs of the first round. */
export interface FirstRound {
  /** Of 佛山 and 东莞, to be claimed in the second settlement period. */
  readonly late: readonly DemoCase[];
  /** Of 广州, claimed so late that its bureau has still to decide. */
  readonly undecided: readonly DemoCase[];
}

/**
 * The first round and the first settlement: five vouchers claimed or not by the first deadline, one of which expires and one
 * of which is short of usage; the others are listed, noticed and paid.
 */
export async function liveThroughFirstRound(stage: DemoStage, cloud: Cloud): Promise<FirstRound> {
  const { time } = stage;
  const paid = await issueVouchers(stage, cloud, -267, [
    ["F1", "S1", "PC-01"],
    ["F2", "S2", "EQ-02"],
    ["G1", "S1", "PC-03"],
    ["F4", "S2", "PL-01"],
    ["F3", "S3", "SC-01"],
  ]);
  const late = await issueVouchers(stage, cloud, -238, [
    ["F1", "S1", "RD-01"],
    ["F5", "S2", "EN-01"],
    ["D1", "S2", "EQ-02"],
    ["D1", "S1", "PC-01"],
    ["G2", "S2", "EQ-01"],
  ]);

  // The fifth forgets to claim, and its voucher expires at the deadline.
  const carriedOut = {
    implementedOn: time.on(-172),
    invoicedOn: time.on(-150),
    paidOn: time.on(-146),
    acceptedOn: time.on(-142),
  };
  const claims = await draftClaims(paid.slice(0, 4), carriedOut, await time.liveTo(-140, "10:30"));
  const used = claims.slice(0, 3);
  const short = claims.slice(3);
  await time.moveTo(-139, "09:50");
  await submitClaims(claims);
  // The usage comes before the confirmation: what is confirmed is evaluated and reported by the next tick.
  await time.moveTo(-137, "14:05");
  await deliverUsage(used, time.on(-168), 30);
  await deliverUsage(short, time.on(-144), 6);
  await confirmClaims(claims);
  await time.liveTo(-134, "10:15");
  await reviewClaims(stage, used);
  await time.moveTo(-132, "16:20");
  await approveClaims(stage, used);

  await time.liveTo(-114, "10:00");
  const lists = [];
  for (const city of ["440600", "440100"] as const) lists.push(await assembleList(stage, city, cloud.periodIds[0]));
  await time.moveTo(-114, "15:30");
  for (const list of lists) await freezeList(stage, list);
  await time.moveTo(-113, "09:30");
  for (const list of lists) await publishList(stage, list, time.on(-113));
  await time.liveTo(-105, "09:40");
  const batches = [];
  for (const list of lists) batches.push(await sendPayments(stage, list));
  await time.moveTo(-102, "15:10");
  for (const batch of batches) await importBankResult(stage, batch, time.on(-103));

  // The supplier of the one that was short sends what was missing, and it waits for the next settlement.
  await time.liveTo(-99, "10:00");
  await deliverUsage(short, time.on(-131), 30);
  await time.liveTo(-97, "10:30");
  await reviewClaims(stage, short);
  await time.moveTo(-96, "15:00");
  await approveClaims(stage, short);

  await time.moveTo(-90, "11:00");
  const reason = "按兑付进度调剂余缺（示例）";
  await moveCash(stage.policy, cloud.planId, {
    fromCityCode: "441900",
    toCityCode: "440600",
    restFen: 16_000_000,
    reason,
  });
  return { late: late.slice(0, 4), undecided: late.slice(4) };
}

/**
 * The second settlement, whose notice is running now, and the second round, open now, with an application in every state:
 * what each person of the demonstration finds on his desk.
 */
export async function liveUpToNow(stage: DemoStage, cloud: Cloud, { late, undecided }: FirstRound): Promise<void> {
  const { time } = stage;
  const round = await announceNext(stage, cloud);

  const dates = {
    implementedOn: time.on(-60),
    invoicedOn: time.on(-42),
    paidOn: time.on(-36),
    acceptedOn: time.on(-30),
  };
  const claims = await draftClaims(late, dates, await time.liveTo(-26, "10:00"));
  await time.moveTo(-25, "09:20");
  await submitClaims(claims);
  await time.moveTo(-23, "15:00");
  await deliverUsage(claims, time.on(-57), 30);
  await confirmClaims(claims);
  await time.liveTo(-21, "10:20");
  await reviewClaims(stage, claims);
  await time.moveTo(-20, "15:30");
  await approveClaims(stage, claims);

  await certifyYearBefore(stage, cloud, round.year);
  const issued = await issueVouchers(stage, cloud, -16, [
    ["F1", "S1", "SC-01"],
    ["G2", "S1", "MS-01"],
    ["F4", "S1", "SC-02"],
  ]);

  const lateDates = {
    implementedOn: time.on(-55),
    invoicedOn: time.on(-30),
    paidOn: time.on(-24),
    acceptedOn: time.on(-15),
  };
  const lastClaims = await draftClaims(undecided, lateDates, await time.moveTo(-10, "10:00"));
  await openComputeProgramme(stage);
  await time.moveTo(-9, "09:30");
  await submitClaims(lastClaims);
  await time.moveTo(-7, "14:30");
  await deliverUsage(lastClaims, time.on(-41), 30);
  await confirmClaims(lastClaims);

  const [toReview, toApprove, returned] = await drawUp(
    stage,
    cloud,
    [
      ["F2", "S3", "RD-02"],
      ["F3", "S2", "EQ-01"],
      ["F5", "S3", "RP-02"],
    ],
    { signed: -6, at: await time.liveTo(-5, "10:30") },
  );
  assert(toReview !== undefined && toApprove !== undefined && returned !== undefined, "three are drawn up");
  await time.moveTo(-4, "09:30");
  await submitApplications([toReview, toApprove, returned]);

  await time.liveTo(-3, "10:00");
  const lists = [];
  for (const city of ["440600", "441900"] as const) lists.push(await assembleList(stage, city, cloud.periodIds[1]));
  // 广州's list waits for the claim that its bureau has still to decide.
  await assembleList(stage, "440100", cloud.periodIds[1]);
  await confirmApplications([toReview, toApprove, returned]);
  await time.moveTo(-3, "15:40");
  for (const list of lists) await freezeList(stage, list);
  await time.moveTo(-2, "09:30");
  for (const list of lists) await publishList(stage, list, time.on(-2));
  await reviewApplications(stage, [toApprove]);
  const reason = "合同中未见多工厂计划的实施范围，请补充实施方案页后重新提交。";
  await stage.offices["440600"].reviewer.step(returned.path, "return", { reason });

  await receiveNewcomers(stage, cloud, await time.moveTo(-2, "14:00"));
  const at = await time.moveTo(-1, "10:00");
  await leaveOnTheDesks(stage, cloud, issued, at);
}

/** Two days ago: a supplier and an enterprise that are new. */
async function receiveNewcomers(stage: DemoStage, cloud: Cloud, at: Instant): Promise<void> {
  await registerSuppliers(stage, [lateSupplier], at);
  const year = yearOf(beijingDate(at)) - 1;
  await registerEnterprises(stage, [lateEnterprise], { programmeId: cloud.programmeId, year, at });
}

/** Yesterday: one claim and two applications for the supplier to confirm, a draft, and a letter of the bank. */
async function leaveOnTheDesks(
  stage: DemoStage,
  cloud: Cloud,
  issued: readonly DemoCase[],
  at: Instant,
): Promise<void> {
  const { time } = stage;
  const dates = { implementedOn: time.on(-10), invoicedOn: time.on(-6), paidOn: time.on(-4), acceptedOn: time.on(-2) };
  const claims = await draftClaims(issued.slice(2), dates, at);
  const drafts = await drawUp(
    stage,
    cloud,
    [
      ["F1", "S1", "MS-01"],
      ["G1", "S1", "SC-01"],
      ["F1", "S3", "RP-01"],
    ],
    { signed: -2, at },
  );
  await time.moveTo(-1, "15:20");
  await submitApplications(drafts.slice(0, 2));
  await submitClaims(claims);
  await noteReturn(stage, "440600", time.on(-2));
}

/** The second programme, made of data alone, about to open for the first time. */
async function openComputeProgramme(stage: DemoStage): Promise<void> {
  const { policy, time } = stage;
  const year = yearOf(time.on(35));
  const programmeId = await foundProgramme(policy, computeProgramme);
  const planId = await publishPlan(policy, computeProgramme, { programmeId, year, at: time.at(-10) });
  await publishVersion(policy, computeProgramme, { programmeId, planId, at: time.at(-10) });
  await announceRound(stage, planId, { zh: `${year} 年第一批`, en: `Round 1 of ${year}` }, [
    [35, "09:00"],
    [80, "18:00"],
  ]);
  const settlement = { zh: `${year} 年第一次结算`, en: `Settlement 1 of ${year}` };
  await announceSettlementPeriod(stage, planId, settlement, [
    [190, "09:00"],
    [230, "18:00"],
  ]);
}
