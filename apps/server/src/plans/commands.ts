import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Work } from "../platform/work.ts";
import { findPlan, type PlanRow } from "./store.ts";

/** A plan by its id. Refuses `not-found`. */
export async function planById(work: Work, id: Id): Promise<PlanRow> {
  const plan = await findPlan(work, id);
  if (plan === undefined) throw new Refusal("not-found", { noun: "plan" });
  return plan;
}
