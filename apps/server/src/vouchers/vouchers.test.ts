import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { parseVoucherCode } from "@yunquan/core/vouchers/voucher-code.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import {
  draftApplication,
  expectStatus,
  issuedVoucher,
  setUpApplications,
  submitApplication,
  type IssuedVoucher,
  type World,
} from "../../test/application.fixture.ts";
import { officer, registerEnterprise } from "../../test/parties.fixture.ts";
import { setClock } from "../../test/programme.fixture.ts";
import { pdfText } from "../documents/pdf-text.fixture.ts";
import { giveBackVoucher, redeemVoucher, stepVoucher, voucherForClaim } from "./commands.ts";

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  // A ceiling far away: it shows that every account of a voucher is freed.
  world = await setUpApplications(app, { parameters: { supplierCeilingFen: "100000000000" } });
  await app.as(
    null,
    async (work) =>
      void (await work.tx
        .insertInto("installation")
        .values({ key: "public-url", value: "https://quan.example.cn" })
        .execute()),
  );
});
afterAll(async () => await app.close());

async function held(voucher: IssuedVoucher) {
  const rows = await app.as(
    null,
    async (work) =>
      await work.tx
        .selectFrom("ledgerAccount")
        .select(["kind", "postedFen"])
        .where((eb) =>
          eb.or([
            eb("enterpriseId", "=", voucher.enterprise.enterpriseId),
            eb.and([eb("kind", "=", "capacity"), eb("cityCode", "=", world.cityCode)]),
            eb("supplierId", "=", voucher.supplier.supplierId),
          ]),
        )
        .execute(),
  );
  return Object.fromEntries(rows.map(({ kind, postedFen }) => [kind, postedFen]));
}

async function claimed(): Promise<IssuedVoucher> {
  const voucher = await issuedVoucher(app, { world });
  await app.as(
    voucher.enterprise.approver.actor,
    async (work) => await stepVoucher(work, await voucherForClaim(work, voucher.voucherId), "claim"),
  );
  return voucher;
}
const statusOf = async (voucher: IssuedVoucher): Promise<string> =>
  (await voucher.enterprise.preparer.get(`/api/v1/vouchers/${voucher.voucherId}`)).body.status;

describe("3.2 bound to its holder", () => {
  test("nothing changes a voucher's holder, supplier, contract or face value, and none is deleted", async () => {
    const voucher = await issuedVoucher(app, { world });
    const other = await registerEnterprise(app, { programmeId: world.programme.programmeId });
    const change = async (values: Record<string, unknown>): Promise<unknown> =>
      await app.as(
        null,
        async (work) => await work.tx.updateTable("voucher").set(values).where("id", "=", voucher.voucherId).execute(),
      );
    for (const values of [{ enterpriseId: other.enterpriseId }, { faceValueFen: 1 }, { code: "YQ26-2222-2222-222Q" }]) {
      await expect(change(values)).rejects.toThrow(/keeps its holder/);
    }
    await expect(
      app.as(null, async (work) => await work.tx.deleteFrom("voucher").where("id", "=", voucher.voucherId).execute()),
    ).rejects.toThrow(/append-only/);
  });

  test("only its holder's people, its supplier, its city and the province find it", async () => {
    const voucher = await issuedVoucher(app, { world });
    const url = `/api/v1/vouchers/${voucher.voucherId}`;
    const stranger = await registerEnterprise(app, { programmeId: world.programme.programmeId });
    for (const caller of [
      voucher.enterprise.preparer,
      voucher.supplier.preparer,
      world.reviewer,
      world.finance,
      world.programme.provincePolicy,
    ])
      expect((await caller.get(url)).status).toBe(200);
    for (const caller of [stranger.preparer, await officer(app, "city-reviewer", "440100")]) {
      expect((await caller.get(url)).status).toBe(404);
      expect((await caller.get(`${url}/certificate`)).status).toBe(404);
      expect((await caller.get("/api/v1/vouchers")).body.items.map((item: { id: Id }) => item.id)).not.toContain(
        voucher.voucherId,
      );
    }
    expect((await stranger.approver.post(`${url}/surrender`, { version: 1, reason: "x" })).status).toBe(404);
    await expect(
      app.as(stranger.approver.actor, async (work) => await voucherForClaim(work, voucher.voucherId)),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("anybody verifies a code as it is typed and learns state and masked name, and nothing else", async () => {
    const voucher = await issuedVoucher(app, { world });
    const ask = async (code: string) => {
      const answer = await app.app.inject({
        method: "GET",
        url: `/api/v1/public/vouchers/${encodeURIComponent(code)}`,
      });
      return { status: answer.statusCode, body: answer.json() };
    };
    const seen = await ask(voucher.voucherCode);
    expect(seen).toEqual({
      status: 200,
      body: {
        code: voucher.voucherCode,
        status: "issued",
        statusZh: "已发放",
        statusEn: "Issued",
        holderMasked: expect.stringContaining("**"),
      },
    });
    expect(JSON.stringify(seen.body)).not.toContain(voucher.enterprise.name.slice(3, 12));
    expect((await ask(voucher.voucherCode.toLowerCase().replaceAll("-", " "))).body.code).toBe(voucher.voucherCode);
    const swapped = voucher.voucherCode.slice(0, -1) + (voucher.voucherCode.endsWith("2") ? "3" : "2");
    expect(parseVoucherCode(swapped)).toBeUndefined();
    expect((await ask(swapped)).status).toBe(404);
    expect((await ask("' or 1=1 --")).status).toBe(404);
  });
});

test("4.4.2 surrendered by the approver alone, with a reason; cap, ceiling and capacity are free at once", async () => {
  const voucher = await issuedVoucher(app, { world });
  const before = await held(voucher);
  const url = `/api/v1/vouchers/${voucher.voucherId}`;
  expect((await voucher.enterprise.preparer.get(url)).body.actions).not.toContain("surrender");
  expect((await voucher.enterprise.preparer.post(`${url}/surrender`, { version: 1, reason: "合同解除" })).status).toBe(
    403,
  );
  expect((await voucher.enterprise.approver.post(`${url}/surrender`, { version: 1 })).status).toBe(400);
  expect(
    (await voucher.enterprise.approver.post(`${url}/surrender`, { version: 2, reason: "合同解除" })).body.code,
  ).toBe("stale-version");
  const done = await voucher.enterprise.approver.post(`${url}/surrender`, { version: 1, reason: "合同解除" });
  expect(done).toMatchObject({ status: 200, body: { status: "surrendered", actions: [] } });
  const after = await held(voucher);
  for (const kind of ["capacity", "annual-cap", "ceiling"])
    expect(before[kind]! - after[kind]!, kind).toBe(voucher.faceValueFen);
  expect((await voucher.enterprise.approver.post(`${url}/surrender`, { version: 2, reason: "再次" })).body.code).toBe(
    "wrong-state",
  );
  // A voucher is not had twice for the same contract and service, not even after it was given up.
  const again = await draftApplication(app, world, { enterprise: voucher.enterprise, contractId: voucher.contractId });
  expect(
    (await voucher.enterprise.approver.post(`/api/v1/applications/${again.applicationId}/submit`, { version: 1 })).body
      .code,
  ).toBe("application-not-eligible");
});

test("5.17 a claim that ends without payment gives the voucher back while its time runs", async () => {
  const voucher = await claimed();
  const before = await held(voucher);
  await app.as(null, async (work) => await giveBackVoucher(work, voucher.voucherId));
  expect(await statusOf(voucher)).toBe("issued");
  expect(await held(voucher)).toEqual(before);
});

test("5.17 after its last instant it expires instead, and its amounts are free", async () => {
  const voucher = await claimed();
  const before = await held(voucher);
  const now = await app.as(null, async (work) => work.now);
  await setClock(app, world.programme.deadlines[0]);
  await app.as(null, async (work) => await giveBackVoucher(work, voucher.voucherId));
  await setClock(app, now);
  expect(await statusOf(voucher)).toBe("expired");
  const after = await held(voucher);
  for (const kind of ["capacity", "annual-cap", "ceiling"])
    expect(before[kind]! - after[kind]!, kind).toBe(voucher.faceValueFen);
});

test("3.2 4.4.2 redeemed once; what was not paid is free in cap and ceiling, and capacity stays used", async () => {
  const voucher = await claimed();
  const before = await held(voucher);
  await app.as(null, async (work) => await redeemVoucher(work, voucher.voucherId, fen(80_000_00)));
  expect(await statusOf(voucher)).toBe("redeemed");
  const after = await held(voucher);
  expect(before["capacity"]).toBe(after["capacity"]);
  expect(before["annual-cap"]! - after["annual-cap"]!).toBe(40_000_00);
  expect(before["ceiling"]! - after["ceiling"]!).toBe(40_000_00);
  await expect(
    app.as(null, async (work) => await redeemVoucher(work, voucher.voucherId, fen(80_000_00))),
  ).rejects.toMatchObject({ code: "wrong-state" });
  await expect(app.as(null, async (work) => await giveBackVoucher(work, voucher.voucherId))).rejects.toMatchObject({
    code: "wrong-state",
  });
});

test("8.5 revoked after a freeze, its amounts are free; thawed, it is what it was", async () => {
  const province = await officer(app, "province-reviewer");
  const voucher = await claimed();
  const before = await held(voucher);
  const step = async (action: "freeze" | "thawClaimed" | "revoke"): Promise<string> =>
    await app.as(
      province.actor,
      async (work) =>
        (await stepVoucher(work, await voucherForClaim(work, voucher.voucherId), action, { reason: "核查" })).status,
    );
  expect(await step("freeze")).toBe("frozen");
  expect(await held(voucher)).toEqual(before);
  expect(await step("thawClaimed")).toBe("claimed");
  await step("freeze");
  expect(await step("revoke")).toBe("revoked");
  expect((await held(voucher))["annual-cap"]).toBe(0);
});

test("the wallet adds up vouchers and caps", async () => {
  const voucher = await issuedVoucher(app, { world });
  const second = await draftApplication(app, world, {
    enterprise: voucher.enterprise,
    serviceCode: "SAAS-01",
    lines: [{ serviceCode: "SAAS-01", category: "application-service", amountFen: 30_000_00 }],
  });
  await submitApplication(second);
  const answer = await voucher.enterprise.preparer.get(`/api/v1/wallet?programmeId=${world.programme.programmeId}`);
  expect(answer).toMatchObject({
    status: 200,
    body: {
      usableFen: "12000000",
      usableVouchers: 1,
      claimedFen: "0",
      redeemedFen: "0",
      endsNextAt: world.programme.deadlines[0],
      years: [{ year: 2026, capFen: "25000000", reservedFen: "3000000", postedFen: "12000000", leftFen: "10000000" }],
    },
  });
  expect((await world.reviewer.get(`/api/v1/wallet?programmeId=${world.programme.programmeId}`)).status).toBe(403);
});

test("vouchers are listed newest first, page by page, by state", async () => {
  const enterprise = await registerEnterprise(app, { programmeId: world.programme.programmeId });
  const made: Id[] = [];
  for (const serviceCode of ["SAAS-01", "SAAS-02", "APP-01"]) {
    const { voucherId } = await issuedVoucher(app, {
      world,
      enterprise,
      serviceCode,
      lines: [{ serviceCode, category: "application-service", amountFen: 20_000_00 }],
    });
    made.unshift(voucherId);
  }
  const first = await enterprise.preparer.get("/api/v1/vouchers?limit=2");
  const second = await enterprise.preparer.get(`/api/v1/vouchers?limit=2&cursor=${first.body.nextCursor}`);
  expect([...first.body.items, ...second.body.items].map((item: { id: Id }) => item.id)).toEqual(made);
  expect(second.body.nextCursor).toBeNull();
  expect((await enterprise.preparer.get("/api/v1/vouchers?status=expired")).body.items).toEqual([]);
  expect(first.body.items[0].actions).toContain("claim");
  expect((await enterprise.preparer.get("/api/v1/vouchers?cursor=%22%22")).status).toBe(400);
});

test("3.2 the certificate carries the public address as text and stays byte for byte what was issued", async () => {
  const voucher = await issuedVoucher(app, { world });
  const first = await voucher.enterprise.preparer.download(`/api/v1/vouchers/${voucher.voucherId}/certificate`);
  const again = await voucher.supplier.preparer.download(`/api/v1/vouchers/${voucher.voucherId}/certificate`);
  expectStatus({ status: first.status, body: {}, headers: {} }, 200);
  expect(first.bytes.equals(again.bytes)).toBe(true);
  expect(pdfText(first.bytes).replaceAll(/\s/g, "")).toContain(`https://quan.example.cn/verify/${voucher.voucherCode}`);
  const read = await voucher.enterprise.preparer.get(`/api/v1/vouchers/${voucher.voucherId}`);
  expect(read.body.verifyPath).toBe(`/verify/${voucher.voucherCode}`);
  const file = await voucher.enterprise.preparer.get(`/api/v1/files/${read.body.certificateFileId}`);
  expect(file.body).toMatchObject({ purpose: "certificate", sizeBytes: first.bytes.byteLength });
});
