import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { messageObjects } from "@yunquan/contract/messages.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { draftApplication, setUpApplications, submitApplication, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { draftClaim, submitClaim } from "../../test/claim-journey.fixture.ts";
import { officer, registerEnterprise, uploadPdf } from "../../test/parties.fixture.ts";
import {
  assembled,
  bankFile,
  confirmedAccount,
  expectStatus,
  financePerson,
  lineOf,
  noticed,
  outcomeAgreed,
  payableList,
  released,
  settlementWorld,
  type BankRowText,
  type SettlementWorld,
} from "../../test/settlement.fixture.ts";
import { sorts } from "./to-dos.ts";

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
});
afterAll(async () => await app.close());

async function waiting(by: Caller): Promise<Record<string, any>> {
  const { items } = expectStatus(await by.get("/api/v1/to-dos"), 200);
  return Object.fromEntries(items.map((item: any) => [item.key, item]));
}

describe("where work is done, and what messages are about", () => {
  const root = new URL("../../../web/src/", import.meta.url);
  const routes = globSync("**/*routes.ts", { cwd: root }).flatMap((file) =>
    [...readFileSync(new URL(file, root), "utf8").matchAll(/path: "([^"]+)"/g)].map(([, path]) => path!),
  );
  const isRoute = (address: string): boolean => {
    const parts = address.split("?")[0]!.split("/");
    return routes.some((route) => {
      const wanted = route.split("/");
      return wanted.length === parts.length && wanted.every((part, n) => part.startsWith("$") || part === parts[n]);
    });
  };

  test("every object of a message leads to a page of the workspaces", () => {
    const text = readFileSync(new URL("messages/message-pages.ts", root), "utf8");
    const lists = [...text.matchAll(/at\("([^"]+)"\)/g)].map(([, list]) => `${list!}/018f3f5e`);
    const others = [...text.matchAll(/\(\) => "([^"]+)"/g)].map(([, page]) => page!);
    expect(lists.length + others.length).toBe(messageObjects.length);
    expect([...lists, ...others].filter((page) => !isRoute(page))).toEqual([]);
  });

  test.each(sorts.map((sort) => [sort.key, sort] as const))("%s leads to pages of the workspaces", (_, sort) => {
    expect(routes.length).toBeGreaterThan(50);
    const object = sort.object("018f3f5e-0000-7000-8000-000000000000" as Id);
    expect({ list: sort.list, known: isRoute(sort.list) }).toEqual({ list: sort.list, known: true });
    expect({ object, known: isRoute(object) }).toEqual({ object, known: true });
  });
});

describe("cases that come back", () => {
  test("what was returned and what the supplier disputes are two sorts, each with the list of its own", async () => {
    const draft = await draftApplication(app, world);
    const { version } = (await submitApplication(draft)).body;
    const { preparer } = draft.enterprise;
    expectStatus(
      await world.supplier.preparer.post(`/api/v1/applications/${draft.applicationId}/dispute`, {
        version,
        reason: "合同金额不符",
      }),
      200,
    );
    const disputed = await waiting(preparer);
    expect(disputed["application-disputed"]).toMatchObject({ count: 1, to: "/applications?status=disputed" });
    expect(disputed["application-returned"]).toBeUndefined();
  });

  test("a claim that its supplier disputes waits for its enterprise, beside those that were returned", async () => {
    const claim = await submitClaim(await draftClaim(app, { world }));
    const { enterprise, supplier } = claim.voucher;
    const url = `/api/v1/claims/${claim.claimId}`;
    const { version } = expectStatus(await supplier.preparer.get(url), 200);
    expectStatus(await supplier.preparer.post(`${url}/dispute`, { version, reason: "服务尚未完成" }), 200);
    const mine = await waiting(enterprise.preparer);
    expect(mine["claim-disputed"]).toMatchObject({ count: 1, to: "/claims?status=disputed" });
    expect(mine["claim-returned"]).toBeUndefined();
  });
});

describe("yearly figures", () => {
  test("wait for the reviewer of the enterprise's city until he certifies them", async () => {
    const enterprise = await registerEnterprise(app);
    const reviewer = await officer(app, "city-reviewer", "440600");
    expect((await waiting(reviewer))["figures-certify"]).toBeUndefined();
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}`;
    const { version } = (await enterprise.preparer.get(url)).body;
    const figures = { year: 2024, revenueFen: "30000000000", staff: 400 };
    const fileId = await uploadPdf(enterprise.preparer, "qualification");
    const declared = expectStatus(await enterprise.preparer.post(`${url}/years`, { version, ...figures, fileId }), 200);
    const item = (await waiting(reviewer))["figures-certify"];
    expect(item).toMatchObject({ count: 1, to: "/review?tab=enterprises&of=figures" });
    expect(item.first).toMatchObject([{ id: enterprise.enterpriseId, dueAt: expect.any(String) }]);
    expect((await waiting(await officer(app, "city-reviewer", "440100")))["figures-certify"]).toBeUndefined();
    expect((await waiting(await officer(app, "city-approver", "440600")))["figures-certify"]).toBeUndefined();
    expectStatus(await reviewer.post(`${url}/certify-year`, { version: declared.version, year: 2024 }), 200);
    expect((await waiting(reviewer))["figures-certify"]).toBeUndefined();
  });
});

describe("settlement lists", () => {
  test("a draft waits for its freeze only once the deadline has passed, and never for who drew it up", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00, cityCode: "440400" });
    await lineOf(app, city, [10_00]);
    const draft = await assembled(city);
    expect((await waiting(city.approver))["settlement-freeze"]).toBeUndefined();
    await app.moveClock(1.01);
    expect((await waiting(city.approver))["settlement-freeze"]).toMatchObject({
      count: 1,
      first: [{ id: draft.id, name: null, to: `/settlements/${draft.id}` }],
    });
    await app.as(null, async (work) => {
      await work.tx
        .updateTable("settlement")
        .set({ assembledBy: city.approver.actor.personId })
        .where("id", "=", draft.id)
        .execute();
    });
    expect((await waiting(city.approver))["settlement-freeze"]).toBeUndefined();
  });

  test("5.14 a list past its notice waits for its batch while something of it may be paid that no batch has taken", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00, cityCode: "440500" });
    await lineOf(app, city, [30_00]);
    const [late] = await lineOf(app, city, [20_00], { account: false });
    const { list } = await noticed(app, city);
    expect((await waiting(city.reviewer))["payment-draft"]).toBeUndefined();
    await app.moveClock(8.1);
    await app.tick();
    const item = (await waiting(city.reviewer))["payment-draft"];
    expect(item).toMatchObject({ count: 1, to: "/settlements?status=noticed", first: [{ id: list.id }] });
    expect((await waiting(city.finance))["payment-draft"]).toBeUndefined();
    await released(city, list.id);
    // The other line is kept out as long as there is no account to pay it to.
    expect((await waiting(city.reviewer))["payment-draft"]).toBeUndefined();
    await confirmedAccount(app, late!.enterpriseId);
    expect((await waiting(city.reviewer))["payment-draft"]).toMatchObject({ count: 1 });
  });
});

describe("results of the bank", () => {
  async function sent(cityCode: string) {
    const city = await settlementWorld(app, { cashFen: 100_00, cityCode });
    await lineOf(app, city, [30_00]);
    const { list } = await payableList(app, city);
    const batch = await released(city, list.id);
    const { items } = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}/lines`), 200);
    return { city, list, batch, lineId: items[0].id as Id, lineNumber: items[0].lineNumber as string };
  }
  async function importRow(city: SettlementWorld, batchId: Id, row: BankRowText): Promise<void> {
    const { version } = expectStatus(await city.finance.get(`/api/v1/payments/${batchId}`), 200);
    const fileId = await bankFile(app, city, [row]);
    expectStatus(await city.finance.post(`/api/v1/payments/${batchId}/results`, { version, fileId }), 200);
  }

  test("5.14 a failed payment waits for finance until it is retried, and then for the bureau's next batch", async () => {
    const { city, list, batch, lineId, lineNumber } = await sent("440700");
    expect((await waiting(city.finance))["payment-retry"]).toBeUndefined();
    await importRow(city, batch.id, { lineNumber, yuan: "30.00", outcome: "失败", reason: "账号不存在" });
    expect((await waiting(city.finance))["payment-retry"]).toMatchObject({
      count: 1,
      first: [{ id: batch.id, name: batch.number, to: `/payments/${batch.id}?status=failed` }],
    });
    expect((await waiting(city.reviewer))["payment-retry"]).toBeUndefined();
    expectStatus(await city.finance.post(`/api/v1/payment-lines/${lineId}/retry`, { reason: "银行系统故障" }), 200);
    expect((await waiting(city.finance))["payment-retry"]).toBeUndefined();
    expect((await waiting(city.reviewer))["payment-draft"]).toMatchObject({ first: [{ id: list.id }] });
  });

  test("5.14 what came back after its list was closed waits for finance, and once it is payable again for the bureau's next batch", async () => {
    const { city, list, batch, lineNumber } = await sent("441200");
    await importRow(city, batch.id, { lineNumber, yuan: "30.00", outcome: "成功" });
    await app.tick();
    expect(expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}`), 200).status).toBe("closed");
    await importRow(city, batch.id, { lineNumber, yuan: "30.00", outcome: "失败", reason: "退汇" });
    const [row] = expectStatus(await city.finance.get("/api/v1/suspense-lines?status=open"), 200).items;
    const bookedOn = await app.as(null, async (work) => work.now.slice(0, 10));
    await outcomeAgreed(app, city, row, { outcome: "returned", reason: "退汇", bankReference: "TH-1", bookedOn });
    expect((await waiting(city.finance))["payment-retry"]).toMatchObject({
      first: [{ id: batch.id, to: `/payments/${batch.id}?status=returned` }],
    });
    expect((await waiting(city.reviewer))["payment-draft-again"]).toBeUndefined();
    const enterpriseId = await app.as(
      null,
      async (work) =>
        (
          await work.tx
            .selectFrom("claim")
            .select("enterpriseId")
            .where("id", "=", row.line.claimId)
            .executeTakeFirstOrThrow()
        ).enterpriseId,
    );
    await confirmedAccount(app, enterpriseId);
    await app.tick();
    expect((await waiting(city.finance))["payment-retry"]).toBeUndefined();
    expect((await waiting(city.reviewer))["payment-draft-again"]).toMatchObject({
      count: 1,
      to: "/settlements?status=closed",
      first: [{ id: list.id }],
    });
    await released(city, list.id);
    expect((await waiting(city.reviewer))["payment-draft-again"]).toBeUndefined();
  });

  test("5.14 7.2 a row in suspense waits for an outcome to be proposed, and then for another person of finance than who proposed it or released the batch", async () => {
    const { city, batch, lineNumber } = await sent("440800");
    await importRow(city, batch.id, { lineNumber, yuan: "30.01", outcome: "成功" });
    const item = (await waiting(city.finance))["suspense-resolve"];
    expect(item).toMatchObject({
      count: 1,
      to: "/payments/suspense?status=open",
      first: [{ to: `/payments/suspense?status=open&batch=${batch.id}` }],
    });
    const elsewhere = await app.signIn({
      role: "city-finance",
      organisation: { kind: "city-finance", cityCode: "440900" },
    });
    expect((await waiting(elsewhere))["suspense-resolve"]).toBeUndefined();
    const [proposer, decider] = [await financePerson(app, city), await financePerson(app, city)];
    const url = `/api/v1/suspense-lines/${item.first[0].id}`;
    const body = { version: 1, outcome: "bank-error", reason: "已与银行核对" };
    const { version } = expectStatus(await proposer.post(`${url}/propose`, body), 200);
    for (const by of [city.finance, proposer, decider]) expect((await waiting(by))["suspense-resolve"]).toBeUndefined();
    for (const by of [city.finance, proposer, elsewhere])
      expect((await waiting(by))["suspense-decide"]).toBeUndefined();
    expect((await waiting(decider))["suspense-decide"]).toMatchObject({
      count: 1,
      to: "/payments/suspense?status=proposed",
      first: [{ to: `/payments/suspense?status=proposed&batch=${batch.id}` }],
    });
    expectStatus(await decider.post(`${url}/approve`, { version }), 200);
    expect((await waiting(decider))["suspense-decide"]).toBeUndefined();
  });
});
