import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftApplication, setUpApplications, submitApplication, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { officer } from "../../test/parties.fixture.ts";

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
});
afterAll(async () => await app.close());

async function waiting(by: Caller): Promise<Record<string, any>> {
  const { body } = await by.get("/api/v1/to-dos");
  return Object.fromEntries(body.items.map((item: any) => [item.key, item]));
}

async function found(by: Caller, q: string): Promise<string[]> {
  const { body } = await by.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
  return body.items.map((item: any) => `${item.kind} ${item.id}`);
}

describe("what waits", () => {
  test("a case waits for whoever has to act next, and for nobody else", async () => {
    const draft = await draftApplication(app, world);
    const { preparer } = draft.enterprise;
    expect((await waiting(preparer))["application-draft"]).toMatchObject({ count: 1, more: false });
    expect((await waiting(world.supplier.preparer))["application-confirm"]).toBeUndefined();

    const submitted = await submitApplication(draft);
    expect((await waiting(preparer))["application-draft"]).toBeUndefined();
    const forSupplier = (await waiting(world.supplier.preparer))["application-confirm"];
    expect(forSupplier).toMatchObject({ count: 1, overdue: 0, to: "/confirmations" });
    expect(forSupplier.first[0]).toMatchObject({ id: draft.applicationId, to: `/applications/${draft.applicationId}` });
    expect(forSupplier.firstDueAt).not.toBeNull();
    expect(await waiting(world.reviewer)).toEqual({});

    await world.supplier.preparer.post(`/api/v1/applications/${draft.applicationId}/confirm`, {
      version: submitted.body.version,
    });
    expect((await waiting(world.supplier.preparer))["application-confirm"]).toBeUndefined();
    expect((await waiting(world.reviewer))["application-review"]).toMatchObject({ count: 1 });
    expect((await waiting(world.approver))["application-review"]).toBeUndefined();
    expect(await waiting(await officer(app, "city-reviewer", "440100"))).toEqual({});
  });
});

describe("looking for a number", () => {
  test("one finds what one may see: a part of the number suffices for one's own, the province gives it whole", async () => {
    const draft = await draftApplication(app, world);
    const submitted = await submitApplication(draft);
    const { number } = submitted.body;
    const wanted = `application ${draft.applicationId}`;
    expect(await found(draft.enterprise.preparer, number.slice(3).toLowerCase())).toContain(wanted);
    expect(await found(world.reviewer, number)).toContain(wanted);
    const province = await officer(app, "province-reviewer");
    expect(await found(province, number)).toContain(wanted);
    expect(await found(province, number.slice(3))).not.toContain(wanted);
    expect(await found(await officer(app, "city-reviewer", "440100"), number)).toEqual([]);
    expect(await found((await draftApplication(app, world)).enterprise.preparer, number)).toEqual([]);
  });

  test("a draft is its enterprise's alone, and marks of a pattern are taken as they are typed", async () => {
    const draft = await draftApplication(app, world);
    const { body } = await draft.enterprise.preparer.get(`/api/v1/applications/${draft.applicationId}`);
    expect(await found(draft.enterprise.preparer, body.number)).toContain(`application ${draft.applicationId}`);
    expect(await found(world.reviewer, body.number)).not.toContain(`application ${draft.applicationId}`);
    expect(await found(world.reviewer, "%%")).toEqual([]);
    expect((await world.reviewer.get("/api/v1/search?q=x")).status).toBe(400);
  });
});
