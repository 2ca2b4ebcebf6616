import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresUrl, startTestApp, type TestApp } from "../../test/app.ts";
import { systemActor } from "./actor.ts";
import { ask } from "./ask.ts";
import { inSnapshot } from "./reading.ts";
import { allSent, inTransaction, newId, sendOn, type Work } from "./work.ts";

describe.skipIf(postgresUrl === undefined)("a transaction that fails, on PostgreSQL", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ on: "postgres" });
  });
  afterAll(async () => await app?.close());

  /** Reads, and writes a moment later: by then its transaction may have failed. */
  async function readsThenWrites(work: Work, series: string): Promise<void> {
    await ask(work, sql`select 1`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await ask(work, sql`insert into document_counter (series, last_number) values (${series}, 1)`);
  }

  async function written(series: string): Promise<number> {
    // Behind whatever may still be under way on any connection.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return await app.as(null, async (work) => {
      const rows = await ask(work, sql`select 1 as one from document_counter where series = ${series}`);
      return rows.length;
    });
  }

  const failing: readonly (readonly [string, (work: Work, series: string) => Promise<void>])[] = [
    [
      "of a command that fails while something it sent is under way",
      async (work, series) => {
        sendOn(work, readsThenWrites(work, series));
        await ask(work, sql`select 1`);
        throw new Error("a bug");
      },
    ],
    [
      "when another of the things that it sent fails first",
      async (work, series) => {
        sendOn(work, readsThenWrites(work, series));
        sendOn(work, ask(work, sql`select 1 / 0`));
        await allSent(work);
      },
    ],
    [
      "when what it asks afterwards fails because of it",
      async (work, series) => {
        sendOn(work, readsThenWrites(work, series));
        sendOn(work, ask(work, sql`select 1 / 0`));
        await ask(work, sql`select 1`);
      },
    ],
    [
      "beside something that fails first",
      async (work, series) => {
        await Promise.all([readsThenWrites(work, series), Promise.reject(new Error("a bug"))]);
      },
    ],
  ];

  test.each(failing)("writes nothing behind its end: %s", async (_when, run) => {
    const series = `test/${newId()}`;
    await expect(
      inTransaction(app.platform, systemActor, newId(), async (work) => await run(work, series)),
    ).rejects.toThrow(/a bug|division by zero/);
    expect(await written(series)).toBe(0);
  });

  test("a read that failed asks nothing more, on a connection that somebody else may have by then", async () => {
    const still: Promise<void>[] = [];
    await expect(
      inSnapshot(app.platform, systemActor, newId(), async (work) => {
        still.push(readsThenWrites(work, `test/${newId()}`));
        await Promise.all([...still, Promise.reject(new Error("a bug"))]);
      }),
    ).rejects.toThrow(/a bug/);
    await expect(Promise.all(still)).rejects.toThrow(/given up/);
  });
});
