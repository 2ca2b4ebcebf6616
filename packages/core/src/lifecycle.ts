import { Refusal } from "./refusal.ts";
import type { Role } from "./roles.ts";

/** One step of a lifecycle: from which states, to which, and who may take it (`system` is the tick). */
export interface Step<Status extends string> {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly who: readonly (Role | "system")[];
}

/** The life of one kind of object as a table. Callers name an action; nobody names a target status. */
export interface Lifecycle<Status extends string = string, Action extends string = string> {
  readonly noun: string;
  readonly zh: string;
  readonly initial: Status;
  readonly statuses: Readonly<Record<Status, { readonly zh: string; readonly en: string }>>;
  readonly steps: Readonly<Record<Action, Step<Status>>>;
}

export function defineLifecycle<const Status extends string, const Action extends string>(
  table: Lifecycle<Status, Action>,
): Lifecycle<Status, Action> {
  return table;
}

/** The roles an actor holds while acting; the system has the single role `system`. */
export type ActingRoles = readonly (Role | "system")[];

/**
 * The status an action leads to. "No such step from here" (`wrong-state`) and "not your step" (`not-permitted`)
 * are different refusals, and the first is checked first, for the state is what both sides can see.
 */
export function stepTo<Status extends string, Action extends string>(
  lifecycle: Lifecycle<Status, Action>,
  action: NoInfer<Action>,
  from: NoInfer<Status>,
  roles: ActingRoles,
): Status {
  const step = lifecycle.steps[action];
  if (!step.from.includes(from)) throw new Refusal("wrong-state", { noun: lifecycle.noun, action, status: from });
  if (!step.who.some((role) => roles.includes(role))) throw new Refusal("not-permitted", { action });
  return step.to;
}

/** The actions that the holder of these roles may take now: what an object carries to the browser. */
export function actionsFor<Status extends string, Action extends string>(
  lifecycle: Lifecycle<Status, Action>,
  status: NoInfer<Status>,
  roles: ActingRoles,
): Action[] {
  return (Object.keys(lifecycle.steps) as Action[]).filter((action) => {
    const step = lifecycle.steps[action];
    return step.from.includes(status) && step.who.some((role) => roles.includes(role));
  });
}
