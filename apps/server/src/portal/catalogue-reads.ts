import { findCurrentCatalogue } from "../catalogues/store.ts";
import type { Work } from "../platform/work.ts";
import { listProgrammes, type ProgrammeRow } from "../programmes/store.ts";

/** The programmes that have published a catalogue. */
export async function programmesWithCatalogue(work: Work): Promise<ProgrammeRow[]> {
  const filled: ProgrammeRow[] = [];
  for (const row of await listProgrammes(work))
    if ((await findCurrentCatalogue(work, row.id)) !== undefined) filled.push(row);
  return filled;
}
