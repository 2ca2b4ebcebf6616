import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { setUpApplications } from "../../test/application.fixture.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { confirmClaim, draftClaim, submitClaim } from "../../test/claim-journey.fixture.ts";
import { anonymous, officer } from "../../test/parties.fixture.ts";
import {
  bankFile,
  expectStatus,
  lineOf,
  payableList,
  released,
  settlementWorld,
} from "../../test/settlement.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

async function found(by: Caller, q: string): Promise<{ kind: string; to: string }[]> {
  const { items } = expectStatus(await by.get(`/api/v1/search?q=${encodeURIComponent(q)}`), 200);
  return items.map(({ kind, to }: { kind: string; to: string }) => ({ kind, to }));
}

test("a notice is public: whoever is signed in finds it by its number", async () => {
  const city = await settlementWorld(app, { cashFen: 100_00, cityCode: "440400" });
  await lineOf(app, city, [10_00]);
  const { notice } = await payableList(app, city);
  const page = [{ kind: "notice", to: `/notices/${notice.id}` }];
  expect(await found(city.reviewer, notice.number)).toEqual(page);
  expect(await found(await officer(app, "city-reviewer", "440100"), notice.number)).toEqual(page);
});

test("5.14 a payment line is found in its batch by city and province, and once it is paid as its receipt by its enterprise too", async () => {
  const city = await settlementWorld(app, { cashFen: 100_00, cityCode: "440500" });
  const [claim, other] = await lineOf(app, city, [30_00, 20_00]);
  const { list } = await payableList(app, city);
  const batch = await released(city, list.id);
  const { items } = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}/lines`), 200);
  const line = items.find((one: { claimId: Id }) => one.claimId === claim!.claimId);
  const owner = await app.signIn({ role: "enterprise-preparer", organisation: claim!.enterpriseId });
  const stranger = await app.signIn({ role: "enterprise-preparer", organisation: other!.enterpriseId });
  const province = await officer(app, "province-reviewer");
  const elsewhere = await officer(app, "city-reviewer", "440100");

  const inBatch = [{ kind: "payment-line", to: `/payments/${batch.id}` }];
  expect(await found(city.finance, line.lineNumber)).toEqual(inBatch);
  expect(await found(province, line.lineNumber)).toEqual(inBatch);
  for (const by of [owner, stranger, elsewhere]) expect(await found(by, line.lineNumber)).toEqual([]);

  const row = { lineNumber: line.lineNumber, yuan: "30.00", outcome: "成功" } as const;
  const { version } = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}`), 200);
  const fileId = await bankFile(app, city, [row]);
  expectStatus(await city.finance.post(`/api/v1/payments/${batch.id}/results`, { version, fileId }), 200);
  const receipt = [{ kind: "payment-receipt", to: `/payments/receipts/${line.id}` }];
  for (const by of [city.finance, province, owner]) expect(await found(by, line.lineNumber)).toEqual(receipt);
  for (const by of [stranger, elsewhere]) expect(await found(by, line.lineNumber)).toEqual([]);
});

test("7.3 a question is found by its number by the office that has it and the province, and by nobody else", async () => {
  const question = {
    kind: "question",
    cityCode: "440600",
    subject: "合同可以分两年签吗",
    text: "我们的合同跨两个年度。",
    contactName: "李女士",
    contact: "0757-00000000",
  };
  const { number } = expectStatus(await anonymous(app, "POST", "/api/v1/public/inquiries", question), 201);
  const foshan = await officer(app, "city-reviewer", "440600");
  const page = [{ kind: "inquiry", to: expect.stringMatching(/^\/inquiries\//) }];
  expect(await found(foshan, number)).toEqual(page);
  expect(await found(await officer(app, "province-reviewer"), number)).toEqual(page);
  expect(await found(await officer(app, "city-reviewer", "440100"), number)).toEqual([]);
  const finance = { kind: "city-finance", cityCode: "440600" } as const;
  expect(await found(await app.signIn({ role: "city-finance", organisation: finance }), number)).toEqual([]);
});

test("5.9 5.11 an invoice leads its parties and its city to the claim, an implementation report its city to its page; others find neither", async () => {
  const world = await setUpApplications(app);
  const draft = await draftClaim(app, { world });
  const { enterprise, supplier } = draft.voucher;
  const { items } = expectStatus(
    await enterprise.preparer.get(`/api/v1/invoices?contractId=${draft.voucher.contractId}`),
    200,
  );
  const { number } = items[0];
  const ofClaim = [{ kind: "invoice", to: `/claims/${draft.claimId}` }];
  expect(await found(enterprise.preparer, number.slice(4))).toEqual(ofClaim);
  // The draft of the claim is its enterprise's alone.
  expect(await found(supplier.preparer, number)).toEqual([
    { kind: "invoice", to: `/contracts/${draft.voucher.contractId}` },
  ]);
  expect(await found(world.reviewer, number)).toEqual([]);
  await confirmClaim(await submitClaim(draft));
  for (const by of [enterprise.preparer, supplier.preparer, world.reviewer])
    expect(await found(by, number)).toEqual(ofClaim);
  const elsewhere = await officer(app, "city-reviewer", "440100");
  expect(await found(elsewhere, number)).toEqual([]);
  expect(await found((await draftClaim(app, { world })).voucher.enterprise.preparer, number)).toEqual([]);

  const report = expectStatus(
    await world.reviewer.post("/api/v1/implementation-reports", { programmeId: world.programme.programmeId }),
    201,
  );
  const page = [{ kind: "implementation-report", to: `/implementation-reports/${report.id}` }];
  expect(await found(world.reviewer, report.number)).toEqual(page);
  expect(await found(await officer(app, "province-policy"), report.number)).toEqual(page);
  expect(await found(elsewhere, report.number)).toEqual([]);
  expect(await found(enterprise.preparer, report.number)).toEqual([]);
});
