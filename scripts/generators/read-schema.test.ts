import { expect, test } from "vitest";
import { literalsOfCheck } from "./read-schema.ts";

test("a list of texts is read from a check as PostgreSQL prints it back", () => {
  expect(literalsOfCheck("CHECK ((status = ANY (ARRAY['draft'::text, 'paid'::text])))", "status")).toEqual([
    "draft",
    "paid",
  ]);
  expect(literalsOfCheck("CHECK ((one = 'only'::text))", "one")).toEqual(["only"]);
  expect(literalsOfCheck("CHECK ((tags <@ ARRAY['x'::text, 'y'::text]))", "tags")).toEqual(["x", "y"]);
});

test("quotes in a text and a column that may be null are understood", () => {
  const check = "CHECK (((kind IS NULL) OR (kind = ANY (ARRAY['it''s'::text, 'b'::text]))))";
  expect(literalsOfCheck(check, "kind")).toEqual(["it's", "b"]);
});

test("a check on another column, or one that says more, allows no conclusion", () => {
  expect(literalsOfCheck("CHECK ((status = ANY (ARRAY['draft'::text])))", "state")).toBeNull();
  expect(literalsOfCheck("CHECK (((weird = 'a'::text) AND (length(weird) > 0)))", "weird")).toBeNull();
  expect(literalsOfCheck("CHECK (((status = 'a'::text) OR (kind = 'b'::text)))", "status")).toBeNull();
});
