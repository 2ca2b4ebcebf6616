import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { DAY_MS, addMs } from "@yunquan/core/time.ts";
import { postgresUrl, startTestApp, type Answer, type Caller, type TestApp } from "../../test/app.ts";
import { waitsForLock } from "../../test/lock-waits.ts";
import { runCheck } from "../proof/check.ts";
import { allChecks } from "../proof/commands.ts";
import {
  assembled,
  bankFile,
  cashOf,
  claimRow,
  expectStatus,
  lineOf,
  noticed,
  payableList,
  released,
  settlementPeriod,
  settlementWorld,
  type SettlementWorld,
} from "../../test/settlement.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  if (postgresUrl !== undefined) app = await startTestApp({ on: "postgres" });
});
afterAll(async () => await app?.close());

async function differencesOf(name: string): Promise<number> {
  const check = allChecks.find((one) => one.name === name);
  if (check === undefined) throw new Error(`no check ${name}`);
  return await app.as(null, async (work) => (await runCheck(work.tx, check)).differences);
}

const codes = (answers: readonly Answer<any>[]): (string | number)[] =>
  answers.map((answer) => (answer.status < 300 ? answer.status : String(answer.body.code)));
const winners = (answers: readonly Answer<any>[]): Answer<any>[] => answers.filter((answer) => answer.status < 300);
const approversOf = async (city: SettlementWorld, count: number): Promise<Caller[]> =>
  await Promise.all(
    Array.from(
      { length: count },
      async () => await app.signIn({ role: "city-approver", organisation: city.approver.actor.organisationId }),
    ),
  );

describe.skipIf(postgresUrl === undefined)("at the same moment, on PostgreSQL", () => {
  test("5.13 of several who draw up a list, one does", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [10_00]);
    const { periodId } = await settlementPeriod(app, city.world.programmeId, city.world.planId, 2);
    const bodies = [city.periodId, periodId, city.periodId, periodId].map((settlementPeriodId) => ({
      settlementPeriodId,
      kind: "main",
    }));
    const answers = await Promise.all(
      bodies.map(async (body) => await city.reviewer.post("/api/v1/settlements", body)),
    );
    expect(winners(answers)).toHaveLength(1);
    for (const code of codes(answers)) expect([201, "settlement-draft-open", "settlement-main-exists"]).toContain(code);
  });

  test("8.2 of several who freeze a list, one does, and the cash is set aside once", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [30_00, 20_00, 60_00]);
    const draft = await assembled(city);
    const approvers = await approversOf(city, 4);
    await app.moveClock(1.01);
    const answers = await Promise.all(
      approvers.map(
        async (approver) => await approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      ),
    );
    expect(winners(answers)).toHaveLength(1);
    expect(new Set(codes(answers))).toEqual(new Set([200, "stale-version"]));
    expect(await cashOf(app, city)).toMatchObject({ reserved: 50_00 });
  });

  test("8.2 lists of two cities and two programmes freeze side by side without waiting in a circle", async () => {
    const cities = await Promise.all([
      settlementWorld(app, { cashFen: 100_00 }),
      settlementWorld(app, { cashFen: 100_00, cityCode: "441900" }),
      settlementWorld(app, { cashFen: 100_00 }),
    ]);
    for (const city of cities) await lineOf(app, city, [30_00, 20_00]);
    const drafts: { id: Id }[] = [];
    for (const city of cities) drafts.push(await assembled(city));
    await app.moveClock(1.01);
    const answers = await Promise.all(
      cities.map(
        async (city, index) =>
          await city.approver.post(`/api/v1/settlements/${drafts[index]!.id}/freeze`, { version: 1 }),
      ),
    );
    expect(codes(answers)).toEqual([200, 200, 200]);
  });

  test("8.2 a line that falls while the next list is frozen is never lost or doubled", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [falling] = await lineOf(app, city, [30_00, 20_00]);
    const { list, notice } = await noticed(app, city);
    const [line] = expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}/lines`), 200).items as any[];
    const owner = await app.signIn({ role: "enterprise-approver", organisation: falling!.enterpriseId });
    const filed = expectStatus(
      await owner.post("/api/v1/objections", {
        kind: "line",
        noticeId: notice.id,
        lineId: line.id,
        text: "有误",
        fileIds: [],
      }),
      201,
    );
    expectStatus(await city.reviewer.post(`/api/v1/objections/${filed.id}/admit`, { version: 1 }), 200);
    expectStatus(
      await city.reviewer.post(`/api/v1/objections/${filed.id}/answer`, { version: 2, answer: "属实" }),
      200,
    );
    await lineOf(app, city, [40_00]);
    const { periodId } = await settlementPeriod(app, city.world.programmeId, city.world.planId, 2);
    const draft = await assembled(city, "main", periodId);
    await app.moveClock(1.01);
    const [decider] = await approversOf(city, 1);
    const [freeze, uphold] = await Promise.all([
      city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      decider!.post(`/api/v1/objections/${filed.id}/uphold`, {
        version: 3,
        decision: "移除",
        effect: { kind: "removed" },
      }),
    ]);
    expect(codes([freeze, uphold])).toEqual([200, 200]);
    const claim = await claimRow(app, falling!.claimId);
    // Either the list still found it on its old line, or it was free again and took its turn.
    expect(["approved", "listed"]).toContain(claim.status);
    expect(await cashOf(app, city)).toMatchObject({ reserved: claim.status === "listed" ? 90_00 : 60_00 });
    expect(claim.cashTransferId === null).toBe(claim.status === "approved");
  });

  test("5.14 an objection filed as the notice ends either holds its line or is too late, never both or neither", async () => {
    const city = await settlementWorld(app, { cashFen: 1_000_00 });
    const trials = 8;
    const claims = await lineOf(
      app,
      city,
      Array.from({ length: trials }, () => 10_00),
    );
    const { list, notice } = await noticed(app, city);
    const lines = expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}/lines`), 200).items as any[];
    const owner = await app.signIn({ role: "enterprise-approver", organisation: claims[0]!.enterpriseId });
    // A line ends with its list at the earliest: the list's notice is over, and every line has one of its own for a day more.
    await app.as(null, async (work) => {
      const now = sql`(select clock_timestamp() + offset_ms * interval '1 millisecond' from business_clock)`;
      await sql`insert into settlement_line_change (line_id, list_seq, position, place_block, notice_ends_at)
        select line_id, list_seq, position, place_block, ${now} + interval '1 day' from settlement_line where settlement_id = ${list.id}`.execute(
        work.tx,
      );
      await sql`update notice set ends_at = ${now} where id = ${notice.id}`.execute(work.tx);
    });
    await app.tick();
    const seen = new Set<string>();
    for (const [trial, line] of lines.entries()) {
      // Only this line ends now, a few milliseconds away; before and after it nothing is due.
      const wait = 12 * trial;
      await app.as(null, async (work) => {
        await sql`update settlement_line_change set notice_ends_at = (select clock_timestamp() + offset_ms * interval '1 millisecond' from business_clock) + ${wait} * interval '1 millisecond'
          where (line_id, list_seq, position) = (select line_id, list_seq, position from settlement_line where id = ${line.id})`.execute(
          work.tx,
        );
      });
      const [filed] = await Promise.all([
        owner.post("/api/v1/objections", {
          kind: "line",
          noticeId: notice.id,
          lineId: line.id,
          text: "有误",
          fileIds: [],
        }),
        (async () => {
          for (let ticks = 0; ticks < 6; ticks += 1) await app.platform.ticker.tick();
        })(),
      ]);
      await new Promise((resolve) => setTimeout(resolve, wait + 20));
      await app.tick();
      const { status } = await claimRow(app, line.claimId);
      const end = await app.as(
        null,
        async (work) =>
          (
            await work.tx
              .selectFrom("settlementLine")
              .select("noticeEndsAt")
              .where("id", "=", line.id)
              .executeTakeFirstOrThrow()
          ).noticeEndsAt,
      );
      if (filed.status === 201) {
        expect(status).toBe("held");
        expect(filed.body.filedAt < end!).toBe(true);
      } else {
        expect(filed.body.code).toBe("notice-over");
        expect(status).toBe("payable");
      }
      seen.add(status);
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  test("5.14 of several batches drafted at once each claim is in one", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [30_00, 20_00]);
    const { list } = await payableList(app, city);
    const answers = await Promise.all(
      Array.from({ length: 4 }, async () => await city.reviewer.post("/api/v1/payments", { settlementId: list.id })),
    );
    expect(winners(answers)).toHaveLength(1);
    expect(new Set(codes(answers))).toEqual(new Set([201, "payment-nothing"]));
  });

  test("5.14 a batch is released once, and refused or released, never both", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [30_00]);
    const { list } = await payableList(app, city);
    const { batch } = expectStatus(await city.reviewer.post("/api/v1/payments", { settlementId: list.id }), 201);
    const other = await app.signIn({ role: "city-finance", organisation: city.finance.actor.organisationId });
    const answers = await Promise.all([
      city.finance.post(`/api/v1/payments/${batch.id}/release`, { version: 1 }),
      other.post(`/api/v1/payments/${batch.id}/release`, { version: 1 }),
      other.post(`/api/v1/payments/${batch.id}/refuse`, { version: 1, reason: "退回" }),
    ]);
    expect(winners(answers)).toHaveLength(1);
    const after = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}`), 200);
    expect((await claimRow(app, claim!.claimId)).status).toBe(after.status === "released" ? "sent" : "payable");
  });

  test("8.4 a suspension and a release at once: whoever is second sees the first", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [30_00]);
    const { list } = await payableList(app, city);
    const { batch } = expectStatus(await city.reviewer.post("/api/v1/payments", { settlementId: list.id }), 201);
    const order: string[] = [];
    const [release] = await Promise.all([
      city.finance.post(`/api/v1/payments/${batch.id}/release`, { version: 1 }).then((answer) => {
        order.push("release");
        return answer;
      }),
      app
        .as(
          null,
          async (work) =>
            await work.tx
              .updateTable("enterprise")
              .set({ suspendedAt: work.now })
              .where("id", "=", claim!.enterpriseId)
              .execute(),
        )
        .then(() => order.push("suspension")),
    ]);
    expect([200, "payment-blocked"]).toContain(codes([release])[0]);
    if (release.status !== 200) expect(order[0]).toBe("suspension");
  });

  test("5.14 the same result imported several times at once, and two results of the same line, pay once", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [30_00, 20_00]);
    const { list } = await payableList(app, city);
    const batch = await released(city, list.id);
    const lines = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}/lines`), 200).items as any[];
    const row = (line: any, reference: string) => ({
      lineNumber: line.lineNumber,
      yuan: `${line.amountFen.slice(0, -2)}.00`,
      outcome: "成功" as const,
      reference,
    });
    const same = await bankFile(app, city, [row(lines[0], "LS-1")]);
    const once = await Promise.all(
      Array.from(
        { length: 4 },
        async () =>
          await city.finance.post(`/api/v1/payments/${batch.id}/results`, { version: batch.version, fileId: same }),
      ),
    );
    expect(codes(once)).toEqual([200, 200, 200, 200]);
    expect(once.filter((answer) => answer.body.again === false)).toHaveLength(1);
    expect(await cashOf(app, city)).toMatchObject({ posted: 30_00, reserved: 20_00 });
    const { version } = expectStatus(await city.finance.get(`/api/v1/payments/${batch.id}`), 200);
    const files: Id[] = [
      await bankFile(app, city, [row(lines[1], "LS-2")]),
      await bankFile(app, city, [row(lines[1], "LS-3")]),
    ];
    const two = await Promise.all(
      files.map(async (fileId) => await city.finance.post(`/api/v1/payments/${batch.id}/results`, { version, fileId })),
    );
    expect(winners(two)).toHaveLength(1);
    expect(await cashOf(app, city)).toMatchObject({ posted: 50_00, reserved: 0 });
    expect((await claimRow(app, claim!.claimId)).status).toBe("paid");
  });

  test("8.2 whoever came first each time, what waits is what the sums of the lines say", async () => {
    expect(await differencesOf("line-sums")).toBe(0);
  });

  /** The first call begins and waits for a table while the second is made; it goes on when the second is done, or has begun to wait. */
  async function overtaken<First, Second>(
    table: string,
    mode: "share" | "access exclusive",
    first: () => Promise<First>,
    second: () => Promise<Second>,
    isDone: boolean,
  ): Promise<[First, Second]> {
    const called: { first?: Promise<First>; second?: Promise<Second> } = {};
    await app.as(null, async (work) => {
      await sql`lock table ${sql.table(table)} in ${sql.raw(mode)} mode`.execute(work.tx);
      called.first = first();
      await waitsForLock(app, 1);
      called.second = second();
      if (isDone) await called.second;
      else await waitsForLock(app, 2);
    });
    if (called.first === undefined || called.second === undefined) throw new Error("both were called");
    return [await called.first, await called.second];
  }

  const linesOf = async (city: SettlementWorld, id: Id, what: "lines" | "preview") => {
    const answer = await city.reviewer.get(`/api/v1/settlements/${id}/${what}?limit=100`);
    expectStatus(answer, 200);
    return (answer.body.items as { outcome: string; reason: string | null }[]).map(({ outcome, reason }) => [
      outcome,
      reason,
    ]);
  };

  async function deferrable(cashFen: number) {
    const city = await settlementWorld(app, { cashFen });
    const [claim] = await lineOf(app, city, [60_00]);
    if (claim === undefined) throw new Error("there is a claim");
    const draft = await assembled(city);
    await app.moveClock(1.01);
    const { version } = await claimRow(app, claim.claimId);
    const until = await app.as(null, async (work) => addMs(work.now, 60 * DAY_MS));
    return {
      city,
      draft,
      claim,
      freeze: async () =>
        await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      defer: async () =>
        await city.approver.post(`/api/v1/claims/${claim.claimId}/defer`, { version, reason: "现场核实", until }),
      next: async () => {
        const { periodId } = await settlementPeriod(app, city.world.programmeId, city.world.planId, 2);
        return await assembled(city, "main", periodId);
      },
    };
  }

  test("8.2 a deferral that a list already had does not outlive it, though it began later than the freeze", async () => {
    const { city, draft, freeze, defer, next } = await deferrable(100_00);
    const [frozen, deferred] = await overtaken("settlement_period", "access exclusive", freeze, defer, true);
    expect(codes([frozen, deferred])).toEqual([200, 200]);
    expect(await linesOf(city, draft.id, "lines")).toEqual([["deferred", "deferred"]]);
    const list = await next();
    expect(await linesOf(city, list.id, "preview")).toEqual([["blocking", "deferral-ended"]]);
    await app.moveClock(1.01);
    const again = await city.approver.post(`/api/v1/settlements/${list.id}/freeze`, { version: list.version });
    expect(codes([again])).toEqual(["settlement-undecided"]);
  });

  test("8.2 a deferral that was made behind a freeze counts for the next list, though it began before", async () => {
    const { city, draft, claim, freeze, defer, next } = await deferrable(50_00);
    const [deferred, frozen] = await overtaken("claim", "access exclusive", defer, freeze, false);
    expect(codes([deferred, frozen])).toEqual([200, 200]);
    const inList = await linesOf(city, draft.id, "lines");
    expect((await claimRow(app, claim.claimId)).status).toBe("deferred");
    const list = await next();
    // Who held the line first, came first: either the list knew of the deferral, or it counts for the next one.
    expect([inList, await linesOf(city, list.id, "preview")]).toEqual(
      inList[0]?.[1] === "deferred"
        ? [[["deferred", "deferred"]], [["blocking", "deferral-ended"]]]
        : [[["carried", "short"]], [["carried", "short"]]],
    );
  });

  test("5.13 a report that marks a claim complete while a list is being frozen keeps it from being frozen", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [60_00, 10_00]);
    const marked = async (mark: string) =>
      await app.as(
        null,
        async (work) =>
          await sql`update claim set status = 'evaluated', report_mark = ${mark} where id = ${claim?.claimId}`.execute(
            work.tx,
          ),
      );
    await marked("incomplete");
    const draft = await assembled(city);
    await app.moveClock(1.01);
    // It has looked for undecided claims, and waits to write the list.
    const [frozen] = await overtaken(
      "settlement_block",
      "share",
      async () => await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      async () => await marked("complete"),
      true,
    );
    expect(codes([frozen])).toEqual(["settlement-undecided"]);
  });
});
