import { storedParameters } from "@yunquan/contract/programmes.ts";
import type { editionBody, programmeBody } from "@yunquan/contract/programmes.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { readNow } from "../platform/clock.ts";
import { shared } from "../platform/gather.ts";
import { recordHistory } from "../platform/record.ts";
import { json, type Work } from "../platform/work.ts";
import {
  findEdition,
  findEditionInForce,
  findProgramme,
  findProgrammeByCode,
  nextEditionFrom,
  lockProgramme,
  shareProgramme,
  type Edition,
  type ProgrammeRow,
} from "./store.ts";

export type { Edition } from "./store.ts";

/** The edition of a programme in force at an instant. Refuses `no-edition-in-force`. */
export async function editionInForce(work: Work, programmeId: Id, at: Instant): Promise<Edition> {
  const edition = await shared(
    work,
    `edition-in-force/${programmeId}/${at}`,
    async () => await findEditionInForce(work, programmeId, at),
  );
  if (edition === undefined) throw new Refusal("no-edition-in-force", { at });
  return edition;
}

/** Until when `editionInForce` at this instant gives the same; null: as far as is known. */
export async function editionHoldsUntil(work: Work, programmeId: Id, at: Instant): Promise<Instant | null> {
  return await nextEditionFrom(work, programmeId, at);
}

/** The edition a record was pinned to. Refuses `not-found`. */
export async function editionById(work: Work, id: Id): Promise<Edition> {
  const edition = await shared(work, `edition/${id}`, async () => await findEdition(work, id));
  if (edition === undefined) throw new Refusal("not-found", { noun: "edition" });
  return edition;
}

export async function programmeById(work: Work, id: Id): Promise<ProgrammeRow> {
  const programme = await findProgramme(work, id);
  if (programme === undefined) throw new Refusal("not-found", { noun: "programme" });
  return programme;
}

/** A programme by its public code. Refuses `not-found`. */
export async function programmeByCode(work: Work, code: string): Promise<ProgrammeRow> {
  const programme = await findProgrammeByCode(work, code);
  if (programme === undefined) throw new Refusal("not-found", { noun: "programme" });
  return programme;
}

/**
 * Holds what is in force for the rest of the transaction: a publication or a moved deadline comes after it. For whoever
 * pins a version or a deadline to a record.
 */
export async function holdInForce(work: Work, programmeId: Id): Promise<void> {
  await shared(work, `hold/${programmeId}`, async () => await shareProgramme(work, programmeId));
}

/** Locks the programme: publications and announcements of one programme happen one after another. */
export async function programmeForUpdate(work: Work, id: Id): Promise<ProgrammeRow> {
  const programme = await lockProgramme(work, id);
  if (programme === undefined) throw new Refusal("not-found", { noun: "programme" });
  return programme;
}

/** Creates a programme, still without an edition. Refused (`programme-code-taken`) when the code exists. */
export async function createProgramme(work: Work, given: z.output<typeof programmeBody>): Promise<Id> {
  const id = work.newId();
  const inserted = await work.tx
    .insertInto("programme")
    .values({ id, ...given, createdAt: work.now })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined) {
    throw new Refusal("programme-code-taken", { code: given.code }, [
      { path: "code", code: "taken", zh: "代码已被使用", en: "this code is taken" },
    ]);
  }
  await recordHistory(work, {
    objectType: "programme",
    objectId: id,
    action: "programme.created",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { code: given.code },
    editionId: null,
  });
  return id;
}

/**
 * Adds an edition, which never changes afterwards. It comes into force now or later, and not before an edition that is
 * already there: what was in force at an instant stays what it was. Refuses `edition-in-the-past`, `edition-before-last`.
 */
export async function createEdition(work: Work, programmeId: Id, given: z.output<typeof editionBody>): Promise<Id> {
  await programmeForUpdate(work, programmeId);
  // Read under the lock: whoever held the programme until now has been judged by the edition before.
  const now = await readNow(work.tx);
  const latest = await work.tx
    .selectFrom("edition")
    .select(["number", "inForceFrom"])
    .where("programmeId", "=", programmeId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const inForceFrom = given.inForceFrom ?? now;
  if (inForceFrom < now) {
    throw new Refusal("edition-in-the-past", { inForceFrom }, [
      { path: "inForceFrom", code: "past", zh: "生效时间不得早于现在", en: "must not be in the past" },
    ]);
  }
  if (latest !== undefined && inForceFrom <= latest.inForceFrom) {
    throw new Refusal("edition-before-last", { inForceFrom: latest.inForceFrom }, [
      {
        path: "inForceFrom",
        code: "before-last",
        zh: "须晚于上一版本的生效时间",
        en: "must be after the last edition's",
      },
    ]);
  }
  const id = work.newId();
  const number = (latest?.number ?? 0) + 1;
  await work.tx
    .insertInto("edition")
    .values({
      id,
      programmeId,
      number,
      titleZh: given.titleZh,
      titleEn: given.titleEn,
      publishedOn: given.publishedOn,
      inForceFrom,
      parameters: json(storedParameters(given.parameters)),
      sample: given.sample,
    })
    .execute();
  await recordHistory(work, {
    objectType: "edition",
    objectId: id,
    action: "edition.created",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { programmeId, number, inForceFrom },
    editionId: id,
  });
  return id;
}
