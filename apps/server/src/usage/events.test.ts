import { generateKeyPairSync, createHash, sign } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVENT_LINES_MAX } from "@yunquan/core/usage/events.ts";
import { addDays, type CalendarDate } from "@yunquan/core/time.ts";
import { setUpApplications, type IssuedVoucher, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Answer, type Caller, type TestApp } from "../../test/app.ts";
import { confirmClaim, draftClaim, submitClaim, todayOf, voucherToClaim } from "../../test/claim-journey.fixture.ts";
import { json, newId } from "../platform/work.ts";
import { daysThatDisagree } from "./event-days.ts";
import { dropPartition } from "./event-partitions.ts";
import { daysOfVouchers, insertDeliveries } from "./store.ts";

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

type Event = Record<string, unknown>;

/** Noon in Beijing on a day so many days ago. */
async function noon(daysAgo: number): Promise<string> {
  return `${addDays(await todayOf(app), -daysAgo)}T04:00:00.000Z`;
}

function event(at: string, changes: Event = {}): Event {
  return {
    eventId: newId(),
    voucherCode: voucher.voucherCode,
    source: "interface",
    at,
    kind: "login",
    quantity: 1,
    user: "zhang.san",
    ...changes,
  };
}

async function send(
  lines: readonly (Event | string)[] | Buffer,
  options: { by?: string; headers?: Record<string, string> } = {},
): Promise<Answer<any>> {
  const payload = Buffer.isBuffer(lines)
    ? lines
    : lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const answer = await app.app.inject({
    method: "POST",
    url: "/api/v1/usage/events",
    headers: {
      authorization: `Bearer ${options.by ?? supplier.token}`,
      "content-type": "application/x-ndjson",
      ...options.headers,
    },
    payload,
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

const counts = ({ body }: Answer<any>) => [body.acceptedRows, body.repeatedRows, body.refusedRows];
const refusals = ({ body }: Answer<any>): string[] =>
  body.refusals.map((one: any) => `${one.row} ${one.code} ${one.field}`);

async function counted(of: IssuedVoucher, usedOn: string, source = "interface") {
  return await app.as(null, async (work) => {
    const wanted = { voucherId: of.voucherId, fromOn: usedOn as CalendarDate, toOn: usedOn as CalendarDate };
    const days = (await daysOfVouchers(work, [wanted])).get(of.voucherId);
    const day = days?.find((one) => one.source === source);
    return day && [day.activeUsers, day.loginCount, day.deviceCount, day.onlineMinutes];
  });
}

describe("events", () => {
  test("5.10 events are counted into their day in Beijing: logins, distinct users and devices, minutes online", async () => {
    const day = addDays(await todayOf(app), -3);
    const answer = await send([
      event(`${addDays(day, -1)}T16:00:00.000Z`, { quantity: 3 }),
      event(`${day}T04:00:00.000Z`, { user: "li.si", device: "pad-1" }),
      event(`${day}T05:00:00.000Z`, { kind: "session", quantity: 40 }),
      event(`${day}T06:00:00.000Z`, { kind: "session", quantity: 25, user: "wang.wu", client: "mobile" }),
      event(`${day}T06:00:00.000Z`, {
        kind: "device",
        quantity: 500,
        user: undefined,
        device: "plc-7",
        protocol: "opcua",
      }),
      event(`${day}T07:00:00.000Z`, { kind: "device", quantity: 2, user: undefined, device: "pad-1" }),
      event(`${day}T15:59:59.999Z`, {}),
      event(`${day}T16:00:00.000Z`, {}),
    ]);
    expect(answer.status).toBe(200);
    expect(counts(answer)).toEqual([8, 0, 0]);
    expect(await counted(voucher, day)).toEqual([3, 5, 2, 65]);
    expect(await counted(voucher, addDays(day, 1))).toEqual([1, 1, 0, 0]);
    const more = await send([event(`${day}T08:00:00.000Z`), event(`${day}T09:00:00.000Z`, { user: "zhao.liu" })]);
    expect(counts(more)).toEqual([2, 0, 0]);
    expect(await counted(voucher, day)).toEqual([4, 7, 2, 65]);
  });

  test("5.10 the same body again changes nothing and is repeated; the same id with another content is refused, on whatever day", async () => {
    const at = await noon(5);
    const day = at.slice(0, 10);
    const lines = [event(at), event(at, { user: "li.si" }), event(at, { kind: "session", quantity: 10 })];
    expect(counts(await send(lines))).toEqual([3, 0, 0]);
    const before = await counted(voucher, day);
    const again = await send(lines);
    expect(counts(again)).toEqual([0, 3, 0]);
    expect(again.body.refusals).toEqual([]);
    const [one] = lines;
    const changed = await send([
      { ...one, quantity: 2 },
      { ...one, user: "somebody.else" },
      { ...one, at: await noon(6) },
      { ...one },
      { ...one, quantity: 2 },
      event(at, { eventId: lines[1]?.["eventId"], user: "li.si" }),
    ]);
    expect(counts(changed)).toEqual([0, 2, 4]);
    expect(refusals(changed)).toEqual([1, 2, 3, 5].map((row) => `${row} event-id-reused null`));
    expect(await counted(voucher, day)).toEqual(before);
    expect(await counted(voucher, (await noon(6)).slice(0, 10))).toBeUndefined();
  });

  test("5.10 within one body the first of an id counts, the same again is repeated, another content is refused", async () => {
    const at = await noon(7);
    const one = event(at);
    const answer = await send([one, one, { ...one, quantity: 2 }, event(at)]);
    expect(counts(answer)).toEqual([2, 1, 1]);
    expect(refusals(answer)).toEqual(["3 event-id-reused null"]);
    expect((await counted(voucher, at.slice(0, 10)))?.[1]).toBe(2);
  });

  test("5.10 two suppliers may use the same id; neither counts for the other's voucher", async () => {
    const other = await voucherToClaim(app, { world: await setUpApplications(app, { code: "other-events" }) });
    const at = await noon(8);
    const one = event(at);
    expect(counts(await send([one]))).toEqual([1, 0, 0]);
    const theirs = { ...one, voucherCode: other.voucherCode };
    const token = other.supplier.preparer.token;
    expect(counts(await send([theirs], { by: token }))).toEqual([1, 0, 0]);
    const stolen = await send([event(at), event(at, { voucherCode: "YQ-NONE" })], { by: token });
    expect(refusals(stolen)).toEqual(["1 unknown-voucher null", "2 unknown-voucher null"]);
    expect(stolen.body.refusals[0]).toMatchObject({ zh: "没有该服务券，或不属于本供应商" });
  });

  test("5.12 a line is refused alone, by number, code and field; unknown fields are refused and nothing of the line is kept", async () => {
    const at = await noon(9);
    const answer = await send([
      event(at),
      "{not json",
      "",
      event(at, { orderAmount: 120_000, customer: "某某公司张三" }),
      event(at, { quantity: 0, source: "guess" }),
      "[1,2]",
      event(at, { kind: "device" }),
      event(at),
    ]);
    expect(answer.status).toBe(200);
    expect(counts(answer)).toEqual([2, 0, 5]);
    expect(refusals(answer)).toEqual([
      "2 not-json null",
      "4 unknown-field orderAmount",
      "4 unknown-field customer",
      "5 wrong-field source",
      "5 wrong-field quantity",
      "6 not-json null",
      "7 wrong-field device",
      "7 unknown-field user",
    ]);
    for (const refusal of answer.body.refusals) expect(refusal.zh && refusal.en).toBeTruthy();
    const kept = await app.as(null, async (work) =>
      JSON.stringify(await work.tx.selectFrom("usageDelivery").selectAll().where("id", "=", answer.body.id).execute()),
    );
    expect(kept).not.toContain("张三");
    expect(kept).not.toContain("120000");
  });

  test("5.10 an event is refused before its contract, in the future, and for a day that is closed", async () => {
    const [today, contract] = [await noon(0), await noon(41)];
    const soon = new Date(Date.parse(today) + 86_400_000).toISOString();
    const answer = await send([
      event(await noon(30)),
      event(await noon(31)),
      event(contract),
      event(soon),
      event("2200-01-01T00:00:00.000Z"),
    ]);
    expect(refusals(answer)).toEqual([
      "2 too-late null",
      "3 before-contract null",
      "4 future null",
      "5 wrong-field at",
    ]);
    expect(counts(answer)).toEqual([1, 0, 4]);
  });

  test("5.10 bodies that cannot be read at all are refused whole: empty, of another kind, too long; bytes that are no text fall alone", async () => {
    expect((await send([])).body.faults).toMatchObject([{ code: "no-lines" }]);
    expect((await send(["", " "])).status).toBe(400);
    expect((await supplier.post("/api/v1/usage/events", { eventId: newId() })).status).toBe(415);
    const long = await send(Array.from({ length: EVENT_LINES_MAX + 1 }, () => "{}"));
    expect(long.status).toBe(413);
    expect(long.body.detailZh).toContain(String(EVENT_LINES_MAX));
    const broken = await send(
      Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(JSON.stringify(event(await noon(1))))]),
    );
    expect(counts(broken)).toEqual([1, 0, 1]);
    expect(refusals(broken)).toEqual(["1 not-utf8 null"]);
  });

  test("5.12 nobody's account or device is stored: only pseudonyms, which differ by day and voucher", async () => {
    const [one, two] = [await noon(10), await noon(11)];
    const name = "chen.xiaoming-13800001234";
    await send([event(one, { user: name, device: "SN-778899" }), event(two, { user: name, device: "SN-778899" })]);
    const stored = await app.as(null, async (work) => {
      const tables = ["usage_event", "usage_day_change", "usage_event_key", "usage_day", "usage_delivery", "history"];
      const texts: string[] = [];
      for (const table of tables)
        texts.push(JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(work.tx)).rows));
      return texts.join("");
    });
    expect(stored).not.toContain("chen.xiaoming");
    expect(stored).not.toContain("SN-778899");
    const rows = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("usageEvent")
          .select(["usedOn", "userPseudonym"])
          .where("usedOn", "in", [one.slice(0, 10) as CalendarDate, two.slice(0, 10) as CalendarDate])
          .execute(),
    );
    expect(new Set(rows.map((row) => row.userPseudonym)).size).toBe(2);
  });

  test("5.10 each delivery is in the log with its counts, its refusals and the digest of its body, and has its line of history", async () => {
    const lines = [event(await noon(2)), "{"];
    const answer = await send(lines);
    const body = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
    const sha256 = createHash("sha256").update(body).digest("hex");
    expect(answer.body.bodySha256).toBe(sha256);
    const log = await supplier.get("/api/v1/usage/deliveries?limit=100");
    expect(log.body.items.find((one: any) => one.id === answer.body.id)).toMatchObject({
      channel: "events",
      acceptedRows: 1,
      refusedRows: 1,
      refusals: [{ row: 2, code: "not-json", field: null }],
    });
    const history = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("history")
          .selectAll()
          .where("objectId", "=", answer.body.id)
          .executeTakeFirstOrThrow(),
    );
    expect(history).toMatchObject({
      action: "usage.delivered",
      personId: supplier.actor.personId,
      facts: { channel: "events", bodySha256: sha256, acceptedRows: 1, refusedRows: 1 },
    });
    const received = await voucher.enterprise.preparer.get("/api/v1/usage/received?limit=100");
    expect(received.body.items.find((day: any) => day.deliveryId === answer.body.id)).toMatchObject({
      basis: "counted",
      channel: "events",
    });
  });

  test("5.10 what was sent is judged and shown at once, and within minutes its days are counted for good, to the same", async () => {
    const theirs = await voucherToClaim(app, { world: await setUpApplications(app, { code: "counted-events" }) });
    const by = theirs.supplier.preparer.token;
    const at = await noon(13);
    const usedOn = at.slice(0, 10) as CalendarDate;
    const sent = (user: string) => event(at, { voucherCode: theirs.voucherCode, user });
    await send([sent("a"), sent("b")], { by });
    const { body: last } = await send([sent("b"), sent("c")], { by });
    const shown = async () => ({
      outlook: (
        await theirs.enterprise.preparer.get(`/api/v1/usage/outlook?voucherId=${theirs.voucherId}`)
      ).body.days.find((day: any) => day.usedOn === usedOn),
      received: (await theirs.enterprise.preparer.get("/api/v1/usage/received")).body.items,
    });
    const kept = async () =>
      await app.as(
        null,
        async (work) =>
          await work.tx.selectFrom("usageDay").selectAll().where("voucherId", "=", theirs.voucherId).execute(),
      );
    const atOnce = await shown();
    expect(atOnce.outlook.interface).toEqual({ activeUsers: 3, loginCount: 4, deviceCount: 0, onlineMinutes: 0 });
    expect(atOnce.received).toMatchObject([
      { usedOn, basis: "counted", activeUsers: 3, loginCount: 4, deliveryId: last.id, receivedAt: last.receivedAt },
    ]);
    await app.tick();
    expect(await kept()).toEqual([]);
    await app.moveClock(1 / 1440);
    await app.tick();
    expect(await kept()).toMatchObject([{ usedOn, countedActiveUsers: 3, countedLoginCount: 4, deliveryId: last.id }]);
    const changes = await app.as(
      null,
      async (work) => await work.tx.selectFrom("usageDayChange").select("seq").where("usedOn", "=", usedOn).execute(),
    );
    expect(changes).toEqual([]);
    expect(await shown()).toEqual(atOnce);
  });

  test("5.10 a key delivers events; an enterprise does not", async () => {
    const created = await voucher.supplier.approver.post("/api/v1/api-keys", { name: "gateway" });
    expect(counts(await send([event(await noon(1))], { by: created.body.secret }))).toEqual([1, 0, 0]);
    expect((await send([event(await noon(1))], { by: voucher.enterprise.preparer.token })).body.code).toBe(
      "not-permitted",
    );
  });
});

describe("events and daily figures", () => {
  const told = async (daysAgo: number, activeUsers: number) => ({
    voucherCode: voucher.voucherCode,
    source: "interface",
    usedOn: (await noon(daysAgo)).slice(0, 10),
    activeUsers,
    loginCount: 90,
    deviceCount: 4,
    onlineMinutes: 900,
  });
  const factOf = async (daysAgo: number) => {
    const usedOn = (await noon(daysAgo)).slice(0, 10);
    const page = await voucher.enterprise.preparer.get(
      `/api/v1/usage/received?limit=100&voucherId=${voucher.voucherId}`,
    );
    return page.body.items.find((day: any) => day.usedOn === usedOn && day.source === "interface");
  };

  test("5.10 what was counted wins over what was told, whichever came first, and both are kept", async () => {
    const first = await supplier.post("/api/v1/usage", { rows: [await told(15, 50)] });
    expect(first.body.results).toMatchObject([{ result: "accepted", code: null }]);
    expect(await factOf(15)).toMatchObject({ basis: "told", activeUsers: 50 });
    await send([event(await noon(15)), event(await noon(16))]);
    expect(await factOf(15)).toMatchObject({
      basis: "counted",
      activeUsers: 1,
      loginCount: 1,
      deviceCount: 0,
      onlineMinutes: 0,
    });
    const later = await supplier.post("/api/v1/usage", { rows: [await told(16, 50), await told(15, 60)] });
    expect(later.body.results).toMatchObject([
      { result: "accepted", code: "counted-wins", zh: expect.stringContaining("以事件汇总为准") },
      { result: "replaced", code: "counted-wins" },
    ]);
    expect(await factOf(16)).toMatchObject({ basis: "counted", activeUsers: 1 });
    expect(await counted(voucher, (await noon(15)).slice(0, 10))).toEqual([1, 1, 0, 0]);
    const log = await supplier.get("/api/v1/usage/deliveries?limit=100");
    expect(log.body.items.find((one: any) => one.id === later.body.id).replacements).toMatchObject([
      { before: { activeUsers: 50 }, after: { activeUsers: 60 } },
    ]);
  });

  test("5.10 a claim is completed by events alone, by the next day, and is looked at again only where its days change", async () => {
    const claim = await confirmClaim(await submitClaim(await draftClaim(app, { world })));
    const { preparer } = claim.voucher.enterprise;
    const seen = async () => (await preparer.get(`/api/v1/claims/${claim.claimId}`)).body;
    await app.tick();
    expect((await seen()).mark).toBe("insufficient");
    const due = async () =>
      await app.as(
        null,
        async (work) =>
          (
            await work.tx
              .selectFrom("claim")
              .select("evaluateDueAt")
              .where("id", "=", claim.claimId)
              .executeTakeFirstOrThrow()
          ).evaluateDueAt,
      );
    const days: string[] = [];
    for (let daysAgo = 1; daysAgo <= 30; daysAgo += 1) days.push(await noon(daysAgo));
    const lines = days.flatMap((at) =>
      ["a", "b", "c", "d"].map((user) => event(at, { voucherCode: claim.voucher.voucherCode, user })),
    );
    const token = claim.voucher.supplier.preparer.token;
    expect(counts(await send(lines, { by: token }))).toEqual([120, 0, 0]);
    const dueAt = await due();
    expect(dueAt?.endsWith("T16:00:00.000Z")).toBe(true);
    await app.tick();
    expect((await seen()).mark).toBe("insufficient");
    await app.moveClock(1);
    await app.tick();
    expect((await seen()).mark).toBe("complete");
    expect(await due()).toBeNull();
    // Today's events lie outside the window that completed it; an event within it is looked at before anybody decides.
    await send([event(await noon(0), { voucherCode: claim.voucher.voucherCode })], { by: token });
    expect(await due()).toBeNull();
    await send([event(await noon(5), { voucherCode: claim.voucher.voucherCode })], { by: token });
    expect(await due()).not.toBeNull();
    await app.tick();
    expect(await seen()).toMatchObject({ mark: "complete" });
  });
});

describe("signatures", () => {
  test("5.10 with a signing key a body of events has to be signed over its bytes, once, and not as something else", async () => {
    const theirs = await voucherToClaim(app, { world: await setUpApplications(app, { code: "signed-events" }) });
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const key = await theirs.supplier.approver.post("/api/v1/usage/signing-keys", {
      name: "gateway",
      publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    });
    const by = theirs.supplier.preparer.token;
    const body = Buffer.from(JSON.stringify(event(await noon(1), { voucherCode: theirs.voucherCode })));
    const signed = (content: Buffer, purpose = "yunquan-usage-events-v1", nonce = newId()) => {
      const sentAt = new Date().toISOString();
      const digest = createHash("sha256").update(content).digest("hex");
      const value = sign(null, Buffer.from([purpose, key.body.id, sentAt, nonce, digest].join("\n")), privateKey);
      return { "usage-signature": `${key.body.id} ${sentAt} ${nonce} ${value.toString("base64")}` };
    };
    expect((await send(body, { by })).body.code).toBe("usage-unsigned");
    expect((await send(body, { by, headers: { "usage-signature": "x" } })).status).toBe(400);
    const other = Buffer.from(JSON.stringify(event(await noon(1), { voucherCode: theirs.voucherCode })));
    expect((await send(other, { by, headers: signed(body) })).body.code).toBe("usage-signature-refused");
    expect((await send(body, { by, headers: signed(body, "yunquan-usage-v1") })).body.code).toBe(
      "usage-signature-refused",
    );
    const headers = signed(body);
    const taken = await send(body, { by, headers });
    expect(taken.body).toMatchObject({ acceptedRows: 1, signedBy: key.body.id });
    expect((await send(body, { by, headers })).body.code).toBe("usage-signature-refused");
    expect(counts(await send(body, { by, headers: signed(body) }))).toEqual([0, 1, 0]);
  });

  test("5.10 of requests that share a transaction, one that is refused spoils no other", async () => {
    const theirs = await voucherToClaim(app, { world: await setUpApplications(app, { code: "mixed-events" }) });
    const { publicKey } = generateKeyPairSync("ed25519");
    await theirs.supplier.approver.post("/api/v1/usage/signing-keys", {
      name: "gateway",
      publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    });
    const at = await noon(12);
    const answers = await Promise.all([
      send([event(at)]),
      send([event(at, { voucherCode: theirs.voucherCode })], { by: theirs.supplier.preparer.token }),
      send([event(at), "{"]),
      send([event(at), event(at)]),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 422, 200, 200]);
    expect(answers[0] && counts(answers[0])).toEqual([1, 0, 0]);
    expect(answers[2] && counts(answers[2])).toEqual([1, 0, 1]);
    expect(answers[3] && counts(answers[3])).toEqual([2, 0, 0]);
    expect((await counted(voucher, at.slice(0, 10)))?.[1]).toBe(4);
  });
});

describe("how long events are kept", () => {
  test("5.12 a day that takes no events any more forgets whose pseudonyms it has; after its time its events go, the counts stay", async () => {
    const day = addDays(await todayOf(app), -20);
    const late = await voucherToClaim(app, { world });
    await send([event(`${day}T04:00:00.000Z`, { voucherCode: late.voucherCode })], {
      by: late.supplier.preparer.token,
    });
    const partition = async () =>
      await app.as(
        null,
        async (work) =>
          await work.tx
            .selectFrom("usageEventPartition")
            .selectAll()
            .where("kind", "=", "day")
            .where("fromOn", "=", day)
            .executeTakeFirstOrThrow(),
      );
    const eventsOf = async () =>
      await app.as(
        null,
        async (work) =>
          (await work.tx.selectFrom("usageEvent").select("eventId").where("voucherId", "=", late.voucherId).execute())
            .length,
      );
    await app.tick();
    expect((await partition()).pseudonymKey).not.toBeNull();
    await app.moveClock(12);
    await app.tick();
    expect(await partition()).toMatchObject({ pseudonymKey: null, droppedAt: null });
    expect(await eventsOf()).toBe(1);
    await app.moveClock(60);
    const raise = async (by: number) =>
      await app.as(
        null,
        async (work) =>
          await sql`update usage_day set counted_login_count = counted_login_count + ${by} where voucher_id = ${late.voucherId}`.execute(
            work.tx,
          ),
      );
    await raise(1);
    const { id } = await partition();
    await expect(app.as(null, async (work) => await dropPartition(work, id))).rejects.toThrow("give other figures");
    await raise(-1);
    await app.tick();
    expect((await partition()).droppedAt).not.toBeNull();
    expect(await eventsOf()).toBe(0);
    expect(await counted(late, day)).toEqual([1, 1, 0, 0]);
  });

  test("5.12 a batch may be of more deliveries than one statement takes values for", async () => {
    const { supplierId, deliveredBy } = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("usageDelivery")
          .select(["supplierId", "deliveredBy"])
          .where("channel", "=", "events")
          .limit(1)
          .executeTakeFirstOrThrow(),
    );
    const kept = app.as(null, async (work) => {
      const of = (bodySha256: string) => ({ id: newId(), supplierId, deliveredBy, bodySha256, receivedAt: work.now });
      const oneRow = { acceptedRows: 1, repeatedRows: 0, replacedRows: 0, refusedRows: 0 };
      const none = { fileId: null, signedBy: null, signedText: null, signature: null };
      const lists = { refusals: json([]), replacements: json([]) };
      await insertDeliveries(
        work,
        Array.from({ length: 5_000 }, () => ({
          ...of("many"),
          channel: "events" as const,
          ...oneRow,
          ...none,
          ...lists,
        })),
      );
      const { rows } = await sql<{ rows: number }>`select count(*)::integer as rows from usage_delivery
        where body_sha256 = 'many'`.execute(work.tx);
      throw new Error(`${rows[0]?.rows} written`);
    });
    await expect(kept).rejects.toThrow("5000 written");
  });

  test("5.10 every day that is kept adds up to its counts", async () => {
    const differing = await app.as(null, async (work) => {
      const days = await work.tx.selectFrom("usageEvent").select("usedOn").distinct().execute();
      const found: number[] = [];
      for (const { usedOn } of days) found.push(await daysThatDisagree(work, usedOn));
      return found;
    });
    expect(differing.length).toBeGreaterThan(5);
    expect(differing.every((count) => count === 0)).toBe(true);
  });
});
