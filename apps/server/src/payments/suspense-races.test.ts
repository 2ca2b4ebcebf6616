import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { postgresUrl, startTestApp, type Answer, type TestApp } from "../../test/app.ts";
import {
  bankFile,
  cashOf,
  claimRow,
  confirmedAccount,
  expectStatus,
  financePerson,
  lineOf,
  payableList,
  released,
  settlementWorld,
  type SettlementWorld,
} from "../../test/settlement.fixture.ts";
import { runCheck } from "../proof/check.ts";
import { allChecks } from "../proof/commands.ts";

/* Two people decide on a payment while others decide on the same one: money moves once, whoever comes first. */
let app: TestApp;
beforeAll(async () => {
  if (postgresUrl !== undefined) app = await startTestApp({ on: "postgres" });
});
afterAll(async () => await app?.close());

const TRIALS = 4;
const codes = (answers: readonly Answer<any>[]): (string | number)[] =>
  answers.map((answer) => (answer.status < 300 ? answer.status : String(answer.body.code)));
const succeeded = (answers: readonly Answer<any>[]): number => answers.filter((answer) => answer.status < 300).length;

async function clean(): Promise<string[]> {
  return await app.as(null, async (work) => {
    const wrong: string[] = [];
    for (const check of allChecks) {
      if (!["payments", "claims", "accounts", "limits", "reservations", "four-eyes"].includes(check.name)) continue;
      if ((await runCheck(work.tx, check)).differences > 0) wrong.push(check.name);
    }
    return wrong;
  });
}

/** A payment of 60 yuan with the bank's word, and a row in suspense with the opposite word. */
async function contradicted(first: "成功" | "失败") {
  const city = await settlementWorld(app, { cashFen: 100_00 });
  const [claim] = await lineOf(app, city, [60_00]);
  const { list } = await payableList(app, city);
  const batch = await released(city, list.id);
  const [line] = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}/lines`), 200).items as any[];
  const say = async (outcome: "成功" | "失败"): Promise<void> => {
    const { version } = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}`), 200);
    const row = {
      lineNumber: line.lineNumber,
      yuan: "60.00",
      outcome,
      ...(outcome === "失败" ? { reason: "退汇" } : {}),
    };
    const fileId = await bankFile(app, city, [row]);
    expectStatus(await city.finance.post(`/api/v1/payments/${batch.id}/results`, { version, fileId }), 200);
  };
  await say(first);
  const contradict = async () => {
    await say(first === "成功" ? "失败" : "成功");
    const [row] = expectStatus(await city.finance.get(`/api/v1/suspense-lines?batchId=${batch.id}`), 200)
      .items as any[];
    return row;
  };
  return { city, claim: claim!, list, batch, line, contradict };
}

async function proposed(city: SettlementWorld, row: any, outcome: "returned" | "was-paid") {
  const bookedOn = await app.as(null, async (work) => work.now.slice(0, 10));
  return expectStatus(
    await city.finance.post(`/api/v1/suspense-lines/${row.id}/propose`, {
      version: row.version,
      outcome,
      reason: "与银行核实",
      ...(outcome === "returned" ? { bookedOn, bankReference: "TH-1" } : {}),
    }),
    200,
  );
}
const url = (row: { id: Id }, step: string): string => `/api/v1/suspense-lines/${row.id}/${step}`;

describe.skipIf(postgresUrl === undefined)("at the same moment, on PostgreSQL", () => {
  test("5.14 7.2 of several who approve or turn down the same outcome, one does, and the money comes back once", async () => {
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const { city, claim, contradict } = await contradicted("成功");
      const row = await proposed(city, await contradict(), "returned");
      const people = await Promise.all(Array.from({ length: 4 }, async () => await financePerson(app, city)));
      const answers = await Promise.all(
        people.map(async (by, index) =>
          index === 3
            ? await by.post(url(row, "turn-down"), { version: row.version, reason: "再查" })
            : await by.post(url(row, "approve"), { version: row.version }),
        ),
      );
      expect(succeeded(answers), JSON.stringify(codes(answers))).toBe(1);
      for (const code of codes(answers)) expect([200, "wrong-state", "stale-version"]).toContain(code);
      const back = answers[3]!.status >= 300;
      expect(await cashOf(app, city)).toEqual({
        granted: 100_00,
        reserved: back ? 60_00 : 0,
        posted: back ? 0 : 60_00,
      });
      expect((await claimRow(app, claim.claimId)).status).toBe(back ? "failed" : "paid");
    }
    expect(await clean()).toEqual([]);
  });

  test("5.14 a row of a file and a letter about the same payment, approved at once, take it back once", async () => {
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const { city, line, contradict } = await contradicted("成功");
      const byFile = await proposed(city, await contradict(), "returned");
      const bookedOn = await app.as(null, async (work) => work.now.slice(0, 10));
      const byLetter = expectStatus(
        await city.finance.post(`/api/v1/payment-lines/${line.id}/return`, {
          reason: "来函",
          bookedOn,
          bankReference: "TH-2",
        }),
        201,
      );
      const [one, other] = [await financePerson(app, city), await financePerson(app, city)];
      const answers = await Promise.all([
        one.post(url(byFile, "approve"), { version: byFile.version }),
        other.post(url(byLetter, "approve"), { version: byLetter.version }),
      ]);
      expect(new Set(codes(answers))).toEqual(new Set([200, "suspense-outcome"]));
      expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 60_00, posted: 0 });
    }
    expect(await clean()).toEqual([]);
  });

  test("5.14 a payment found late, while its claim becomes payable again and is drafted anew, is paid once", async () => {
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const { city, claim, list, contradict } = await contradicted("失败");
      const row = await proposed(city, await contradict(), "was-paid");
      await confirmedAccount(app, claim.enterpriseId);
      const decider = await financePerson(app, city);
      const draft = async () => await city.reviewer.post("/api/v1/payments", { settlementId: list.id });
      const [approval, ...drafts] = await Promise.all([
        decider.post(url(row, "approve"), { version: row.version }),
        app.tick().then(draft),
        draft(),
        draft(),
      ]);
      expect(codes([approval])).toEqual([200]);
      expect(codes(drafts)).toEqual(["payment-nothing", "payment-nothing", "payment-nothing"]);
      expect((await claimRow(app, claim.claimId)).status).toBe("paid");
      expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 60_00 });
    }
    expect(await clean()).toEqual([]);
  });

  test("5.14 a payment that is drafted anew while its failure comes into doubt is paid once: by the one or by the other", async () => {
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const { city, claim, list, contradict } = await contradicted("失败");
      await confirmedAccount(app, claim.enterpriseId);
      await app.tick();
      const [row, drafted] = await Promise.all([
        contradict(),
        city.reviewer.post("/api/v1/payments", { settlementId: list.id }),
      ]);
      const proposal = await city.finance.post(url(row, "propose"), {
        version: row.version,
        outcome: "was-paid",
        reason: "银行确认已到账",
      });
      // Whoever came first: either the claim is in a batch, which is stopped, or it was kept out and is found to be paid.
      expect(codes([drafted, proposal])).toEqual(
        drafted.status < 300 ? [201, "suspense-outcome"] : ["payment-nothing", 200],
      );
      if (drafted.status < 300) {
        const { id, version } = drafted.body.batch;
        const release = await city.finance.post(`/api/v1/payments/${id}/release`, { version });
        expect(codes([release])).toEqual(["payment-blocked"]);
      }
    }
    expect(await clean()).toEqual([]);
  });
});
