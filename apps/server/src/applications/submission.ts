import type { Updateable } from "kysely";
import { refuseUnmet } from "@yunquan/core/applications/findings.ts";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { correctedFaceValue, faceValue, refuseNothing, type Waterfall } from "@yunquan/core/applications/waterfall.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { addFen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { reviewClock } from "@yunquan/core/review-clock.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { lockContract, lockContracts } from "../contracts/commands.ts";
import { Postings, availableFen, reserve, type About } from "../ledger/commands.ts";
import { lockLines, voidPosition, type HeldLines } from "../order/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { ApplicationTable } from "../platform/database/tables.generated.ts";
import { shared } from "../platform/gather.ts";
import { eachAlone, json, workAs, type Work } from "../platform/work.ts";
import { editionById, holdInForce } from "../programmes/commands.ts";
import { LockedAccounts, type Account, type HeldAccounts } from "./accounts.ts";
import { assess, waterfallInput, type Assessment } from "./assessment.ts";
import {
  askSupplier,
  askSuppliers,
  promoteFrom,
  resolveReservations,
  stepApplication,
  stepApplications,
  supplierClock,
} from "./commands.ts";
import { comesBackInTime, subjectOf } from "./draft.ts";
import { stillSeen, type Looked, type LookedAhead, type StillSeen } from "./look-ahead.ts";
import { lineOf, needsOf, type Needs } from "./needs.ts";
import { storedWaterfall } from "./stored.ts";
import {
  briefApplications,
  closePause,
  lockApplications,
  openWaitingPauses,
  pausesOf,
  placeKey,
  placesWithWaiting,
  submitted,
  type ApplicationRow,
  type SubmittedRow,
} from "./store.ts";
import { Wordings } from "./wording.ts";

export interface Submission {
  readonly actor: PersonActor;
  readonly id: Id;
  readonly version: number;
  readonly requestId?: string;
}

/** One submission of a batch with everything that was found and locked for it. */
interface Candidate {
  readonly work: Work;
  readonly application: ApplicationRow;
  readonly need: Needs;
  /** What was found of it ahead, if that still holds at the instant it will carry. */
  readonly ahead: (at: Instant) => Assessment | undefined;
}

/** What the whole batch holds. */
interface Held {
  readonly lines: HeldLines;
  readonly accounts: LockedAccounts;
}

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
  ahead?: LookedAhead,
): Promise<readonly (ApplicationRow | Refusal)[]> {
  const looked = ahead?.looked ?? new Map<Id, Looked>();
  const others = items.flatMap(({ id }) => (looked.has(id) ? [] : [id]));
  const seen = others.length === 0 ? [] : await briefApplications(work, others);
  const needs = new Map(await Promise.all(seen.map(async (row) => [row.id, await needsOf(work, row)] as const)));
  for (const [id, { need }] of looked) needs.set(id, need);
  const standing = [...[...looked.values()].map(({ application }) => application), ...seen];
  const scopes = [...needs.values()].flatMap(({ wanted, held }) => [...wanted, ...held]);
  // Sent together, and run in this order.
  const [, lines, accounts, still, fresh] = await Promise.all([
    holdProgrammes(work, looked),
    lockLines(work, standing.filter((row) => !comesBackInTime(row, work.now)).map(lineOf)),
    LockedAccounts.lock(work, scopes),
    ahead === undefined
      ? undefined
      : stillSeen(
          work,
          ahead,
          items.map(({ id }) => id),
        ),
    lockApplications(work, others),
  ]);
  const locked = new Map(fresh);
  for (const id of looked.keys()) {
    const application = still?.application(id);
    if (application !== undefined) locked.set(id, application);
  }
  const changed = [...looked.keys()].filter((id) => !locked.has(id));
  for (const [id, row] of await lockApplications(work, changed)) locked.set(id, row);
  const held = { lines, accounts };
  const candidate = (item: Submission): Named => candidateOf(work, item, { locked, needs, still });
  const results = new Map<Submission, ApplicationRow | Refusal>();
  let side: Submission[] = [];
  const decideSide = async (): Promise<void> => {
    const candidates = side.map(candidate);
    side = [];
    const placed = await takePlaces(work, candidates, held);
    for (const [item, result] of placed) {
      results.set(item, result);
      if (!(result instanceof Refusal)) locked.set(item.id, result);
    }
  };
  for (const item of items) {
    const application = locked.get(item.id);
    const simple = application?.status === "draft" && needs.get(item.id)?.alone === false;
    // Of one enterprise one after another: what the first takes of the annual cap, the second no longer finds.
    if (!simple || side.some((other) => other.actor.organisationId === item.actor.organisationId)) await decideSide();
    if (simple) side.push(item);
    else {
      const result = await submitAlone(work, candidate(item), held);
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

type Named = readonly [item: Submission, candidate: Candidate | Refusal];

function candidateOf(
  work: Work,
  item: Submission,
  {
    locked,
    needs,
    still,
  }: {
    readonly locked: ReadonlyMap<Id, ApplicationRow>;
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
  const ahead = (at: Instant): Assessment | undefined => still?.assessment(item.id, at);
  return [item, { work: workAs(work, item.actor, item.requestId), application, need, ahead }];
}

async function submitAlone(work: Work, [item, candidate]: Named, held: Held): Promise<ApplicationRow | Refusal> {
  if (candidate instanceof Refusal) return candidate;
  const accounts = held.accounts.copy();
  const lines = held.lines.copy();
  const { application, need } = candidate;
  const result = await eachAlone(candidate.work, async () => {
    if (comesBackInTime(application, work.now))
      return await comeBack(candidate.work, submitted(application), held.accounts.held(need.held));
    if (application.status === "returned")
      await giveUpPlace(candidate.work, submitted(application), held.accounts.held(need.held));
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

/** A submission as it was decided, to be written with the others. */
interface Placed {
  readonly item: Submission;
  readonly work: Work;
  readonly application: ApplicationRow;
  readonly assessment: Assessment;
  readonly waits: boolean;
  readonly action: "submit" | "wait";
  readonly changes: Readonly<Record<string, unknown>> & Pick<SubmittedRow, "position" | "faceValueFen" | "submittedAt">;
}

/**
 * Submissions with a new place in line, of different enterprises: judged side by side, given their places and their money
 * one after another, written together. A refusal concerns its own item alone and comes before anything of it is written.
 */
async function takePlaces(
  work: Work,
  named: readonly Named[],
  { lines, accounts }: Held,
): Promise<(readonly [Submission, ApplicationRow | Refusal])[]> {
  const judged = await Promise.all(
    named.map(async ([item, candidate]) =>
      candidate instanceof Refusal ? candidate : await orRefused(async () => await judge(item, candidate, lines)),
    ),
  );
  const waiting = await placesWithWaiting(
    work,
    judged.flatMap((one) =>
      one instanceof Refusal ? [] : [{ planId: one.assessment.planId, cityCode: one.application.cityCode }],
    ),
  );
  const postings = new Postings();
  const wordings = new Wordings();
  const decided: (Placed | Refusal)[] = [];
  for (const one of judged) {
    decided.push(
      one instanceof Refusal
        ? one
        : await orRefused(() => decidePlace(one, { lines, accounts, waiting, postings, wordings })),
    );
  }
  const placed = decided.filter((one): one is Placed => !(one instanceof Refusal));
  const done = new Map((await writePlaced(work, placed, { lines, postings, wordings })).map((row) => [row.id, row]));
  return named.map(([item], index) => {
    const one = decided[index];
    return [item, one instanceof Refusal ? one : (done.get(item.id) ?? new Refusal("busy"))] as const;
  });
}

interface Judged extends Candidate {
  readonly item: Submission;
  readonly assessment: Assessment;
  readonly dates: { readonly submitted: Updateable<ApplicationTable>; readonly waiting: Updateable<ApplicationTable> };
}

/** Everything about one submission that does not depend on the others of the batch, as of the instant of its line. */
async function judge(item: Submission, candidate: Candidate, lines: HeldLines): Promise<Judged> {
  const { work, application, need, ahead } = candidate;
  const at = await lines.instantOf(work, lineOf(application));
  const now: Work = { ...work, now: at };
  const assessment = ahead(at) ?? (await assess(now, subjectOf(application, false), at));
  refuseUnmet(assessment.findings);
  assert(assessment.tier !== null && assessment.roundId !== null, "an eligible application has a tier and a round");
  // Plan, supplier or place changed between finding the accounts and the instant under the lock: the next try finds the right ones.
  if (
    need.place?.planId !== assessment.planId ||
    need.supplierId !== assessment.case.contract.supplierId ||
    (application.firstSubmittedAt === null && assessment.cityCode !== application.cityCode)
  )
    throw new Refusal("place-moved");
  const { id: editionId } = assessment.edition;
  const dates = await shared(now, `dates/${editionId}/${at}`, async () => ({
    submitted: await datesOf(now, editionId, true),
    waiting: await datesOf(now, editionId, false),
  }));
  return { ...candidate, item, work: now, assessment, dates };
}

/** The place, the face value and the reservations of one submission, from what those before it in the batch left. */
function decidePlace(
  { item, work, application, need, assessment, dates }: Judged,
  held: Held & { readonly waiting: Set<string>; readonly postings: Postings; readonly wordings: Wordings },
): Placed {
  const { tier, roundId, planId, edition, standard } = assessment;
  assert(tier !== null && roundId !== null, "an eligible application has a tier and a round");
  const { capacity, cap, ceiling } = held.accounts.held(need.wanted);
  const input = waterfallInput(assessment, {
    capFen: usedOf(cap),
    ceilingFen: ceiling === null ? (0 as Fen) : usedOf(ceiling),
  });
  assert(input !== null, "a tier gives a waterfall");
  const waterfall = faceValue(input);
  refuseNothing(waterfall);
  const { faceValueFen } = waterfall;
  const city = placeKey(planId, application.cityCode);
  const waits = faceValueFen > availableFen(capacity) || held.waiting.has(city);
  const action = waits ? "wait" : "submit";
  stepTo(applicationLifecycle, action, application.status, work.actor.roles);

  const { postings } = held;
  const about: About = { objectType: "application", objectId: application.id };
  grantUpTo(work, postings, cap, tier.annualCapFen, about);
  if (ceiling !== null) grantUpTo(work, postings, ceiling, edition.parameters.supplierCeilingFen, about);
  const capTransferId = postings.reserve(work, cap, faceValueFen, about);
  const ceilingTransferId = ceiling === null ? null : postings.reserve(work, ceiling, faceValueFen, about);
  const capacityTransferId = waits ? null : postings.reserve(work, capacity, faceValueFen, about);
  if (waits) held.waiting.add(city);
  const position = held.lines.give(lineOf(application), application.id, work.now);
  const changes = {
    ...judgedColumns(assessment, waterfall, held.wordings),
    ...(waits ? dates.waiting : dates.submitted),
    planId,
    roundId,
    editionId: edition.id,
    standardId: standard.id,
    position: position.number,
    firstSubmittedAt: application.firstSubmittedAt ?? position.at,
    submittedAt: position.at,
    promotedAt: null,
    returnDueAt: null,
    overdueAt: null,
    capTransferId,
    ceilingTransferId,
    capacityTransferId,
    faceValueFen,
  };
  return { item, work, application, assessment, waits, action, changes };
}

async function writePlaced(
  work: Work,
  placed: readonly Placed[],
  { lines, postings, wordings }: { lines: HeldLines; postings: Postings; wordings: Wordings },
): Promise<ApplicationRow[]> {
  if (placed.length === 0) return [];
  const written = [
    lines.write(work),
    postings.write(work),
    wordings.write(work),
    lockContracts(
      work,
      placed.map((one) => ({ work: one.work, contract: one.assessment.case.contract })),
    ),
    openWaitingPauses(
      work,
      placed.flatMap(({ waits, application, changes }) =>
        waits ? [{ applicationId: application.id, startsAt: changes.submittedAt }] : [],
      ),
    ),
  ];
  const stepped = stepApplications(
    work,
    placed.map((one) => ({
      work: one.work,
      application: one.application,
      action: one.action,
      changes: one.changes,
      editionId: one.assessment.edition.id,
      facts: {
        position: one.changes.position,
        submittedAt: one.changes.submittedAt,
        faceValueFen: one.changes.faceValueFen,
        waits: one.waits,
      },
    })),
  );
  const asked = askSuppliers(
    work,
    placed
      .filter(({ waits }) => !waits)
      .map(({ application: { id, number }, assessment }) => ({
        id,
        number,
        supplierId: assessment.case.contract.supplierId,
      })),
  );
  const [done] = await Promise.all([stepped, asked, ...written]);
  return done;
}

/**
 * A returned application that comes back within its time keeps its place. Its face value may fall, and what it no longer
 * needs is free at once and promotes the waiting list; a raise is refused.
 */
async function comeBack(work: Work, application: SubmittedRow, accounts: HeldAccounts): Promise<ApplicationRow> {
  const assessment = await assess(work, subjectOf(application, true), work.now);
  // Its place and its share of the ceiling were given for this supplier: another one needs a new application.
  if (assessment.case.contract.supplierId !== application.supplierId) throw new Refusal("contract-bound");
  refuseUnmet(assessment.findings);
  const own = application.faceValueFen;
  const input = waterfallInput(assessment, {
    capFen: subtractFen(usedOf(accounts.cap), own),
    ceilingFen: accounts.ceiling === null ? (0 as Fen) : subtractFen(usedOf(accounts.ceiling), own),
  });
  assert(input !== null, "an eligible application has a tier");
  const waterfall = correctedFaceValue(storedWaterfall(application), input);
  refuseNothing(waterfall);
  await lockContract(work, assessment.case.contract, assessment.edition);
  await closePause(work, application.id, work.now);
  const wordings = new Wordings();
  const columns = judgedColumns(assessment, waterfall, wordings);
  await wordings.write(work);
  const falls = waterfall.faceValueFen < own;
  const done = await stepApplication(work, application, "submit", {
    changes: {
      ...columns,
      waterfall: json(columns.waterfall),
      findings: json(columns.findings),
      checklist: json({}),
      ...(await supplierClock(work, application.editionId)),
      dueAt: await resumedDueAt(work, application, assessment.edition.parameters.reviewWorkdays),
      returnDueAt: null,
      confirmedAt: null,
      ...(falls ? await shrink(work, application, accounts, waterfall.faceValueFen) : {}),
    },
    facts: { position: application.position, faceValueFen: waterfall.faceValueFen, beforeFen: own, corrected: true },
  });
  if (falls) await promoteFrom(work, application, accounts.capacity);
  await askSupplier(work, done);
  return done;
}

/** Replaces the reservations by smaller ones: a reservation is resolved whole, so the old one is voided. */
async function shrink(
  work: Work,
  application: SubmittedRow,
  accounts: HeldAccounts,
  faceValueFen: Fen,
): Promise<Updateable<ApplicationTable>> {
  const about: About = { objectType: "application", objectId: application.id, reason: "corrected" };
  await resolveReservations(work, application, accounts, "void");
  return {
    capacityTransferId:
      application.capacityTransferId === null ? null : await reserve(work, accounts.capacity, faceValueFen, about),
    capTransferId: await reserve(work, accounts.cap, faceValueFen, about),
    ceilingTransferId:
      application.ceilingTransferId === null || accounts.ceiling === null
        ? null
        : await reserve(work, accounts.ceiling, faceValueFen, about),
  };
}

/** Too late to come back to its place: what it held is freed for those who wait, and its old position is void. */
async function giveUpPlace(work: Work, application: SubmittedRow, accounts: HeldAccounts): Promise<void> {
  await resolveReservations(work, application, accounts, "expire");
  await voidPosition(work, "application", application.id, "came back after its time");
  await closePause(work, application.id, work.now);
  await promoteFrom(work, application, accounts.capacity);
}

/** Due date of the whole review, and of the supplier in it; a waiting application has none until it is promoted. */
async function datesOf(work: Work, editionId: Id, fits: boolean): Promise<Updateable<ApplicationTable>> {
  if (!fits)
    return {
      clockStartedAt: null,
      dueAt: null,
      supplierDueAt: null,
      supplierFinalAt: null,
      supplierRemindedAt: null,
      confirmedAt: null,
    };
  const { parameters } = await editionById(work, editionId);
  const calendar = await loadWorkCalendar(work);
  return {
    clockStartedAt: work.now,
    dueAt: dueAtEndOfDay(calendar, work.now, parameters.reviewWorkdays),
    confirmedAt: null,
    ...(await supplierClock(work, editionId)),
  };
}

/** The due date after a pause: the days that were left when the case left are left when it comes back. @clause 5.16 */
async function resumedDueAt(work: Work, application: SubmittedRow, days: number): Promise<ApplicationRow["dueAt"]> {
  assert(application.clockStartedAt !== null, "the clock of a returned case has started");
  const calendar = await loadWorkCalendar(work);
  return reviewClock({
    calendar,
    startedAt: application.clockStartedAt,
    pauses: await pausesOf(work, application.id),
    days,
    at: work.now,
  }).dueAt;
}

function judgedColumns(assessment: Assessment, waterfall: Waterfall, wordings: Wordings) {
  return {
    supplierId: assessment.case.contract.supplierId,
    tier: assessment.tier?.tier ?? null,
    exclusionGroup: assessment.exclusionGroup,
    eligibleFeeFen: assessment.eligibleFeeFen,
    faceValueFen: waterfall.faceValueFen,
    waterfall: waterfall.steps,
    findings: wordings.store(assessment.findings),
    checklist: {},
    recommendation: null,
    reviewedBy: null,
  };
}

function grantUpTo(work: Work, postings: Postings, account: Account, limitFen: Fen | null, about: About): void {
  // Never taken back: a lower limit of a later standard is kept by the waterfall, and what was granted stays provable.
  if (limitFen !== null && account.grantedFen < limitFen)
    postings.grant(work, account, subtractFen(limitFen, account.grantedFen), about);
}

function usedOf(account: Account): Fen {
  return addFen(account.reservedFen, account.postedFen);
}

async function orRefused<Result>(run: () => Result | Promise<Result>): Promise<Result | Refusal> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
