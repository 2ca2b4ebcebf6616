import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { ask } from "./ask.ts";
import { recordset } from "./recordset.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const shape = {
  id: "integer",
  objectId: "uuid",
  said: "text",
  facts: "jsonb",
  at: "timestamptz",
  decides: "boolean",
  note: "text",
};

const awkward = ['a "quoted" word', "back\\slash", "{braces}, commas", "NULL", "", "换行\n和\t制表", null, "'; --"];

function rowsOf(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: index,
    objectId: "01a2058d-af90-7000-9e52-db6a91d42de7",
    said: awkward[index % awkward.length] ?? null,
    facts: { text: awkward[index % awkward.length] ?? null, list: [1, "二"], amount: index * 100 },
    at: "2026-03-02T09:00:00.123Z",
    decides: index % 2 === 0,
    note: null,
  }));
}

describe("a set of rows", () => {
  for (const count of [1, 7, 8, 40])
    test(`of ${count} comes out of the database as it went in, what is alike in all of them too`, async () => {
      const rows = rowsOf(count);
      const read = await app.as(
        null,
        async (work) =>
          await ask(
            work,
            sql`select r.id, r."objectId", r.said, r.facts, r.at, r.decides, r.note from ${recordset(rows, shape)} order by r.id`,
          ),
      );
      expect(read).toEqual(rows);
    });

  test("of rows that are alike in everything is as long as it was", async () => {
    const rows = Array.from({ length: 9 }, () => ({ said: "same", id: 1 }));
    const read = await app.as(
      null,
      async (work) =>
        await ask(work, sql`select r.said, r.id from ${recordset(rows, { said: "text", id: "integer" })}`),
    );
    expect(read).toEqual(rows);
  });
});
