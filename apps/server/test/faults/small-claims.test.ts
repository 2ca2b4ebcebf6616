import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { runProof } from "../../src/proof/commands.ts";
import { postgresUrl } from "../app.ts";
import { loadClaimDrafts, loadReviews } from "./claim-drafts.ts";
import type { Crowd, Wish } from "./crowd.ts";
import { planDrafts, seeded } from "./draft-plan.ts";
import { acknowledged, claimEvidence, voucherDoubles } from "./evidence.ts";
import { emptyVerdict, judgeLines, judgePromises } from "./judge.ts";
import { setTrialClock } from "./loading.ts";
import { openRaceGround, type RaceGround } from "./race-ground.ts";
import { issueVouchers } from "./vouchers.ts";
import { loadWorld, type LoadedWorld } from "./world.ts";

/*
 * What many press at once on the way of a claim, on two servers: submission, the supplier's confirmation, approval. Every
 * press is repeated, doubled, broken off or misused by somebody (RACE_SEED, RACE_ROUNDS).
 */
const rounds = Math.min(3, Number(process.env["RACE_ROUNDS"] ?? "2"));
const seed = Number(process.env["RACE_SEED"] ?? "7");
const VOUCHERS = 24;

describe.skipIf(postgresUrl === undefined)("two servers and the claims on a few vouchers", () => {
  let ground: RaceGround;
  beforeAll(async () => {
    ground = await openRaceGround();
    await ground.app.as(null, setTrialClock);
  });
  afterAll(async () => await ground?.close());

  test("8.2 5.10 5.11 each claim is submitted, confirmed and approved once, in a line without gap or inversion", async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const chance = seeded(seed + round);
      const world = await loadWorld(ground.app, planDrafts(2 * VOUCHERS, seed + round), 100_000 * round);
      const press = async (wishes: readonly Wish[]): Promise<Crowd> => {
        const crowd = await ground.press(wishes, chance);
        expect({ ...crowd, granted: crowd.granted.length, requests: 0, retried: 0 }).toEqual({
          granted: wishes.length,
          refused: [],
          unanswered: [],
          doubles: [],
          faults: [],
          answered: wishes.length,
          requests: 0,
          retried: 0,
        });
        return crowd;
      };
      await ground.press(
        world.drafts.map(({ applicationId, sessionToken }) =>
          stepOf("applications", applicationId, "submit", sessionToken, 1),
        ),
        chance,
      );
      await issueVouchers(ground.app, world, VOUCHERS, async (_action, wishes) => void (await press(wishes)));

      const drafts = await ground.app.as(
        null,
        async (work) => await loadClaimDrafts(work, world.programmeId, world.drafts, 100_000 * round),
      );
      const submitted = await press(drafts);
      const verdict = emptyVerdict();
      await ground.app.as(null, async (work) => {
        const { cases, given, ends } = await claimEvidence(work, world.programmeId);
        judgePromises(verdict, submitted.granted.map(acknowledged), cases);
        judgeLines(verdict, given, ends, cases);
        verdict.duplicates.push(...(await voucherDoubles(work, world.programmeId)));
      });
      expect(verdict).toEqual(emptyVerdict());

      await press(await confirmations(world));
      const reviewed = await ground.app.as(null, async (work) => await loadReviews(work, world.programmeId));
      expect(reviewed).toHaveLength(drafts.length);
      await press(
        reviewed.map(({ id, cityCode, version }) =>
          stepOf("claims", id, "approve", world.offices.get(cityCode)?.approver ?? "", version),
        ),
      );
      expect(await stepsOf(world)).toEqual({
        "claim.submitted": drafts.length,
        "claim.supplier-confirmed": drafts.length,
        "claim.approved": drafts.length,
      });
    }
    const proof = await ground.app.as(null, runProof);
    expect(proof.checks.filter(({ differences }) => differences > 0)).toEqual([]);
  }, 600_000);

  async function confirmations(world: LoadedWorld): Promise<Wish[]> {
    return await ground.app.as(null, async (work) => {
      const rows = await work.tx
        .selectFrom("claim")
        .select(["id", "supplierId", "version"])
        .where("programmeId", "=", world.programmeId)
        .where("status", "=", "submitted")
        .execute();
      return rows.map(({ id, supplierId, version }) =>
        stepOf("claims", id, "confirm", world.supplierTokens.get(supplierId) ?? "", version),
      );
    });
  }

  /** How often each of these steps stands in the history; no claim has one twice. */
  async function stepsOf({ programmeId }: LoadedWorld): Promise<Record<string, number>> {
    return await ground.app.as(null, async (work) => {
      const { rows } = await sql<{ action: string; steps: number; claims: number }>`
        select h.action, count(*)::int as steps, count(distinct h.object_id)::int as claims
        from history h join claim c on c.id = h.object_id and c.programme_id = ${programmeId}
        where h.action in ('claim.submitted','claim.supplier-confirmed','claim.approved') group by h.action`.execute(
        work.tx,
      );
      for (const { steps, claims } of rows) expect(steps).toBe(claims);
      return Object.fromEntries(rows.map(({ action, steps }) => [action, steps]));
    });
  }
});

function stepOf(noun: "applications" | "claims", id: Id, action: string, sessionToken: string, version: number): Wish {
  return { objectId: id, url: `/api/v1/${noun}/${id}/${action}`, sessionToken, body: { version } };
}
