import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { confirmAccount, officer, registerEnterprise, type Enterprise } from "../../test/parties.fixture.ts";
import { setUpProgramme } from "../../test/programme.fixture.ts";
import { activePaymentAccount } from "./commands.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await setUpProgramme(app);
});
afterAll(async () => await app.close());

const accountsUrl = (enterprise: Enterprise) => `/api/v1/enterprises/${enterprise.enterpriseId}/payment-accounts`;
const account = (enterprise: Enterprise, more: object = {}) => ({
  accountName: enterprise.name,
  bankName: "示例银行",
  bankCode: "102588000013",
  accountNumber: "6222020200112233445",
  ...more,
});
const propose = async (enterprise: Enterprise, by: Caller = enterprise.preparer, more: object = {}) =>
  await by.post(accountsUrl(enterprise), account(enterprise, more));
const active = async (enterprise: Enterprise) =>
  await app.as(null, async (work) => await activePaymentAccount(work, enterprise.enterpriseId));

describe("5.14 the account payments go to", () => {
  test("5.14 one proposes, another confirms; until then there is none", async () => {
    const enterprise = await registerEnterprise(app);
    const proposed = await propose(enterprise);
    expect(proposed.body).toMatchObject({ status: "proposed", version: 1 });
    expect(await active(enterprise)).toBeNull();
    expect(
      (await enterprise.approver.post(`/api/v1/payment-accounts/${proposed.body.id}/confirm`, { version: 2 })).body
        .code,
    ).toBe("stale-version");
    expect(
      (await enterprise.approver.post(`/api/v1/payment-accounts/${proposed.body.id}/confirm`, { version: 1 })).body
        .status,
    ).toBe("active");
    expect(await active(enterprise)).toMatchObject({ accountNumber: "6222020200112233445" });
    expect(
      (await enterprise.approver.post(`/api/v1/payment-accounts/${proposed.body.id}/confirm`, { version: 2 })).body
        .code,
    ).toBe("wrong-state");
  });

  test("5.14 whoever proposed does not confirm, not even as the only person of the enterprise; its city may, with what it verified", async () => {
    const enterprise = await registerEnterprise(app);
    const alone = await app.signIn({
      role: ["enterprise-preparer", "enterprise-approver"],
      organisation: enterprise.enterpriseId,
    });
    const proposed = await propose(enterprise, alone);
    const url = `/api/v1/payment-accounts/${proposed.body.id}`;
    for (const action of ["confirm", "refuse"]) {
      expect((await alone.post(`${url}/${action}`, { version: 1, reason: "x" })).body.code).toBe("second-hand");
    }
    expect((await alone.get(accountsUrl(enterprise))).body.accounts[0].actions).toEqual([]);
    const finance = await officer(app, "city-finance", "440600");
    expect((await finance.post(`${url}/confirm`, { version: 1 })).body).toMatchObject({
      code: "reason-missing",
      faults: [{ path: "reason" }],
    });
    expect((await finance.post(`${url}/confirm`, { version: 1, reason: "已致电开户行核实" })).body.status).toBe(
      "active",
    );
  });

  test("a confirmed account replaces the active one; a new proposal replaces the one before", async () => {
    const enterprise = await registerEnterprise(app);
    const first = await confirmAccount(enterprise);
    expect((await propose(enterprise)).body.code).toBe("account-unchanged");
    const second = await propose(enterprise, enterprise.preparer, { accountNumber: "6222020200119999999" });
    const third = await propose(enterprise, enterprise.preparer, { accountNumber: "6222020200118888888" });
    expect(
      (await enterprise.approver.post(`/api/v1/payment-accounts/${second.body.id}/confirm`, { version: 2 })).body.code,
    ).toBe("wrong-state");
    expect((await active(enterprise))?.id).toBe(first);
    const reviewer = await officer(app, "city-reviewer", "440600");
    expect(
      (
        await reviewer.post(`/api/v1/payment-accounts/${third.body.id}/confirm`, {
          version: 1,
          reason: "原账户退票，核对新开户许可证",
        })
      ).body.status,
    ).toBe("active");
    const { accounts } = (await enterprise.preparer.get(accountsUrl(enterprise))).body;
    expect(
      Object.fromEntries(
        accounts.map((one: { accountNumber: string; status: string }) => [one.accountNumber.slice(-3), one.status]),
      ),
    ).toEqual({ "445": "replaced", "999": "replaced", "888": "active" });
  });

  test("a refused proposal says why, and the active one stays", async () => {
    const enterprise = await registerEnterprise(app);
    const first = await confirmAccount(enterprise);
    const proposed = await propose(enterprise, enterprise.preparer, { accountNumber: "6222020200117777777" });
    expect(
      (
        await enterprise.approver.post(`/api/v1/payment-accounts/${proposed.body.id}/refuse`, {
          version: 1,
          reason: "账号填错",
        })
      ).body.status,
    ).toBe("refused");
    expect((await active(enterprise))?.id).toBe(first);
    const inbox = await enterprise.preparer.get("/api/v1/messages");
    expect(inbox.body.items[0].textZh).toContain("账号填错");
  });

  test("5.14 the account is in the enterprise's own name; kinds of brackets and blanks do not matter", async () => {
    const enterprise = await registerEnterprise(app, { name: "佛山（示例）精密有限公司" });
    expect((await propose(enterprise, enterprise.preparer, { accountName: "林法定" })).body).toMatchObject({
      code: "account-name-differs",
      faults: [{ path: "accountName" }],
    });
    expect((await propose(enterprise, enterprise.preparer, { accountName: "佛山(示例) 精密有限公司" })).status).toBe(
      201,
    );
  });

  test.each([
    ["1234567"],
    ["1".repeat(31)],
    ["62220202001122３４"],
    ["6222 0202 0011"],
    ["0x1234567890"],
    [62_220_202],
    [true],
  ])("the account number %j is refused", async (accountNumber) => {
    const enterprise = await shared();
    expect((await propose(enterprise, enterprise.preparer, { accountNumber })).status).toBe(400);
  });

  test("an account number of 8 and of 30 digits is taken, a clearing code has 12", async () => {
    const enterprise = await registerEnterprise(app);
    for (const accountNumber of ["12345678", "1".repeat(30)])
      expect((await propose(enterprise, enterprise.preparer, { accountNumber })).status).toBe(201);
    expect((await propose(enterprise, enterprise.preparer, { bankCode: "10258800001" })).status).toBe(400);
  });
});

test("numbers are whole for their owner and the treasury, masked for everybody else, and no business of other cities", async () => {
  const enterprise = await registerEnterprise(app);
  const id = await confirmAccount(enterprise);
  const shown = async (caller: Caller) => (await caller.get(accountsUrl(enterprise))).body.accounts?.[0]?.accountNumber;
  expect(await shown(enterprise.preparer)).toBe("6222020200112233445");
  expect(await shown(await officer(app, "city-finance", "440600"))).toBe("6222020200112233445");
  for (const role of ["city-reviewer", "city-approver"] as const)
    expect(await shown(await officer(app, role, "440600"))).toBe("**** 3445");
  expect(await shown(await officer(app, "province-policy"))).toBe("**** 3445");
  const elsewhere = await officer(app, "city-finance", "440100");
  expect((await elsewhere.get(accountsUrl(enterprise))).status).toBe(404);
  expect((await elsewhere.post(`/api/v1/payment-accounts/${id}/confirm`, { version: 2, reason: "x" })).status).toBe(
    404,
  );
  const other = await shared();
  expect((await other.approver.post(`/api/v1/payment-accounts/${id}/confirm`, { version: 2 })).status).toBe(404);
  expect((await propose(enterprise, other.preparer)).status).toBe(404);
  expect(
    (
      await enterprise.approver.post("/api/v1/payment-accounts/00000000-0000-4000-8000-000000000000/confirm", {
        version: 1,
      })
    ).status,
  ).toBe(404);
});

let one: Promise<Enterprise> | undefined;
async function shared(): Promise<Enterprise> {
  one ??= registerEnterprise(app);
  return await one;
}
