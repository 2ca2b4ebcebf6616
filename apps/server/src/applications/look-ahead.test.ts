import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  expectStatus,
  setUpApplications,
  type Draft,
  type World,
} from "../../test/application.fixture.ts";
import { admitSupplier, registerEnterprise } from "../../test/parties.fixture.ts";
import { addMs } from "@yunquan/core/time.ts";
import { enterConduct } from "../conduct/commands.ts";
import { createOrganisation } from "../people/commands.ts";
import { markEnterpriseSuspended } from "../enterprises/commands.ts";
import { systemActor } from "../platform/actor.ts";
import { inSnapshot } from "../platform/reading.ts";
import { inTransaction, newId, type Work } from "../platform/work.ts";
import { markSupplierSuspended } from "../suppliers/commands.ts";
import { lookAhead, lookAtPrepared } from "./look-ahead.ts";
import { prepareDrafts } from "./preparing.ts";
import { submitApplications } from "./submission.ts";

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app, { allotments: { "440600": 10_000_000_00 } });
  world = { ...world, cityCode: "440600" };
});
afterAll(async () => await app.close());

type When = "while the batch before is decided" | "before the window opened";

/**
 * Looks at a draft in a snapshot, or prepares it, lets something happen, and submits it with what was seen, in a transaction
 * that waited so long for its locks.
 */
async function submitLooked(when: When, draft: Draft, between: () => Promise<unknown>, waitedMs = 0) {
  const item = { actor: draft.enterprise.approver.actor, id: draft.applicationId, version: draft.version };
  const look = async (work: Work) => await lookAhead(work, [item]);
  if (when === "before the window opened") await prepare();
  const before = await inSnapshot(app.platform, systemActor, newId(), look);
  expect(before.looked.get(draft.applicationId)?.judgement.findings === null).toBe(when === "before the window opened");
  await between();
  // What was prepared is read when the submission comes, what is looked at was read before.
  const ahead =
    when === "before the window opened"
      ? await inSnapshot(app.platform, systemActor, newId(), async (work) => await lookAtPrepared(work, [item]))
      : before;
  const [result] = await inTransaction(
    app.platform,
    systemActor,
    newId(),
    async (work) => await submitApplications({ ...work, now: addMs(work.now, -waitedMs) }, [item], ahead),
  );
  return result;
}

const ownSupplier = async () =>
  await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });

async function prepare(): Promise<void> {
  await app.as(null, async (work) => await prepareDrafts(work, world.programme.programmeId, work.now));
}

const asSystem = async (run: (work: Work) => Promise<unknown>): Promise<unknown> => await app.as(null, run);
const nothing = async (): Promise<void> => await Promise.resolve();

describe.each<When>(["while the batch before is decided", "before the window opened"])(
  "a submission that was judged %s",
  (when) => {
    test("5.6 goes in, and what it was found to fulfil is read word for word as it was shown before", async () => {
      const draft = await draftApplication(app, world);
      const url = `/api/v1/applications/${draft.applicationId}`;
      const shown = (await draft.enterprise.preparer.get(url)).body.findings as Finding[];
      expect(await submitLooked(when, draft, nothing)).toMatchObject({
        status: "submitted",
        version: draft.version + 1,
      });
      const read = (await draft.enterprise.preparer.get(url)).body;
      expect(read.findings).toEqual(shown);
      expect(read.findings.length).toBeGreaterThan(20);
      expect(read.timeline.map(({ action }: { action: string }) => action)).toContain("application.submitted");
    });

    test("8.4 is refused when its enterprise was suspended since", async () => {
      const draft = await draftApplication(app, world);
      const result = await submitLooked(
        when,
        draft,
        async () =>
          await asSystem(
            async (work) => await markEnterpriseSuspended(work, draft.enterprise.enterpriseId, work.now, "checked"),
          ),
      );
      expect(result).toMatchObject({ code: "enterprise-suspended" });
    });

    test("8.5 is refused when its code was barred under another registration while it waited for its locks", async () => {
      const draft = await draftApplication(app, world);
      const barred = async () =>
        await asSystem(async (work) => {
          const { rows } = await sql<{ code: string }>`select credit_code as code from organisation
            where id = ${draft.enterprise.enterpriseId}`.execute(work.tx);
          const creditCode = rows[0]?.code ?? "";
          const organisationId = await createOrganisation(work, { kind: "supplier", nameZh: "同码", creditCode });
          const startsAt = addMs(work.now, -1000);
          await enterConduct(work, { organisationId, kind: "revocation", reason: "fraud", startsAt });
        });
      const result = await submitLooked(when, draft, barred, 60_000);
      expect(result).toBeInstanceOf(Refusal);
    });

    test("5.6 is refused when its round closed since", async () => {
      const draft = await draftApplication(app, world);
      const kept = await app.as(null, async (work) => {
        const { rows } = await sql<{
          id: string;
          closes: string;
        }>`select id, closes_at::text as closes from round`.execute(work.tx);
        return rows;
      });
      const result = await submitLooked(
        when,
        draft,
        async () =>
          await asSystem(
            async (work) => await sql`update round set closes_at = ${work.now}::timestamptz`.execute(work.tx),
          ),
      );
      await app.as(null, async (work) => {
        for (const { id, closes } of kept)
          await sql`update round set closes_at = ${closes}::timestamptz where id = ${id}`.execute(work.tx);
      });
      expect(result).toBeInstanceOf(Refusal);
    });

    test("5.6 is refused when the same service of its contract was applied for since", async () => {
      const draft = await draftApplication(app, world);
      const twin = await draft.enterprise.preparer.post("/api/v1/applications", {
        programmeId: world.programme.programmeId,
        contractId: draft.contractId,
        serviceCode: "SAAS-02",
        promised: true,
      });
      expectStatus(twin, 201);
      const result = await submitLooked(when, draft, async () =>
        expectStatus(
          await draft.enterprise.approver.post(`/api/v1/applications/${twin.body.id}/submit`, { version: 1 }),
          200,
        ),
      );
      expect(result).toMatchObject({ code: "application-not-eligible" });
    });

    test("is refused when it was changed since", async () => {
      const draft = await draftApplication(app, world);
      const result = await submitLooked(when, draft, async () =>
        expectStatus(
          await draft.enterprise.preparer.put(`/api/v1/applications/${draft.applicationId}`, {
            version: draft.version,
            promised: false,
          }),
          200,
        ),
      );
      expect(result).toMatchObject({ code: "stale-version" });
    });

    test("of an enterprise stands behind its own other one: only the first of a batch is judged ahead", async () => {
      const enterprise = await registerEnterprise(app, {
        programmeId: world.programme.programmeId,
        cityCode: world.cityCode,
      });
      const drafts = [
        await draftApplication(app, world, { enterprise }),
        await draftApplication(app, world, { enterprise }),
      ];
      const items = drafts.map((draft) => ({
        actor: enterprise.approver.actor,
        id: draft.applicationId,
        version: draft.version,
      }));
      const ahead = await inSnapshot(app.platform, systemActor, newId(), async (work) => await lookAhead(work, items));
      expect([...ahead.looked.keys()]).toEqual([drafts[0]?.applicationId]);
      const results = await inTransaction(
        app.platform,
        systemActor,
        newId(),
        async (work) => await submitApplications(work, items, ahead),
      );
      const positions = results.flatMap((one) => (one instanceof Refusal ? [] : [one.position]));
      const alone = await app.as(null, async (work) =>
        work.tx
          .selectFrom("application")
          .select("position")
          .where("enterpriseId", "=", enterprise.enterpriseId)
          .execute(),
      );
      expect(positions.length).toBeGreaterThan(0);
      expect(alone.flatMap(({ position }) => position ?? []).toSorted((a, b) => a - b)).toEqual(positions);
    });

    test("5.3 is refused when its product was withdrawn since", async () => {
      const draft = await draftApplication(app, world);
      const { productId } = world.supplier;
      const named = await draft.enterprise.preparer.put(`/api/v1/applications/${draft.applicationId}`, {
        version: draft.version,
        productId,
      });
      expectStatus(named, 200);
      const result = await submitLooked(
        when,
        { ...draft, version: named.body.version as number },
        async () =>
          await asSystem(
            async (work) =>
              await sql`update product set status = 'withdrawn', version = version + 1 where id = ${productId}`.execute(
                work.tx,
              ),
          ),
      );
      await asSystem(
        async (work) =>
          await sql`update product set status = 'listed', version = version + 1 where id = ${productId}`.execute(
            work.tx,
          ),
      );
      expect(result).toMatchObject({ code: "application-not-eligible" });
    });

    test("8.4 is refused when its supplier was suspended since", async () => {
      const draft = await draftApplication(app, world, { supplier: await ownSupplier() });
      const result = await submitLooked(
        when,
        draft,
        async () =>
          await asSystem(
            async (work) => await markSupplierSuspended(work, draft.supplier.supplierId, work.now, "checked"),
          ),
      );
      expect(result).toMatchObject({ code: "application-not-eligible" });
    });
  },
);
