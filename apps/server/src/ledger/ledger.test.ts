import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { postgresUrl, startTestApp, type TestApp } from "../../test/app.ts";
import { recordHistory } from "../platform/record.ts";
import { newId, type Work } from "../platform/work.ts";
import {
  availableFen,
  grant,
  openAndLock,
  release,
  reserve,
  resolve,
  withdraw,
  type AccountScope,
} from "./commands.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

const scope = (): AccountScope => ({ kind: "capacity", programmeId: newId(), planId: newId(), cityCode: "440600" });
const about = { objectType: "application" as const, objectId: newId() };

async function account(work: Work, of: AccountScope) {
  const [row] = await openAndLock(work, [of]);
  if (row === undefined) throw new Error("no account");
  return row;
}

/** The balances by an own sum over the transfers, which shares nothing with the writer. */
async function balances(work: Work, of: AccountScope) {
  const row = await account(work, of);
  const { rows } = await sql<{ available: string; reserved: string; posted: string; source: string }>`
    select ${sql.join(
      ["available", "reserved", "posted", "source"].map(
        (bucket) => sql`
      coalesce(sum(case when credit = ${bucket} then amount_fen else 0 end) - sum(case when debit = ${bucket} then amount_fen else 0 end), 0)::text as ${sql.ref(bucket)}`,
      ),
    )}
    from ledger_transfer where account_id = ${row.id}`.execute(work.tx);
  const sums = rows[0];
  if (sums === undefined) throw new Error("no sums");
  return {
    row,
    available: Number(sums.available),
    reserved: Number(sums.reserved),
    posted: Number(sums.posted),
    source: Number(sums.source),
  };
}

describe("the ledger", () => {
  test("8.2 never lets more be reserved than was granted, and refuses what does not fit whole", async () => {
    const of = scope();
    await app.as(null, async (work) => {
      const row = await account(work, of);
      await grant(work, row, fen(100), about);
      await reserve(work, row, fen(60), about);
      await expect(reserve(work, row, fen(41), about)).rejects.toMatchObject({
        code: "over-limit",
        facts: { availableFen: 40, neededFen: 41 },
      });
      await reserve(work, row, fen(40), about);
      expect(availableFen(row)).toBe(0);
      await expect(withdraw(work, row, fen(1), about)).rejects.toMatchObject({ code: "over-limit" });
    });
  });

  test("a reservation is resolved once, in the database too", async () => {
    const of = scope();
    const pending = await app.as(null, async (work) => {
      const row = await account(work, of);
      await grant(work, row, fen(10), about);
      const id = await reserve(work, row, fen(10), about);
      await resolve(work, row, "post", id, about);
      return id;
    });
    await expect(
      app.as(null, async (work) => {
        await resolve(work, await account(work, of), "void", pending, about);
      }),
    ).rejects.toThrow(/ledger_transfer_resolved_once/);
  });

  test("transfers cannot be changed or removed", async () => {
    await expect(
      app.as(
        null,
        async (work) =>
          await work.tx
            .updateTable("ledgerTransfer")
            .set({ amountFen: fen(1) })
            .execute(),
      ),
    ).rejects.toThrow(/append-only/);
    await expect(app.as(null, async (work) => await work.tx.deleteFrom("ledgerTransfer").execute())).rejects.toThrow(
      /append-only/,
    );
    await app.as(
      null,
      async (work) =>
        await recordHistory(work, {
          objectType: "file",
          objectId: newId(),
          action: "file.stored",
          fromStatus: null,
          toStatus: null,
          deciding: false,
          reason: null,
          facts: {},
          editionId: null,
        }),
    );
    await expect(app.as(null, async (work) => await work.tx.deleteFrom("history").execute())).rejects.toThrow(
      /append-only/,
    );
  });

  test("the database holds the limit even if the code forgot it", async () => {
    const of = scope();
    await expect(
      app.as(null, async (work) => {
        const row = await account(work, of);
        await grant(work, row, fen(5), about);
        await reserve(work, { ...row, grantedFen: fen(1_000) }, fen(6), about);
      }),
    ).rejects.toThrow(/ledger_account_within_grant/);
  });

  test("whatever happens, balances are the sums of the transfers and all sums are zero", async () => {
    const step = fc.record({
      kind: fc.constantFrom("grant", "withdraw", "reserve", "post", "void", "expire", "release"),
      amount: fc.integer({ min: 1, max: 500 }),
      pick: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const of = scope();
        await app.as(null, async (work) => {
          const row = await account(work, of);
          const pending: Id[] = [];
          const posted: { id: Id; left: number }[] = [];
          for (const { kind, amount, pick } of steps) {
            try {
              if (kind === "grant") await grant(work, row, fen(amount), about);
              else if (kind === "withdraw") await withdraw(work, row, fen(amount), about);
              else if (kind === "reserve") pending.push(await reserve(work, row, fen(amount), about));
              else if (kind === "release") {
                const one = posted[pick % Math.max(posted.length, 1)];
                if (one === undefined || one.left < amount) continue;
                await release(work, row, one.id, fen(amount), about);
                one.left -= amount;
              } else {
                const [id] = pending.splice(pick % Math.max(pending.length, 1), 1);
                if (id === undefined) continue;
                await resolve(work, row, kind as "post" | "void" | "expire", id, about);
                const reservation = await work.tx
                  .selectFrom("ledgerTransfer")
                  .select("amountFen")
                  .where("id", "=", id)
                  .executeTakeFirstOrThrow();
                if (kind === "post") posted.push({ id, left: reservation.amountFen });
              }
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
            }
          }
          const sums = await balances(work, of);
          expect(sums.available + sums.reserved + sums.posted + sums.source).toBe(0);
          expect([sums.row.grantedFen, sums.row.reservedFen, sums.row.postedFen]).toEqual([
            0 - sums.source,
            sums.reserved,
            sums.posted,
          ]);
          expect(sums.available).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe.skipIf(postgresUrl === undefined)("the ledger on a PostgreSQL server", () => {
  test("8.2 of sixteen reservations at once for the last money, exactly those that fit win", async () => {
    const server = await startTestApp({ on: "postgres" });
    try {
      const of = scope();
      await server.as(null, async (work) => await grant(work, await account(work, of), fen(500), about));
      const results = await Promise.allSettled(
        Array.from(
          { length: 16 },
          async () =>
            await server.as(null, async (work) => await reserve(work, await account(work, of), fen(100), about)),
        ),
      );
      expect(results.filter((result) => result.status === "fulfilled").length).toBe(5);
      await server.as(null, async (work) => {
        const sums = await balances(work, of);
        expect([sums.available, sums.reserved]).toEqual([0, 500]);
      });
    } finally {
      await server.close();
    }
  }, 60_000);
});
