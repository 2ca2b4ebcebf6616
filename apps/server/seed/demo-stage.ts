import type { DemoClient, DemoVisitor } from "./demo-client.ts";
import type { DemoTime } from "./demo-time.ts";
import { DEMO_PASSWORD } from "./people.ts";

/** The cities whose offices have people in the demonstration, with the login names of their people. */
export const demoCities = { "440600": "foshan", "440100": "guangzhou", "441900": "dongguan" } as const;
export type CityCode = keyof typeof demoCities;

interface CityOffices {
  readonly reviewer: DemoClient;
  readonly approver: DemoClient;
  readonly finance: DemoClient;
}

/** Who acts in the demonstration, and when. */
export interface DemoStage {
  readonly time: DemoTime;
  readonly visitor: DemoVisitor;
  readonly policy: DemoClient;
  readonly reviewer: DemoClient;
  readonly offices: Readonly<Record<CityCode, CityOffices>>;
}

/** Signs the people of the offices in. */
export async function setDemoStage(visitor: DemoVisitor, time: DemoTime): Promise<DemoStage> {
  const signIn = async (loginName: string): Promise<DemoClient> => await visitor.signIn(loginName, DEMO_PASSWORD);
  const officesOf = async (city: CityCode): Promise<CityOffices> => {
    const login = demoCities[city];
    return {
      reviewer: await signIn(`${login}-reviewer`),
      approver: await signIn(`${login}-approver`),
      finance: await signIn(`${login}-finance`),
    };
  };
  return {
    time,
    visitor,
    policy: await signIn("province-policy"),
    reviewer: await signIn("province-reviewer"),
    offices: {
      "440600": await officesOf("440600"),
      "440100": await officesOf("440100"),
      "441900": await officesOf("441900"),
    },
  };
}
