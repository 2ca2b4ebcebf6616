import type { Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { AllotmentTable, PlanTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";

export type PlanRow = Selectable<PlanTable>;
export type AllotmentRow = Selectable<AllotmentTable>;

export async function findPlan(work: Work, id: Id): Promise<PlanRow | undefined> {
  return await work.tx.selectFrom("plan").selectAll().where("id", "=", id).executeTakeFirst();
}
