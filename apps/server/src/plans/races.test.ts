import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { DAY_MS, addMs, instant } from "@yunquan/core/time.ts";
import { draftApplication, setUpApplications } from "../../test/application.fixture.ts";
import { postgresUrl, startTestApp, type Answer, type TestApp } from "../../test/app.ts";
import {
  fixtureParameters,
  fixtureStandard,
  minute,
  setUpProgramme,
  type SetUpProgramme,
} from "../../test/programme.fixture.ts";
import { openAndLock, reserve } from "../ledger/commands.ts";
import { readNow } from "../platform/clock.ts";
import { standardInForce } from "../standards/commands.ts";

const [guangzhou, foshan] = ["440100", "440600"];
const now = instant("2026-03-02T01:00:00.000Z");

describe.skipIf(postgresUrl === undefined)("programmes on a PostgreSQL server", () => {
  let app: TestApp;
  let programme: SetUpProgramme;
  beforeAll(async () => {
    app = await startTestApp({ on: "postgres" });
    programme = await setUpProgramme(app, { allotments: { [guangzhou]: 1_000_000, [foshan]: 1_000_000 } });
  });
  afterAll(async () => await app.close());

  const policy = () => programme.provincePolicy;
  const codesOf = (answers: readonly Answer<{ code?: string }>[]) =>
    answers.map((one) => String(one.body.code ?? one.status)).toSorted((a, b) => (a < b ? -1 : 1));

  async function accounts(planId: Id, kind: "capacity" | "cash") {
    return await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("ledgerAccount")
          .select(["cityCode", "grantedFen", "reservedFen"])
          .where("planId", "=", planId)
          .where("kind", "=", kind)
          .execute(),
    );
  }

  test("of many moves from one version one is taken, and no fen appears or is lost", async () => {
    const { body: plan } = await policy().get(`/api/v1/plans/${programme.planId}`);
    const move = async (fromCityCode: string, toCityCode: string, kind: string) =>
      await policy().post(`/api/v1/plans/${programme.planId}/move`, {
        version: plan.version,
        kind,
        fromCityCode,
        toCityCode,
        amountFen: "1000",
        reason: "调剂",
      });
    const answers = await Promise.all(
      Array.from(
        { length: 12 },
        async (_, index) =>
          await (index % 2 === 0 ? move(guangzhou, foshan, "allotment") : move(foshan, guangzhou, "cash")),
      ),
    );
    expect(codesOf(answers).filter((one) => one !== "stale-version")).toEqual(["200"]);
    for (const [kind, sum] of [
      ["capacity", 3_000_000],
      ["cash", 2_000_000],
    ] as const) {
      expect((await accounts(programme.planId, kind)).reduce((total, one) => total + one.grantedFen, 0)).toBe(sum);
    }
  });

  test("8.2 what is taken back while vouchers are reserved never leaves less granted than reserved", async () => {
    const take = async () => {
      try {
        await app.as(null, async (work) => {
          const [account] = await openAndLock(work, [
            { kind: "capacity", programmeId: programme.programmeId, planId: programme.planId, cityCode: foshan },
          ]);
          await reserve(work, account!, fen(100_000), { objectType: "plan", objectId: programme.planId });
        });
        return "reserved";
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const cut = async () => {
      const { body: plan } = await policy().get(`/api/v1/plans/${programme.planId}`);
      const answer = await policy().post(`/api/v1/plans/${programme.planId}/move`, {
        version: plan.version,
        kind: "allotment",
        fromCityCode: foshan,
        toCityCode: guangzhou,
        amountFen: "200000",
        reason: "调剂",
      });
      return answer.body.code ?? answer.status;
    };
    const results = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => await (index % 3 === 0 ? cut() : take())),
    );
    expect(
      results.filter((one) => !["reserved", "over-limit", 200, "stale-version", "allotment-below-use"].includes(one)),
    ).toEqual([]);
    const city = (await accounts(programme.planId, "capacity")).find((one) => one.cityCode === foshan)!;
    expect(city.reservedFen).toBeLessThanOrEqual(city.grantedFen);
    expect(city.reservedFen).toBe(results.filter((one) => one === "reserved").length * 100_000);
  });

  test("one plan a year, one round at a time, two settlement periods at most, whatever comes at once", async () => {
    const year = { programmeId: programme.programmeId, year: 2027, budgetFen: "21000", targetEnterprises: 1 };
    const plans = await Promise.all(Array.from({ length: 6 }, async () => await policy().post("/api/v1/plans", year)));
    expect(plans.filter((one) => one.status === 201)).toHaveLength(1);
    expect(plans.filter((one) => one.body.code === "plan-year-taken")).toHaveLength(5);
    const planId = plans.find((one) => one.status === 201)!.body.id;
    const allotments = fixtureParameters.cities.map((cityCode) => ({
      cityCode,
      amountFen: "1000",
      pilotReserveFen: "0",
      targetEnterprises: 0,
    }));
    await policy().put(`/api/v1/plans/${planId}/allotments`, { version: 1, allotments });
    const published = await Promise.all(
      Array.from({ length: 4 }, async () => await policy().post(`/api/v1/plans/${planId}/publish`, { version: 2 })),
    );
    expect(published.filter((one) => one.status === 200)).toHaveLength(1);
    expect((await accounts(planId, "capacity")).every((one) => one.grantedFen === 1_500)).toBe(true);

    const window = (index: number) => ({
      planId,
      nameZh: `批次 ${index}`,
      nameEn: `Round ${index}`,
      opensAt: addMs(now, (400 + index) * DAY_MS),
      closesAt: addMs(now, 500 * DAY_MS),
    });
    const rounds = await Promise.all(
      [0, 1, 2, 3].map(async (index) => await policy().post("/api/v1/rounds", window(index))),
    );
    const announced = await Promise.all(
      rounds.map(async (one) => await policy().post(`/api/v1/rounds/${one.body.id}/announce`, { version: 1 })),
    );
    expect(codesOf(announced)).toEqual(["200", "window-overlaps", "window-overlaps", "window-overlaps"]);

    const period = {
      planId,
      nameZh: "结算",
      nameEn: "Settlement",
      opensAt: addMs(now, 600 * DAY_MS),
      deadlineAt: addMs(now, 601 * DAY_MS),
    };
    const first = await policy().post("/api/v1/settlement-periods", period);
    expect(first.status).toBe(201);
    const later = { ...period, opensAt: addMs(now, 700 * DAY_MS), deadlineAt: addMs(now, 701 * DAY_MS) };
    const more = await Promise.all([0, 1, 2].map(async () => await policy().post("/api/v1/settlement-periods", later)));
    expect(codesOf(more)).toEqual(["201", "too-many-settlement-periods", "too-many-settlement-periods"]);
  });

  async function confirmedStandard(): Promise<Id> {
    const { planId, catalogueId } = programme;
    const made = await policy().post("/api/v1/standards", {
      planId,
      catalogueId,
      titleZh: "并发",
      titleEn: "Race",
      sample: true,
      ...fixtureStandard,
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect((await policy().post(`/api/v1/standards/${made.body.id}/confirm`, await minute(policy(), 1))).status).toBe(
      200,
    );
    return made.body.id;
  }

  test("4.4.4 a publication waits for whoever asked for the standard, and comes after him", async () => {
    const standardId = await confirmedStandard();
    let publication: Promise<Answer<{ publishedAt: string }>> | undefined;
    const asked = await app.as(null, async (work) => {
      const { number } = await standardInForce(work, programme.programmeId, work.now);
      publication = policy().post(`/api/v1/standards/${standardId}/publish`, { version: 2 });
      const settled = await Promise.race([
        publication.then(() => "published"),
        new Promise((resolve) => setTimeout(resolve, 500, "waiting")),
      ]);
      expect(settled).toBe("waiting");
      return { number, at: await readNow(work.tx) };
    });
    const published = await publication!;
    expect(published.status).toBe(200);
    expect(published.body.publishedAt > asked.at).toBe(true);
    expect(
      await app.as(null, async (work) => (await standardInForce(work, programme.programmeId, asked.at)).number),
    ).toBe(asked.number);
  });

  test("4.4.4 of publications at once each has an interval of its own, and one is current", async () => {
    const ids = [await confirmedStandard(), await confirmedStandard(), await confirmedStandard()];
    const answers = await Promise.all(
      ids.map(async (id) => await policy().post(`/api/v1/standards/${id}/publish`, { version: 2 })),
    );
    expect(codesOf(answers)).toEqual(["200", "200", "200"]);
    const rows = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("standard")
          .select(["status", "publishedAt", "supersededAt"])
          .where("programmeId", "=", programme.programmeId)
          .where("publishedAt", "is not", null)
          .orderBy("publishedAt")
          .execute(),
    );
    expect(rows.filter((row) => row.status === "published")).toHaveLength(1);
    for (const [index, row] of rows.entries()) expect(row.supersededAt).toBe(rows[index + 1]?.publishedAt ?? null);
  });

  test("6.3 a reserve changed while the first application comes in was changed before it", async () => {
    for (const turn of [1, 2, 3]) {
      const world = await setUpApplications(app, { code: `race-${turn}`, allotments: { [foshan]: 100_000_000 } });
      const draft = await draftApplication(app, world);
      const { planId, provincePolicy } = world.programme;
      const allotments = fixtureParameters.cities.map((cityCode) => ({
        cityCode,
        amountFen: cityCode === foshan ? "100000000" : "0",
        pilotReserveFen: cityCode === foshan ? "1000" : "0",
        targetEnterprises: 1,
      }));
      const [submitted, set] = await Promise.all([
        draft.enterprise.approver.post(`/api/v1/applications/${draft.applicationId}/submit`, {
          version: draft.version,
        }),
        provincePolicy.put(`/api/v1/plans/${planId}/allotments`, { version: 3, allotments }),
      ]);
      expect(submitted.status).toBe(200);
      const lineOf = async (objectId: Id, action: string) =>
        await app.as(
          null,
          async (work) =>
            (
              await work.tx
                .selectFrom("history")
                .select("seq")
                .where("objectId", "=", objectId)
                .where("action", "=", action)
                .orderBy("seq", "desc")
                .limit(1)
                .executeTakeFirstOrThrow()
            ).seq,
        );
      if (set.status === 200)
        expect(await lineOf(planId, "plan.allotted")).toBeLessThan(
          await lineOf(draft.applicationId, "application.submitted"),
        );
      else expect(set.body.code).toBe("pilot-reserve-fixed");
    }
  });
});
