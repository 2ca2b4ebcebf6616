import { addMs, beijingDate, instant, yearOf, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import type { Client, Visitor, Wire } from "./client.ts";
import type { Report } from "./report.ts";

/** The cities of the journey: one that runs out of money, one with plenty, one with caps and refusals. */
export const cities = [
  { code: "440600", zh: "佛山", login: "foshan", district: "440606", enterprises: 20 },
  { code: "440100", zh: "广州", login: "guangzhou", district: "440111", enterprises: 12 },
  { code: "441900", zh: "东莞", login: "dongguan", district: "441900", enterprises: 8 },
] as const;
export type City = (typeof cities)[number];
export type CityCode = City["code"];

export interface Offices {
  readonly reviewer: Client;
  readonly approver: Client;
  readonly finance: Client;
}

/** Everything the steps share: who acts, the programme's ids, the clock. */
export interface Stage {
  readonly report: Report;
  readonly visitor: Visitor;
  readonly administrator: Client;
  readonly policy: Client;
  readonly reviewer: Client;
  readonly offices: Readonly<Record<CityCode, Offices>>;
  /** Makes names, codes and numbers of this run unlike those of any other. */
  readonly run: number;
  now(): Promise<Instant>;
  today(): Promise<CalendarDate>;
  /** Lives through the time up to an instant: what falls due on the way is done. */
  liveUntil(at: Instant): Promise<void>;
}

const DEMO_PASSWORD = "yunquan-demo-2018";

/** Signs the demo people in and loads the calendars that the journey will need. */
export async function setStage(visitor: Visitor, report: Report): Promise<Stage> {
  const as = async (loginName: string): Promise<Client> => await visitor.signIn(loginName, DEMO_PASSWORD);
  const administrator = await as("system-admin");
  const offices = Object.fromEntries(
    await Promise.all(
      cities.map(
        async ({ code, login }) =>
          [
            code,
            {
              reviewer: await as(`${login}-reviewer`),
              approver: await as(`${login}-approver`),
              finance: await as(`${login}-finance`),
            },
          ] as const,
      ),
    ),
  ) as Record<CityCode, Offices>;
  const now = async (): Promise<Instant> => instant(String((await visitor.get("/api/v1/clock")).now));
  const policy = await as("province-policy");
  const stage: Stage = {
    report,
    visitor,
    administrator,
    policy,
    reviewer: await as("province-reviewer"),
    offices,
    run: Math.floor(Date.now() / 1000) % 900_000,
    now,
    today: async () => beijingDate(await now()),
    liveUntil: async (at) => {
      const answer: Wire = await administrator.post("/api/v1/clock/advance", { to: at });
      const failed = (answer.ran as { job: string; failed: number }[]).filter((outcome) => outcome.failed > 0);
      report.fact(
        `业务时钟 clock → ${String(answer.now)}；${(answer.ran as { job: string; done: number }[]).map((outcome) => `${outcome.job} ${outcome.done}`).join("，") || "无到期事项"}`,
      );
      report.check("到期事项全部办结 every due job succeeded", failed, []);
    },
  };
  await loadMissingCalendars(stage);
  return stage;
}

/** The years ahead whose calendar nobody announced yet are loaded as marked samples, as the province would load the real ones. */
async function loadMissingCalendars(stage: Stage): Promise<void> {
  const loaded = new Set(
    ((await stage.visitor.get("/api/v1/public/work-calendar")).years as { year: number }[]).map(({ year }) => year),
  );
  const thisYear = yearOf(await stage.today());
  for (let year = thisYear; year <= thisYear + 3; year += 1) {
    if (loaded.has(year)) continue;
    const days = (month: string, count: number): string[] =>
      Array.from({ length: count }, (_, index) => `${year}-${month}-${String(index + 1).padStart(2, "0")}`);
    await stage.policy.post("/api/v1/work-calendar", {
      year,
      offDays: [...days("01", 3), ...days("05", 5), ...days("10", 7)],
      makeUpDays: [],
      sample: true,
      source: "示例：尚未公布，仅供演示",
    });
  }
}

export const days = (count: number): number => count * 86_400_000;

/** An instant some days after another, at ten in the morning Beijing time. */
export function tenOClock(from: Instant, afterDays: number): Instant {
  return instant(`${addMs(from, days(afterDays)).slice(0, 10)}T02:00:00.000Z`);
}
