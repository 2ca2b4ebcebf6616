import { createHash, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { DAY_MS, addMs } from "@yunquan/core/time.ts";
import { settlementBlocks, settlementDigestText } from "@yunquan/core/settlements/content.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  allot,
  assembled,
  cashOf,
  claimRow,
  expectRefusal,
  expectStatus,
  frozen,
  lineOf,
  nextPlan,
  noticed,
  settlementPeriod,
  settlementWorld,
  type LinedClaim,
  type SettlementWorld,
} from "../../test/settlement.fixture.ts";

let app: TestApp;
// Each test has a programme of its own, so one server serves them all.
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const linesOf = async (city: SettlementWorld, id: Id, query = "") =>
  expectStatus(await city.reviewer.get(`/api/v1/settlements/${id}/lines?limit=100${query}`), 200).items;
const outcomes = (lines: readonly any[]): [string, string, string | null][] =>
  lines.map((line) => [line.claimNumber, line.outcome, line.reason]);

/** The approver defers a claim, through its own operation. */
async function defer(city: SettlementWorld, claim: LinedClaim): Promise<void> {
  const { version } = await claimRow(app, claim.claimId);
  const until = await app.as(null, async (work) => addMs(work.now, 60 * DAY_MS));
  expectStatus(
    await city.approver.post(`/api/v1/claims/${claim.claimId}/defer`, { version, reason: "现场核实", until }),
    200,
  );
}

describe("drawing up a list", () => {
  test("5.13 8.2 the preview shows where the cut is now, who falls behind it and why, and writes nothing", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [a, b, c] = await lineOf(app, city, [70_00, 50_00, 10_00]);
    const draft = await assembled(city);
    expect(draft).toMatchObject({ status: "draft", number: null, fundedFen: "0", actions: ["drop"] });
    const preview = expectStatus(await city.approver.get(`/api/v1/settlements/${draft.id}/preview`), 200);
    expect(preview).toMatchObject({
      cashFen: "10000",
      leftFen: "3000",
      fundedFen: "7000",
      fundedLines: 1,
      carriedFen: "6000",
      carriedLines: 2,
      blockingLines: 0,
    });
    expect(preview.stopped).toMatchObject({ claimNumber: b!.number, missingFen: "2000", position: 2 });
    expect(outcomes(preview.items)).toEqual([
      [a!.number, "funded", null],
      [b!.number, "carried", "short"],
      [c!.number, "carried", "behind"],
    ]);
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 0, posted: 0 });
  });

  test("8.2 the province sees side by side where the money of every city ends, each city its own, as the list itself shows it", async () => {
    const one = await settlementWorld(app, { cashFen: 100_00 });
    const other = await settlementWorld(app, { cashFen: 30_00, cityCode: "441900" });
    await lineOf(app, one, [70_00, 50_00, 10_00]);
    await lineOf(app, other, [10_00, 20_00]);
    const drafts = [await assembled(one), await assembled(other)];
    const province = await app.signIn({ role: "province-policy", organisation: { kind: "province" } });
    const { items } = expectStatus(await province.get("/api/v1/settlements/previews"), 200);
    for (const [index, city] of [one, other].entries()) {
      const { id } = drafts[index]!;
      const whole = expectStatus(await city.approver.get(`/api/v1/settlements/${id}/preview`), 200);
      const { asOf: _asOf, items: _lines, nextCursor: _next, ...totals } = whole;
      const outlook = { settlementId: id, cityCode: city.cityCode, ...totals };
      expect(items).toContainEqual(outlook);
      const own = expectStatus(await city.reviewer.get("/api/v1/settlements/previews"), 200).items;
      expect(own).toContainEqual(outlook);
      expect(own.every((item: { cityCode: string }) => item.cityCode === city.cityCode)).toBe(true);
    }
    expect(items.find((item: { settlementId: Id }) => item.settlementId === drafts[1]!.id)).toMatchObject({
      fundedFen: "3000",
      carriedLines: 0,
      stopped: null,
    });
    expectStatus(await one.reviewer.post(`/api/v1/settlements/${drafts[0]!.id}/drop`, { version: 1 }), 200);
    const after = expectStatus(await province.get("/api/v1/settlements/previews"), 200).items;
    expect(after.map((item: { settlementId: Id }) => item.settlementId)).not.toContain(drafts[0]!.id);
  });

  test("5.13 there is one main list per period and city, and one draft at a time", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [10_00]);
    const draft = await assembled(city);
    expectRefusal(
      await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: city.periodId, kind: "main" }),
      "settlement-main-exists",
    );
    const second = await settlementPeriod(app, city.world.programmeId, city.world.planId, 2);
    expectRefusal(
      await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: second.periodId, kind: "main" }),
      "settlement-draft-open",
    );
    expectStatus(await city.reviewer.post(`/api/v1/settlements/${draft.id}/drop`, { version: draft.version }), 200);
    expect((await assembled(city)).status).toBe("draft");
  });

  test("5.18 a period that is not announced is not found, and a plan that is not published takes no list", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("settlementPeriod")
          .set({ status: "draft" })
          .where("id", "=", city.periodId)
          .execute(),
    );
    expectRefusal(
      await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: city.periodId, kind: "main" }),
      "not-found",
    );
    await app.as(null, async (work) => {
      await work.tx.updateTable("settlementPeriod").set({ status: "open" }).where("id", "=", city.periodId).execute();
      await work.tx
        .updateTable("plan")
        .set({ status: "closed", closedAt: work.now })
        .where("id", "=", city.world.planId)
        .execute();
    });
    expectRefusal(
      await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: city.periodId, kind: "main" }),
      "settlement-plan-not-open",
    );
  });

  test("another city's list is not found, in reads and in writes", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [10_00]);
    const draft = await assembled(city);
    const stranger = await app.signIn({
      role: ["city-reviewer", "city-approver"],
      organisation: { kind: "city-bureau", cityCode: "440100" },
    });
    for (const url of ["", "/lines", "/preview"])
      expectRefusal(await stranger.get(`/api/v1/settlements/${draft.id}${url}`), "not-found");
    expectRefusal(await stranger.post(`/api/v1/settlements/${draft.id}/freeze`, { version: 1 }), "not-found");
    expectRefusal(await stranger.post(`/api/v1/settlements/${draft.id}/drop`, { version: 1 }), "not-found");
    expect(expectStatus(await stranger.get("/api/v1/settlements"), 200).items).toEqual([]);
    expect(
      expectStatus(await stranger.get(`/api/v1/settlements/money?planId=${city.world.planId}`), 200).cities,
    ).toEqual([]);
  });
});

describe("freezing", () => {
  test("8.2 the vector through the API: A is funded, B and C carried; next year's cash serves B and C before anybody new", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [a, b, c] = await lineOf(app, city, [70_00, 50_00, 10_00]);
    const list = await frozen(app, city);
    expect(list).toMatchObject({
      status: "frozen",
      cashFen: "10000",
      fundedFen: "7000",
      fundedLines: 1,
      carriedFen: "6000",
      carriedLines: 2,
    });
    expect(list.number).toMatch(/^QD-4406-\d{4}-\d{3}$/);
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 70_00, posted: 0 });
    expect((await claimRow(app, a!.claimId)).status).toBe("listed");
    for (const claim of [b, c])
      expect(await claimRow(app, claim!.claimId)).toMatchObject({
        status: "approved",
        carriedFrom: 1,
        cashTransferId: null,
      });

    const planId = await nextPlan(app, city.world);
    await allot(app, city.world, planId, city.cityCode, 130_00);
    const next = await settlementPeriod(app, city.world.programmeId, planId, 1);
    const [fresh, late] = await lineOf(app, city, [60_00, 20_00]);
    const second = await frozen(app, city, next.periodId);
    const lines = await linesOf(city, second.id);
    expect(outcomes(lines)).toEqual([
      [b!.number, "funded", null],
      [c!.number, "funded", null],
      [fresh!.number, "funded", null],
      [late!.number, "carried", "short"],
    ]);
    expect(lines.map((line: any) => [line.carriedFrom, line.runningFen])).toEqual([
      [1, "5000"],
      [1, "6000"],
      [0, "12000"],
      [0, "12000"],
    ]);
    expect(await cashOf(app, city, planId)).toEqual({ granted: 130_00, reserved: 120_00, posted: 0 });
    expect(await cashOf(app, city)).toEqual({ granted: 100_00, reserved: 70_00, posted: 0 });
  });

  test("5.13 who drew the list up does not freeze it", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [10_00]);
    const both = await app.signIn({
      role: ["city-reviewer", "city-approver"],
      organisation: city.reviewer.actor.organisationId,
    });
    const draft = expectStatus(
      await both.post("/api/v1/settlements", { settlementPeriodId: city.periodId, kind: "main" }),
      201,
    );
    expect(draft.actions).not.toContain("freeze");
    await app.moveClock(1.01);
    expectRefusal(await both.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }), "second-hand");
  });

  test("5.13 5.18 a list is frozen after the period's deadline only, and holds only claims that took their place before it", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [inTime] = await lineOf(app, city, [10_00]);
    const draft = await assembled(city);
    expectRefusal(
      await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      "settlement-period-open",
    );
    await app.moveClock(1.01);
    await lineOf(app, city, [20_00]);
    const list = expectStatus(
      await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      200,
    );
    expect(outcomes(await linesOf(city, list.id))).toEqual([[inTime!.number, "funded", null]]);
  });

  test("8.2 a claim marked complete but undecided blocks the freeze and is named", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [undecided] = await lineOf(app, city, [10_00, 20_00]);
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("claim")
          .set({ status: "reviewed", decidedBy: null, decidedAt: null })
          .where("id", "=", undecided!.claimId)
          .execute(),
    );
    const draft = await assembled(city);
    await app.moveClock(1.01);
    const refused = await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version });
    expectRefusal(refused, "settlement-undecided");
    expect(refused.body.facts).toMatchObject({ claims: 1, numbers: undecided!.number });
    const preview = expectStatus(
      await city.reviewer.get(`/api/v1/settlements/${draft.id}/preview?outcome=blocking`),
      200,
    );
    expect(outcomes(preview.items)).toEqual([[undecided!.number, "blocking", "undecided"]]);
  });

  test("8.2 claims not complete, unconfirmed or returned are left out, hold no cash, block nobody and keep their place", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [submitted, returned, incomplete, good] = await lineOf(app, city, [90_00, 80_00, 70_00, 60_00]);
    await app.as(null, async (work) => {
      const set = async (id: Id, values: object): Promise<void> =>
        void (await work.tx.updateTable("claim").set(values).where("id", "=", id).execute());
      await set(submitted!.claimId, { status: "submitted" });
      await set(returned!.claimId, { status: "returned" });
      await set(incomplete!.claimId, { status: "evaluated", mark: "incomplete", reportMark: "incomplete" });
    });
    const list = await frozen(app, city);
    expect(outcomes(await linesOf(city, list.id))).toEqual([
      [good!.number, "funded", null],
      [submitted!.number, "left-out", "unconfirmed"],
      [returned!.number, "left-out", "returned"],
      [incomplete!.number, "left-out", "incomplete"],
    ]);
    expect(await cashOf(app, city)).toMatchObject({ reserved: 60_00 });
    expect(await claimRow(app, returned!.claimId)).toMatchObject({
      status: "returned",
      carriedFrom: 0,
      position: 2,
      cashTransferId: null,
    });
  });

  test("8.2 a deferred claim keeps its money set aside, and is served from it by the next list wherever that stops", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [put, behind] = await lineOf(app, city, [60_00, 50_00]);
    await defer(city, put!);
    const first = await frozen(app, city);
    expect(outcomes(await linesOf(city, first.id))).toEqual([
      [put!.number, "deferred", "deferred"],
      [behind!.number, "carried", "short"],
    ]);
    expect(first).toMatchObject({ deferredFen: "6000", deferredLines: 1, fundedFen: "0" });
    expect(await cashOf(app, city)).toMatchObject({ reserved: 60_00 });
    const held = (await claimRow(app, put!.claimId)).cashTransferId;

    // It ends at the next list at the latest: still deferred, it blocks; decided, it is served from its own money.
    const second = await settlementPeriod(app, city.world.programmeId, city.world.planId, 2);
    const draft = await assembled(city, "main", second.periodId);
    await app.moveClock(1.01);
    expectRefusal(
      await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      "settlement-undecided",
    );
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("claim")
          .set({ status: "approved", deferredReason: null, deferredUntil: null })
          .where("id", "=", put!.claimId)
          .execute(),
    );
    const list = expectStatus(
      await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      200,
    );
    const lines = await linesOf(city, list.id);
    expect(outcomes(lines)).toEqual([
      [behind!.number, "carried", "short"],
      [put!.number, "funded", null],
    ]);
    expect(lines.find((line: any) => line.claimId === put!.claimId)).toMatchObject({ heldBefore: true });
    expect((await claimRow(app, put!.claimId)).cashTransferId).toBe(held);
    expect(list).toMatchObject({ cashFen: "10000", fundedFen: "6000" });
    expect(await cashOf(app, city)).toMatchObject({ reserved: 60_00 });
  });

  test("8.2 money set aside for a claim that is left out goes back before the next cut, and the preview already counts with it", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [put, behind] = await lineOf(app, city, [60_00, 50_00]);
    await defer(city, put!);
    await frozen(app, city);
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("claim")
          .set({ status: "evaluated", mark: "incomplete", reportMark: "incomplete", deferredReason: null })
          .where("id", "=", put!.claimId)
          .execute(),
    );
    const second = await settlementPeriod(app, city.world.programmeId, city.world.planId, 2);
    const draft = await assembled(city, "main", second.periodId);
    expect(expectStatus(await city.reviewer.get(`/api/v1/settlements/${draft.id}/preview`), 200)).toMatchObject({
      cashFen: "10000",
      fundedFen: "5000",
    });
    await app.moveClock(1.01);
    const list = expectStatus(
      await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      200,
    );
    expect(outcomes(await linesOf(city, list.id))).toEqual([
      [behind!.number, "funded", null],
      [put!.number, "left-out", "incomplete"],
    ]);
    expect(await cashOf(app, city)).toMatchObject({ reserved: 50_00 });
    expect((await claimRow(app, put!.claimId)).cashTransferId).toBeNull();
  });

  test("8.2 a deferred claim that a later report no longer marks complete takes nothing from who is behind it, nor blocks", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [put, behind] = await lineOf(app, city, [100_00, 100_00]);
    await defer(city, put!);
    await app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("claim")
          .set({ mark: "incomplete", reportMark: "incomplete" })
          .where("id", "=", put!.claimId)
          .execute(),
    );
    const list = await frozen(app, city);
    expect(outcomes(await linesOf(city, list.id))).toEqual([
      [behind!.number, "funded", null],
      [put!.number, "left-out", "incomplete"],
    ]);
    expect(list).toMatchObject({ fundedFen: "10000", deferredLines: 0 });
    expect(await claimRow(app, put!.claimId)).toMatchObject({ status: "deferred", cashTransferId: null });
  });

  test("8.2 a deferred claim that does not fit is carried over without money, and its deferral does not outlive the list", async () => {
    const city = await settlementWorld(app, { cashFen: 50_00 });
    const [put] = await lineOf(app, city, [60_00]);
    await defer(city, put!);
    const list = await frozen(app, city);
    expect(outcomes(await linesOf(city, list.id))).toEqual([[put!.number, "carried", "short"]]);
    expect(await claimRow(app, put!.claimId)).toMatchObject({
      status: "deferred",
      carriedFrom: 1,
      cashTransferId: null,
    });
    const second = await settlementPeriod(app, city.world.programmeId, city.world.planId, 2);
    const draft = await assembled(city, "main", second.periodId);
    await app.moveClock(1.01);
    const refused = await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version });
    expectRefusal(refused, "settlement-undecided");
    expectStatus(await city.reviewer.post(`/api/v1/settlements/${draft.id}/drop`, { version: draft.version }), 200);
  });

  test("5.13 a freeze whose caller leaves before its end has changed nothing, and the same call may be made again", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const draft = await assembled(city);
    await app.moveClock(1.01);
    const [url, body, key] = [`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }, randomUUID()];
    const origin = await app.app.listen({ host: "127.0.0.1", port: 0 });
    const leaving = new AbortController();
    // Somebody else is at work until the caller has left.
    const left = await app.as(null, async () => {
      const call = fetch(`${origin}${url}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${city.approver.token}`,
          "content-type": "application/json",
          "idempotency-key": key,
        },
        body: JSON.stringify(body),
        signal: leaving.signal,
      }).catch((error: unknown) => error);
      await pause(300);
      leaving.abort();
      const answer = await call;
      await pause(100);
      return answer;
    });
    expect(left).toMatchObject({ name: "AbortError" });
    const attempts = async () =>
      await app.as(
        null,
        async (work) =>
          await work.tx.selectFrom("refusedAttempt").select("code").where("objectId", "=", draft.id).execute(),
      );
    await vi.waitFor(async () => expect(await attempts()).toEqual([{ code: "stopped" }]), 10_000);
    expect(expectStatus(await city.approver.get(`/api/v1/settlements/${draft.id}`), 200)).toMatchObject({
      status: "draft",
      number: null,
    });
    expect(await cashOf(app, city)).toMatchObject({ reserved: 0 });
    expect(expectStatus(await city.approver.post(url, body, key), 200)).toMatchObject({ fundedFen: "6000" });
  });

  test("an empty line makes no list", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const draft = await assembled(city);
    await app.moveClock(1.01);
    expectRefusal(
      await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      "settlement-empty",
    );
  });

  test("an approved claim whose voucher is frozen for a check blocks the list until it is deferred", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [60_00]);
    await app.as(
      null,
      async (work) =>
        await work.tx.updateTable("voucher").set({ status: "frozen" }).where("id", "=", claim!.voucherId).execute(),
    );
    const draft = await assembled(city);
    await app.moveClock(1.01);
    expectRefusal(
      await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      "settlement-undecided",
    );
  });

  test("a list is frozen once, on the version that was seen", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const list = await frozen(app, city);
    expectRefusal(await city.approver.post(`/api/v1/settlements/${list.id}/freeze`, { version: 1 }), "stale-version");
    expectRefusal(
      await city.approver.post(`/api/v1/settlements/${list.id}/freeze`, { version: list.version }),
      "wrong-state",
    );
    expectRefusal(
      await city.reviewer.post(`/api/v1/settlements/${list.id}/drop`, { version: list.version }),
      "wrong-state",
    );
  });

  test("5.13 the database itself refuses to change a frozen list or its lines", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00, 70_00]);
    const list = await frozen(app, city);
    await expect(
      app.as(
        null,
        async (work) =>
          await work.tx
            .updateTable("settlementBlock")
            .set({ outcome: "funded" })
            .where("settlementId", "=", list.id)
            .execute(),
      ),
    ).rejects.toThrow("never changes");
    await expect(
      app.as(
        null,
        async (work) => await work.tx.deleteFrom("settlementBlock").where("settlementId", "=", list.id).execute(),
      ),
    ).rejects.toThrow("append-only");
    await expect(
      app.as(
        null,
        async (work) =>
          await work.tx.updateTable("settlement").set({ fundedLines: 9 }).where("id", "=", list.id).execute(),
      ),
    ).rejects.toThrow("never changes");
  });

  test("5.13 anybody can write the frozen content again from its lines and finds the same digest", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00, 70_00, 1_00]);
    const list = await frozen(app, city);
    const lines = (await linesOf(city, list.id)).map((line: any) => ({
      ...line,
      amountFen: Number(line.amountFen),
      runningFen: Number(line.runningFen),
    }));
    const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
    const head = { ...list, settlementPeriodId: list.period.id, cashFen: Number(list.cashFen) as never };
    expect(sha256(settlementDigestText(head, settlementBlocks(lines).map(sha256)))).toBe(list.sha256);
  });

  test("5.13 the frozen list is exported as CSV, XLSX and PDF, the same bytes each time; a draft has no file", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [a] = await lineOf(app, city, [60_00, 70_00]);
    const draft = await assembled(city);
    expect((await city.reviewer.download(`/api/v1/settlements/${draft.id}/file?format=csv`)).status).toBe(409);
    await app.moveClock(1.01);
    expectStatus(await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }), 200);
    const [csv, xlsx, pdf] = await Promise.all(
      ["csv", "xlsx", "pdf"].map(
        async (format) => await city.reviewer.download(`/api/v1/settlements/${draft.id}/file?format=${format}`),
      ),
    );
    expect(csv!.bytes.toString("utf8")).toContain(a!.number);
    expect(xlsx!.bytes.subarray(0, 2).toString()).toBe("PK");
    expect(pdf!.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(
      (await city.reviewer.download(`/api/v1/settlements/${draft.id}/file?format=pdf`)).bytes.equals(pdf!.bytes),
    ).toBe(true);
  });

  test("lists and lines are read page by page", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00, 70_00, 1_00]);
    const list = await frozen(app, city);
    const first = expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}/lines?limit=2`), 200);
    const rest = expectStatus(
      await city.reviewer.get(`/api/v1/settlements/${list.id}/lines?limit=2&cursor=${first.nextCursor}`),
      200,
    );
    expect([...first.items, ...rest.items].map((line: any) => line.ordinal)).toEqual([1, 2, 3]);
    expect(rest.nextCursor).toBeNull();
    expect((await linesOf(city, list.id, "&outcome=carried")).map((line: any) => line.ordinal)).toEqual([2, 3]);
    const newest = expectStatus(await city.reviewer.get("/api/v1/settlements?limit=1"), 200);
    expect(newest.items.map((one: any) => one.id)).toEqual([list.id]);
    const older = expectStatus(await city.reviewer.get(`/api/v1/settlements?limit=1&cursor=${newest.nextCursor}`), 200);
    expect(older.items).toHaveLength(1);
    expect(older.items[0].id).not.toBe(list.id);
  });
});

describe("supplementary lists", () => {
  test("without the parameter, cash freed after a freeze waits for the next period", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    await frozen(app, city);
    expectRefusal(
      await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: city.periodId, kind: "supplementary" }),
      "settlement-no-supplementary",
    );
  });

  test("with the parameter, one follows the frozen main list and funds what was carried, from what is free", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00, parameters: { supplementaryLists: true } });
    const [, carried] = await lineOf(app, city, [60_00, 50_00]);
    expectRefusal(
      await city.reviewer.post("/api/v1/settlements", { settlementPeriodId: city.periodId, kind: "supplementary" }),
      "settlement-main-first",
    );
    await frozen(app, city);
    await app.as(null, async (work) => {
      const { openAndLock, grant } = await import("../ledger/commands.ts");
      const [cash] = await openAndLock(work, [
        { kind: "cash", programmeId: city.world.programmeId, planId: city.world.planId, cityCode: city.cityCode },
      ]);
      await grant(work, cash!, 10_00 as never, { objectType: "allotment", objectId: city.world.planId });
    });
    const draft = await assembled(city, "supplementary");
    const list = expectStatus(
      await city.approver.post(`/api/v1/settlements/${draft.id}/freeze`, { version: draft.version }),
      200,
    );
    expect(list.number).toMatch(/^QB-4406-/);
    expect(outcomes(await linesOf(city, list.id))).toEqual([[carried!.number, "funded", null]]);
  });
});

test("lines are found by a part of a number or a name, in the preview and on the list, and the list has its history", async () => {
  const city = await settlementWorld(app, { cashFen: 100_00 });
  const [first, second] = await lineOf(app, city, [60_00, 20_00]);
  const found = async (id: Id, path: string, q: string) =>
    expectStatus(
      await city.reviewer.get(`/api/v1/settlements/${id}/${path}?q=${encodeURIComponent(q)}`),
      200,
    ).items.map((line: any) => line.claimId);
  const draft = await assembled(city);
  expect(await found(draft.id, "preview", second!.number)).toEqual([second!.claimId]);
  expectStatus(await city.reviewer.post(`/api/v1/settlements/${draft.id}/drop`, { version: draft.version }), 200);
  const list = await frozen(app, city);
  expect(await found(list.id, "lines", first!.number.slice(2).toLowerCase())).toEqual([first!.claimId]);
  expect(await found(list.id, "lines", "100%")).toEqual([]);
  const { timeline } = expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}`), 200);
  expect(timeline.map((line: any) => [line.action, line.by.kind])).toEqual([
    ["settlement.assembled", "person"],
    ["settlement.frozen", "person"],
  ]);
});

test("money by city: granted, promised, paid, free and what waits, from the accounts", async () => {
  const city = await settlementWorld(app, { cashFen: 100_00 });
  await lineOf(app, city, [60_00, 50_00]);
  await frozen(app, city);
  const { cities } = expectStatus(
    await city.reviewer.get(`/api/v1/settlements/money?planId=${city.world.planId}`),
    200,
  );
  expect(cities).toEqual([
    {
      cityCode: "440600",
      grantedFen: "10000",
      promisedFen: "6000",
      paidFen: "0",
      freeFen: "4000",
      carriedFen: "5000",
      carriedLines: 1,
    },
  ]);
});

test("5.13 a claim's own parties see how it fared once the list is public, and strangers see nothing", async () => {
  const city = await settlementWorld(app, { cashFen: 100_00 });
  const [claim, other] = await lineOf(app, city, [60_00, 50_00]);
  const owner = await app.signIn({ role: "enterprise-preparer", organisation: claim!.enterpriseId });
  const { list } = await noticed(app, city);
  const fared = expectStatus(await owner.get(`/api/v1/claims/${claim!.claimId}/settlement-lines`), 200);
  expect(fared.items).toMatchObject([
    { settlementNumber: list.number, outcome: "funded", amountFen: "6000", position: 1 },
  ]);
  expectRefusal(await owner.get(`/api/v1/claims/${other!.claimId}/settlement-lines`), "not-found");
});
