import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  anonymous,
  draftEnterprise,
  officer,
  registerEnterprise,
  uploadPdf,
  type Enterprise,
} from "../../test/parties.fixture.ts";
import { setUpProgramme } from "../../test/programme.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await setUpProgramme(app);
});
afterAll(async () => await app.close());

const urlOf = (enterprise: Enterprise) => `/api/v1/enterprises/${enterprise.enterpriseId}`;
const read = async (enterprise: Enterprise) => (await enterprise.preparer.get(urlOf(enterprise))).body;
const declare = async (
  enterprise: Enterprise,
  figures: { year: number; revenueFen: string; staff: number },
  version?: number,
) =>
  await enterprise.preparer.post(`${urlOf(enterprise)}/years`, {
    version: version ?? (await read(enterprise)).version,
    ...figures,
    fileId: await uploadPdf(enterprise.preparer, "qualification"),
  });

test("4.1.2 another year's figures are certified by themselves, and no year loses its own certification", async () => {
  const enterprise = await registerEnterprise(app);
  const reviewer = await officer(app, "city-reviewer", "440600");
  const declared = await declare(enterprise, { year: 2024, revenueFen: "30000000000", staff: 400 });
  expect(declared.status).toBe(200);
  expect(declared.body.status).toBe("certified");
  expect((await read(enterprise)).years).toMatchObject([
    { year: 2025, status: "certified" },
    { year: 2024, status: "pending", sizeClass: "medium", dueAt: "2026-03-09T16:00:00.000Z" },
  ]);
  const waiting = await reviewer.get("/api/v1/enterprises?pendingYear=true");
  expect(waiting.body.items).toMatchObject([{ id: enterprise.enterpriseId, pendingYears: [2024] }]);
  expect((await reviewer.get(urlOf(enterprise))).body.actions).toEqual(["certifyYear", "returnYear"]);
  const stale = await reviewer.post(`${urlOf(enterprise)}/certify-year`, {
    version: declared.body.version - 1,
    year: 2024,
  });
  expect(stale.body.code).toBe("stale-version");
  const certified = await reviewer.post(`${urlOf(enterprise)}/certify-year`, {
    version: declared.body.version,
    year: 2024,
  });
  expect(certified.body.status).toBe("certified");
  expect((await read(enterprise)).years.map((year: { status: string }) => year.status)).toEqual([
    "certified",
    "certified",
  ]);
  expect(
    (await reviewer.post(`${urlOf(enterprise)}/certify-year`, { version: certified.body.version, year: 2024 })).body
      .code,
  ).toBe("year-not-pending");
  expect((await declare(enterprise, { year: 2024, revenueFen: "1", staff: 1 })).body.code).toBe("year-certified");
});

test("a returned year comes with its reason, and is declared again", async () => {
  const enterprise = await registerEnterprise(app);
  const reviewer = await officer(app, "city-reviewer", "440600");
  const declared = await declare(enterprise, { year: 2024, revenueFen: "30000000000", staff: 400 });
  const returned = await reviewer.post(`${urlOf(enterprise)}/return-year`, {
    version: declared.body.version,
    year: 2024,
    reason: "与审计报告不符",
  });
  expect(returned.status).toBe(200);
  expect((await read(enterprise)).years[1]).toMatchObject({
    status: "returned",
    returnReason: "与审计报告不符",
    dueAt: null,
  });
  expect(
    (
      await reviewer.post(`${urlOf(enterprise)}/return-year`, {
        version: returned.body.version,
        year: 2024,
        reason: "x",
      })
    ).body.code,
  ).toBe("year-not-pending");
  expect(
    (await reviewer.post(`${urlOf(enterprise)}/certify-year`, { version: returned.body.version, year: 2023 })).body
      .code,
  ).toBe("year-not-pending");
  expect((await declare(enterprise, { year: 2024, revenueFen: "29000000000", staff: 400 })).status).toBe(200);
  expect((await read(enterprise)).years[1]).toMatchObject({
    status: "pending",
    revenueFen: "29000000000",
    returnReason: null,
  });
});

test("figures are declared for years that are over, by the enterprise itself, and not while the bureau looks at them", async () => {
  const enterprise = await draftEnterprise(app);
  expect((await declare(enterprise, { year: 2026, revenueFen: "1", staff: 1 })).body.code).toBe("year-not-over");
  expect((await declare(enterprise, { year: 2025, revenueFen: "1", staff: 1 }, enterprise.version - 1)).body.code).toBe(
    "stale-version",
  );
  const reviewer = await officer(app, "city-reviewer", "440600");
  const submitted = await enterprise.approver.post(`${urlOf(enterprise)}/submit`, {
    version: enterprise.version,
    promiseAccepted: true,
  });
  expect((await declare(enterprise, { year: 2024, revenueFen: "1", staff: 1 })).body.code).toBe("wrong-state");
  expect(
    (await reviewer.post(`${urlOf(enterprise)}/certify-year`, { version: submitted.body.version, year: 2025 })).body
      .code,
  ).toBe("wrong-state");
  const other = await draftEnterprise(app);
  const foreign = await other.preparer.post(`${urlOf(enterprise)}/years`, {
    version: 1,
    year: 2024,
    revenueFen: "1",
    staff: 1,
    fileId: await uploadPdf(other.preparer, "qualification"),
  });
  expect(foreign.status).toBe(404);
});

test("2.2 the size class follows from staff and revenue at their exact bounds", async () => {
  const sizes: [string, number, string][] = [
    ["40000000000", 1000, "large"],
    ["39999999999", 1000, "medium"],
    ["2000000000", 300, "medium"],
    ["2000000000", 299, "small"],
    ["300000000", 20, "small"],
    ["300000000", 19, "micro"],
  ];
  const enterprise = await draftEnterprise(app);
  for (const [revenueFen, staff, size] of sizes) {
    await declare(enterprise, { year: 2024, revenueFen, staff });
    expect((await read(enterprise)).years.find((year: { year: number }) => year.year === 2024)).toMatchObject({
      sizeClass: size,
    });
  }
});

test("4.1.1 4.1.2 anybody may check the conditions, and sees what registration would say", async () => {
  const programmeId = (await read(await draftEnterprise(app))).programmeId;
  const check = async (given: object) => await anonymous(app, "POST", "/api/v1/eligibility", { programmeId, ...given });
  const good = {
    creditCode: "91350100M000100Y43",
    entityType: "legal-person",
    registeredDivision: "441900",
    industryCode: "3525",
    establishedOn: "2010-05-04",
    revenueFen: "1000000000",
    staff: 20,
  };
  expect((await check(good)).body).toMatchObject({ eligible: "yes", year: 2025, on: "2026-03-02", sizeClass: "small" });
  const under = await check({ ...good, revenueFen: "999999999" });
  expect(under.body.eligible).toBe("no");
  expect(under.body.findings.find((finding: { rule: string }) => finding.rule === "revenue")).toMatchObject({
    outcome: "failed",
    facts: { shortFen: 1 },
  });
  expect((await check({ ...good, registeredDivision: "110101" })).body.findings[1]).toMatchObject({
    rule: "registered-place",
    outcome: "failed",
    facts: { province: "北京市" },
  });
  expect((await check({ ...good, creditCode: "９１３５０１００Ｍ０００１００Ｙ４３" })).body.findings[0]).toMatchObject(
    { outcome: "failed", zh: expect.stringContaining("半角") },
  );
  expect((await check({})).body).toMatchObject({ eligible: "open", sizeClass: null });
  expect((await check({ ...good, revenueFen: "1e9" })).status).toBe(400);
  expect((await check({ ...good, programmeId: "00000000-0000-4000-8000-000000000000" })).body.code).toBe(
    "no-edition-in-force",
  );
});
