import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { DAY_MS, addMs, beijingDate, endOfBeijingDay, type Instant } from "@yunquan/core/time.ts";
import { openAhead } from "../ledger/commands.ts";
import type { Job } from "../platform/jobs.ts";
import { lookingOnly, rulesSeen } from "../platform/reading.ts";
import type { Work } from "../platform/work.ts";
import { roundsToCome } from "../rounds/commands.ts";
import { lookAtDrafts } from "./look-ahead.ts";
import { keepJudged, keepPrepared, unpreparedDrafts } from "./prepared-drafts.ts";
import { draftsOf } from "./store.ts";
import { Wordings } from "./wording.ts";

/*
 * Drafts are judged before a window opens, at the instant of its opening, and while it is open as they come. A submission then
 * asks only whether what it was judged by is still the same (decision 26).
 */

/** How long before a window opens the preparation begins. */
const AHEAD_MS = DAY_MS / 2;
/** Drafts of one transaction, and of one tick. */
const TOGETHER = 100;
const AT_ONCE = 5_000;

/**
 * Judges drafts of a programme as of an instant, from one draft on, and keeps how. A draft that would not go in is looked at
 * again when it changes, and on the next day: what it lacks may be its enterprise's or its contract's.
 */
export async function prepareDrafts(work: Work, programmeId: Id, at: Instant, from: Id | null = null): Promise<void> {
  const rules = await rulesSeen(work);
  const drafts = await unpreparedDrafts(work, { programmeId, at, rules, from, limit: TOGETHER });
  const looked = await lookAtDrafts(lookingOnly({ ...work, now: at }), drafts);
  const wordings = new Wordings();
  const judged = drafts.map(({ id, version }) => {
    const findings = looked.get(id)?.judgement.findings;
    return { id, version, findings: findings == null ? null : wordings.store(findings) };
  });
  await wordings.write(work);
  const told = await keepJudged(work, judged);
  const nextDay = addMs(endOfBeijingDay(beijingDate(at)), 1);
  const rows = drafts.map(({ id, version }) => {
    const one = told.has(id) ? looked.get(id) : undefined;
    const judgement = one === undefined ? null : { ...one.judgement, findings: null };
    return { id, version, rules, from: one?.from ?? at, until: one === undefined ? nextDay : one.until, judgement };
  });
  await keepPrepared(work, rows);
  await openAhead(
    work,
    [...looked.values()].flatMap(({ need }) => need.wanted),
  );
}

/** The instant for which the drafts of a programme are judged now: that of the opening, before a window opens. */
async function instants(work: Work): Promise<Map<Id, Instant>> {
  const rounds = await roundsToCome(work, addMs(work.now, AHEAD_MS));
  const at = new Map<Id, Instant>();
  for (const { programmeId, opensAt } of rounds)
    if (!at.has(programmeId)) at.set(programmeId, opensAt > work.now ? opensAt : work.now);
  return at;
}

export const prepareJob: Job = {
  name: "applications.prepare",
  everyMs: 20_000,
  // The first of every so many: each run takes those that follow it.
  due: async (work) => {
    const rules = await rulesSeen(work);
    const due: Id[] = [];
    for (const [programmeId, at] of await instants(work)) {
      const drafts = await unpreparedDrafts(work, { programmeId, at, rules, from: null, limit: AT_ONCE });
      due.push(...drafts.filter((_draft, index) => index % TOGETHER === 0).map(({ id }) => id));
    }
    return due;
  },
  run: async (work, id) => {
    const [draft] = await draftsOf(work, sql`id = ${id}`, 1);
    const at = draft === undefined ? undefined : (await instants(work)).get(draft.programmeId);
    if (draft !== undefined && at !== undefined) await prepareDrafts(work, draft.programmeId, at, id);
  },
};
