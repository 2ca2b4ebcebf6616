import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { askNow } from "../platform/clock.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";
import { recordset } from "../platform/recordset.ts";

export type LineKind = "application" | "claim";

export interface Line {
  readonly programmeId: Id;
  readonly cityCode: string;
  readonly kind: LineKind;
}

export interface Position {
  readonly number: number;
  readonly at: Instant;
}

interface Counter {
  readonly line: Line;
  lastNumber: number;
  lastAt: Instant | null;
}

/** A position as it was given: plain values. */
export interface Given extends Position {
  readonly line: Line;
  readonly objectId: Id;
}

const givenShape = {
  programmeId: "uuid",
  cityCode: "text",
  kind: "text",
  number: "bigint",
  objectId: "uuid",
  at: "timestamptz",
};

const lastShape = { programmeId: "uuid", cityCode: "text", kind: "text", number: "bigint", at: "timestamptz" };

/**
 * Lines whose counters a transaction holds: everybody else waits. Positions are given here, one after another, and written
 * together. The number is the legal order; the instant is shown, read under the lock, and never runs backwards within a
 * line even when the machine's clock does.
 * @clause 8.2
 */
export class HeldLines {
  readonly #counters: ReadonlyMap<string, Counter>;
  #clock: Promise<Instant> | null = null;
  #given: Given[] = [];

  private constructor(counters: ReadonlyMap<string, Counter>) {
    this.#counters = counters;
  }

  /** Locks the counters of these lines in one order; a line that has none yet gets one. */
  static async lock(work: Work, lines: readonly Line[]): Promise<HeldLines> {
    const named = new Map(lines.map((line) => [nameOf(line), line]));
    if (named.size === 0) return new HeldLines(new Map());
    const rows = [...named.values()].map(({ programmeId, cityCode, kind }) => ({ programmeId, cityCode, kind }));
    const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k("programmeId" uuid, "cityCode" text, kind text)`;
    const same = sql`c.programme_id = k."programmeId" and c.city_code = k."cityCode" and c.kind = k.kind`;
    const [, locked, clock] = await Promise.all([
      ask(
        work,
        sql`insert into line_counter (programme_id, city_code, kind)
          select k."programmeId", k."cityCode", k.kind from ${given} where not exists (select 1 from line_counter c where ${same})
          order by 1, 2, 3 on conflict do nothing`,
      ),
      ask(
        work,
        sql<{ programmeId: Id; cityCode: string; kind: LineKind; number: number; at: Instant | null }>`
          select c.programme_id as "programmeId", c.city_code as "cityCode", c.kind, c.last_number as number, c.last_at as at
          from ${given} join line_counter c on ${same} order by c.programme_id, c.city_code, c.kind for update of c`,
      ),
      askNow(work),
    ]);
    const held = new HeldLines(
      new Map(locked.map(({ number, at, ...line }) => [nameOf(line), { line, lastNumber: number, lastAt: at }])),
    );
    held.#clock = Promise.resolve(clock);
    return held;
  }

  /** The instant that the next position of a line will carry. Ask once all locks are held: it is what everything is judged by. */
  async instantOf(work: Work, line: Line): Promise<Instant> {
    return (await this.instants(work))(line);
  }

  /** The same for many lines. */
  async instants(work: Work): Promise<(line: Line) => Instant> {
    this.#clock ??= askNow(work);
    const clock = await this.#clock;
    return (line) => {
      const { lastAt } = this.#counterOf(line);
      return lastAt !== null && lastAt > clock ? lastAt : clock;
    };
  }

  /** Gives the next position of a line, at the instant that it was judged by. */
  give(line: Line, objectId: Id, at: Instant): Position {
    const counter = this.#counterOf(line);
    counter.lastNumber += 1;
    counter.lastAt = at;
    const given = { number: counter.lastNumber, at };
    this.#given.push({ ...given, line, objectId });
    return given;
  }

  /** Writes what was given since the last time: the counters and one row for each position. */
  async write(work: Work): Promise<void> {
    const { given, done } = this.count(work);
    await Promise.all([done, writePositions(work, given)]);
  }

  /** Writes the counters alone, and gives the positions that are still to be written by `writePositions`. */
  count(work: Work): { readonly given: readonly Given[]; readonly done: Promise<unknown> } {
    const given = this.#given;
    if (given.length === 0) return { given, done: Promise.resolve() };
    this.#given = [];
    // The next run of the batch is judged by a clock of its own.
    this.#clock = null;
    const last = new Map(given.map(({ line, number, at }) => [nameOf(line), { ...line, number, at }]));
    const done = ask(
      work,
      sql`update line_counter c set last_number = r.number, last_at = r.at from ${recordset([...last.values()], lastShape)}
        where c.programme_id = r."programmeId" and c.city_code = r."cityCode" and c.kind = r.kind`,
    );
    return { given, done };
  }

  /** Where the counters stand; `restore` takes them back there when a savepoint undid what was given since. */
  copy(): ReadonlyMap<string, Counter> {
    return new Map([...this.#counters].map(([name, counter]) => [name, { ...counter }]));
  }

  restore(copies: ReadonlyMap<string, Counter>): void {
    this.#given = [];
    for (const [name, counter] of this.#counters) Object.assign(counter, copies.get(name));
  }

  #counterOf(line: Line): Counter {
    const counter = this.#counters.get(nameOf(line));
    assert(counter !== undefined, "the line was locked before a position was asked for");
    return counter;
  }
}

/** Writes positions that were given and counted: one row for each. */
export async function writePositions(work: Work, given: readonly Given[]): Promise<void> {
  if (given.length === 0) return;
  const rows = given.map(({ line: { programmeId, cityCode, kind }, number, objectId, at }) => ({
    programmeId,
    cityCode,
    kind,
    number,
    objectId,
    at,
  }));
  await ask(
    work,
    sql`insert into line_position (programme_id, city_code, kind, number, object_id, given_at)
      select r."programmeId", r."cityCode", r.kind, r.number, r."objectId", r.at from ${recordset(rows, givenShape)}`,
  );
}

function nameOf({ programmeId, cityCode, kind }: Line): string {
  return `${programmeId}/${cityCode}/${kind}`;
}

/** Locks lines for whoever gives no position but must not see one given meanwhile. */
export async function lockLines(work: Work, lines: readonly Line[]): Promise<HeldLines> {
  return await HeldLines.lock(work, lines);
}

/** Gives and writes one position of a locked line. */
export async function givePosition(work: Work, lines: HeldLines, line: Line, objectId: Id): Promise<Position> {
  const position = lines.give(line, objectId, await lines.instantOf(work, line));
  await lines.write(work);
  return position;
}

/** Marks the living position of an object void (it came back too late); the number is never given again. */
export async function voidPosition(work: Work, kind: LineKind, objectId: Id, reason: string): Promise<void> {
  await work.tx
    .updateTable("linePosition")
    .set({ voidAt: work.now, voidReason: reason })
    .where("kind", "=", kind)
    .where("objectId", "=", objectId)
    .where("voidAt", "is", null)
    .execute();
}

/** The next number of a series of documents (settlement lists, reports, batches), gapless within the series. */
export async function nextDocumentNumber(work: Work, series: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into document_counter (series, last_number) values (${series}, 1)
    on conflict (series) do update set last_number = document_counter.last_number + 1 returning last_number as number`.execute(
    work.tx,
  );
  const row = rows[0];
  assert(row !== undefined, "a document counter answers");
  return row.number;
}
