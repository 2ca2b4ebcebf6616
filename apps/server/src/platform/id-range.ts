import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";

/**
 * Ids that follow each other, for rows that one statement writes by the million: they begin with the instant and a random
 * part, as all ids do, and end with the row's number. So they are appended to their index instead of scattered over it, and
 * the rows are found in their order by them.
 */
export interface IdRange {
  /** The first 28 characters, the same for all of the range. */
  readonly prefix: string;
}

/** How many characters of an id are its range's, and how many its number's: room for four thousand million rows. */
const PREFIX = 28;
const NUMBER = 8;

/** A range of its own, made of a fresh id: the instant and the counter of its process, which come once, and 30 bits of chance. */
export function newIdRange(fresh: Id): IdRange {
  return idRangeOf(fresh);
}

/** The range that an id lies in. */
export function idRangeOf(id: Id): IdRange {
  return { prefix: id.slice(0, PREFIX) };
}

export function idAt({ prefix }: IdRange, number: number): Id {
  return `${prefix}${number.toString(16).padStart(NUMBER, "0")}` as Id;
}

/** The id at the number that an expression gives. */
export function idBy({ prefix }: IdRange, number: RawBuilder<unknown>): RawBuilder<Id> {
  return sql`(${prefix}::text || lpad(to_hex(${number}), ${sql.lit(NUMBER)}, '0'))::uuid`;
}
