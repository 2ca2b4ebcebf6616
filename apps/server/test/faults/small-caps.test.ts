import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProof } from "../../src/proof/commands.ts";
import { postgresUrl } from "../app.ts";
import { seeded, shuffled, type DraftPlan } from "./draft-plan.ts";
import { acknowledged, applicationEvidence, limitsOf } from "./evidence.ts";
import { emptyVerdict, judgeAmounts, judgeCapacity, judgeLines, judgePromises } from "./judge.ts";
import { setTrialClock } from "./loading.ts";
import { openRaceGround, type RaceGround } from "./race-ground.ts";
import { loadWorld } from "./world.ts";

/*
 * A few dozen applications race on two servers for limits that a few of them use up: the small case in which a race on
 * one fen shows. The rounds are drawn anew for every seed (RACE_SEED, RACE_ROUNDS).
 */
const rounds = Number(process.env["RACE_ROUNDS"] ?? "12");
const seed = Number(process.env["RACE_SEED"] ?? "7");
const CITIES = ["440100", "440300", "441900"] as const;

/** Few enterprises, fewer suppliers, and limits anywhere between nothing and everything that is asked for. */
const plans = fc
  .record({
    asked: fc.array(
      fc.record({ enterprise: fc.nat(9), supplier: fc.nat(1), feeFen: fc.integer({ min: 1, max: 120_000_00 }) }),
      {
        minLength: 12,
        maxLength: 48,
      },
    ),
    shares: fc.array(fc.double({ min: 0.05, max: 0.8, noNaN: true }), { minLength: 3, maxLength: 3 }),
    ceilingShare: fc.double({ min: 0.1, max: 1, noNaN: true }),
  })
  .map(({ asked, shares, ceilingShare }): DraftPlan => {
    const cityOf = (enterprise: number): string => CITIES[enterprise % CITIES.length] ?? CITIES[0];
    const sum = (of: typeof asked): number => of.reduce((total, { feeFen }) => total + feeFen, 0);
    return {
      drafts: asked.map((one) => ({ ...one, cityCode: cityOf(one.enterprise) })),
      enterprises: Array.from({ length: 10 }, (_, enterprise) => ({ cityCode: cityOf(enterprise) })),
      allotmentFen: new Map(
        CITIES.map((city, index) => [
          city,
          1 +
            Math.floor(
              (sum(asked.filter(({ enterprise }) => cityOf(enterprise) === city)) * (shares[index] ?? 1)) / 1.5,
            ),
        ]),
      ),
      ceilingFen: 1 + Math.floor(sum(asked) * ceilingShare),
    };
  });

describe.skipIf(postgresUrl === undefined)("two servers and tiny limits", () => {
  let ground: RaceGround;
  beforeAll(async () => {
    ground = await openRaceGround();
  });
  afterAll(async () => await ground?.close());

  test("8.2 4.4.2 capacity, annual cap and ceiling are used to the fen and never beyond, whoever comes first", async () => {
    await ground.app.as(null, setTrialClock);
    let waited = 0;
    let refused = 0;
    for (const [round, plan] of fc.sample(plans, { numRuns: rounds, seed }).entries()) {
      const chance = seeded(seed + round);
      const world = await loadWorld(ground.app, plan, (round + 1) * 1_000);
      const wishes = shuffled(world.drafts, chance).map((draft) => ({
        objectId: draft.applicationId,
        url: `/api/v1/applications/${draft.applicationId}/submit`,
        sessionToken: draft.sessionToken,
        body: { version: draft.version },
      }));
      const crowd = await ground.press(wishes, chance, 4 + Math.floor(8 * chance()));
      const nothingLeft = crowd.refused.filter(({ code }) => code === "face-value-zero");
      const verdict = emptyVerdict();
      await ground.app.as(null, async (work) => {
        const { cases, given, ends } = await applicationEvidence(work, world.programmeId);
        const limits = await limitsOf(work, world.planId, plan.ceilingFen);
        judgePromises(verdict, crowd.granted.map(acknowledged), cases);
        judgeLines(verdict, given, ends, cases);
        judgeCapacity(verdict, limits, cases);
        judgeAmounts(
          verdict,
          limits,
          cases,
          nothingLeft.map(({ wish }) => wish.objectId),
        );
        waited += cases.filter(({ status }) => status === "waiting").length;
      });
      refused += nothingLeft.length;
      const others = crowd.refused.filter(({ code }) => code !== "face-value-zero");
      expect({
        round,
        verdict,
        doubles: crowd.doubles,
        faults: crowd.faults,
        unanswered: crowd.unanswered,
        others,
      }).toEqual({
        round,
        verdict: emptyVerdict(),
        doubles: [],
        faults: [],
        unanswered: [],
        others: [],
      });
      expect(crowd.granted.length + nothingLeft.length).toBe(wishes.length);
    }
    // Rounds in which nothing ends would race for nothing.
    expect(waited).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
    const proof = await ground.app.as(null, runProof);
    expect(proof.checks.filter(({ differences }) => differences > 0)).toEqual([]);
  }, 600_000);
});
