import type { Id } from "@yunquan/core/ids.ts";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { Work } from "../platform/work.ts";

/** Who of the bureau can take a case: whoever reviews or approves there now. */
export async function colleaguesOf(work: Work<PersonActor>): Promise<{ personId: Id; name: string }[]> {
  return await work.tx
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.personId")
    .select(["person.id as personId", "person.name"])
    .distinct()
    .where("membership.organisationId", "=", work.actor.organisationId)
    .where("membership.role", "in", ["city-reviewer", "city-approver"])
    .where("membership.endedAt", "is", null)
    .where("person.disabledAt", "is", null)
    .orderBy("person.name")
    .execute();
}

export async function assigneeOf(
  work: Work,
  noun: ReviewedNoun,
  caseId: Id,
): Promise<{ personId: Id; name: string; assignedAt: Instant } | null> {
  const row = await work.tx
    .selectFrom("caseAssignee")
    .innerJoin("person", "person.id", "caseAssignee.personId")
    .select(["person.id as personId", "person.name", "caseAssignee.assignedAt"])
    .where("noun", "=", noun)
    .where("caseId", "=", caseId)
    .executeTakeFirst();
  return row ?? null;
}
