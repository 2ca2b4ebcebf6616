import { expect, test } from "vitest";
import { idAt, idRangeOf, newIdRange } from "./id-range.ts";
import { newId } from "./work.ts";

test("ids of a range are ids, follow each other as their numbers do, and tell their range", () => {
  const range = newIdRange(newId());
  const ids = [1, 2, 15, 16, 1_000, 1_000_000].map((number) => idAt(range, number));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.map(idRangeOf)).toEqual(ids.map(() => range));
});

test("two ranges have nothing in common", () => {
  const prefixes = new Set(Array.from({ length: 100_000 }, () => newIdRange(newId()).prefix));
  expect(prefixes.size).toBe(100_000);
});
