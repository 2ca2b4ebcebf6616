import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "./app.ts";
import {
  draftApplication,
  expectStatus,
  reviewedApplication,
  setUpApplications,
  submitApplication,
  type World,
} from "./application.fixture.ts";
import { admitSupplier, contractBody } from "./parties.fixture.ts";

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app, { parameters: { supplierCeilingFen: "50000000" } });
});
afterAll(async () => await app.close());

/** What is used of a supplier's ceiling. */
async function ceilingUsed(supplierId: string): Promise<number> {
  return await app.as(null, async (work) => {
    const row = await work.tx
      .selectFrom("ledgerAccount")
      .select(["reservedFen", "postedFen"])
      .where("kind", "=", "ceiling")
      .where("supplierId", "=", supplierId as never)
      .executeTakeFirst();
    return row === undefined ? 0 : row.reservedFen + row.postedFen;
  });
}

describe("a contract whose supplier is exchanged behind the application", () => {
  test("8.2 a draft is counted against the ceiling of the supplier its contract names at submission", async () => {
    const other = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const draft = await draftApplication(app, world);
    const body = await contractBody(app, {
      enterprise: draft.enterprise,
      supplier: other,
      lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: 120_000_00 }],
    });
    const { programmeId: _programme, ...terms } = body as Record<string, unknown>;
    const edited = await draft.enterprise.preparer.put(`/api/v1/contracts/${draft.contractId}`, {
      version: 1,
      ...terms,
    });
    expectStatus(edited, 200);
    const before = await ceilingUsed(world.supplier.supplierId);
    const submitted = await submitApplication(draft);
    expect(await ceilingUsed(world.supplier.supplierId)).toBe(before);
    expect(await ceilingUsed(other.supplierId)).toBe(120_000_00);
    const version = await reviewedApplication({ ...draft, supplier: other }, submitted.body.version);
    expectStatus(await world.approver.post(`/api/v1/applications/${draft.applicationId}/approve`, { version }), 200);
  });

  test("5.8 a returned application keeps its supplier, also when the contract was edited meanwhile", async () => {
    const other = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const mine = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const draft = await draftApplication(app, world, { supplier: mine });
    const submitted = await submitApplication(draft);
    const returned = await world.reviewer.post(`/api/v1/applications/${draft.applicationId}/return`, {
      version: submitted.body.version,
      reason: "请更正",
    });
    expectStatus(returned, 200);
    const contract = await draft.enterprise.preparer.get(`/api/v1/contracts/${draft.contractId}`);
    const body = await contractBody(app, {
      enterprise: draft.enterprise,
      supplier: other,
      lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: 90_000_00 }],
    });
    const { programmeId: _programme, ...terms } = body as Record<string, unknown>;
    const edited = await draft.enterprise.preparer.put(`/api/v1/contracts/${draft.contractId}`, {
      version: contract.body.version,
      ...terms,
    });
    expectStatus(edited, 200);
    expectStatus(await draft.enterprise.preparer.get(`/api/v1/applications/${draft.applicationId}`), 200);
    const again = await draft.enterprise.approver.post(`/api/v1/applications/${draft.applicationId}/submit`, {
      version: returned.body.version,
    });
    expect([again.status, again.body.code]).toEqual([409, "contract-bound"]);
    const withdrawn = await draft.enterprise.approver.post(`/api/v1/applications/${draft.applicationId}/withdraw`, {
      version: returned.body.version,
    });
    expectStatus(withdrawn, 200);
    expect(await ceilingUsed(mine.supplierId)).toBe(0);
  });
});
