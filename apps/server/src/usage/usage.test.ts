import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@yunquan/core/time.ts";
import { setUpApplications, type IssuedVoucher, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Answer, type Caller, type TestApp } from "../../test/app.ts";
import {
  confirmClaim,
  deliverUse,
  draftClaim,
  submitClaim,
  todayOf,
  usageRows,
  voucherToClaim,
} from "../../test/claim-journey.fixture.ts";
import { officer } from "../../test/parties.fixture.ts";
import { newId } from "../platform/work.ts";

let app: TestApp;
let world: World;
let voucher: IssuedVoucher;
let supplier: Caller;

beforeAll(async () => {
  app = await startTestApp();
  world = await setUpApplications(app);
  voucher = await voucherToClaim(app, { world });
  supplier = voucher.supplier.preparer;
});
afterAll(async () => await app.close());

async function row(daysAgo: number, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    voucherCode: voucher.voucherCode,
    source: "interface",
    usedOn: addDays(await todayOf(app), -daysAgo),
    activeUsers: 4,
    loginCount: 9,
    deviceCount: 2,
    onlineMinutes: 300,
    ...changes,
  };
}

async function deliver(rows: readonly unknown[], by: Caller = supplier): Promise<Answer<any>> {
  return await by.post("/api/v1/usage", { rows });
}

const resultsOf = (answer: Answer<any>): string[] => answer.body.results.map((one: any) => one.code ?? one.result);

async function storedDay(usedOn: string) {
  return await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("usageDay")
        .selectAll()
        .where("voucherId", "=", voucher.voucherId)
        .where("usedOn", "=", usedOn as never)
        .where("source", "=", "interface")
        .executeTakeFirst(),
  );
}

describe("by the interface", () => {
  test("5.10 each row has its own result: accepted, repeated, replaced; the log keeps what was replaced", async () => {
    const [one, two] = [await row(1), await row(2)];
    const first = await deliver([one, two]);
    expect(first.status).toBe(201);
    expect(resultsOf(first)).toEqual(["accepted", "accepted"]);
    expect(first.body).toMatchObject({
      channel: "api",
      acceptedRows: 2,
      repeatedRows: 0,
      replacedRows: 0,
      refusedRows: 0,
    });
    const again = await deliver([one, { ...two, activeUsers: 5 }]);
    expect(resultsOf(again)).toEqual(["repeated", "replaced"]);
    expect((await storedDay(two.usedOn))?.toldActiveUsers).toBe(5);
    expect((await storedDay(one.usedOn))?.deliveryId).toBe(first.body.id);
    const log = await supplier.get("/api/v1/usage/deliveries");
    const { voucherCode, source, usedOn } = two;
    expect(log.body.items.find((delivery: any) => delivery.id === again.body.id)).toMatchObject({
      replacedRows: 1,
      replacements: [{ voucherCode, source, usedOn, before: { activeUsers: 4 }, after: { activeUsers: 5 } }],
    });
    const changed = app.as(
      null,
      async (work) =>
        await work.tx.updateTable("usageDelivery").set({ replacedRows: 0 }).where("id", "=", again.body.id).execute(),
    );
    await expect(changed).rejects.toThrow(/append-only/);
  });

  test("5.10 a row is refused alone, with its reason: unknown or another's voucher, a future day, a day before the contract, twice the same", async () => {
    const stranger = await voucherToClaim(app, { world: await setUpApplications(app, { code: "stranger" }) });
    const answer = await deliver([
      await row(3),
      await row(3, { voucherCode: "YQ-NONE" }),
      await row(3, { voucherCode: stranger.voucherCode }),
      await row(-1),
      await row(41),
      await row(3, { activeUsers: 1 }),
      await row(0),
    ]);
    expect(answer.status).toBe(201);
    expect(resultsOf(answer)).toEqual([
      "accepted",
      "unknown-voucher",
      "unknown-voucher",
      "future-day",
      "before-contract",
      "repeated-row",
      "accepted",
    ]);
    expect(answer.body.results[1]).toMatchObject({ row: 1, result: "refused", zh: "没有该服务券，或不属于本供应商" });
    expect((await storedDay((await row(3)).usedOn))?.toldActiveUsers).toBe(4);
  });

  test("5.10 a voucher that ended takes no usage any more", async () => {
    const ended = await voucherToClaim(app, { world });
    const seen = await ended.enterprise.approver.get(`/api/v1/vouchers/${ended.voucherId}`);
    await ended.enterprise.approver.post(`/api/v1/vouchers/${ended.voucherId}/surrender`, {
      version: seen.body.version,
      reason: "不再实施",
    });
    expect(resultsOf(await deliver([await row(1, { voucherCode: ended.voucherCode })]))).toEqual(["voucher-ended"]);
  });

  test("5.12 the schema is closed: an unknown field refuses the whole delivery, by name, and nothing of it is kept", async () => {
    const usedOn = addDays(await todayOf(app), -20);
    const refused = await deliver([await row(20), await row(19, { userName: "张三", orderAmount: 12 })]);
    expect(refused.status).toBe(400);
    expect(refused.body.faults.map((fault: any) => `${fault.path} ${fault.code}`)).toEqual([
      "rows.1.userName unknown-field",
      "rows.1.orderAmount unknown-field",
    ]);
    expect(JSON.stringify(refused.body)).not.toContain("张三");
    expect(await storedDay(usedOn)).toBeUndefined();
    const top = await supplier.post("/api/v1/usage", { rows: [await row(20)], note: "x" });
    expect(top.body.faults).toMatchObject([{ path: "note", code: "unknown-field" }]);
    const wrong = await deliver([
      await row(20, { activeUsers: -1, loginCount: 1.5, source: "guess", usedOn: "2026-02-30" }),
    ]);
    expect(wrong.body.faults.map((fault: any) => fault.path)).toEqual([
      "rows.0.source",
      "rows.0.usedOn",
      "rows.0.activeUsers",
      "rows.0.loginCount",
    ]);
    expect((await deliver([])).status).toBe(400);
    expect((await deliver(Array.from({ length: 1001 }, () => ({})))).status).toBe(400);
  });

  test("5.10 the same key and content deliver once", async () => {
    const key = newId();
    const rows = [await row(5)];
    const one = await supplier.post("/api/v1/usage", { rows }, key);
    const two = await supplier.post("/api/v1/usage", { rows }, key);
    expect(two.body).toEqual(one.body);
    expect((await supplier.post("/api/v1/usage", { rows: [await row(6)] }, key)).body.code).toBe(
      "idempotency-key-reused",
    );
  });
});

describe("by file", () => {
  const header = "服务券编号,来源,使用日期,活跃用户数,登录次数,设备连接数,在线分钟数";
  async function deliverFile(lines: readonly string[], by: Caller = supplier): Promise<Answer<any>> {
    const uploaded = await by.upload("usage", "usage.csv", Buffer.from([...lines, ""].join("\n"), "utf8"));
    expect(uploaded.status).toBe(201);
    return await by.post("/api/v1/usage/files", { fileId: uploaded.body.id });
  }

  test("5.10 a CSV is taken row by row; a faulty row is refused alone, by its number in the sheet", async () => {
    const day = (daysAgo: number) => async () => addDays(await todayOf(app), -daysAgo);
    const [one, two] = [await day(10)(), await day(11)()];
    const code = voucher.voucherCode;
    const answer = await deliverFile([
      header,
      `${code},接口,${one},3,7,1,200`,
      `${code},接口,${two},张三,7,1,200`,
      `YQ-NONE,运营商,${one},3,7,1,200`,
    ]);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ channel: "file", acceptedRows: 1, refusedRows: 2 });
    expect(answer.body.results.map((result: any) => [result.row, result.code])).toEqual([
      [3, "file-row"],
      [4, "unknown-voucher"],
    ]);
    expect(await storedDay(one)).toMatchObject({ toldActiveUsers: 3, toldOnlineMinutes: 200 });
    // The sender is told what was wrong; the log does not keep what stood in the cell.
    expect(answer.body.results[0].zh).toContain("“张三”");
    const log = await supplier.get("/api/v1/usage/deliveries");
    const kept = log.body.items.find((delivery: any) => delivery.id === answer.body.id);
    expect(kept.refusals).toMatchObject([
      { row: 3, code: "file-row" },
      { row: 4, code: "unknown-voucher" },
    ]);
    expect(JSON.stringify(kept)).not.toContain("张三");
    const again = await deliverFile([header, `${code},interface,${one},3,7,1,200`]);
    expect(again.body).toMatchObject({ acceptedRows: 0, repeatedRows: 1 });
  });

  test("5.12 a column beyond the named ones refuses the whole file", async () => {
    const refused = await deliverFile([
      `${header},客户名称`,
      `${voucher.voucherCode},接口,2026-02-20,3,7,1,200,某公司`,
    ]);
    expect(refused.body.code).toBe("usage-file-refused");
    expect(refused.body.detailZh).toContain("客户名称");
    expect(refused.body.detailZh).not.toContain("某公司");
  });

  test("5.10 the file is the supplier's own; the empty form reads back", async () => {
    const foreign = await voucher.enterprise.preparer.upload("usage", "usage.csv", Buffer.from(header, "utf8"));
    expect((await supplier.post("/api/v1/usage/files", { fileId: foreign.body.id })).body.code).toBe("not-found");
    const form = await supplier.download("/api/v1/usage/template");
    expect(form.status).toBe(200);
    const empty = await deliverFile([form.bytes.toString("utf8")]);
    expect(empty.body.code).toBe("usage-file-refused");
  });
});

describe("what was received", () => {
  test("5.10 everybody of the case is told how the use would be judged today, day by day, and strangers are not", async () => {
    const own = await voucherToClaim(app, { world });
    const path = `/api/v1/usage/outlook?voucherId=${own.voucherId}`;
    const before = await own.supplier.preparer.get(path);
    expect(before.body).toMatchObject({ outcome: "insufficient", submittedOn: null, voucherCode: own.voucherCode });
    expect(before.body.days).toHaveLength(before.body.thresholds.windowDays);
    expect(new Set(before.body.days.map((day: any) => day.state))).toEqual(new Set(["unknown"]));

    await deliverUse(app, own, { days: 25 });
    const after = await own.enterprise.preparer.get(path);
    expect(after.body.outcome).toBe("complete");
    const active = after.body.days.filter((day: any) => day.state === "active");
    expect(active).toHaveLength(25);
    expect(active[0]).toMatchObject({ operator: { activeUsers: 8 }, interface: { activeUsers: 8 } });
    const stranger = (await voucherToClaim(app, { world })).enterprise.preparer;
    expect((await stranger.get(path)).status).toBe(404);
  });

  test("5.12 an enterprise sees every figure received about it and who sent it; nobody else's enterprise does", async () => {
    const own = await voucherToClaim(app, { world });
    const rows = await usageRows(app, own.voucherCode, { days: 3 });
    const delivered = await own.supplier.preparer.post("/api/v1/usage", { rows });
    expect(delivered.status).toBe(201);
    const pages: any[] = [];
    let cursor = "";
    do {
      const page = await own.enterprise.preparer.get(`/api/v1/usage/received?limit=4${cursor}`);
      expect(page.status).toBe(200);
      pages.push(...page.body.items);
      cursor = page.body.nextCursor === null ? "" : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== "");
    expect(pages).toHaveLength(6);
    expect(pages.map((day) => `${day.source} ${day.usedOn}`)).toEqual(
      rows.map((one) => `${one.source} ${one.usedOn}`).toSorted(),
    );
    expect(pages[0]).toMatchObject({
      voucherCode: own.voucherCode,
      deliveryId: delivered.body.id,
      channel: "api",
      supplier: { name: own.supplier.name },
    });
    const received = async (caller: Caller, of = "") => await caller.get(`/api/v1/usage/received?limit=100${of}`);
    const mine = (await received(voucher.enterprise.preparer)).body.items;
    expect(mine.every((day: any) => day.voucherCode === voucher.voucherCode)).toBe(true);
    const of = `&voucherId=${own.voucherId}`;
    expect((await received(voucher.enterprise.preparer, of)).body.items).toEqual([]);
    expect((await received(world.reviewer, of)).body.items).toHaveLength(6);
    expect((await received(await officer(app, "city-reviewer", "440300"), of)).body.items).toEqual([]);
    expect((await received(world.reviewer)).body.faults).toMatchObject([{ path: "query.voucherId" }]);
    expect((await own.enterprise.preparer.get("/api/v1/usage/deliveries")).body.code).toBe("not-permitted");
    const others = await setUpApplications(app, { code: "other-deliveries" });
    expect((await others.supplier.preparer.get("/api/v1/usage/deliveries")).body.items).toEqual([]);
  });
});

describe("keys", () => {
  test("5.10 a key delivers with the preparer's rights and nothing more; its secret is shown once; ended, it is nobody", async () => {
    const { approver } = voucher.supplier;
    expect((await supplier.post("/api/v1/api-keys", { name: "MES" })).body.code).toBe("not-permitted");
    const idempotency = newId();
    const created = await approver.post("/api/v1/api-keys", { name: "MES" }, idempotency);
    expect(created.status).toBe(201);
    expect(created.body.secret).toMatch(/^yqk_[A-Za-z0-9_-]{43}$/);
    const repeated = await approver.post("/api/v1/api-keys", { name: "MES" }, idempotency);
    expect(repeated.body).toEqual({ ...created.body, secret: null });
    const kept = await app.as(null, async (work) =>
      JSON.stringify(
        await work.tx.selectFrom("idempotencyKey").select("answer").where("operation", "=", "apiKeys.create").execute(),
      ),
    );
    expect(kept).not.toContain(created.body.secret);
    const list = await supplier.get("/api/v1/api-keys");
    expect(list.body.items).toMatchObject([{ id: created.body.id, name: "MES", endedAt: null }]);
    expect(JSON.stringify(list.body)).not.toContain(created.body.secret);

    const call = async (method: "GET" | "POST", url: string, payload?: object) => {
      const answer = await app.app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${created.body.secret}`,
          "idempotency-key": newId(),
          ...(payload === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
      });
      return { status: answer.statusCode, body: answer.json() };
    };
    const delivered = await call("POST", "/api/v1/usage", { rows: [await row(8)] });
    expect(delivered.body.results).toMatchObject([{ result: "accepted" }]);
    expect((await call("POST", "/api/v1/api-keys", { name: "another" })).body.code).toBe("not-permitted");
    const others = await setUpApplications(app, { code: "other-keys" });
    expect((await others.supplier.approver.post(`/api/v1/api-keys/${created.body.id}/end`)).body.code).toBe(
      "not-found",
    );
    expect((await approver.post(`/api/v1/api-keys/${created.body.id}/end`)).status).toBe(200);
    expect((await approver.post(`/api/v1/api-keys/${created.body.id}/end`)).status).toBe(200);
    expect((await call("POST", "/api/v1/usage", { rows: [await row(9)] })).status).toBe(401);
  });
});

describe("evaluation", () => {
  test("5.10 the tick evaluates what the supplier confirmed, and again when new data arrive; each run is kept with its reasons", async () => {
    const claim = await confirmClaim(await submitClaim(await draftClaim(app, { world })));
    const { preparer } = claim.voucher.enterprise;
    const seen = async () => (await preparer.get(`/api/v1/claims/${claim.claimId}`)).body;
    expect((await seen()).evaluation).toBeNull();
    await app.tick();
    const silent = await seen();
    expect(silent).toMatchObject({
      status: "evaluated",
      mark: "insufficient",
      evaluation: {
        outcome: "insufficient",
        thresholds: { windowDays: 30, activeDaysMin: 10, usersMin: 3, operatorRequired: false },
      },
    });
    expect(silent.evaluation.findings.find((finding: any) => finding.rule === "usage-interface")).toMatchObject({
      outcome: "open",
      zh: "统计期 30 天内未收到接口登录数据。",
    });
    const messages = (await preparer.get("/api/v1/messages")).body.items;
    expect(messages[0]).toMatchObject({ kind: "claim.evaluated", textZh: expect.stringContaining("数据不足") });
    const rows = await usageRows(app, claim.voucher.voucherCode);
    await claim.voucher.supplier.preparer.post("/api/v1/usage", { rows });
    await app.tick();
    expect(await seen()).toMatchObject({ mark: "complete" });
    // The same figures again are nothing new.
    await claim.voucher.supplier.preparer.post("/api/v1/usage", { rows });
    await app.tick();
    const runs = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("evaluation")
          .select(["outcome"])
          .where("claimId", "=", claim.claimId)
          .orderBy("evaluatedAt")
          .execute(),
    );
    expect(runs.map((run) => run.outcome)).toEqual(["insufficient", "complete"]);
    const changed = app.as(
      null,
      async (work) =>
        await work.tx
          .updateTable("evaluation")
          .set({ outcome: "complete" })
          .where("claimId", "=", claim.claimId)
          .execute(),
    );
    await expect(changed).rejects.toThrow(/append-only/);
  });

  test("5.10 where the standard asks for both sources, the operator's data are needed and win", async () => {
    const lines = [{ serviceCode: "CLOUD-01", category: "cloud-resource", amountFen: 80_000_00 }];
    const claim = await confirmClaim(
      await submitClaim(await draftClaim(app, { world, lines, serviceCode: "CLOUD-01" })),
    );
    const { supplier: theirs, enterprise, voucherCode } = claim.voucher;
    const mark = async () => (await enterprise.preparer.get(`/api/v1/claims/${claim.claimId}`)).body.mark;
    await theirs.preparer.post("/api/v1/usage", {
      rows: await usageRows(app, voucherCode, { sources: ["interface"] }),
    });
    await app.tick();
    expect(await mark()).toBe("insufficient");
    await theirs.preparer.post("/api/v1/usage", {
      rows: await usageRows(app, voucherCode, { sources: ["operator"], users: 0 }),
    });
    await app.tick();
    expect(await mark()).toBe("incomplete");
    await theirs.preparer.post("/api/v1/usage", { rows: await usageRows(app, voucherCode, { sources: ["operator"] }) });
    await app.tick();
    expect(await mark()).toBe("complete");
  });

  test("5.10 a standard that says nothing of a service gives nothing to pass by, however much it is used", async () => {
    const claim = await confirmClaim(await submitClaim(await draftClaim(app, { world })));
    await app.as(null, async (work) => {
      const id = work.newId();
      await sql`insert into standard (id, programme_id, plan_id, catalogue_id, number, title_zh, title_en, status, sample, published_at, created_at)
        select ${id}, programme_id, plan_id, catalogue_id, 99, title_zh, title_en, 'superseded', sample, published_at, created_at
        from standard where id = ${world.programme.standardId}`.execute(work.tx);
      await work.tx.updateTable("voucher").set({ standardId: id }).where("id", "=", claim.voucher.voucherId).execute();
    });
    await claim.voucher.supplier.preparer.post("/api/v1/usage", {
      rows: await usageRows(app, claim.voucher.voucherCode),
    });
    await app.tick();
    const seen = await claim.voucher.enterprise.preparer.get(`/api/v1/claims/${claim.claimId}`);
    expect(seen.body).toMatchObject({ mark: "insufficient", evaluation: { findings: [{ rule: "usage-thresholds" }] } });
  });
});
