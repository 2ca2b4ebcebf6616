import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { connectEmbedded } from "../platform/database/connect.ts";
import { openMemory } from "../platform/database/embedded.ts";
import { readMigrations } from "../platform/database/migrate.ts";
import { newIdRange } from "../platform/id-range.ts";
import { newId, type Work } from "../platform/work.ts";
import { settlementChecks } from "../proof/settlement-checks.ts";
import { writeLines } from "./frozen-lines.ts";
import { ALL, cases, exceptionsAmong, lineTo, overLine, placed } from "./line.fixture.ts";
import { findLine, outcomesOf, setLineFallen, type SettlementLineRow } from "./store.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

/** A line of claims of its own for every test. */
let lines = 9_000;

interface Given {
  readonly lineId: number;
  readonly listSeq: number;
  readonly positions: readonly number[];
  readonly outcome?: SettlementLineRow["outcome"];
}

/** Writes places of one block as lines of a list of 1 fen each; gives the id of the first. */
async function write(work: Work, { lineId, listSeq, positions, outcome = "funded" }: Given): Promise<Id> {
  const id = newId();
  const count = positions.length;
  await sql`insert into settlement_block (first_line_id, settlement_id, line_id, list_seq, place_block, places, first_ordinal, lines, carried_from, outcome, held_before, before_fen, amount_fen, claim_ids, sums_fen)
    select ${id}::uuid, ${newId()}::uuid, ${lineId}::integer, ${listSeq}::integer, place_block(min(place)), bit_or(place_bit(place)), 1, ${count}::integer, 0, ${outcome}, false, 0, ${count}::bigint,
      ${sql.val(positions.map(() => newId()))}::uuid[], ${sql.val(positions.map((_, index) => index + 1))}::bigint[]
    from unnest(${sql.val(positions)}::bigint[]) place`.execute(work.tx);
  return id;
}

const written = async (given: Given): Promise<Id> => await app.as(null, async (work) => await write(work, given));

describe("a place in line is on one living funded line at most", () => {
  test("8.2 the database refuses a second list that funds it, and takes its neighbours", async () => {
    const lineId = lines++;
    await written({ lineId, listSeq: 1, positions: [3, 7, 49] });
    await expect(written({ lineId, listSeq: 2, positions: [6, 7] })).rejects.toThrow("living funded line");
    await written({ lineId, listSeq: 2, positions: [6, 8] });
    await written({ lineId, listSeq: 2, positions: [53, 57] });
    await written({ lineId: lines++, listSeq: 1, positions: [7] });
  });

  test("8.2 of two lists at the same moment one funds it", async () => {
    for (let trial = 0; trial < 8; trial += 1) {
      const lineId = lines++;
      // The first time the block of places has no row yet, the second time it has.
      if (trial % 2 === 1) await written({ lineId, listSeq: 1, positions: [1] });
      const both = await Promise.allSettled([
        written({ lineId, listSeq: 2, positions: [4, 5] }),
        written({ lineId, listSeq: 3, positions: [5, 6] }),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    }
  });

  test("8.2 nor does one list have a place twice", async () => {
    const lineId = lines++;
    const twice = app.as(null, async (work) => {
      await sql`insert into settlement_block (first_line_id, settlement_id, line_id, list_seq, place_block, places, first_ordinal, lines, carried_from, outcome, held_before, before_fen, amount_fen, claim_ids, sums_fen)
        select id, ${newId()}::uuid, ${lineId}::integer, 1, 0, 4, n, 1, 0, outcome, false, 0, 1, array[id], array[1]
        from (values (1, ${newId()}::uuid, 'funded'), (2, ${newId()}::uuid, 'left-out')) as v (n, id, outcome)`.execute(
        work.tx,
      );
    });
    await expect(twice).rejects.toThrow("on a list once");
  });

  test("8.2 a place falls short for the first time once", async () => {
    const lineId = lines++;
    await written({ lineId, listSeq: 1, positions: [10], outcome: "carried" });
    await expect(written({ lineId, listSeq: 2, positions: [10], outcome: "carried" })).rejects.toThrow("once");
  });

  test("8.2 a line that falls frees its place, and no other, once", async () => {
    const lineId = lines++;
    const first = await written({ lineId, listSeq: 1, positions: [10, 12, 14] });
    const second = await app.as(null, async (work) => {
      const { rows } = await sql<{ id: Id }>`select line_id_at(${first}::uuid, 1) as id`.execute(work.tx);
      await setLineFallen(work, rows[0]!.id, "objection");
      return await findLine(work, rows[0]!.id);
    });
    expect(second).toMatchObject({ position: 12, ordinal: 2, fallenReason: "objection" });
    await expect(written({ lineId, listSeq: 2, positions: [10] })).rejects.toThrow("living funded line");
    await expect(written({ lineId, listSeq: 2, positions: [14] })).rejects.toThrow("living funded line");
    await written({ lineId, listSeq: 2, positions: [12] });
    await app.moveClock(0.1);
    const again = app.as(null, async (work) => await setLineFallen(work, second!.id, "again"));
    await expect(again).rejects.toThrow("falls once");
    await expect(written({ lineId, listSeq: 3, positions: [12] })).rejects.toThrow("living funded line");
  });

  test("5.13 what stands beside a line is of a line that there is, and only lowers it", async () => {
    const lineId = lines++;
    await written({ lineId, listSeq: 1, positions: [10, 12] });
    const change = async (position: number, amountFen: number) =>
      await app.as(null, async (work) => {
        await sql`insert into settlement_line_change (line_id, list_seq, position, place_block, changed_amount_fen)
          values (${lineId}, 1, ${position}, place_block(${position}), ${amountFen})`.execute(work.tx);
      });
    await expect(change(11, 1)).rejects.toThrow("no settlement line");
    await expect(change(12, 1)).rejects.toThrow("only lowered");
  });
});

describe("lines in blocks", () => {
  test("5.13 every line is found in its block by its id, its place and its list, and is the same", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(cases, { maxLength: 24 }),
        fc.constantFrom(1, 7, 30),
        fc.integer({ min: 0, max: 60 }),
        async (given, apart, freeFen) => {
          const claims = placed(
            given.filter(
              ({ status, voucher }) => (status === "approved" || status === "returned") && voucher === "claimed",
            ),
            apart,
          );
          await overLine(app, claims, async (work) => {
            const id = newId();
            const line = lineTo(ALL);
            const exceptions = exceptionsAmong(claims, ALL);
            await writeLines(work, { id, ids: newIdRange(newId()) }, { line, exceptions, freeFen: fen(freeFen) });
            const { rows } = await sql<SettlementLineRow>`
              select * from settlement_line where settlement_id = ${id} order by first_ordinal, ordinal`.execute(
              work.tx,
            );
            expect(rows.map(({ ordinal }) => ordinal)).toEqual(rows.map((_, index) => index + 1));
            const outcomes = await outcomesOf(
              work,
              id,
              rows.map(({ position }) => position),
            );
            for (const row of rows) {
              expect(await findLine(work, row.id)).toEqual(row);
              const at = await sql<{ id: Id }>`select settlement_line_id as id from line_at_place
                where line_id = ${line.lineId} and place_block = place_block(${row.position}) and position = ${row.position} and settlement_id = ${id}`.execute(
                work.tx,
              );
              expect(at.rows).toEqual([{ id: row.id }]);
              expect(outcomes.get(row.position)).toBe(row.outcome);
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  test("a line is looked up in one block, by the index", async () => {
    const plan = await app.as(null, async (work) => {
      await sql`set local enable_seqscan = off`.execute(work.tx);
      const { rows } = await sql<Record<string, string>>`
        explain select o.status from claim join claim_on_list o on o.programme_id = claim.programme_id and o.city_code = claim.city_code
          and o.place_block = place_block(claim.position) and o.position = claim.position where claim.id = ${newId()}`.execute(
        work.tx,
      );
      return rows.map((row) => Object.values(row)[0]).join("\n");
    });
    expect(plan).toMatch(/Index Scan using settlement_block_place/);
    expect(plan).toMatch(/Index Cond: \(\(place_block = /);
  });
});

/** The migration that puts lines in blocks. */
const MIGRATION = "0034_lines_in_blocks.sql";

describe("lists from before", () => {
  test("5.13 their lines are what they were, and their digests hold", async () => {
    const database = connectEmbedded(await openMemory());
    try {
      const lists = await database.exclusive(async (session) => {
        const migrations = readMigrations();
        const until = migrations.findIndex(({ name }) => name === MIGRATION);
        for (const { text } of migrations.slice(0, until)) await session.script(text);
        await session.script("set session_replication_role = replica");
        await session.script(listsFromBefore);
        await session.script("set session_replication_role = origin");
        const before = await session.rows(`select to_jsonb(l) as line from settlement_line l order by id`);
        const text = migrations[until]?.text;
        expect(text).toBeDefined();
        await session.script(`begin;\n${text};\ncommit`);
        const after = await session.rows(
          `select to_jsonb(l) - array['place_block','first_line_id','first_ordinal'] as line from settlement_line l order by id`,
        );
        expect(after).toEqual(before);
        expect(before).toHaveLength(2 * 130);
        const names = ["settlement-sums", "settlement-digests", "settlement-order"];
        for (const check of settlementChecks.filter(({ name }) => names.includes(name)))
          expect(await session.rows(check.differences)).toEqual([]);
        const blocks = await session.rows(
          `select s.content_format, count(*)::integer as blocks from settlement_block b join settlement s on s.id = b.settlement_id group by 1 order by 1`,
        );
        expect(blocks).toEqual([
          { content_format: 1, blocks: 130 },
          { content_format: 2, blocks: expect.any(Number) },
        ]);
        return await session.rows(`select funded, short from listed_places order by place_block`);
      });
      // Ninety places funded, of which one has fallen; then one carried over, and the rest behind it.
      const bits = (mask: unknown): number =>
        BigInt(mask as number)
          .toString(2)
          .replaceAll("0", "").length;
      expect(lists.reduce((sum, row) => sum + bits(row["funded"]), 0)).toBe(89);
      expect(lists.reduce((sum, row) => sum + bits(row["short"]), 0)).toBe(130);
    } finally {
      await database.close();
    }
  }, 120_000);
});

/*
 * Two lists of 130 claims each as they were stored one row to a line. The first has ids that follow nothing and carries
 * everybody over; the second, whose ids follow each other, funds ninety, carries twenty-one and leaves out twenty, of whom
 * each has a reason of its own; one of its lines fell, one was lowered.
 */
const listsFromBefore = `
  insert into line_counter (programme_id, city_code, kind, last_number, last_at, line_id) overriding system value
    values ('00000000-0000-4000-8000-000000000001', '440600', 'claim', 400, now(), 1);
  create temporary table waiting as
    select n, gen_random_uuid() as claim_id, 3 * n - 1 as position, (100 + n)::bigint as amount_fen from generate_series(1, 130) n;
  insert into settlement_line (id, settlement_id, line_id, list_seq, ordinal, claim_id, position, carried_from, carried_over, outcome, amount_fen, running_fen, reason)
    select gen_random_uuid(), '00000000-0000-4000-8000-00000000000a', 1, 1, n, claim_id, position, 0, false, 'carried', amount_fen, 0, case n when 1 then 'short' else 'behind' end from waiting;
  insert into settlement_line (id, settlement_id, line_id, list_seq, ordinal, claim_id, position, carried_from, carried_over, outcome, amount_fen, running_fen, reason, fallen_at, fallen_reason, changed_amount_fen, notice_ends_at)
    select ('00000000-0000-4000-8000-0000' || lpad(to_hex(n), 8, '0'))::uuid, '00000000-0000-4000-8000-00000000000b', 1, 2, n, claim_id, position, 1, true,
      case when n <= 90 then 'funded' when n <= 110 then 'carried' else 'left-out' end, amount_fen,
      sum(case when n <= 90 then amount_fen else 0 end) over (order by n), case when n <= 90 then null when n = 91 then 'short' when n <= 110 then 'behind' when n % 2 = 0 then 'returned' else 'incomplete' end,
      case n when 7 then now() end, case n when 7 then 'objection' end, case n when 8 then 50 end, case n when 8 then now() end
    from waiting;
  insert into settlement (id, number, programme_id, settlement_period_id, plan_id, city_code, kind, status, list_seq, content_format, first_line_id, last_line_id, cash_available_fen,
      funded_fen, funded_lines, carried_fen, carried_lines, left_out_lines, assembled_by, assembled_at, frozen_by, frozen_at, sha256)
    select l.settlement_id, 'QD-' || l.list_seq, '00000000-0000-4000-8000-000000000001', gen_random_uuid(), gen_random_uuid(), '440600', 'main', 'frozen', l.list_seq, l.list_seq,
      case l.list_seq when 2 then '00000000-0000-4000-8000-000000000001'::uuid end, case l.list_seq when 2 then '00000000-0000-4000-8000-000000000082'::uuid end,
      case l.list_seq when 2 then 13200 else 100 end, coalesce(sum(amount_fen) filter (where outcome = 'funded'), 0), count(*) filter (where outcome = 'funded'),
      sum(amount_fen) filter (where outcome = 'carried'), count(*) filter (where outcome = 'carried'), count(*) filter (where outcome = 'left-out'),
      gen_random_uuid(), now(), gen_random_uuid(), now() + l.list_seq * interval '1 second', 'x'
    from settlement_line l group by l.settlement_id, l.list_seq;
  update settlement s set sha256 = encode(sha256(convert_to(concat_ws('|', 'yunquan-settlement-' || content_format, number, programme_id, settlement_period_id, plan_id, city_code, kind, cash_available_fen) || chr(10) ||
      case content_format when 1 then x.text else encode(sha256(convert_to(x.text, 'UTF8')), 'hex') || chr(10) end, 'UTF8')), 'hex')
    from (select settlement_id, string_agg(concat_ws('|', ordinal, claim_id, position, carried_from, outcome, amount_fen, running_fen, coalesce(reason, '')) || chr(10), '' order by ordinal) as text
      from settlement_line group by settlement_id) x where x.settlement_id = s.id;
`;
