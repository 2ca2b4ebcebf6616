import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresUrl, startTestApp, type TestApp } from "../../test/app.ts";
import { bigintArray, intArray, uuidArray } from "./event-arrays.ts";

describe.each(["embedded", "postgres"] as const)("arrays on %s", (on) => {
  let app: TestApp;
  beforeAll(async () => {
    if (on === "embedded" || postgresUrl !== undefined) app = await startTestApp({ on });
  });
  afterAll(async () => {
    if (on === "embedded" || postgresUrl !== undefined) await app.close();
  });

  test.skipIf(on === "postgres" && postgresUrl === undefined)(
    "the database reads what was written, nulls, limits and nothing at all included",
    async () => {
      const whole = (max: number) => fc.array(fc.integer({ min: 0, max }));
      const uuids = fc.array(
        fc.option(
          fc.oneof(
            fc.uuid(),
            fc.uuid().map((value) => value.replaceAll("-", "")),
          ),
        ),
      );
      await fc.assert(
        fc.asyncProperty(uuids, whole(2 ** 31 - 1), whole(Number.MAX_SAFE_INTEGER), async (ids, ints, bigints) => {
          const { rows } = await app.as(null, async (work) =>
            sql<{ ids: string; ints: string; bigints: string }>`
            select (${uuidArray(ids)}::uuid[])::text as ids, (${intArray(ints)}::int[])::text as ints, (${bigintArray(bigints)}::bigint[])::text as bigints`.execute(
              work.tx,
            ),
          );
          const hyphened = ids.map(
            (id) => id?.replaceAll("-", "").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") ?? "NULL",
          );
          expect(rows).toEqual([
            { ids: `{${hyphened.join(",")}}`, ints: `{${ints.join(",")}}`, bigints: `{${bigints.join(",")}}` },
          ]);
        }),
        {
          numRuns: 50,
          examples: [
            [[], [], []],
            [[null], [2 ** 31 - 1], [Number.MAX_SAFE_INTEGER, 2 ** 32, 2 ** 32 - 1, 0]],
          ],
        },
      );
    },
  );

  test("what is no UUID is not sent", () => {
    expect(() => uuidArray(["00000000-0000-4000-8000-00000000000"])).toThrow("32 digits");
    expect(() => uuidArray([`${"0".repeat(32)}00`])).toThrow("32 digits");
  });
});
