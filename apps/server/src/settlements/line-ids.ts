import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { msOf, type Instant } from "@yunquan/core/time.ts";

/**
 * Ids of a list's lines: they begin with the instant of the freeze (as UUIDs of version 7 do) and a random part, and end
 * with the line's ordinal. So they are unique, a list is read in its order by them, and a million of them are appended to
 * their index instead of scattered over it.
 */
export interface LineIds {
  /** The first 24 characters, the same for all lines of a list. */
  readonly prefix: string;
}

export function newLineIds(now: Instant, random: Id): LineIds {
  const time = msOf(now).toString(16).padStart(12, "0");
  const chance = random.replaceAll("-", "");
  return {
    prefix: `${time.slice(0, 8)}-${time.slice(8, 12)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-`,
  };
}

export function lineId({ prefix }: LineIds, ordinal: number): Id {
  return `${prefix}${ordinal.toString(16).padStart(12, "0")}` as Id;
}

export function lineIdsOf(firstLineId: Id): LineIds {
  return { prefix: firstLineId.slice(0, 24) };
}

/** The id of the line with the ordinal that an expression gives. */
export function lineIdBy({ prefix }: LineIds, ordinal: RawBuilder<unknown>): RawBuilder<Id> {
  return sql`(${prefix}::text || lpad(to_hex(${ordinal}), 12, '0'))::uuid`;
}
