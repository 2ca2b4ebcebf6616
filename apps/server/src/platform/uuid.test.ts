import { describe, expect, test } from "vitest";
import { isId } from "@yunquan/core/ids.ts";
import { timeOrderedUuid } from "./uuid.ts";

describe("identifiers", () => {
  test("twenty thousand made at once are all different, in form, and in the order in which they were made", () => {
    const ids = Array.from({ length: 20_000 }, timeOrderedUuid);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
    expect(ids.every((id) => /^.{8}-.{4}-7.{3}-[89ab].{3}-.{12}$/.test(id))).toBe(true);
    expect(ids).toEqual(ids.toSorted());
  });
});
