/**
 * Where the 21 cities stand on the tile map: code, column, row. Neighbours are near each other and nothing is a border; a map
 * with borders needs an approved base map and would replace this file.
 */
export const cityTiles: readonly (readonly [code: string, column: number, row: number])[] = [
  ["440200", 5, 0],
  ["441200", 3, 1],
  ["441800", 4, 1],
  ["441600", 6, 1],
  ["441400", 7, 1],
  ["445300", 2, 2],
  ["440600", 3, 2],
  ["440100", 4, 2],
  ["441900", 5, 2],
  ["441300", 6, 2],
  ["445200", 7, 2],
  ["445100", 8, 2],
  ["440900", 1, 3],
  ["441700", 2, 3],
  ["440700", 3, 3],
  ["442000", 4, 3],
  ["440300", 5, 3],
  ["441500", 6, 3],
  ["440500", 7, 3],
  ["440800", 0, 4],
  ["440400", 4, 4],
];
