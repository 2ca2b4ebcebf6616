import { expect } from "vitest";
import type { z } from "@yunquan/contract/z.ts";
import type { editionParameters } from "@yunquan/contract/programmes.ts";
import { cities } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import {
  DAY_MS,
  addDays,
  addMs,
  beijingDate,
  endOfBeijingDay,
  instant,
  msOf,
  startOfBeijingDay,
  yearOf,
  type Instant,
} from "@yunquan/core/time.ts";
import { officialCalendarYears, sampleCalendarYear } from "../seed/working-days.ts";
import { loadCalendarYear } from "../src/calendar/commands.ts";
import type { Caller, TestApp } from "./app.ts";

/*
 * A whole programme for tests, made through the real HTTP operations:
 *
 *   const { programmeId, planId, roundId, standardId, provincePolicy } = await setUpProgramme(test);
 *
 * - The business clock is moved: announcements happen 45 days before `now`, and afterwards the clock stands at `now`
 *   (2026-03-02 09:00 in Beijing, a Monday) and runs on from there.
 * - Working-day calendars: the official years, and made-up ones up to 2030.
 * - Plan of the year of `now`; allotments per city in fen (`allotments`; default 10,000,000.00 yuan for 440100, 440300 and
 *   440600, nothing for the other 18). Capacity is 1.5 times that.
 * - One round, open from the day before `now` for 270 days; settlement period 1 from day 180 to the end of day 210
 *   (2026-09-28), period 2 from day 270 to the end of day 300. `announced: false` leaves the periods as drafts.
 * - Catalogue: CLOUD-01 (cloud resource), SAAS-01, SAAS-02 (SaaS), APP-01 (app), DEV-01 (platform); APP-01 and DEV-01
 *   exclude each other (group 设备联网).
 * - Standard S1 in yuan: tiers A (revenue < 20m, cap 150,000), B (20m to 400m, cap 250,000), C (from 400m and 1000 staff, cap
 *   400,000). Fixed amounts A/B/C: SAAS-01 50,000/100,000/150,000, SAAS-02 100,000/200,000/300,000, APP-01
 *   30,000/60,000/90,000, DEV-01 20,000/40,000/60,000; CLOUD-01 is 50 % of the eligible fee up to 30,000/60,000/100,000.
 * - Completion: 30 days' window, 10 active days, 3 users; CLOUD-01 needs the operator's data.
 * - `parameters` overrides any parameter of the edition (wire form: amounts are strings of fen).
 */

type Parameters = z.input<typeof editionParameters>;

export interface ProgrammeOptions {
  readonly now?: string;
  readonly code?: string;
  readonly allotments?: Readonly<Record<string, number>>;
  readonly pilotReserves?: Readonly<Record<string, number>>;
  readonly parameters?: Partial<Parameters>;
  readonly announced?: boolean;
}

export interface SetUpProgramme {
  readonly programmeId: Id;
  readonly code: string;
  readonly editionId: Id;
  readonly planId: Id;
  readonly year: number;
  readonly roundId: Id;
  readonly settlementPeriodIds: readonly [Id, Id];
  readonly deadlines: readonly [Instant, Instant];
  readonly catalogueId: Id;
  readonly standardId: Id;
  readonly provincePolicy: Caller;
}

/** A picture of one pixel: enough for a scanned minute. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

const eligible = {
  eligible: true,
  reasonZh: "属于方案支持的上云上平台费用",
  reasonEn: "a fee that the programme supports",
};
const ineligible = {
  eligible: false,
  reasonZh: "自动化装备、非云化软件不予支持",
  reasonEn: "automation equipment and software outside the cloud are not supported",
};

/** The parameters of the fixture's edition, in wire form. */
export const fixtureParameters: Parameters = {
  goals: [
    { measure: "enterprises", target: 10_000, byYear: 2027 },
    { measure: "suppliers", target: 200, byYear: 2027 },
    { measure: "platforms", target: 20, byYear: 2027 },
  ],
  revenueFloorFen: "1000000000",
  establishedMonthsMin: 0,
  entityTypes: ["legal-person"],
  industrySections: ["B", "C", "D"],
  cities: cities.map((city) => city.code),
  implementationPrefix: "44",
  contractsFromOn: "2018-03-20",
  publishedOn: "2018-08-01",
  feeCategories: [
    { code: "cloud-resource", zh: "公有云基础资源", en: "Public cloud resources", ...eligible },
    { code: "platform-service", zh: "平台服务", en: "Platform service", ...eligible },
    { code: "application-service", zh: "应用服务", en: "Application service", ...eligible },
    { code: "network", zh: "网络通信", en: "Network", ...eligible },
    { code: "implementation", zh: "必需的实施费用", en: "Implementation", ...eligible },
    { code: "device-access", zh: "低成本设备接入", en: "Low-cost device access", ...eligible },
    { code: "network-upgrade", zh: "网络改造", en: "Network upgrade", ...eligible },
    { code: "automation-equipment", zh: "自动化装备", en: "Automation equipment", ...ineligible },
    { code: "on-premises-software", zh: "非云化软件", en: "Software outside the cloud", ...ineligible },
  ],
  issueRatioBp: 15_000,
  supplierCeilingFen: null,
  reviewWorkdays: 5,
  supplierWorkdays: 5,
  returnWorkdays: 10,
  implementationDaysMin: 120,
  announceDaysMin: 30,
  noticeDays: 7,
  pilotReserveMaxBp: 5_000,
  pilotReserveReleaseDays: 60,
  settlementPeriodsMax: 2,
  standardMaxAgeDays: 365,
  invoiceRule: { kind: "equal-to-contract" },
  evidence: ["payment-proof", "acceptance-report"],
  subtractCarriedIn: false,
  supplementaryLists: false,
  closingCash: "carry",
  promisedCashWarnBp: 5_000,
};

const text = { exclusionGroup: null, descriptionZh: "", descriptionEn: "" };

/** The services of the fixture's catalogue. */
export const fixtureServices = [
  {
    ...text,
    code: "CLOUD-01",
    nameZh: "云主机与存储",
    nameEn: "Cloud servers and storage",
    segments: ["resource-planning"],
    kind: "cloud-resource",
    stage: "digitised",
    productionFocus: false,
  },
  {
    ...text,
    code: "SAAS-01",
    nameZh: "生产执行管理",
    nameEn: "Production execution",
    segments: ["production-control"],
    kind: "saas",
    stage: "digitised",
    productionFocus: true,
  },
  {
    ...text,
    code: "SAAS-02",
    nameZh: "资源计划管理",
    nameEn: "Resource planning",
    segments: ["resource-planning", "supply-chain"],
    kind: "saas",
    stage: "experience",
    productionFocus: false,
  },
  {
    ...text,
    code: "APP-01",
    nameZh: "设备健康预测",
    nameEn: "Machine health forecast",
    segments: ["equipment-management"],
    kind: "app",
    stage: "data-driven",
    productionFocus: true,
    exclusionGroup: "设备联网",
  },
  {
    ...text,
    code: "DEV-01",
    nameZh: "设备联网平台服务",
    nameEn: "Device connection",
    segments: ["equipment-management", "production-control"],
    kind: "platform",
    stage: "digitised",
    productionFocus: true,
    exclusionGroup: "设备联网",
  },
];

const tiers = [
  {
    tier: "A",
    nameZh: "两千万元以下",
    nameEn: "Below 20m",
    revenueFromFen: "0",
    revenueBelowFen: "2000000000",
    staffFrom: null,
    annualCapFen: "15000000",
  },
  {
    tier: "B",
    nameZh: "两千万至四亿元",
    nameEn: "20m to 400m",
    revenueFromFen: "2000000000",
    revenueBelowFen: "40000000000",
    staffFrom: null,
    annualCapFen: "25000000",
  },
  {
    tier: "C",
    nameZh: "四亿元以上",
    nameEn: "400m and more",
    revenueFromFen: "40000000000",
    revenueBelowFen: null,
    staffFrom: 1_000,
    annualCapFen: "40000000",
  },
];

const fixed = { "SAAS-01": [5, 10, 15], "SAAS-02": [10, 20, 30], "APP-01": [3, 6, 9], "DEV-01": [2, 4, 6] };
const tierCodes = ["A", "B", "C"];

/** The tables of standard S1, in wire form. */
export const fixtureStandard = {
  tiers,
  amounts: [
    ...Object.entries(fixed).flatMap(([serviceCode, tenThousands]) =>
      tenThousands.map((amount, index) => ({
        formula: "fixed",
        serviceCode,
        tier: tierCodes[index],
        amountFen: String(amount * 1_000_000),
      })),
    ),
    ...["3000000", "6000000", "10000000"].map((capFen, index) => ({
      formula: "ratio",
      serviceCode: "CLOUD-01",
      tier: tierCodes[index],
      ratioBp: 5_000,
      capFen,
    })),
  ],
  thresholds: fixtureServices.map(({ code }) => ({
    serviceCode: code,
    windowDays: 30,
    activeDaysMin: 10,
    usersMin: 3,
    operatorRequired: code === "CLOUD-01",
  })),
};

const defaultAllotments = { "440100": 1_000_000_000, "440300": 1_000_000_000, "440600": 1_000_000_000 };

/** Moves the business clock of a test to an instant, in either direction. */
export async function setClock(test: TestApp, at: Instant): Promise<void> {
  const now = await test.as(null, async (work) => work.now);
  await test.moveClock((msOf(at) - msOf(now)) / DAY_MS);
}

const withCalendars = new WeakSet<TestApp>();

/** Loads the official working-day calendars, and made-up ones for the years after; once per test app. */
export async function loadCalendars(test: TestApp): Promise<void> {
  if (withCalendars.has(test)) return;
  withCalendars.add(test);
  const official = officialCalendarYears();
  const last = Math.max(...official.map((one) => one.year));
  const later = Array.from({ length: Math.max(0, 2030 - last) }, (_, index) => sampleCalendarYear(last + 1 + index));
  await test.as(null, async (work) => {
    for (const year of [...official, ...later]) await loadCalendarYear(work, { ...year, source: "test" });
  });
}

/** Sets a programme up, from its first edition to an open round with a published standard. */
export async function setUpProgramme(test: TestApp, options: ProgrammeOptions = {}): Promise<SetUpProgramme> {
  const now = instant(options.now ?? "2026-03-02T01:00:00.000Z");
  const today = beijingDate(now);
  const year = yearOf(today);
  const code = options.code ?? "cloud";
  await loadCalendars(test);
  await setClock(test, addMs(now, -45 * DAY_MS));
  const provincePolicy = await test.signIn({
    role: "province-policy",
    organisation: { kind: "province", name: "广东省工业和信息化厅" },
  });

  const programmeId = await made(provincePolicy, "/api/v1/programmes", {
    code,
    nameZh: "工业企业上云上平台服务券",
    nameEn: "Industrial cloud vouchers",
  });
  const editionId = await made(provincePolicy, `/api/v1/programmes/${programmeId}/editions`, {
    titleZh: "工作方案（试行）",
    titleEn: "Work plan (trial)",
    publishedOn: "2018-08-01",
    inForceFrom: null,
    sample: true,
    parameters: { ...fixtureParameters, ...options.parameters },
  });
  const planId = await publishPlan(provincePolicy, {
    programmeId,
    year,
    allotments: options.allotments ?? defaultAllotments,
    reserves: options.pilotReserves ?? {},
    cityCodes: options.parameters?.cities ?? fixtureParameters.cities,
  });
  const { catalogueId, standardId } = await publishStandard(provincePolicy, programmeId, planId);

  const day = (offset: number): Instant => startOfBeijingDay(addDays(today, offset));
  const endOfDay = (offset: number): Instant => endOfBeijingDay(addDays(today, offset));
  const roundId = await made(provincePolicy, "/api/v1/rounds", {
    planId,
    nameZh: `${year} 年第一批`,
    nameEn: `${year} first round`,
    opensAt: day(-1),
    closesAt: endOfDay(270),
  });
  await done(provincePolicy, `/api/v1/rounds/${roundId}/announce`, { version: 1 });
  const deadlines = [endOfDay(210), endOfDay(300)] as const;
  const periods: Id[] = [];
  for (const [index, deadlineAt] of deadlines.entries()) {
    const id = await made(provincePolicy, "/api/v1/settlement-periods", {
      planId,
      nameZh: `${year} 年第 ${index + 1} 次结算`,
      nameEn: `${year} settlement ${index + 1}`,
      opensAt: day(180 + index * 90),
      deadlineAt,
    });
    if (options.announced !== false)
      await done(provincePolicy, `/api/v1/settlement-periods/${id}/announce`, { version: 1 });
    periods.push(id);
  }
  await setClock(test, now);
  return {
    programmeId,
    code,
    editionId,
    planId,
    year,
    roundId,
    settlementPeriodIds: [periods[0]!, periods[1]!],
    deadlines,
    catalogueId,
    standardId,
    provincePolicy,
  };
}

async function publishPlan(
  province: Caller,
  given: {
    programmeId: Id;
    year: number;
    allotments: Readonly<Record<string, number>>;
    reserves: Readonly<Record<string, number>>;
    cityCodes: readonly string[];
  },
): Promise<Id> {
  const budget = Object.values(given.allotments).reduce((sum, amount) => sum + amount, 0);
  const planId = await made(province, "/api/v1/plans", {
    programmeId: given.programmeId,
    year: given.year,
    budgetFen: String(budget),
    targetEnterprises: 1_000,
  });
  const allotments = given.cityCodes.map((cityCode) => ({
    cityCode,
    amountFen: String(given.allotments[cityCode] ?? 0),
    pilotReserveFen: String(given.reserves[cityCode] ?? 0),
    targetEnterprises: given.allotments[cityCode] === undefined ? 0 : 100,
  }));
  const answer = await province.put(`/api/v1/plans/${planId}/allotments`, { version: 1, allotments });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await done(province, `/api/v1/plans/${planId}/publish`, { version: 2 });
  return planId;
}

/** Publishes the fixture's catalogue and standard (or others) for a plan, each with its panel minute. */
export async function publishStandard(
  province: Caller,
  programmeId: Id,
  planId: Id,
  content: { services?: readonly unknown[]; standard?: object; catalogueId?: Id } = {},
): Promise<{ catalogueId: Id; standardId: Id }> {
  const catalogueId =
    content.catalogueId ??
    (await made(province, "/api/v1/catalogues", {
      programmeId,
      titleZh: "应用服务目录",
      titleEn: "Catalogue of services",
      services: content.services ?? fixtureServices,
    }));
  if (content.catalogueId === undefined) {
    await done(province, `/api/v1/catalogues/${catalogueId}/confirm`, await minute(province, 1));
    await done(province, `/api/v1/catalogues/${catalogueId}/publish`, { version: 2 });
  }
  const standardId = await made(province, "/api/v1/standards", {
    planId,
    catalogueId,
    titleZh: "奖补标准",
    titleEn: "Standard",
    sample: true,
    ...(content.standard ?? fixtureStandard),
  });
  await done(province, `/api/v1/standards/${standardId}/confirm`, await minute(province, 1));
  await done(province, `/api/v1/standards/${standardId}/publish`, { version: 2 });
  return { catalogueId, standardId };
}

/** A signed minute of the panel as a request, its scan uploaded. */
export async function minute(province: Caller, version: number): Promise<Record<string, unknown>> {
  const file = await province.upload("panel-minute", "纪要.png", PIXEL);
  expect(file.status, JSON.stringify(file.body)).toBe(201);
  return {
    version,
    number: "专家委〔2018〕1 号",
    heldOn: "2018-09-10",
    members: ["陈一", "李二", "张三", "王四", "何五"],
    votesFor: 5,
    votesAgainst: 0,
    fileId: file.body.id,
  };
}

async function made(caller: Caller, url: string, body: unknown): Promise<Id> {
  const answer = await caller.post<{ id: Id }>(url, body);
  expect(answer.status, `${url}: ${JSON.stringify(answer.body)}`).toBe(201);
  return answer.body.id;
}

async function done(caller: Caller, url: string, body: unknown): Promise<void> {
  const answer = await caller.post(url, body);
  expect(answer.status, `${url}: ${JSON.stringify(answer.body)}`).toBe(200);
}
