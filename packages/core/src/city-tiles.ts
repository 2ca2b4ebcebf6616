import type { CityCode } from "./divisions.ts";

/** Where a city's square stands: column and row from the upper left, both from 0. */
export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

/** Columns and rows of the whole picture. */
export const tileGrid = { columns: 9, rows: 5 } as const;

/**
 * The 21 cities as squares in rough position. It draws no border, so it needs neither boundary data nor the approval
 * that a published map needs; who knows the province finds a city where he looks for it.
 */
export const cityTiles: Readonly<Record<CityCode, TilePlace>> = {
  "440200": { column: 5, row: 0 },
  "441200": { column: 3, row: 1 },
  "441800": { column: 4, row: 1 },
  "441600": { column: 6, row: 1 },
  "441400": { column: 7, row: 1 },
  "445300": { column: 2, row: 2 },
  "440600": { column: 3, row: 2 },
  "440100": { column: 4, row: 2 },
  "441900": { column: 5, row: 2 },
  "441300": { column: 6, row: 2 },
  "445200": { column: 7, row: 2 },
  "445100": { column: 8, row: 2 },
  "440900": { column: 1, row: 3 },
  "441700": { column: 2, row: 3 },
  "440700": { column: 3, row: 3 },
  "442000": { column: 4, row: 3 },
  "440300": { column: 5, row: 3 },
  "441500": { column: 6, row: 3 },
  "440500": { column: 7, row: 3 },
  "440800": { column: 0, row: 4 },
  "440400": { column: 4, row: 4 },
};
