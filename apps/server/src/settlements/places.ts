import { sql, type RawBuilder, type SqlBool } from "kysely";

/*
 * Places of a line in the blocks of its lists. A place's block and its bit there are found by functions of the database
 * (migration 0034), so that each of these looks into one block by the index.
 */

interface OfLine {
  readonly lineId: number;
}

/** Finds in the table `listed` the place of a claim `c` that a living line funds. */
export function isFunded({ lineId }: OfLine): RawBuilder<SqlBool> {
  return sql`listed.line_id = ${lineId} and listed.place_block = place_block(c.position) and has_place(listed.funded, c.position)`;
}

/** Finds the block `short` with which the place of a claim `c` fell short for the first time. */
export function shortAt({ lineId }: OfLine): RawBuilder<SqlBool> {
  return sql`short.line_id = ${lineId} and short.place_block = place_block(c.position) and short.outcome = 'carried' and short.carried_from = 0 and has_place(short.places, c.position)`;
}

/** The list at which a claim `c` first fell short. */
export function shortSinceOf(line: OfLine): RawBuilder<number | null> {
  return sql`coalesce(c.short_since, (select short.list_seq from settlement_block short where ${shortAt(line)}))`;
}
