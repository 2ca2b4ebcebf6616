import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  reviewedApplication,
  setUpApplications,
  submitApplication,
  type Draft,
  type World,
} from "../../test/application.fixture.ts";
import { anonymous } from "../../test/parties.fixture.ts";
import { lineOf, noticed, settlementWorld } from "../../test/settlement.fixture.ts";

let app: TestApp;
let world: World;
let draft: Draft;
let number: string;
let creditCode: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
  draft = await draftApplication(app, world);
  ({ number, creditCode } = await app.as(null, async (work) => {
    const row = await work.tx
      .selectFrom("application")
      .innerJoin("enterprise", "enterprise.id", "application.enterpriseId")
      .select(["application.number", "enterprise.creditCode"])
      .where("application.id", "=", draft.applicationId)
      .executeTakeFirstOrThrow();
    return row;
  }));
});
afterAll(async () => await app.close());

const ask = async (given: unknown) => await anonymous(app, "POST", "/api/v1/public/progress", given);

describe("progress of an application", () => {
  test("a draft is nobody's business: it is not found", async () => {
    expect((await ask({ number, creditCode })).status).toBe(404);
  });

  test("5.16 says each state with its instant, whose turn it is, what comes next and by when; no amounts, no full name", async () => {
    const submitted = await submitApplication(draft);
    const first = await ask({ number: number.toLowerCase(), creditCode: ` ${creditCode.toLowerCase()} ` });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      kind: "application",
      number,
      cityCode: "440600",
      status: "submitted",
      holder: { code: "supplier" },
      next: { dueAt: expect.any(String) },
      steps: [{ status: "submitted", at: submitted.body.submittedAt }],
    });
    await reviewedApplication(draft, submitted.body.version);
    const { body } = await ask({ number, creditCode });
    expect(body).toMatchObject({ status: "reviewed", holder: { code: "city" } });
    expect(body.steps.map((step: { status: string }) => step.status)).toEqual([
      "submitted",
      "supplier-confirmed",
      "reviewed",
    ]);
    expect(body.enterpriseMasked).toContain("**");
    expect(JSON.stringify(body)).not.toMatch(/Fen|reason|personName/);
  });

  test("a wrong pair is not found in the same words, whichever half is wrong", async () => {
    const wrongNumber = await ask({ number: "SQ2026-999999", creditCode });
    const wrongCode = await ask({ number, creditCode: "91350100M000100Y43" });
    const { requestId: _one, ...first } = wrongNumber.body;
    const { requestId: _other, ...second } = wrongCode.body;
    expect([wrongNumber.status, first]).toEqual([wrongCode.status, second]);
    expect(wrongNumber.status).toBe(404);
    expect((await ask({ number: "nonsense", creditCode })).status).toBe(400);
  });

  test("who tries numbers out is stopped, and so is everybody who tries them for one enterprise", async () => {
    for (let tries = 0; tries < 25; tries += 1)
      await ask({ number: `SQ2026-${String(tries).padStart(6, "9")}`, creditCode: "91350100M000100Y43" });
    const stopped = await ask({ number, creditCode });
    expect([stopped.status, stopped.body.code]).toEqual([429, "too-many-requests"]);
  });
});

test("5.13 a claim under notice is said to be, until the notice ends", async () => {
  const fresh = await startTestApp();
  try {
    const city = await settlementWorld(fresh, { cashFen: 100_00 });
    const [claim] = await lineOf(fresh, city, [60_00]);
    const { notice } = await noticed(fresh, city);
    const row = await fresh.as(null, async (work) => {
      await work.tx
        .updateTable("claim")
        .set({ number: "JS2026-000901", submittedAt: work.now })
        .where("id", "=", claim!.claimId)
        .execute();
      await work.tx
        .updateTable("enterprise")
        .set({ creditCode: "91350100M000100Y43" })
        .where("id", "=", claim!.enterpriseId)
        .execute();
      return await work.tx
        .selectFrom("claim")
        .innerJoin("enterprise", "enterprise.id", "claim.enterpriseId")
        .select(["claim.number", "enterprise.creditCode"])
        .where("claim.id", "=", claim!.claimId)
        .executeTakeFirstOrThrow();
    });
    const { status, body } = await anonymous(fresh, "POST", "/api/v1/public/progress", row);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: "claim",
      status: "noticed",
      holder: { code: "city" },
      next: { dueAt: notice.endsAt },
    });
  } finally {
    await fresh.close();
  }
});
