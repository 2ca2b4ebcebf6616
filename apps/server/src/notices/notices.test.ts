import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, beijingDate, endOfBeijingDay, instant } from "@yunquan/core/time.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { anonymous } from "../../test/parties.fixture.ts";
import {
  claimRow,
  expectRefusal,
  expectStatus,
  frozen,
  lineOf,
  noticed,
  settlementWorld,
} from "../../test/settlement.fixture.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

/** Every cell of the first sheet. */
async function sheetText(bytes: Buffer): Promise<unknown[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  return book.worksheets[0]!.getSheetValues() as unknown[];
}

const now = async () => await app.as(null, async (work) => work.now);

describe("publishing", () => {
  test("5.13 a frozen list is noticed for the edition's days, the day of publication not counted, and its funded claims with it", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [funded, carried] = await lineOf(app, city, [60_00, 50_00]);
    const { list, notice } = await noticed(app, city);
    expect(notice).toMatchObject({ days: 7, settlementNumber: list.number, ownSiteUrl: null });
    expect(notice.endsAt).toBe(endOfBeijingDay(addDays(beijingDate(instant(notice.publishedAt)), 7)));
    expect(list.status).toBe("noticed");
    expect((await claimRow(app, funded!.claimId)).status).toBe("noticed");
    expect((await claimRow(app, carried!.claimId)).status).toBe("approved");
  });

  test("5.13 a list is published once, frozen only, and by its own city only", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const list = await frozen(app, city);
    const stranger = await app.signIn({
      role: "city-approver",
      organisation: { kind: "city-bureau", cityCode: "440100" },
    });
    expectRefusal(
      await stranger.post(`/api/v1/settlements/${list.id}/publish`, { version: list.version }),
      "not-found",
    );
    expectRefusal(await city.reviewer.post(`/api/v1/settlements/${list.id}/publish`, { version: 1 }), "stale-version");
    expectStatus(await city.reviewer.post(`/api/v1/settlements/${list.id}/publish`, { version: list.version }), 201);
    expectRefusal(
      await city.reviewer.post(`/api/v1/settlements/${list.id}/publish`, { version: list.version + 1 }),
      "wrong-state",
    );
  });

  test("5.13 the parties of every line are told, also of those carried over", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [, carried] = await lineOf(app, city, [60_00, 50_00]);
    await noticed(app, city);
    const messages = await app.as(
      null,
      async (work) =>
        await work.tx.selectFrom("message").selectAll().where("organisationId", "=", carried!.enterpriseId).execute(),
    );
    expect(messages.map((message) => message.kind)).toContain("notice-published");
    expect(messages.find((message) => message.kind === "notice-published")?.textZh).toContain("整笔结转");
  });
});

describe("the bureau's own site", () => {
  test("5.13 an own notice of a later day moves the end; the period counts from the later of the two", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const { notice } = await noticed(app, city);
    await app.moveClock(2);
    const on = beijingDate(await now());
    const ownSite = { url: "https://gxj.example.gov.cn/notice/1", on };
    const moved = expectStatus(
      await city.reviewer.post(`/api/v1/notices/${notice.id}/own-site`, { version: notice.version, ownSite }),
      200,
    );
    expect(moved).toMatchObject({ ownSiteUrl: ownSite.url, ownSiteOn: on, endsAt: endOfBeijingDay(addDays(on, 7)) });
    expect(moved.endsAt > notice.endsAt).toBe(true);
  });

  test("5.13 an own notice of the same or an earlier day changes nothing, and a correction never shortens the notice", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const { notice } = await noticed(app, city);
    await app.moveClock(2);
    const today = beijingDate(await now());
    const record = async (version: number, on: string) =>
      await city.approver.post(`/api/v1/notices/${notice.id}/own-site`, {
        version,
        ownSite: { url: "https://gxj.example.gov.cn/1", on },
      });
    const same = expectStatus(await record(1, beijingDate(instant(notice.publishedAt))), 200);
    expect(same.endsAt).toBe(notice.endsAt);
    const later = expectStatus(await record(2, today), 200);
    const corrected = expectStatus(await record(3, addDays(today, -1)), 200);
    expect(corrected.endsAt).toBe(later.endsAt);
    expectRefusal(await record(3, today), "stale-version");
  });

  test("5.13 its day is not in the future, its address is one, and after the end nothing is moved", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    await lineOf(app, city, [60_00]);
    const { notice } = await noticed(app, city);
    const record = async (url: string, on: string) =>
      await city.reviewer.post(`/api/v1/notices/${notice.id}/own-site`, {
        version: notice.version,
        ownSite: { url, on },
      });
    const tomorrow = addDays(beijingDate(await now()), 1);
    expect((await record("https://gxj.example.gov.cn/1", tomorrow)).body.faults).toMatchObject([
      { path: "ownSite.on", code: "future" },
    ]);
    expectRefusal(await record("javascript:alert(1)", beijingDate(await now())), "invalid-request");
    await app.moveClock(8.1);
    expectRefusal(await record("https://gxj.example.gov.cn/1", beijingDate(await now())), "notice-over");
  });
});

describe("the public page", () => {
  test("5.13 anybody reads holders, amounts, order and reasons, with a countdown, and never bank data", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [funded, carried] = await lineOf(app, city, [60_00, 50_00]);
    const { notice } = await noticed(app, city);
    const read = expectStatus(await anonymous(app, "GET", `/api/v1/public/notices/${notice.id}`), 200);
    expect(read).toMatchObject({
      number: notice.number,
      cityZh: "佛山市",
      cityEn: "Foshan",
      fundedLines: 1,
      carriedLines: 1,
      daysLeft: expect.any(Number),
    });
    expect(read.secondsLeft).toBeGreaterThan(7 * 86_400 - 86_400);
    const lines = expectStatus(await anonymous(app, "GET", `/api/v1/public/notices/${notice.id}/lines`), 200);
    expect(lines.items).toMatchObject([
      {
        claimNumber: funded!.number,
        outcome: "funded",
        amountFen: "6000",
        state: "noticed",
        enterpriseName: expect.stringContaining("示例企业"),
      },
      {
        claimNumber: carried!.number,
        outcome: "carried",
        reason: "short",
        reasonZh: expect.stringContaining("结转"),
        state: "none",
      },
    ]);
    const account = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("paymentAccount")
          .select("accountNumber")
          .where("enterpriseId", "=", funded!.enterpriseId)
          .executeTakeFirstOrThrow(),
    );
    expect(JSON.stringify([read, lines])).not.toContain(account.accountNumber);
    expect(JSON.stringify(lines)).not.toMatch(/account|bank/i);
  });

  test("5.13 the whole notice can be embedded by another site, and exported", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [funded] = await lineOf(app, city, [60_00, 50_00]);
    const { list, notice } = await noticed(app, city);
    const embed = await app.app.inject({ method: "GET", url: `/api/v1/public/notices/${notice.id}/embed` });
    expect(embed.headers["access-control-allow-origin"]).toBe("*");
    expect(embed.json().lines).toHaveLength(2);
    const other = await app.app.inject({ method: "GET", url: `/api/v1/public/notices/${notice.id}` });
    expect(other.headers["access-control-allow-origin"]).toBeUndefined();
    const csv = await app.app.inject({ method: "GET", url: `/api/v1/public/notices/${notice.id}/file?format=csv` });
    expect(csv.statusCode).toBe(200);
    expect(csv.headers["content-type"]).toContain("text/csv");
    expect(csv.body).toContain(funded!.number);
    // The office's copy names the vouchers; a voucher's code is its holder's to show, so the public one does not.
    const texts = await Promise.all(
      [`/api/v1/settlements/${list.id}/file?format=xlsx`, `/api/v1/public/notices/${notice.id}/file?format=xlsx`].map(
        async (url) => JSON.stringify(await sheetText((await city.reviewer.download(url)).bytes)),
      ),
    );
    expect(texts.map((text) => text.includes(funded!.voucherCode))).toEqual([true, false]);
  });

  test("5.13 notices are listed newest first, by city and by whether they are open, page by page", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00, cityCode: "441900" });
    await lineOf(app, city, [60_00]);
    const { notice } = await noticed(app, city);
    const open = expectStatus(await anonymous(app, "GET", "/api/v1/public/notices?cityCode=441900&open=true"), 200);
    expect(open.items.map((one: any) => one.id)).toEqual([notice.id]);
    const first = expectStatus(await anonymous(app, "GET", "/api/v1/public/notices?limit=2"), 200);
    const next = expectStatus(
      await anonymous(app, "GET", `/api/v1/public/notices?limit=2&cursor=${first.nextCursor}`),
      200,
    );
    expect(new Set([...first.items, ...next.items].map((one: any) => one.id)).size).toBe(4);
    await app.moveClock(8.1);
    expect(
      expectStatus(await anonymous(app, "GET", "/api/v1/public/notices?cityCode=441900&open=true"), 200).items,
    ).toEqual([]);
    expect(expectStatus(await anonymous(app, "GET", `/api/v1/public/notices/${notice.id}`), 200)).toMatchObject({
      daysLeft: 0,
      secondsLeft: 0,
    });
    expect((await anonymous(app, "GET", `/api/v1/public/notices/${city.periodId}`)).status).toBe(404);
  });
});

describe("the end of the notice", () => {
  test("4.2 5.14 a claim becomes payable when its notice has ended, not a moment before", async () => {
    const city = await settlementWorld(app, { cashFen: 100_00 });
    const [claim] = await lineOf(app, city, [60_00]);
    const { notice } = await noticed(app, city);
    const left = (Date.parse(notice.endsAt) - Date.parse(await now())) / 86_400_000;
    await app.moveClock(left - 0.01);
    await app.tick();
    expect((await claimRow(app, claim!.claimId)).status).toBe("noticed");
    await app.moveClock(0.02);
    await app.tick();
    expect((await claimRow(app, claim!.claimId)).status).toBe("payable");
    await app.tick();
    expect((await claimRow(app, claim!.claimId)).status).toBe("payable");
  });

  test("a list of which nothing is funded closes when its notice is over", async () => {
    const city = await settlementWorld(app, { cashFen: 0 });
    await lineOf(app, city, [60_00]);
    const { list } = await noticed(app, city);
    expect(list).toMatchObject({ fundedLines: 0, carriedLines: 1 });
    await app.moveClock(8.1);
    await app.tick();
    expect(expectStatus(await city.reviewer.get(`/api/v1/settlements/${list.id}`), 200).status).toBe("closed");
  });
});
