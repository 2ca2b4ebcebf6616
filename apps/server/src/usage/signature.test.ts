import { createHash, generateKeyPairSync, sign, verify, type KeyObject } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "@yunquan/core/time.ts";
import { setUpApplications, type IssuedVoucher, type World } from "../../test/application.fixture.ts";
import { startTestApp, type Answer, type Caller, type TestApp } from "../../test/app.ts";
import { todayOf, voucherToClaim } from "../../test/claim-journey.fixture.ts";
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

interface Pair {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

function publicText(key: KeyObject): string {
  return key.export({ format: "der", type: "spki" }).toString("base64");
}

async function register(by: Caller = voucher.supplier.approver): Promise<Pair> {
  const pair = generateKeyPairSync("ed25519");
  const answer = await by.post("/api/v1/usage/signing-keys", { name: "MES", publicKey: publicText(pair.publicKey) });
  expect(answer.status).toBe(201);
  return { id: answer.body.id, ...pair };
}

async function rowsOf(daysAgo: number, activeUsers = 4) {
  return [
    {
      voucherCode: voucher.voucherCode,
      source: "interface",
      usedOn: addDays(await todayOf(app), -daysAgo),
      activeUsers,
      loginCount: 9,
    },
  ];
}

/** As a supplier's program does it: names in order, no blanks. */
function signed(
  rows: readonly Record<string, unknown>[],
  key: Pair,
  changes: { sentAt?: string; nonce?: string; by?: KeyObject } = {},
) {
  const { sentAt = new Date().toISOString(), nonce = newId(), by = key.privateKey } = changes;
  const canonical = `[${rows
    .map(
      (row) =>
        `{${Object.keys(row)
          .toSorted()
          .map((name) => `${JSON.stringify(name)}:${JSON.stringify(row[name])}`)
          .join(",")}}`,
    )
    .join(",")}]`;
  const text = ["yunquan-usage-v1", key.id, sentAt, nonce, createHash("sha256").update(canonical).digest("hex")].join(
    "\n",
  );
  return { keyId: key.id, sentAt, nonce, value: sign(null, Buffer.from(text), by).toString("base64") };
}

async function deliver(rows: readonly unknown[], signature?: object): Promise<Answer<any>> {
  return await supplier.post("/api/v1/usage", { rows, ...(signature === undefined ? {} : { signature }) });
}

test("5.10 once a signing key is registered, deliveries are signed: by that key, over this content, now, and once", async () => {
  expect((await deliver(await rowsOf(1))).status).toBe(201);
  const key = await register();
  expect((await deliver(await rowsOf(2))).body.code).toBe("usage-unsigned");
  const rows = await rowsOf(2);
  const signature = signed(rows, key);
  const delivered = await deliver(rows, signature);
  expect(delivered.status).toBe(201);
  expect(delivered.body.signedBy).toBe(key.id);
  const kept = await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("usageDelivery")
        .select(["signedText", "signature"])
        .where("id", "=", delivered.body.id)
        .executeTakeFirstOrThrow(),
  );
  expect(verify(null, Buffer.from(kept.signedText!), key.publicKey, kept.signature!)).toBe(true);

  const refusals: readonly (readonly [string, unknown[], object])[] = [
    ["随机串已使用过", rows, signature],
    ["签名与内容不符", await rowsOf(2, 5), signed(rows, key)],
    ["签名与内容不符", rows, { ...signed(rows, key), nonce: newId() }],
    ["签名与内容不符", rows, signed(rows, key, { by: generateKeyPairSync("ed25519").privateKey })],
    [
      "签名时间超出 5 分钟",
      rows,
      signed(rows, key, { sentAt: new Date(Date.now() - 5 * 60_000 - 5_000).toISOString() }),
    ],
    [
      "签名时间超出 5 分钟",
      rows,
      signed(rows, key, { sentAt: new Date(Date.now() + 5 * 60_000 + 5_000).toISOString() }),
    ],
    ["没有该签名公钥，或已停用", rows, { ...signed(rows, key), keyId: newId() }],
  ];
  for (const [reasonZh, given, by] of refusals) {
    expect((await deliver(given, by)).body).toMatchObject({ code: "usage-signature-refused", facts: { reasonZh } });
  }
  // Every byte of the signature counts.
  const bytes = Buffer.from(signed(rows, key).value, "base64");
  for (const index of [0, 31, 63]) {
    const fresh = signed(rows, key);
    const flipped = Buffer.from(fresh.value, "base64");
    flipped[index] = (flipped[index] ?? 0) ^ 1;
    expect((await deliver(rows, { ...fresh, value: flipped.toString("base64") })).body.code).toBe(
      "usage-signature-refused",
    );
  }
  expect(bytes).toHaveLength(64);
});

test("5.10 the blank after a name, and the order of names, do not change what is signed", async () => {
  const key = await register();
  const rows = await rowsOf(3);
  const answer = await app.app.inject({
    method: "POST",
    url: "/api/v1/usage",
    headers: {
      authorization: `Bearer ${supplier.token}`,
      "idempotency-key": newId(),
      "content-type": "application/json",
    },
    payload: JSON.stringify(
      { signature: signed(rows, key), rows: rows.map((row) => Object.fromEntries(Object.entries(row).toReversed())) },
      null,
      2,
    ),
  });
  expect(answer.statusCode).toBe(201);
});

test("5.10 an ended key signs nothing, another supplier's key neither; only an approver registers, and only Ed25519", async () => {
  const key = await register();
  const rows = await rowsOf(4);
  expect((await supplier.post(`/api/v1/usage/signing-keys/${key.id}/end`)).body.code).toBe("not-permitted");
  const stranger = await setUpApplications(app, { code: "foreign-key" });
  const foreign = await register(stranger.supplier.approver);
  expect((await deliver(rows, signed(rows, foreign))).body.code).toBe("usage-signature-refused");
  expect((await stranger.supplier.approver.post(`/api/v1/usage/signing-keys/${key.id}/end`)).body.code).toBe(
    "not-found",
  );
  for (let count = 0; count < 2; count += 1)
    expect((await voucher.supplier.approver.post(`/api/v1/usage/signing-keys/${key.id}/end`)).status).toBe(200);
  expect((await deliver(rows, signed(rows, key))).body.code).toBe("usage-signature-refused");

  const add = async (publicKey: string) =>
    await voucher.supplier.approver.post("/api/v1/usage/signing-keys", { name: "x", publicKey });
  expect((await add(publicText(key.publicKey))).body.code).toBe("signing-key-taken");
  const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey;
  for (const wrong of [publicText(rsa), "AAAA"])
    expect((await add(wrong)).body.faults).toMatchObject([{ path: "publicKey" }]);
  const list = await supplier.get("/api/v1/usage/signing-keys");
  expect(list.body.items.find((one: any) => one.id === key.id)).toMatchObject({
    publicKey: publicText(key.publicKey),
    endedAt: expect.any(String),
  });
  // With the last key ended, nothing has to be signed again.
  for (const { id, endedAt } of list.body.items)
    if (endedAt === null) await voucher.supplier.approver.post(`/api/v1/usage/signing-keys/${id}/end`);
  expect((await deliver(rows)).status).toBe(201);
});

test("5.10 the business clock of a demonstration does not matter to a signature", async () => {
  const key = await register();
  await app.moveClock(40);
  const rows = await rowsOf(1);
  expect((await deliver(rows, signed(rows, key))).status).toBe(201);
});
