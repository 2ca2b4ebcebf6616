import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { readCursor } from "./paging.ts";

/** The cursor of a list sorted by an instant and then by id. Refuses (`invalid-request`) what no such list gave. */
export function readInstantCursor(cursor: string | undefined): readonly [Instant, Id] | undefined {
  const key = readCursor(cursor, ["instant", "id"]);
  return key === undefined ? undefined : [String(key[0]) as Instant, String(key[1]) as Id];
}

/** The cursor of a list sorted by a text (pinyin, a name) and then by id. */
export function readTextCursor(cursor: string | undefined): readonly [string, Id] | undefined {
  const key = readCursor(cursor, ["string", "id"]);
  return key === undefined ? undefined : [String(key[0]), String(key[1]) as Id];
}
