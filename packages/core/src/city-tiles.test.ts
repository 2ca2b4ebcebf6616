import { expect, test } from "vitest";
import { cityTiles, tileGrid } from "./city-tiles.ts";
import { cities } from "./divisions.ts";

test("each of the 21 cities has a square of its own inside the picture", () => {
  const places = cities.map((city) => cityTiles[city.code]);
  expect(new Set(places.map(({ column, row }) => `${column} ${row}`)).size).toBe(21);
  for (const { column, row } of places) {
    expect(column).toBeLessThan(tileGrid.columns);
    expect(row).toBeLessThan(tileGrid.rows);
  }
});
