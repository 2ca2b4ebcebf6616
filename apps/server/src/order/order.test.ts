import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { postgresUrl, startTestApp } from "../../test/app.ts";
import { newId } from "../platform/work.ts";
import { givePosition, lockLines, nextDocumentNumber, voidPosition, type Line } from "./commands.ts";

const line = (): Line => ({ programmeId: newId(), cityCode: "440600", kind: "application" });

describe("positions in line", () => {
  test("8.2 a clock that jumps back re-orders nobody: numbers go up, and instants never run backwards", async () => {
    const app = await startTestApp();
    const of = line();
    const give = async () =>
      await app.as(null, async (work) => {
        return await givePosition(work, await lockLines(work, [of]), of, work.newId());
      });
    const first = await give();
    await app.moveClock(-3);
    const second = await give();
    await app.moveClock(203);
    const third = await give();
    expect([first.number, second.number, third.number]).toEqual([1, 2, 3]);
    expect(second.at >= first.at && third.at > second.at).toBe(true);
    await app.close();
  });

  test("a void position is never given again", async () => {
    const app = await startTestApp();
    const of = line();
    const objectId = newId();
    const numbers = await app.as(null, async (work) => {
      const lines = await lockLines(work, [of]);
      const first = await givePosition(work, lines, of, objectId);
      await voidPosition(work, "application", objectId, "returned too late");
      const second = await givePosition(work, lines, of, objectId);
      return [first.number, second.number];
    });
    expect(numbers).toEqual([1, 2]);
    await app.close();
  });
});

describe.skipIf(postgresUrl === undefined)("positions on a PostgreSQL server", () => {
  test("8.2 sixty-four transactions at once get sixty-four numbers without a gap, in the order of their instants", async () => {
    const app = await startTestApp({ on: "postgres" });
    const of = line();
    await Promise.all(
      Array.from(
        { length: 64 },
        async () =>
          await app.as(null, async (work) => {
            await givePosition(work, await lockLines(work, [of]), of, work.newId());
          }),
      ),
    );
    const { rows } = await sql<{
      number: number;
      given_at: string;
    }>`select number, given_at from line_position order by number`.execute(app.platform.database.db);
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
    const numbers = await Promise.all(
      Array.from(
        { length: 20 },
        async () => await app.as(null, async (work) => await nextDocumentNumber(work, "report-440600")),
      ),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    await app.close();
  }, 60_000);
});
