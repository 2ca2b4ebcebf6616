import { isId, type Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { isInstant, type Instant } from "@yunquan/core/time.ts";
import { readCursor } from "./paging.ts";

/** The cursor of a list sorted by an instant and then by id. Refuses (`invalid-request`) what no such list gave. */
export function readInstantCursor(cursor: string | undefined): readonly [Instant, Id] | undefined {
  const key = readTextCursor(cursor);
  if (key === undefined) return undefined;
  const [at, id] = key;
  if (!isInstant(at)) throw notOfThisList();
  return [at, id];
}

/** The cursor of a list sorted by a text (pinyin, a name) and then by id. */
export function readTextCursor(cursor: string | undefined): readonly [string, Id] | undefined {
  const key = readCursor(cursor, ["string", "string"]);
  if (key === undefined) return undefined;
  const [text = "", id = ""] = key.map(String);
  if (!isId(id)) throw notOfThisList();
  return [text, id];
}

function notOfThisList(): Refusal {
  return new Refusal("invalid-request", {}, [
    { path: "query.cursor", code: "cursor", zh: "翻页标记无效", en: "not a cursor of this list" },
  ]);
}
