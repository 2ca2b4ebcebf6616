import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";

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

/** Locks the lines' counters in one order. Whoever holds them gives positions; everybody else waits. */
export async function lockLines(work: Work, lines: readonly Line[]): Promise<void> {
  const named = new Map(lines.map((line) => [`${line.programmeId}/${line.cityCode}/${line.kind}`, line]));
  const ordered = [...named].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  if (ordered.length === 0) return;
  await work.tx
    .insertInto("lineCounter")
    .values(ordered.map((line) => ({ ...line })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const line of ordered) {
    await work.tx
      .selectFrom("lineCounter")
      .select("lastNumber")
      .where("programmeId", "=", line.programmeId)
      .where("cityCode", "=", line.cityCode)
      .where("kind", "=", line.kind)
      .forUpdate()
      .executeTakeFirstOrThrow();
  }
}

/**
 * Gives the next position of a locked line, with the instant read under that lock. The number is the legal order; the
 * instant is shown, and never runs backwards within a line even when the machine's clock does.
 * @clause 8.2
 */
export async function givePosition(work: Work, line: Line, objectId: Id): Promise<Position> {
  const { rows } = await sql<{ number: number; at: Instant }>`
    update line_counter set last_number = last_number + 1,
      last_at = greatest(last_at, (select date_trunc('milliseconds', clock_timestamp() + offset_ms * interval '1 millisecond') from business_clock))
    where programme_id = ${line.programmeId} and city_code = ${line.cityCode} and kind = ${line.kind}
    returning last_number as number, last_at as at`.execute(work.tx);
  const given = rows[0];
  assert(given !== undefined, "the line was locked before a position was asked for");
  await work.tx
    .insertInto("linePosition")
    .values({
      programmeId: line.programmeId,
      cityCode: line.cityCode,
      kind: line.kind,
      number: given.number,
      objectId,
      givenAt: given.at,
    })
    .execute();
  return given;
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
