import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { lockLines } from "../order/commands.ts";
import { eachAlone, workAs, type Work } from "../platform/work.ts";
import { holdInForce } from "../programmes/commands.ts";
import { LockedAccounts } from "./accounts.ts";
import type { Judgement } from "./assessment.ts";
import { comesBackInTime } from "./draft.ts";
import { lookAtPrepared, stillSeen, type Looked, type LookedAhead, type StillSeen } from "./look-ahead.ts";
import { lineOf, needsOf, type Needs } from "./needs.ts";
import {
  briefApplications,
  lockApplications,
  placesWithWaiting,
  submitted,
  type ApplicationRow,
  type DraftRow,
  type PlacedRow,
} from "./store.ts";
import { comeBack, giveUpPlace } from "./coming-back.ts";
import { clocksOf, takePlaces, type Held, type Named, type Submission } from "./placing.ts";

/** From so many at once on it is a rush: what nobody decides by is written a moment later. */
const POSTPONED_FROM = 16;

/**
 * Submits applications, each for itself, in the order in which they came. First everything is locked in the documented
 * order (the cities' lines, every account that one of them touches, the cases); then, in a fresh snapshot, each is decided
 * at the instant that its position in line carries. One that does not fit whole, or comes while somebody waits, joins the
 * waiting list. First submissions of different enterprises are judged side by side and written together; whatever is not
 * that simple is decided by itself, in its turn.
 * @clause 5.6 4.4.2 4.4.4 8.2
 */
export async function submitApplications(
  work: Work,
  items: readonly Submission[],
  before?: LookedAhead,
): Promise<readonly (PlacedRow | Refusal)[]> {
  const ahead = before ?? (await lookAtPrepared(work, items));
  const { looked } = ahead;
  const others = items.flatMap(({ id }) => (looked.has(id) ? [] : [id]));
  const seen = others.length === 0 ? [] : await briefApplications(work, others);
  const needs = new Map(await Promise.all(seen.map(async (row) => [row.id, await needsOf(work, row)] as const)));
  for (const [id, { need }] of looked) needs.set(id, need);
  const standing = [...[...looked.values()].map(({ application }) => application), ...seen];
  const scopes = [...needs.values()].flatMap(({ wanted, held }) => [...wanted, ...held]);
  const editions = new Set([...looked.values()].map(({ judgement }) => judgement.editionId));
  // Sent together, and run in this order.
  const [, lines, accounts, still, fresh, waiting, clocks] = await Promise.all([
    holdProgrammes(work, looked),
    lockLines(work, standing.filter((row) => !comesBackInTime(row, work.now)).map(lineOf)),
    LockedAccounts.lock(work, scopes),
    looked.size === 0
      ? undefined
      : stillSeen(
          work,
          ahead,
          items.map(({ id }) => id),
        ),
    lockApplications(work, others),
    placesWithWaiting(
      work,
      [...needs.values()].flatMap(({ place }) => place ?? []),
    ),
    Promise.all([...editions].map(async (id) => [id, await clocksOf(work, id)] as const)),
  ]);
  const locked = new Map<Id, DraftRow>(fresh);
  for (const id of looked.keys()) {
    const application = still?.application(id);
    if (application !== undefined) locked.set(id, application);
  }
  const changed = [...looked.keys()].filter((id) => !locked.has(id));
  const whole = new Map([...fresh, ...(await lockApplications(work, changed))]);
  for (const [id, row] of whole) locked.set(id, row);
  const held: Held = { lines, accounts, clocks: new Map(clocks) };
  let asked: Set<string> | undefined = waiting;
  const candidate = (item: Submission): Named => candidateOf(work, item, { locked, needs, still });
  const isSimple = ({ id }: Submission): boolean =>
    locked.get(id)?.status === "draft" && needs.get(id)?.alone === false;
  const enterprises = new Set(items.map(({ actor }) => actor.organisationId));
  const postponed = items.length >= POSTPONED_FROM && enterprises.size === items.length && items.every(isSimple);
  const results = new Map<Submission, PlacedRow | Refusal>();
  let side: Submission[] = [];
  const decideSide = async (): Promise<void> => {
    const candidates = side.map(candidate);
    side = [];
    const placed = await takePlaces(work, candidates, { ...held, waiting: asked }, postponed);
    // Whatever was decided since may have changed who waits.
    asked = undefined;
    for (const [item, result] of placed) {
      results.set(item, result);
      if (!(result instanceof Refusal)) locked.set(item.id, result);
    }
  };
  for (const item of items) {
    const simple = isSimple(item);
    // Of one enterprise one after another: what the first takes of the annual cap, the second no longer finds.
    if (!simple || side.some((other) => other.actor.organisationId === item.actor.organisationId)) await decideSide();
    if (simple) side.push(item);
    else {
      asked = undefined;
      const result = await submitAlone(work, candidate(item), whole.get(item.id), held);
      results.set(item, result);
      // A second call for the same application in one batch has to find what the first made of it.
      if (!(result instanceof Refusal)) locked.set(item.id, result);
    }
  }
  await decideSide();
  return items.map((item) => results.get(item) ?? new Refusal("busy"));
}

/** What is in force stays so from here on, as it does for those whose needs were asked in this transaction. */
async function holdProgrammes(work: Work, looked: ReadonlyMap<Id, Looked>): Promise<void> {
  const programmeIds = new Set([...looked.values()].map(({ application }) => application.programmeId));
  await Promise.all([...programmeIds].map(async (id) => await holdInForce(work, id)));
}

function candidateOf(
  work: Work,
  item: Submission,
  {
    locked,
    needs,
    still,
  }: {
    readonly locked: ReadonlyMap<Id, DraftRow>;
    readonly needs: ReadonlyMap<Id, Needs>;
    readonly still: StillSeen | undefined;
  },
): Named {
  const application = locked.get(item.id);
  const need = needs.get(item.id);
  if (application === undefined || need === undefined || application.enterpriseId !== item.actor.organisationId)
    return [item, new Refusal("not-found", { noun: "application" })];
  if (application.version !== item.version) return [item, new Refusal("stale-version", { noun: "application" })];
  if (application.status !== "draft" && application.status !== "returned")
    return [item, new Refusal("wrong-state", { noun: "application", action: "submit", status: application.status })];
  const ahead = (at: Instant): Judgement | undefined => still?.judgement(item.id, at);
  return [item, { work: workAs(work, item.actor, item.requestId), application, need, ahead }];
}

async function submitAlone(
  work: Work,
  [item, candidate]: Named,
  row: ApplicationRow | undefined,
  held: Held,
): Promise<PlacedRow | Refusal> {
  if (candidate instanceof Refusal) return candidate;
  assert(row !== undefined, "what is decided by itself was read whole");
  const accounts = held.accounts.copy();
  const lines = held.lines.copy();
  const { need } = candidate;
  const result = await eachAlone(candidate.work, async () => {
    if (comesBackInTime(row, work.now))
      return submitted(await comeBack(candidate.work, submitted(row), held.accounts.held(need.held)));
    if (row.status === "returned") await giveUpPlace(candidate.work, submitted(row), held.accounts.held(need.held));
    const [placed] = await takePlaces(work, [[item, candidate]], held);
    const done = placed?.[1] ?? new Refusal("busy");
    if (done instanceof Refusal) throw done;
    return done;
  });
  if (result instanceof Refusal) {
    held.accounts.restore(accounts);
    held.lines.restore(lines);
  }
  return result;
}
