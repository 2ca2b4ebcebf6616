import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setTimeout as sleep } from "node:timers/promises";
import { postgresUrl, startTestApp, type TestApp } from "../../test/app.ts";
import {
  admitSupplier,
  anonymous,
  freshCreditCode,
  officer,
  registerEnterprise,
  registrationBody,
  supplierBody,
} from "../../test/parties.fixture.ts";
import { setUpProgramme } from "../../test/programme.fixture.ts";
import { enterpriseForApplication } from "../enterprises/commands.ts";
import { supplierForBusiness } from "../suppliers/commands.ts";

// Several connections at once: only a server shows what one of them waits for.
describe.skipIf(postgresUrl === undefined)("on a PostgreSQL server", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ on: "postgres" });
    await setUpProgramme(app);
  });
  afterAll(async () => await app.close());

  test("4.1.1 who registers one code at the same moment: one does, everybody else is told", async () => {
    const creditCode = freshCreditCode();
    const bodies = await Promise.all(
      Array.from({ length: 8 }, async () => await registrationBody(app, { creditCode })),
    );
    const answers = await Promise.all(
      bodies.map(async (body) => await anonymous(app, "POST", "/api/v1/enterprises", body)),
    );
    expect(answers.map((answer) => String(answer.body.code ?? answer.status)).toSorted()).toEqual([
      "201",
      ...Array.from({ length: 7 }, () => "credit-code-registered"),
    ]);
    const suppliers = await Promise.all(
      Array.from(
        { length: 4 },
        async () => await anonymous(app, "POST", "/api/v1/suppliers", supplierBody({ creditCode })),
      ),
    );
    expect(suppliers.filter((answer) => answer.status === 201)).toHaveLength(1);
  });

  test("5.14 two accounts proposed at once leave one proposal, and one confirmation counts", async () => {
    const enterprise = await registerEnterprise(app);
    const url = `/api/v1/enterprises/${enterprise.enterpriseId}/payment-accounts`;
    const account = { accountName: enterprise.name, bankName: "示例银行", bankCode: "102588000013" };
    const proposed = await Promise.all(
      ["62220001", "62220002", "62220003"].map(
        async (accountNumber) => await enterprise.preparer.post(url, { ...account, accountNumber }),
      ),
    );
    expect(proposed.map((answer) => answer.status)).toEqual([201, 201, 201]);
    const open = (await enterprise.preparer.get(url)).body.accounts.filter(
      (one: { status: string }) => one.status === "proposed",
    );
    expect(open).toHaveLength(1);
    const finance = await officer(app, "city-finance", "440600");
    const confirm = `/api/v1/payment-accounts/${open[0].id}/confirm`;
    const answers = await Promise.all([
      enterprise.approver.post(confirm, { version: 1 }),
      finance.post(confirm, { version: 1, reason: "已核实" }),
    ]);
    expect(answers.map((answer) => String(answer.body.code ?? answer.body.status)).toSorted()).toEqual([
      "active",
      "stale-version",
    ]);
  });

  test("8.4 a suspension waits for the business that is being done, and whoever comes after is refused", async () => {
    const reviewer = await officer(app, "province-reviewer");
    const supplier = await admitSupplier(app);
    const enterprise = await registerEnterprise(app);
    for (const [organisationId, hold] of [
      [
        supplier.supplierId,
        async () =>
          await app.as(null, async (work) => await holding(await supplierForBusiness(work, supplier.supplierId))),
      ],
      [
        enterprise.enterpriseId,
        async () =>
          await app.as(
            null,
            async (work) => await holding(await enterpriseForApplication(work, enterprise.enterpriseId, 2026)),
          ),
      ],
    ] as const) {
      order = [];
      const business = hold();
      await held;
      const suspended = reviewer
        .post(`/api/v1/organisations/${organisationId}/suspend`, { reason: "整改" })
        .then((answer) => order.push(`suspended ${answer.status}`));
      await Promise.all([business, suspended]);
      expect(order).toEqual(["business done", "suspended 200"]);
      await expect(hold()).rejects.toMatchObject({ code: expect.stringMatching(/-suspended$/) });
    }
  });

  let order: string[] = [];
  let began: () => void = () => undefined;
  let held = new Promise<void>((resolve) => (began = resolve));

  /** Keeps its transaction open long enough for the suspension to arrive. */
  async function holding<Value>(value: Value): Promise<Value> {
    began();
    held = new Promise<void>((resolve) => (began = resolve));
    await sleep(400);
    order.push("business done");
    return value;
  }
});
