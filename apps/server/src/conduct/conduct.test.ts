import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  admitSupplier,
  anonymous,
  draftContract,
  draftEnterprise,
  officer,
  registerEnterprise,
} from "../../test/parties.fixture.ts";
import { setUpProgramme } from "../../test/programme.fixture.ts";
import { enterpriseForApplication } from "../enterprises/commands.ts";
import { supplierForBusiness } from "../suppliers/commands.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await setUpProgramme(app);
});
afterAll(async () => await app.close());

const inDays = async (days: number) =>
  await app.as(null, async (work) => new Date(Date.parse(work.now) + days * 86_400_000).toISOString());

describe("8.4 suspension", () => {
  test("8.4 a suspended supplier gets no new business at once, keeps what it has, and is told why", async () => {
    const supplier = await admitSupplier(app);
    const enterprise = await registerEnterprise(app);
    const lines = [
      {
        serviceCode: supplier.serviceCode,
        category: "application-service",
        amountFen: 10_000_00,
        productId: supplier.productId,
      },
    ];
    const contractId = await draftContract(app, { enterprise, supplier, lines });
    const reviewer = await officer(app, "province-reviewer");
    const url = `/api/v1/organisations/${supplier.supplierId}`;
    expect((await reviewer.post(`${url}/suspend`, { reason: " " })).status).toBe(400);
    const suspended = await reviewer.post(`${url}/suspend`, { reason: "实施效果不理想" });
    expect(suspended.status).toBe(200);
    await expect(
      app.as(null, async (work) => await supplierForBusiness(work, supplier.supplierId)),
    ).rejects.toMatchObject({ code: "supplier-suspended" });
    await expect(draftContract(app, { enterprise, supplier, lines })).rejects.toThrow("supplier-suspended");
    expect(
      (await anonymous(app, "GET", `/api/v1/public/products?supplierId=${supplier.supplierId}`)).body.items,
    ).toEqual([]);
    expect((await enterprise.preparer.get(`/api/v1/contracts/${contractId}`)).status).toBe(200);
    const inbox = await supplier.preparer.get("/api/v1/messages");
    expect(inbox.body.items[0].textZh).toContain("实施效果不理想");
    expect((await reviewer.post(`${url}/suspend`, { reason: "再次" })).body.code).toBe("already-suspended");
    expect((await reviewer.post(`${url}/reinstate`, { reason: "整改到位" })).body).toMatchObject({ suspendedAt: null });
    expect((await reviewer.post(`${url}/reinstate`, { reason: "整改到位" })).body.code).toBe("not-suspended");
    expect(
      (await app.as(null, async (work) => await supplierForBusiness(work, supplier.supplierId))).suspendedAt,
    ).toBeNull();
    const record = await supplier.preparer.get("/api/v1/conduct-records");
    expect(
      record.body.items.map((item: { kind: string; endsAt: string | null }) => [item.kind, item.endsAt !== null]),
    ).toEqual([
      ["reinstatement", false],
      ["suspension", true],
    ]);
  });

  test("8.4 a suspended enterprise cannot apply, and its registration is not certified", async () => {
    const enterprise = await registerEnterprise(app);
    const reviewer = await officer(app, "province-reviewer");
    await reviewer.post(`/api/v1/organisations/${enterprise.enterpriseId}/suspend`, { reason: "抽查不合格" });
    await expect(
      app.as(null, async (work) => await enterpriseForApplication(work, enterprise.enterpriseId, 2026)),
    ).rejects.toMatchObject({ code: "enterprise-suspended" });
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
    const { version } = (await enterprise.approver.get(url)).body;
    const reopened = await enterprise.approver.post(`${url}/reopen`, { version, reason: "变更" });
    const answer = await enterprise.approver.post(`${url}/submit`, {
      version: reopened.body.version,
      promiseAccepted: true,
    });
    expect(answer.body.faults.map((fault: { code: string }) => fault.code)).toEqual(["conduct"]);
  });

  test("8.4 a registration on the bureau's table is not certified while its enterprise is suspended or barred", async () => {
    const enterprise = await draftEnterprise(app);
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
    const submitted = await enterprise.approver.post(`${url}/submit`, {
      version: enterprise.version,
      promiseAccepted: true,
    });
    const reviewer = await officer(app, "province-reviewer");
    await reviewer.post(`/api/v1/organisations/${enterprise.enterpriseId}/suspend`, { reason: "核查中" });
    const city = await officer(app, "city-reviewer", "440600");
    expect((await city.post(`${url}/certify`, { version: submitted.body.version + 1 })).body.code).toBe(
      "enterprise-suspended",
    );
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("enterprise")
          .set({ revokedAt: work.now })
          .where("id", "=", enterprise.enterpriseId)
          .execute(),
    );
    expect((await city.post(`${url}/certify`, { version: submitted.body.version + 1 })).body.code).toBe(
      "enterprise-revoked",
    );
    await expect(
      app.as(null, async (work) => await enterpriseForApplication(work, enterprise.enterpriseId, 2026)),
    ).rejects.toMatchObject({ code: "enterprise-revoked" });
  });

  test("8.4 a suspension that is announced begins at its instant, and never in the past", async () => {
    const supplier = await admitSupplier(app);
    const reviewer = await officer(app, "province-reviewer");
    const url = `/api/v1/organisations/${supplier.supplierId}/suspend`;
    expect((await reviewer.post(url, { reason: "x", startsAt: await inDays(-1) })).body).toMatchObject({
      code: "suspension-in-the-past",
      faults: [{ path: "startsAt" }],
    });
    expect((await reviewer.post(url, { reason: "整改期届满", startsAt: await inDays(3) })).status).toBe(200);
    expect((await app.as(null, async (work) => await supplierForBusiness(work, supplier.supplierId))).status).toBe(
      "admitted",
    );
    await app.moveClock(3.01);
    try {
      await expect(
        app.as(null, async (work) => await supplierForBusiness(work, supplier.supplierId)),
      ).rejects.toMatchObject({ code: "supplier-suspended" });
    } finally {
      await app.moveClock(-3.01);
    }
  });

  test("8.4 only the province suspends, never its own officer's organisation, and nobody who is no party", async () => {
    const supplier = await admitSupplier(app);
    const url = `/api/v1/organisations/${supplier.supplierId}`;
    const city = await officer(app, "city-approver", "440600");
    expect((await city.post(`${url}/suspend`, { reason: "x" })).body.code).toBe("not-permitted");
    const reviewer = await app.signIn({ role: "province-reviewer", organisation: { kind: "province" } });
    expect(
      (await reviewer.post(`/api/v1/organisations/${reviewer.actor.organisationId}/suspend`, { reason: "x" })).status,
    ).toBe(404);
    await app.as(
      null,
      async (work) =>
        await work.tx
          .insertInto("membership")
          .values({
            id: work.newId(),
            personId: reviewer.actor.personId,
            organisationId: supplier.supplierId,
            role: "supplier-preparer",
            grantedAt: work.now,
          })
          .execute(),
    );
    expect((await reviewer.post(`${url}/suspend`, { reason: "x" })).body.code).toBe("own-case");
    expect((await reviewer.post(`${url}/reinstate`, { reason: "x" })).body.code).toBe("own-case");
  });
});

test("5.2 the conduct record is shown to its own, to the enterprise's city and to the province", async () => {
  const here = await registerEnterprise(app);
  const there = await registerEnterprise(app, { cityCode: "440100" });
  const reviewer = await officer(app, "province-reviewer");
  for (const one of [here, there])
    await reviewer.post(`/api/v1/organisations/${one.enterpriseId}/suspend`, { reason: "核查" });
  const seen = async (caller: typeof reviewer, query = "") =>
    new Set(
      (await caller.get(`/api/v1/conduct-records${query}`)).body.items.map(
        (item: { organisationId: string }) => item.organisationId,
      ),
    );
  expect(await seen(here.preparer)).toEqual(new Set([here.enterpriseId]));
  const city = await seen(await officer(app, "city-reviewer", "440600"));
  expect(city.has(here.enterpriseId)).toBe(true);
  expect(city.has(there.enterpriseId)).toBe(false);
  expect(await seen(reviewer, `?organisationId=${there.enterpriseId}&kind=suspension`)).toEqual(
    new Set([there.enterpriseId]),
  );
  const page = await reviewer.get("/api/v1/conduct-records?limit=1");
  const next = await reviewer.get(`/api/v1/conduct-records?limit=1&cursor=${page.body.nextCursor}`);
  expect([page, next].map((answer) => answer.body.items[0].organisationId)).toEqual([
    there.enterpriseId,
    here.enterpriseId,
  ]);
});
