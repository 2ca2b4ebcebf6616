import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { openStatuses, type ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import type { PersonActor } from "../platform/actor.ts";
import { recordHistory } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { assigneeOf, colleaguesOf } from "./store.ts";

/**
 * Says who of the bureau has a case, or that nobody has. It divides the work and locks nobody out: whoever may decide still
 * may. Refuses `not-found` for a case of another city or somebody who is not of this bureau, `wrong-state` for a case that
 * the bureau has nothing to do with any more.
 * @clause 5.8
 */
export async function assignCase(work: Work<PersonActor>, noun: ReviewedNoun, id: Id, personId: Id | null) {
  const { actor } = work;
  const row = await lockCase(work, noun, id);
  if (!openStatuses[noun].some((status) => status === row.status))
    throw new Refusal("wrong-state", { noun, action: "assign", status: row.status });
  if (personId === null) {
    await work.tx.deleteFrom("caseAssignee").where("noun", "=", noun).where("caseId", "=", id).execute();
  } else {
    if (!(await colleaguesOf(work)).some((one) => one.personId === personId))
      throw new Refusal("not-found", { noun: "person" });
    const taken = { personId, assignedBy: actor.personId, assignedAt: work.now };
    await work.tx
      .insertInto("caseAssignee")
      .values({ noun, caseId: id, ...taken })
      .onConflict((conflict) => conflict.columns(["noun", "caseId"]).doUpdateSet(taken))
      .execute();
  }
  await recordHistory(work, {
    objectType: "caseAssignee",
    objectId: id,
    action: "caseAssignee.set",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { noun, personId },
    editionId: null,
  });
  return { assignee: await assigneeOf(work, noun, id) };
}

async function lockCase(work: Work<PersonActor>, noun: ReviewedNoun, id: Id): Promise<{ status: string }> {
  const { rows } = await sql<{ status: string }>`
    select status from ${sql.table(noun)} where id = ${id}::uuid and city_code = ${work.actor.cityCode} and submitted_at is not null
    for no key update`.execute(work.tx);
  const [row] = rows;
  if (row === undefined) throw new Refusal("not-found", { noun });
  return row;
}
