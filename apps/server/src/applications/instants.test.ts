import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instant } from "@yunquan/core/time.ts";
import { postgresUrl, startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  expectStatus,
  setUpApplications,
  submitApplication,
  type World,
} from "../../test/application.fixture.ts";
import { draftClaim } from "../../test/claim-journey.fixture.ts";
import { registerEnterprise } from "../../test/parties.fixture.ts";
import { waitsForLock } from "../../test/lock-waits.ts";
import { fixtureParameters, setClock } from "../../test/programme.fixture.ts";
import { lockLines, type LineKind } from "../order/commands.ts";
import { withdrawApplication } from "./commands.ts";

/*
 * A transaction that waited for a lock is older than what it decides. Whatever is told or counted from an instant goes by the
 * one that was read under the lock.
 */
describe.skipIf(postgresUrl === undefined)("who waited for a lock goes by the instant behind it, on PostgreSQL", () => {
  let app: TestApp;
  let world: World;

  beforeAll(async () => {
    app = await startTestApp({ on: "postgres" });
    world = await setUpApplications(app, { allotments: { "440600": 10_000_000_00, "440100": 80_000_00 } });
  });
  afterAll(async () => await app?.close());

  /** A moment before midnight in Beijing, and one behind it. */
  const beforeMidnight = (on: string): Instant => `${on}T15:59:58.000Z` as Instant;
  const behindMidnight = (on: string): Instant => `${on}T16:00:01.000Z` as Instant;

  /** Somebody holds a line; so many others ask meanwhile and wait, and midnight in Beijing passes. */
  async function overMidnight<Answers>(
    on: string,
    kind: LineKind,
    many: number,
    ask: () => Promise<Answers>,
  ): Promise<Answers> {
    await setClock(app, beforeMidnight(on));
    let asked: Promise<Answers> | undefined;
    await app.as(null, async (work) => {
      await lockLines(work, [{ programmeId: world.programme.programmeId, cityCode: "440600", kind }]);
      asked = ask();
      await waitsForLock(app, many);
      await setClock(app, behindMidnight(on));
    });
    if (asked === undefined) throw new Error("somebody asked");
    return await asked;
  }

  async function newEdition(): Promise<void> {
    const { programmeId, provincePolicy } = world.programme;
    expectStatus(
      await provincePolicy.post(`/api/v1/programmes/${programmeId}/editions`, {
        titleZh: "又一版",
        titleEn: "Another",
        publishedOn: "2026-03-02",
        inForceFrom: null,
        sample: true,
        parameters: fixtureParameters,
      }),
      201,
    );
  }

  /** The edition that was in force at an instant. */
  async function inForceAt(at: Instant | null): Promise<string> {
    if (at === null) throw new Error("it was submitted");
    const { id } = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("edition")
          .select("id")
          .where("programmeId", "=", world.programme.programmeId)
          .where("inForceFrom", "<=", at)
          .orderBy("number", "desc")
          .limit(1)
          .executeTakeFirstOrThrow(),
    );
    return id;
  }

  test("4.4.4 an edition that comes into force at once does so behind every submission that it waited for", async () => {
    const draft = await draftApplication(app, world);
    await overMidnight("2026-03-03", "application", 2, async () => {
      const submitting = submitApplication(draft);
      await waitsForLock(app, 1);
      const [answer] = await Promise.all([submitting, newEdition()]);
      expectStatus(answer, 200);
    });
    const row = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("application")
          .select(["submittedAt", "editionId"])
          .where("id", "=", draft.applicationId)
          .executeTakeFirstOrThrow(),
    );
    expect(row.editionId).toBe(await inForceAt(row.submittedAt));
  });

  test("5.9 a claim is judged by the edition in force at the instant of its place", async () => {
    const draft = await draftClaim(app, { world });
    const { approver } = draft.voucher.enterprise;
    await overMidnight("2026-03-04", "claim", 2, async () => {
      const submitting = approver.post(`/api/v1/claims/${draft.claimId}/submit`, { version: draft.version });
      await waitsForLock(app, 1);
      const [answer] = await Promise.all([submitting, newEdition()]);
      expectStatus(answer, 200);
    });
    const claim = await claimOf(draft.claimId);
    expect(claim.editionId).toBe(await inForceAt(claim.submittedAt));
  });

  async function claimOf(id: string) {
    return await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("claim")
          .select(["submittedAt", "editionId", "supplierDueAt"])
          .where("id", "=", id as never)
          .executeTakeFirstOrThrow(),
    );
  }

  test("5.10 a claim that is given its place after midnight has its supplier's days counted from that day", async () => {
    await setClock(app, beforeMidnight("2026-03-05"));
    const draft = await draftClaim(app, { world });
    await overMidnight("2026-03-05", "claim", 1, async () =>
      expectStatus(
        await draft.voucher.enterprise.approver.post(`/api/v1/claims/${draft.claimId}/submit`, {
          version: draft.version,
        }),
        200,
      ),
    );
    const { submittedAt, supplierDueAt } = await claimOf(draft.claimId);
    expect([submittedAt !== null && submittedAt >= behindMidnight("2026-03-05"), supplierDueAt]).toEqual([
      true,
      "2026-03-13T16:00:00.000Z",
    ]);
  });

  test("5.16 8.2 who is promoted has the whole time from his promotion, which is not before his submission", async () => {
    await setClock(app, beforeMidnight("2026-03-05"));
    const lines = [{ serviceCode: "SAAS-02", category: "application-service", amountFen: 60_000_00 }] as const;
    const { programmeId } = world.programme;
    const another = async () => await registerEnterprise(app, { programmeId, cityCode: "440100" });
    const first = await draftApplication(app, world, { enterprise: await another() });
    const placed = await submitApplication(first);
    expect(placed.body.status).toBe("submitted");
    const second = await draftApplication(app, world, { enterprise: await another(), lines });
    await app.as(first.enterprise.approver.actor, async (work) => {
      // The withdrawal has begun when the other one comes, a day later, and waits.
      await setClock(app, behindMidnight("2026-03-05"));
      expect((await submitApplication(second)).body.status).toBe("waiting");
      await withdrawApplication(work, first.applicationId, { version: placed.body.version as number, reason: null });
    });
    const row = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("application")
          .select(["status", "submittedAt", "promotedAt", "supplierDueAt"])
          .where("id", "=", second.applicationId)
          .executeTakeFirstOrThrow(),
    );
    expect(row.status).toBe("submitted");
    expect(row.promotedAt !== null && row.submittedAt !== null && row.promotedAt >= row.submittedAt).toBe(true);
    expect(row.supplierDueAt).toBe("2026-03-13T16:00:00.000Z");
  });
});
