import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";

/**
 * Ids that follow each other, for rows that one statement writes by the million: they begin with the instant and a random
 * part, as all ids do, and end with the row's number. So they are appended to their index instead of scattered over it, and
 * the rows are found in their order by them.
 */
export interface IdRange {
  /** The first 24 characters, the same for all of the range. */
  readonly prefix: string;
}

/** A range of its own, made of a fresh id. */
export function newIdRange(fresh: Id): IdRange {
  const chance = fresh.slice(24);
  return { prefix: `${fresh.slice(0, 15)}${chance.slice(0, 3)}-${fresh.slice(19, 20)}${chance.slice(3, 6)}-` };
}

/** The range that an id lies in. */
export function idRangeOf(id: Id): IdRange {
  return { prefix: id.slice(0, 24) };
}

export function idAt({ prefix }: IdRange, number: number): Id {
  return `${prefix}${number.toString(16).padStart(12, "0")}` as Id;
}

/** The id at the number that an expression gives. */
export function idBy({ prefix }: IdRange, number: RawBuilder<unknown>): RawBuilder<Id> {
  return sql`(${prefix}::text || lpad(to_hex(${number}), 12, '0'))::uuid`;
}
