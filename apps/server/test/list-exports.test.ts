import { request } from "node:http";
import type { AddressInfo } from "node:net";
import ExcelJS from "exceljs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "@yunquan/contract/z.ts";
import { addDays, calendarDate, startOfBeijingDay } from "@yunquan/core/time.ts";
import { textColumn } from "../src/documents/list-columns.ts";
import { listExport } from "../src/documents/list-export.ts";
import { postgresUrl, startTestApp, type Caller, type TestApp } from "./app.ts";
import {
  draftApplication,
  issuedVoucher,
  setUpApplications,
  submitApplication,
  type World,
} from "./application.fixture.ts";
import { approvedClaim } from "./claim-journey.fixture.ts";
import { officer, registerEnterprise } from "./parties.fixture.ts";
import { lineOf, payableList, released, settlementWorld } from "./settlement.fixture.ts";

/** Rows of the file below its header, by column. */
async function rowsOf(bytes: Buffer): Promise<{ heading: string[]; rows: unknown[][]; sheet: ExcelJS.Worksheet }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const sheet = book.worksheets[0]!;
  const all = Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (__, column) => sheet.getCell(row + 1, column + 1).value),
  );
  return { heading: all.slice(0, 3).map(([first]) => JSON.stringify(first)), rows: all.slice(4), sheet };
}

async function listed(by: Caller, path: string, query: string): Promise<any[]> {
  const items: any[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: any = await by.get(`${path}?limit=2${query}${cursor === "" ? "" : `&cursor=${cursor}`}`);
    expect(page.status).toBe(200);
    items.push(...page.body.items);
    cursor = page.body.nextCursor;
  }
  return items;
}

/** The file has the list's rows, in the list's order. */
async function expectSame(by: Caller, path: string, query: string, key: (row: any) => string): Promise<any[]> {
  const file = await by.download(`${path}/export${query === "" ? "" : `?${query.slice(1)}`}`);
  expect(file.status).toBe(200);
  const items = await listed(by, path, query);
  const { rows } = await rowsOf(file.bytes);
  expect(rows.map(([first]) => first)).toEqual(items.map(key));
  expect(file.headers["x-expected-rows"]).toBe(String(items.length));
  return items;
}

const number = (row: any): string => row.number;

describe("the lists as workbooks", () => {
  let app: TestApp;
  let world: World;
  let owner: Caller;
  let supplier: Caller;
  const readers: Record<string, Caller> = {};

  beforeAll(async () => {
    app = await startTestApp();
    world = await setUpApplications(app);
    const claim = await approvedClaim(app, { world });
    await issuedVoucher(app, { world });
    await submitApplication(
      await draftApplication(app, world, {
        lines: [{ serviceCode: "SAAS-02", category: "application-service", amountFen: 88_888_88 }],
      }),
    );
    const elsewhere = await registerEnterprise(app, {
      programmeId: world.programme.programmeId,
      cityCode: "440100",
      name: '=HYPERLINK("http://example.org","点我")',
    });
    await submitApplication(await draftApplication(app, world, { enterprise: elsewhere }));
    const draft = await draftApplication(app, world);
    owner = claim.enterprise.preparer;
    supplier = claim.supplier.preparer;
    Object.assign(readers, {
      enterprise: owner,
      drafter: draft.enterprise.preparer,
      elsewhere: elsewhere.preparer,
      supplier,
      reviewer: world.reviewer,
      finance: world.finance,
      otherCity: await officer(app, "city-reviewer", "440100"),
      emptyCity: await officer(app, "city-reviewer", "440300"),
      province: await officer(app, "province-policy"),
    });
  }, 120_000);
  afterAll(async () => await app.close());

  test("every reader gets the very rows of his list, and nobody a row more", async () => {
    const seen: Record<string, number> = {};
    for (const [name, by] of Object.entries(readers)) {
      const applications = await expectSame(by, "/api/v1/applications", "", number);
      await expectSame(by, "/api/v1/vouchers", "", (row) => row.code);
      await expectSame(by, "/api/v1/claims", "", number);
      seen[name] = applications.length;
    }
    expect(seen).toEqual({
      enterprise: 1,
      drafter: 1,
      elsewhere: 1,
      supplier: 4,
      reviewer: 3,
      finance: 3,
      otherCity: 1,
      emptyCity: 0,
      province: 4,
    });
  });

  test("the bureau's queue is taken along as it is narrowed and sorted, and stays in its city", async () => {
    for (const by of [readers["reviewer"]!, readers["otherCity"]!, readers["emptyCity"]!])
      for (const query of [
        "&noun=claim&status=open",
        "&noun=application&status=open",
        "&noun=application&status=open&order=amount",
        "&noun=application&status=open&order=risk&minFen=10000000",
      ])
        await expectSame(by, "/api/v1/reviews", query, number);
    const file = await readers["reviewer"]!.download(
      "/api/v1/reviews/export?noun=application&status=open&order=amount",
    );
    const { heading, rows } = await rowsOf(file.bytes);
    expect(heading[2]).toContain("本市全部在办 Everything open；金额大的在前 Largest first");
    expect(rows.length).toBeGreaterThan(0);
    expect((await readers["province"]!.get("/api/v1/reviews/export?noun=claim")).status).toBe(403);
  });

  test("the list's filters and its order are the file's", async () => {
    const province = readers["province"]!;
    const { programmeId } = world.programme;
    for (const query of [
      "&status=issued",
      "&cityCode=440100",
      "&order=position",
      "&order=due",
      `&programmeId=${programmeId}&status=submitted`,
    ])
      await expectSame(province, "/api/v1/applications", query, number);
    for (const query of ["&status=claimed", "&status=issued", "&cityCode=440600"])
      await expectSame(province, "/api/v1/vouchers", query, (row) => row.code);
    for (const query of [
      "&mark=complete",
      "&status=draft",
      "&overdue=true",
      `&order=line&cityCode=440600&programmeId=${programmeId}`,
    ])
      await expectSame(province, "/api/v1/claims", query, number);
    // A bureau that names another city gets what it may see of it: nothing.
    expect(await expectSame(world.reviewer, "/api/v1/applications", "&cityCode=440100", number)).toEqual([]);
  });

  test("what the list refuses the file refuses, in words and not in half a file", async () => {
    const line = await world.reviewer.get("/api/v1/claims/export?order=line");
    expect(line).toMatchObject({ status: 400, body: { code: "invalid-request" } });
    expect(await world.reviewer.get("/api/v1/applications/export?limit=5")).toMatchObject({ status: 400 });
    expect(await owner.get("/api/v1/payments/export")).toMatchObject({ status: 403 });
  });

  test("amounts are numbers, instants Beijing's, states words; a name that looks like a formula is a text", async () => {
    const file = await readers["otherCity"]!.download("/api/v1/applications/export?status=submitted");
    const [item] = await listed(readers["otherCity"]!, "/api/v1/applications", "&status=submitted");
    const { heading, sheet } = await rowsOf(file.bytes);
    const column = (header: string): ExcelJS.Cell => {
      const at = (sheet.getRow(4).values as string[]).findIndex((text) => text?.startsWith(header));
      return sheet.getCell(5, at);
    };
    expect(heading[0]).toContain("服务券申请列表");
    expect(heading[1]).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d（北京时间）/);
    expect(heading[2]).toContain("状态 Status：");
    expect(column("面额").value).toBe(Number(item.faceValueFen) / 100);
    expect(column("面额").numFmt).toBe("#,##0.00");
    expect(column("提交时间").value).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    const dueDate = column("供应商确认期限").text;
    expect(dueDate).toMatch(/^\d{4}-\d\d-\d\d 24:00$/);
    expect(startOfBeijingDay(addDays(calendarDate(dueDate.slice(0, 10)), 1))).toBe(item.supplierDueAt);
    expect(column("状态").value).toMatch(/^\p{Script=Han}.* [A-Z]/u);
    expect(column("企业").value).toBe('=HYPERLINK("http://example.org","点我")');
    expect(column("企业").type).toBe(ExcelJS.ValueType.String);
  });

  test("who took which list along, how filtered and how long, stands in the history before the file leaves", async () => {
    await world.reviewer.download("/api/v1/vouchers/export?status=issued");
    const line = await app.as(
      null,
      async (work) =>
        await work.tx
          .selectFrom("history")
          .select(["action", "personId", "objectId", "facts"])
          .where("action", "=", "vouchers.exported")
          .orderBy("seq", "desc")
          .limit(1)
          .executeTakeFirstOrThrow(),
    );
    expect(line).toMatchObject({
      personId: world.reviewer.actor.personId,
      objectId: world.reviewer.actor.personId,
      facts: { rows: 1, filters: { status: "issued" } },
    });
  });

  test("5.14 payment batches: finance and the bureau take theirs along, another city's has none of them", async () => {
    const other = await startTestApp();
    try {
      const city = await settlementWorld(other, { cashFen: 100_00 });
      await lineOf(other, city, [60_00, 20_00]);
      const { list } = await payableList(other, city);
      const batch = await released(city, list.id);
      for (const by of [city.finance, city.reviewer, await officer(other, "province-policy")])
        expect((await expectSame(by, "/api/v1/payments", "", number)).map(number)).toEqual([batch.number]);
      await expectSame(city.finance, "/api/v1/payments", "&status=drafted", number);
      await expectSame(city.finance, "/api/v1/payments", `&settlementId=${list.id}`, number);
      const stranger = await officer(other, "city-finance", "440100");
      expect(await expectSame(stranger, "/api/v1/payments", "", number)).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe.each(postgresUrl === undefined ? ["embedded" as const] : ["embedded" as const, "postgres" as const])(
  "a long list on %s",
  (on) => {
    let app: TestApp;
    let reader: Caller;
    let port: number;
    let pages = 0;
    let counted = 3;
    const text = textColumn<string>("文本\nText", 40, (row) => row);

    beforeAll(async () => {
      app = await startTestApp({ on });
      const endless = listExport("applications.list", {
        name: "applications",
        titleZh: "无尽",
        titleEn: "Endless",
        url: "/api/v1/endless/export",
        query: z.strictObject({}),
        columns: [text],
        filters: async () => await Promise.resolve([]),
        count: async () => await Promise.resolve(counted),
        page: async (work, _given, { limit }) => {
          pages += 1;
          const { rows } = await sql<{ word: string }>`
            select md5(random()::text) || md5(random()::text) as word from generate_series(1, ${limit}::integer)`.execute(
            work.tx,
          );
          return { items: rows.map(({ word }) => word), nextCursor: "next" };
        },
      });
      const moment = listExport("applications.list", {
        name: "vouchers",
        titleZh: "一刻",
        titleEn: "Moment",
        url: "/api/v1/moment/export",
        query: z.strictObject({}),
        columns: [text],
        filters: async () => await Promise.resolve([]),
        count: async () => await Promise.resolve(2),
        page: async (work, _given, { cursor }) => {
          const { rows } = await sql<{ people: number }>`select count(*) as people from person`.execute(work.tx);
          // Meanwhile somebody else is busy; on the embedded database he would wait for the end of this read.
          if (on === "postgres" && cursor === undefined)
            await app.signIn({ role: "city-reviewer", organisation: { kind: "city-bureau", cityCode: "440600" } });
          return { items: [String(rows[0]?.people)], nextCursor: cursor === undefined ? "next" : null };
        },
      });
      endless.mount(app.app, app.platform);
      moment.mount(app.app, app.platform);
      reader = await officer(app, "province-policy");
      await app.app.listen({ port: 0, host: "127.0.0.1" });
      port = (app.app.server.address() as AddressInfo).port;
    }, 60_000);
    afterAll(async () => await app.close());

    /** Begins to receive, and breaks off as soon as something came. */
    const breakOff = async (): Promise<void> =>
      await new Promise<void>((resolve, reject) => {
        const call = request(
          {
            host: "127.0.0.1",
            port,
            path: "/api/v1/endless/export",
            headers: { authorization: `Bearer ${reader.token}` },
          },
          (answer) => {
            answer.once("data", () => {
              answer.destroy();
              resolve();
            });
            answer.once("error", () => undefined);
          },
        );
        call.once("error", reject);
        call.end();
      });

    test("a connection that breaks in the middle ends the reading, and the next export may begin", async () => {
      await breakOff();
      for (let before = -1; before !== pages;) {
        before = pages;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      if (on === "postgres") {
        const { rows } = await sql<{ open: number }>`select count(*) as open from pg_stat_activity
          where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`.execute(
          app.platform.database.db,
        );
        expect(rows[0]?.open).toBe(0);
      }
      expect((await reader.download("/api/v1/moment/export")).status).toBe(200);
    });

    test("one export of a person at a time; the second is told so", async () => {
      const second = await new Promise((resolve, reject) => {
        const call = request(
          {
            host: "127.0.0.1",
            port,
            path: "/api/v1/endless/export",
            headers: { authorization: `Bearer ${reader.token}` },
          },
          (answer) => {
            answer.once("error", () => undefined);
            answer.once("data", () => {
              answer.pause();
              void reader
                .get("/api/v1/moment/export")
                .then(resolve, reject)
                .finally(() => answer.destroy());
            });
          },
        );
        call.once("error", reject);
        call.end();
      });
      expect(second).toMatchObject({ status: 429, body: { code: "export-running" } });
      await expect
        .poll(async () => (await reader.download("/api/v1/moment/export")).status, { timeout: 10_000 })
        .toBe(200);
    });

    test("a list that is too long is refused with the bound, not cut", async () => {
      counted = 200_001;
      const answer = await reader.get("/api/v1/endless/export");
      counted = 3;
      expect(answer).toMatchObject({ status: 422, body: { code: "export-too-large", facts: { limit: 200_000 } } });
      expect(answer.body.detailZh).toContain("200000");
    });

    test("all pages see one moment of a server; the file of the embedded database says that it was read page by page", async () => {
      const file = await reader.download("/api/v1/moment/export");
      const { heading, rows } = await rowsOf(file.bytes);
      if (on === "postgres") {
        expect(rows[0]).toEqual(rows[1]);
        expect(heading[1]).toContain("数据截至");
      } else expect(heading[1]).toContain("逐页读取");
    });
  },
);
