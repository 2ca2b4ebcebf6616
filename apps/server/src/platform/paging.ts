import { isId } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { isCalendarDate, isInstant } from "@yunquan/core/time.ts";

/** What a part of a cursor is: the database compares it with a column of that type and would break off at anything else. */
export type CursorPart = "string" | "number" | "amount" | "instant" | "date" | "id";

const isPart: Readonly<Record<CursorPart, (part: unknown) => boolean>> = {
  string: (part) => typeof part === "string" && part.isWellFormed() && !part.includes("\u0000"),
  number: (part) => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
  amount: (part) => Number.isSafeInteger(part),
  instant: (part) => typeof part === "string" && isInstant(part) && part >= "1800",
  date: (part) => typeof part === "string" && isCalendarDate(part) && part >= "1800",
  id: (part) => typeof part === "string" && isId(part),
};

/** A cursor is the sort key of the last row seen, opaque to the caller. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key), "utf8").toString("base64url");
}

/** Reads a cursor back. Refuses (`invalid-request`) what this list did not give. */
export function readCursor(cursor: string | undefined, parts: readonly CursorPart[]): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === parts.length && parts.every((part, index) => isPart[part](key[index])))
      return key as (string | number)[];
  } catch {
    // Falls through to the refusal: a cursor that cannot be read is the caller's fault.
  }
  throw new Refusal("invalid-request", {}, [
    { path: "query.cursor", code: "cursor", zh: "翻页标记无效", en: "not a cursor of this list" },
  ]);
}

/** Cuts a result of `limit + 1` rows to a page with the cursor of the next. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null,
  };
}
