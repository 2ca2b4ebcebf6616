import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  expectStatus,
  setUpApplications,
  submitApplication,
  type Draft,
  type DraftOptions,
  type World,
} from "../../test/application.fixture.ts";
import {
  admitSupplier,
  draftContract,
  registerEnterprise,
  smallPdf,
  type ContractLine,
} from "../../test/parties.fixture.ts";
import { fixtureStandard, publishStandard } from "../../test/programme.fixture.ts";

let app: TestApp;
let world: World;

/** In fen: 165,000.00 yuan may be issued in 440100, 1.5 times its allotment; the others have plenty. */
const allotments = { "440100": 110_000_00, "440300": 100_000_00, "440600": 10_000_000_00, "440400": 10_000_000_00 };

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app, { allotments });
});
afterAll(async () => await app.close());

const line = (amountFen: number, serviceCode = "SAAS-02", category = "application-service"): ContractLine => ({
  serviceCode,
  category,
  amountFen,
});
const asking = async (yuan: number, cityCode: string, options: DraftOptions = {}): Promise<Draft> =>
  await draftApplication(app, { ...world, cityCode }, { lines: [line(yuan * 100)], ...options });
const read = async (draft: Draft) =>
  (await draft.enterprise.preparer.get(`/api/v1/applications/${draft.applicationId}`)).body;
const submit = async (draft: Draft, version = draft.version) =>
  await draft.enterprise.approver.post(`/api/v1/applications/${draft.applicationId}/submit`, { version });

async function balances(kind: string, where: { cityCode?: string; enterpriseId?: Id; supplierId?: Id }) {
  return await app.as(null, async (work) => {
    let rows = work.tx
      .selectFrom("ledgerAccount")
      .select(["grantedFen", "reservedFen", "postedFen"])
      .where("kind", "=", kind as "capacity");
    if (where.cityCode !== undefined) rows = rows.where("cityCode", "=", where.cityCode);
    if (where.enterpriseId !== undefined) rows = rows.where("enterpriseId", "=", where.enterpriseId);
    if (where.supplierId !== undefined) rows = rows.where("supplierId", "=", where.supplierId);
    return await rows.executeTakeFirstOrThrow();
  });
}

test("8.2 the waiting list of the vector: left 60, X asks 150 and waits, Y asks 45 and waits behind; 105 freed promotes X, and Y waits", async () => {
  // The vector of the rules times 1.5: 40, 100, 30, 70 become 60, 150, 45, 105.
  const w = await asking(105_000, "440100");
  const submitted = await submitApplication(w);
  expect(submitted.body).toMatchObject({ status: "submitted", position: 1, faceValueFen: "10500000" });
  const x = await asking(150_000, "440100");
  expect((await submitApplication(x)).body).toMatchObject({ status: "waiting", position: 2, faceValueFen: "15000000" });
  const y = await asking(45_000, "440100");
  expect((await submitApplication(y)).body).toMatchObject({ status: "waiting", position: 3 });
  expect((await read(y)).place).toEqual({ position: 3, ahead: 1, of: "waiting-list" });
  expect((await read(y)).clock).toBeNull();
  expect(await balances("capacity", { cityCode: "440100" })).toEqual({
    grantedFen: 165_000_00,
    reservedFen: 105_000_00,
    postedFen: 0,
  });
  // Waiting reserves the annual cap all the same.
  expect(await balances("annual-cap", { enterpriseId: y.enterprise.enterpriseId })).toMatchObject({
    reservedFen: 45_000_00,
  });

  expectStatus(
    await w.enterprise.preparer.post(`/api/v1/applications/${w.applicationId}/withdraw`, {
      version: submitted.body.version,
    }),
    200,
  );
  const promoted = await read(x);
  expect(promoted).toMatchObject({ status: "submitted", position: 2, holder: "supplier" });
  expect(promoted.promotedAt).not.toBeNull();
  expect(promoted.clock).toMatchObject({ startedAt: promoted.promotedAt, usedDays: 0, paused: false });
  expect(await read(y)).toMatchObject({ status: "waiting", place: { position: 3, ahead: 0, of: "waiting-list" } });
  expect(await balances("capacity", { cityCode: "440100" })).toEqual({
    grantedFen: 165_000_00,
    reservedFen: 150_000_00,
    postedFen: 0,
  });
  expect(await balances("annual-cap", { enterpriseId: w.enterprise.enterpriseId })).toMatchObject({ reservedFen: 0 });

  // The head gives up: the next is the head, and it fits.
  expectStatus(
    await x.enterprise.preparer.post(`/api/v1/applications/${x.applicationId}/withdraw`, { version: promoted.version }),
    200,
  );
  expect(await read(y)).toMatchObject({ status: "submitted" });
});

test("8.2 a waiting application that is withdrawn lets those behind it move up when they fit", async () => {
  const first = await asking(140_000, "440300");
  await submitApplication(first);
  const tooBig = await asking(30_000, "440300");
  const waiting = await submitApplication(tooBig);
  const small = await asking(10_000, "440300");
  await submitApplication(small);
  expect(await read(small)).toMatchObject({ status: "waiting" });
  expectStatus(
    await tooBig.enterprise.preparer.post(`/api/v1/applications/${tooBig.applicationId}/withdraw`, {
      version: waiting.body.version,
    }),
    200,
  );
  expect(await read(small)).toMatchObject({ status: "submitted" });
});

test("4.4.2 4.4.3 the vector of the waterfall: 100,000 by the list, 150,000 by the cap, and the third of the year is refused", async () => {
  const enterprise = await registerEnterprise(app, { programmeId: world.programme.programmeId, cityCode: "440600" });
  const first = await draftApplication(app, world, {
    enterprise,
    serviceCode: "SAAS-01",
    lines: [
      line(60_000_00, "SAAS-01", "cloud-resource"),
      line(50_000_00, "SAAS-01"),
      line(200_000_00, "SAAS-01", "automation-equipment"),
    ],
  });
  expect((await submitApplication(first)).body).toMatchObject({ faceValueFen: "10000000" });
  expect(await read(first)).toMatchObject({ eligibleFeeFen: "11000000", tier: "B" });

  const second = await draftApplication(app, world, { enterprise, lines: [line(180_000_00)] });
  const preview = await enterprise.preparer.get(
    `/api/v1/applications/preview?programmeId=${world.programme.programmeId}&contractId=${second.contractId}&serviceCode=SAAS-02`,
  );
  expect(preview.body).toMatchObject({
    faceValueFen: "15000000",
    ready: true,
    waits: false,
    eligibleFeeFen: "18000000",
  });
  const submitted = await submitApplication(second);
  expect(submitted.body.waterfall).toMatchObject([
    { step: "listed", beforeFen: "20000000", afterFen: "20000000", cutFen: "0", clause: "4.4.2" },
    { step: "eligible-fee", beforeFen: "20000000", afterFen: "18000000", cutFen: "2000000", clause: "4.4.3" },
    { step: "annual-cap", beforeFen: "18000000", afterFen: "15000000", cutFen: "3000000", clause: "4.4.2" },
  ]);
  expect(submitted.body.waterfall, "preview and submission are the same arithmetic").toEqual(preview.body.waterfall);

  const third = await draftApplication(app, world, {
    enterprise,
    serviceCode: "APP-01",
    lines: [line(50_000_00, "APP-01")],
  });
  const refused = await submit(third);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: "face-value-zero", facts: { step: "annual-cap", clause: "4.4.2" } },
  });

  // A case that falls frees the cap for the next.
  expectStatus(
    await enterprise.preparer.post(`/api/v1/applications/${first.applicationId}/withdraw`, {
      version: (await read(first)).version,
    }),
    200,
  );
  expect((await submitApplication(third)).body).toMatchObject({ faceValueFen: "5000000" });
});

test("4.4.4 the standard is pinned by the first submission; a correction keeps it, a later application gets the new one and its higher cap", async () => {
  const enterprise = await registerEnterprise(app, { programmeId: world.programme.programmeId, cityCode: "440600" });
  const before = await draftApplication(app, world, {
    enterprise,
    serviceCode: "SAAS-01",
    lines: [line(300_000_00, "SAAS-01")],
  });
  const submitted = await submitApplication(before);
  expect(submitted.body.faceValueFen).toBe("10000000");
  const returned = await world.reviewer.post(`/api/v1/applications/${before.applicationId}/return`, {
    version: submitted.body.version,
    reason: "请核对",
  });
  expectStatus(returned, 200);

  const raised = {
    ...fixtureStandard,
    tiers: fixtureStandard.tiers.map((tier) => (tier.tier === "B" ? { ...tier, annualCapFen: "30000000" } : tier)),
    amounts: fixtureStandard.amounts.map((amount) =>
      amount.serviceCode === "SAAS-02" && amount.tier === "B" ? { ...amount, amountFen: "25000000" } : amount,
    ),
  };
  await publishStandard(world.programme.provincePolicy, world.programme.programmeId, world.programme.planId, {
    catalogueId: world.programme.catalogueId,
    standard: raised,
  });

  expect((await submit(before, returned.body.version)).body).toMatchObject({
    status: "submitted",
    faceValueFen: "10000000",
    position: submitted.body.position,
  });
  expect(await read(before)).toMatchObject({ standard: { number: 1 } });
  const after = await draftApplication(app, world, { enterprise, lines: [line(300_000_00)] });
  // Listed 250,000 by the new standard, and 200,000 left of the raised cap of 300,000.
  expect((await submitApplication(after)).body).toMatchObject({ faceValueFen: "20000000" });
  expect(await read(after)).toMatchObject({ standard: { number: 2 } });
  expect(await balances("annual-cap", { enterpriseId: enterprise.enterpriseId })).toEqual({
    grantedFen: 300_000_00,
    reservedFen: 300_000_00,
    postedFen: 0,
  });
});

describe("5.5 5.6 what a submission is refused for, everything at once", () => {
  const refusedRules = async (draft: Draft): Promise<string[]> => {
    const answer = await submit(draft);
    expect(answer).toMatchObject({ status: 422, body: { code: "application-not-eligible" } });
    return answer.body.faults.map((fault: { code: string }) => fault.code);
  };

  test("5.5 a contract signed after the day of submission, by the Beijing day, and before the start date", async () => {
    const draft = await asking(50_000, "440600");
    const setSigned = async (signedOn: string): Promise<void> => {
      await app.as(
        null,
        async (work) =>
          void (await work.tx
            .updateTable("contract")
            .set({ signedOn: signedOn as never })
            .where("id", "=", draft.contractId)
            .execute()),
      );
    };
    await setSigned("2026-03-03");
    expect(await refusedRules(draft)).toEqual(["signed-until"]);
    await setSigned("2018-03-19");
    expect(await refusedRules(draft)).toEqual(["signed-from"]);
    await setSigned("2026-03-02");
    expect((await submit(draft)).status).toBe(200);
  });

  test("5.5 a contract from before the publication needs its annex; one after it cannot do with an annex", async () => {
    const draft = await asking(50_000, "440600", { contract: { statesEligibleFee: false, signedOn: "2018-07-31" } });
    expect(await refusedRules(draft)).toEqual(["states-eligible-fee"]);
    const file = await draft.enterprise.preparer.upload("contract-annex", "附件.pdf", await smallPdf());
    const contract = await draft.enterprise.preparer.get(`/api/v1/contracts/${draft.contractId}`);
    expectStatus(
      await draft.enterprise.preparer.post(`/api/v1/contracts/${draft.contractId}/annexes`, {
        version: contract.body.version,
        signedOn: "2026-03-01",
        fileId: file.body.id,
      }),
      201,
    );
    expect((await submit(draft)).status).toBe(200);

    const later = await asking(50_000, "440600");
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("contract")
        .set({ statesEligibleFee: false })
        .where("id", "=", later.contractId)
        .execute();
      const { personId } = later.enterprise.preparer.actor;
      await work.tx
        .insertInto("contractAnnex")
        .values({
          id: work.newId(),
          contractId: later.contractId,
          signedOn: "2026-03-01" as never,
          fileId: file.body.id,
          addedAt: work.now,
          addedBy: personId,
        })
        .execute();
    });
    expect(await refusedRules(later)).toEqual(["states-eligible-fee"]);
  });

  test("5.6 without the contract's document and without the promise", async () => {
    const draft = await asking(50_000, "440600", { contract: { withFile: false }, promised: false });
    expect(await refusedRules(draft)).toEqual(["file", "promise"]);
  });

  test("5.6 without a service, and with one that the contract has no eligible line for", async () => {
    const draft = await asking(50_000, "440600");
    const url = `/api/v1/applications/${draft.applicationId}`;
    expectStatus(await draft.enterprise.preparer.put(url, { version: 1, serviceCode: null }), 200);
    expect(await refusedRules({ ...draft, version: 2 })).toEqual(["service-chosen"]);
    expectStatus(await draft.enterprise.preparer.put(url, { version: 2, serviceCode: "SAAS-01" }), 200);
    expect(await refusedRules({ ...draft, version: 3 })).toEqual(["eligible-lines"]);
    expectStatus(await draft.enterprise.preparer.put(url, { version: 3, serviceCode: "NO-SUCH" }), 200);
    expect(await refusedRules({ ...draft, version: 4 })).toEqual(["service-listed", "eligible-lines"]);
  });

  test("4.4.1 a second application for the same contract and service, and a second of the same exclusion group", async () => {
    const first = await asking(50_000, "440600");
    await submitApplication(first);
    const again = await draftApplication(app, world, { enterprise: first.enterprise, contractId: first.contractId });
    expect(await refusedRules(again)).toEqual(["one-per-contract-and-service"]);
    const grouped = await draftApplication(app, world, {
      enterprise: first.enterprise,
      serviceCode: "APP-01",
      lines: [line(50_000_00, "APP-01")],
    });
    await submitApplication(grouped);
    const other = await draftApplication(app, world, {
      enterprise: first.enterprise,
      serviceCode: "DEV-01",
      lines: [line(50_000_00, "DEV-01")],
    });
    expect(await refusedRules(other)).toEqual(["exclusion-group"]);
  });

  test("an enterprise whose figures of the year before are not certified has no tier", async () => {
    const draft = await asking(50_000, "440600");
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("enterpriseYear")
        .set({ certifiedAt: null, certifiedBy: null })
        .where("enterpriseId", "=", draft.enterprise.enterpriseId)
        .execute();
    });
    expect(await refusedRules(draft)).toEqual(["figures-certified", "tier"]);
  });

  test("5.4 a supplier who is suspended takes no new business", async () => {
    const supplier = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const draft = await asking(50_000, "440600", { supplier });
    await app.as(
      null,
      async (work) =>
        void (await work.tx
          .updateTable("supplier")
          .set({ suspendedAt: work.now })
          .where("id", "=", supplier.supplierId)
          .execute()),
    );
    expect(await refusedRules(draft)).toEqual(["supplier-admitted"]);
  });

  test("5.3 a product of another supplier", async () => {
    const other = await admitSupplier(app, { programmeId: world.programme.programmeId, serviceCode: "SAAS-02" });
    const draft = await asking(50_000, "440600");
    expectStatus(
      await draft.enterprise.preparer.put(`/api/v1/applications/${draft.applicationId}`, {
        version: 1,
        productId: other.productId,
      }),
      200,
    );
    expect(await refusedRules({ ...draft, version: 2 })).toEqual(["product"]);
    expectStatus(
      await draft.enterprise.preparer.put(`/api/v1/applications/${draft.applicationId}`, {
        version: 2,
        productId: draft.supplier.productId,
      }),
      200,
    );
    expect((await submit(draft, 3)).status).toBe(200);
  });
});

test("a refused submission gives no position: the next one gets the very next number", async () => {
  const before = await submitApplication(await asking(50_000, "440400"));
  const refused = await asking(50_000, "440400", { promised: false });
  expect((await submit(refused)).status).toBe(422);
  const after = await submitApplication(await asking(50_000, "440400"));
  expect(after.body.position).toBe(before.body.position + 1);
});

test("4.4.4 5.6 an enterprise that moved to another city applies there once its draft is saved again", async () => {
  const draft = await asking(50_000, "440600");
  await app.as(null, async (work) => {
    await work.tx
      .updateTable("enterprise")
      .set({ cityCode: "440400", registeredDivision: "440402" })
      .where("id", "=", draft.enterprise.enterpriseId)
      .execute();
  });
  expect(await submit(draft)).toMatchObject({ status: 409, body: { code: "place-moved" } });
  const saved = await draft.enterprise.preparer.put(`/api/v1/applications/${draft.applicationId}`, { version: 1 });
  expectStatus(saved, 200);
  expect((await submit(draft, saved.body.version)).status).toBe(200);
  expect(await read(draft)).toMatchObject({ cityCode: "440400" });
  expect(
    (
      await app.as(
        null,
        async (work) =>
          await work.tx
            .selectFrom("caseCount")
            .selectAll()
            .where("noun", "=", "application")
            .where("cases", "<", 0)
            .execute(),
      )
    ).length,
  ).toBe(0);
});

test("5.6 the same key twice is one submission, another key on the old version is stale, and other content under the key is an error", async () => {
  const draft = await asking(50_000, "440400");
  const key = `submit-${draft.applicationId}`;
  const first = await submitApplication(draft, key);
  const again = await submitApplication(draft, key);
  expect(again.body).toEqual(first.body);
  expect(await submit(draft)).toMatchObject({ status: 409, body: { code: "stale-version" } });
  expect(
    await draft.enterprise.approver.post(`/api/v1/applications/${draft.applicationId}/submit`, { version: 99 }, key),
  ).toMatchObject({ status: 422, body: { code: "idempotency-key-reused" } });
  expect(await submit(draft, first.body.version)).toMatchObject({ status: 409, body: { code: "wrong-state" } });
});

test("8.2 a supplier's ceiling cuts the voucher that would exceed it and stops the next", async () => {
  const capped = await startTestApp();
  try {
    const other = await setUpApplications(capped, { parameters: { supplierCeilingFen: "20000000" } });
    const make = async (yuan: number) => await draftApplication(capped, other, { lines: [line(yuan * 100)] });
    expect((await submitApplication(await make(150_000))).body).toMatchObject({ faceValueFen: "15000000" });
    const cut = await submitApplication(await make(80_000));
    expect(cut.body).toMatchObject({ faceValueFen: "5000000" });
    expect(cut.body.waterfall.at(-1)).toMatchObject({ step: "supplier-ceiling", cutFen: "3000000", clause: "8.2" });
    const last = await make(10_000);
    expect(
      await last.enterprise.approver.post(`/api/v1/applications/${last.applicationId}/submit`, { version: 1 }),
    ).toMatchObject({ status: 409, body: { code: "face-value-zero", facts: { step: "supplier-ceiling" } } });
  } finally {
    await capped.close();
  }
});

test("a contract of another enterprise is not found, for a draft and for a preview", async () => {
  const mine = await registerEnterprise(app, { programmeId: world.programme.programmeId });
  const theirs = await registerEnterprise(app, { programmeId: world.programme.programmeId });
  const contractId = await draftContract(app, {
    enterprise: theirs,
    supplier: world.supplier,
    lines: [line(50_000_00)],
    programmeId: world.programme.programmeId,
  });
  const { programmeId } = world.programme;
  expect(await mine.preparer.post("/api/v1/applications", { programmeId, contractId })).toMatchObject({ status: 404 });
  expect(
    await mine.preparer.get(`/api/v1/applications/preview?programmeId=${programmeId}&contractId=${contractId}`),
  ).toMatchObject({ status: 404 });
});
