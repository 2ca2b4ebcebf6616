import type { Selectable } from "kysely";
import { readParameters } from "@yunquan/contract/programmes.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { EditionTable, ProgrammeTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";
import { ask, askFirst } from "../platform/ask.ts";

export type ProgrammeRow = Selectable<ProgrammeTable>;

/** An edition with its parameters read through their schema. */
export interface Edition extends Omit<Selectable<EditionTable>, "parameters"> {
  readonly parameters: EditionParameters;
}

/** Editions are append-only, so their parameters are checked once and not for every case that asks. */
const readEditions = new Map<Id, EditionParameters>();
const KEPT_MAX = 64;

function editionOf(row: Selectable<EditionTable>): Edition {
  const parameters = readEditions.get(row.id) ?? readParameters(row.parameters);
  if (readEditions.size >= KEPT_MAX) readEditions.clear();
  readEditions.set(row.id, parameters);
  return { ...row, parameters };
}

/** A programme is public: everybody sees every one. */
export async function findProgramme(work: Work, id: Id): Promise<ProgrammeRow | undefined> {
  return await work.tx.selectFrom("programme").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function findProgrammeByCode(work: Work, code: string): Promise<ProgrammeRow | undefined> {
  return await work.tx.selectFrom("programme").selectAll().where("code", "=", code).executeTakeFirst();
}

/**
 * Holds the programme against others who publish or announce for it, and waits for everybody who asked what is in force
 * (`shareProgramme`). Rows that merely refer to the programme go on being written meanwhile.
 */
export async function lockProgramme(work: Work, id: Id): Promise<ProgrammeRow | undefined> {
  return await work.tx.selectFrom("programme").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
}

/** Whoever decides by what is in force holds this until he is done; a publication waits for him. */
export async function shareProgramme(work: Work, id: Id): Promise<void> {
  await ask(work, work.tx.selectFrom("programme").select("id").where("id", "=", id).forShare());
}

export async function listProgrammes(work: Work): Promise<ProgrammeRow[]> {
  return await work.tx.selectFrom("programme").selectAll().orderBy("createdAt").orderBy("id").execute();
}

/** When the edition in force at an instant gives way to the next one that is known; null: it does not. */
export async function nextEditionFrom(work: Work, programmeId: Id, at: Instant): Promise<Instant | null> {
  const next = await askFirst(
    work,
    work.tx
      .selectFrom("edition")
      .select((eb) => eb.fn.min("inForceFrom").as("at"))
      .where("programmeId", "=", programmeId)
      .where("inForceFrom", ">", at),
  );
  return next?.at ?? null;
}

export async function findEditionInForce(work: Work, programmeId: Id, at: Instant): Promise<Edition | undefined> {
  const row = await askFirst(
    work,
    work.tx
      .selectFrom("edition")
      .selectAll()
      .where("programmeId", "=", programmeId)
      .where("inForceFrom", "<=", at)
      .orderBy("inForceFrom", "desc")
      .orderBy("number", "desc")
      .limit(1),
  );
  return row === undefined ? undefined : editionOf(row);
}

export async function findEdition(work: Work, id: Id): Promise<Edition | undefined> {
  const row = await askFirst(work, work.tx.selectFrom("edition").selectAll().where("id", "=", id));
  return row === undefined ? undefined : editionOf(row);
}

export async function listEditions(work: Work, programmeId: Id): Promise<Edition[]> {
  const rows = await work.tx
    .selectFrom("edition")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .orderBy("number", "desc")
    .execute();
  return rows.map(editionOf);
}
