import type { Updateable } from "kysely";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { faceValue, refuseNothing, type Waterfall } from "@yunquan/core/applications/waterfall.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { ZERO, addFen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { dueAtEndOfDay, type WorkCalendar } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { Postings, availableFen, type About } from "../ledger/commands.ts";
import type { HeldLines } from "../order/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { ApplicationTable } from "../platform/database/tables.generated.ts";
import { shared } from "../platform/gather.ts";
import { sendOn, type Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import type { Account, LockedAccounts } from "./accounts.ts";
import { assess, judgementOf, waterfallOf, type Judgement } from "./assessment.ts";
import { moveApplications, supplierClockFrom } from "./commands.ts";
import { subjectOf } from "./draft.ts";
import { lineOf, type Needs } from "./needs.ts";
import { postponeSubmissions, writeSubmissions, type Followed } from "./postponed.ts";
import {
  openWaitingPauses,
  placeKey,
  placesWithWaiting,
  type DraftRow,
  type PlacedRow,
  type SubmittedRow,
} from "./store.ts";
import { Wordings } from "./wording.ts";

/*
 * Submissions with a new place in line: what is judged of each, the place and the money that each is given, and how they are written.
 */

/** What somebody asks for. */
export interface Submission {
  readonly actor: PersonActor;
  readonly id: Id;
  readonly version: number;
  readonly requestId?: string;
}

/** One submission of a batch with everything that was found and locked for it. */
export interface Candidate {
  readonly work: Work;
  readonly application: DraftRow;
  readonly need: Needs;
  /** How it was judged ahead, if that still holds at the instant it will carry. */
  readonly ahead: (at: Instant) => Judgement | undefined;
}

/** What the whole batch holds. */
export interface Held {
  readonly lines: HeldLines;
  readonly accounts: LockedAccounts;
  /** Asked ahead, together with the locks: the places where somebody waits, and what the clocks of the cases' editions go by. */
  readonly waiting?: Set<string> | undefined;
  readonly clocks?: ReadonlyMap<Id, Clocks> | undefined;
}

/** A submission with what was found of it, or why it cannot be. */
export type Named = readonly [item: Submission, candidate: Candidate | Refusal];

/** So many are decided and sent to the database together. */
const TOGETHER = 100;

interface Judged extends Candidate {
  readonly item: Submission;
  readonly judgement: Judgement;
  readonly dates: Dates;
}

type PlacedColumns = Pick<SubmittedRow, "position" | "faceValueFen" | "submittedAt" | "firstSubmittedAt" | "waterfall">;

/** A submission as it was decided, to be written with the others. */
interface Placed {
  readonly item: Submission;
  readonly work: Work;
  readonly application: DraftRow;
  readonly judgement: Judgement;
  readonly waits: boolean;
  readonly action: "submit" | "wait";
  readonly changes: Readonly<Record<string, unknown>> & PlacedColumns;
}

/**
 * Submissions with a new place in line, of different enterprises: judged side by side, given their places and their money
 * one after another, written together. A refusal concerns its own item alone and comes before anything of it is written.
 * `postponed`: what follows from them and nobody decides by is written a moment later.
 */
export async function takePlaces(
  work: Work,
  named: readonly Named[],
  held: Held,
  postponed = false,
): Promise<(readonly [Submission, PlacedRow | Refusal])[]> {
  const { lines, accounts } = held;
  const judged = await judgeAll(work, named, held);
  const places = judged.flatMap((one) =>
    one instanceof Refusal ? [] : [{ planId: one.judgement.planId, cityCode: one.application.cityCode }],
  );
  const waiting = held.waiting ?? (await placesWithWaiting(work, places));
  const decided: (PlacedRow | Refusal)[] = [];
  for (let from = 0; from < judged.length; from += TOGETHER) {
    const writing = { lines, postings: new Postings(), wordings: new Wordings(), postponed };
    const some = judged
      .slice(from, from + TOGETHER)
      .map((one) =>
        one instanceof Refusal ? one : refusable(() => decidePlace(one, { accounts, waiting, ...writing })),
      );
    const placed = some.filter((one): one is Placed => !(one instanceof Refusal));
    const rows = new Map(writePlaced(work, placed, writing).map((row) => [row.id, row]));
    for (const one of some)
      decided.push(one instanceof Refusal ? one : (rows.get(one.application.id) ?? new Refusal("busy")));
    // The database writes these while the next ones are decided.
    if (from + TOGETHER < judged.length) await new Promise((resolve) => setImmediate(resolve));
  }
  return named.map(([item], index) => [item, decided[index] ?? new Refusal("busy")] as const);
}

/** Everything about each submission that does not depend on the others of the batch, as of the instant of its line. */
async function judgeAll(
  work: Work,
  named: readonly Named[],
  { lines, clocks }: Held,
): Promise<readonly (Judged | Refusal)[]> {
  const instantOf = await lines.instants(work);
  // Many carry the same instant.
  const dates = new Map<string, Dates>();
  const judgedAs = (item: Submission, candidate: Candidate, judgement: Judgement, by: Clocks): Judged => {
    refuseMoved(candidate, judgement);
    const at = instantOf(lineOf(candidate.application));
    const name = `${judgement.editionId}/${at}`;
    const known = dates.get(name) ?? datesOf(at, by);
    dates.set(name, known);
    return { ...candidate, item, work: { ...candidate.work, now: at }, judgement, dates: known };
  };
  const judged = named.map(([item, candidate]) => {
    if (candidate instanceof Refusal) return candidate;
    const judgement = candidate.ahead(instantOf(lineOf(candidate.application)));
    const by = judgement === undefined ? undefined : clocks?.get(judgement.editionId);
    if (judgement === undefined || by === undefined) return { item, candidate, judgement };
    return refusable(() => judgedAs(item, candidate, judgement, by));
  });
  // Those of which there is no judgement that holds are judged now, side by side.
  return await Promise.all(
    judged.map(async (one) => {
      if (!("candidate" in one)) return one;
      const { item, candidate } = one;
      return await orRefused(async () => {
        const judgement = one.judgement ?? (await judge(candidate, instantOf(lineOf(candidate.application))));
        const { editionId } = judgement;
        const asked = async () => await clocksOf(candidate.work, editionId);
        const by = clocks?.get(editionId) ?? (await shared(work, `clocks/${editionId}`, asked));
        return judgedAs(item, candidate, judgement, by);
      });
    }),
  );
}

async function judge({ work, application }: Candidate, at: Instant): Promise<Judgement> {
  return judgementOf(await assess({ ...work, now: at }, subjectOf(application, false), at));
}

/** Plan, supplier or place changed between finding the accounts and the instant under the lock: the next try finds the right ones. */
function refuseMoved({ application, need }: Candidate, { planId, supplier, cityCode }: Judgement): void {
  if (
    need.place?.planId !== planId ||
    need.supplierId !== supplier.id ||
    (application.firstSubmittedAt === null && cityCode !== application.cityCode)
  )
    throw new Refusal("place-moved");
}

/** The place, the face value and the reservations of one submission, from what those before it in the batch left. */
function decidePlace(
  { item, work, application, need, judgement, dates }: Judged,
  held: Pick<Held, "lines" | "accounts"> & {
    readonly waiting: Set<string>;
    readonly postings: Postings;
    readonly wordings: Wordings;
  },
): Placed {
  const { tier, roundId, planId, editionId, standardId, supplierCeilingFen } = judgement;
  const { capacity, cap, ceiling } = held.accounts.held(need.wanted);
  const waterfall = faceValue(
    waterfallOf(judgement, { capFen: usedOf(cap), ceilingFen: ceiling === null ? ZERO : usedOf(ceiling) }),
  );
  refuseNothing(waterfall);
  const { faceValueFen } = waterfall;
  const city = placeKey(planId, application.cityCode);
  const waits = faceValueFen > availableFen(capacity) || held.waiting.has(city);
  const action = waits ? "wait" : "submit";
  stepTo(applicationLifecycle, action, application.status, work.actor.roles);

  const { postings } = held;
  const about: About = { objectType: "application", objectId: application.id };
  grantUpTo(work, postings, cap, tier.annualCapFen, about);
  if (ceiling !== null) grantUpTo(work, postings, ceiling, supplierCeilingFen, about);
  const capTransferId = postings.reserve(work, cap, faceValueFen, about);
  const ceilingTransferId = ceiling === null ? null : postings.reserve(work, ceiling, faceValueFen, about);
  const capacityTransferId = waits ? null : postings.reserve(work, capacity, faceValueFen, about);
  if (waits) held.waiting.add(city);
  const position = held.lines.give(lineOf(application), application.id, work.now);
  const changes = {
    ...(waits ? datesOfWaiting : dates),
    ...judgedColumns(judgement, waterfall, held.wordings),
    planId,
    roundId,
    editionId,
    standardId,
    position: position.number,
    firstSubmittedAt: application.firstSubmittedAt ?? position.at,
    submittedAt: position.at,
    // What an earlier submission may have left; a draft as it was prepared has never been submitted.
    ...(judgement.findings === null ? {} : nothingYet),
    capTransferId,
    ceilingTransferId,
    capacityTransferId,
    faceValueFen,
  };
  return { item, work, application, judgement, waits, action, changes };
}

const nothingYet = { promotedAt: null, returnDueAt: null, overdueAt: null };

interface Writing {
  readonly lines: HeldLines;
  readonly postings: Postings;
  readonly wordings: Wordings;
  /** What nobody decides by is written a moment later. */
  readonly postponed: boolean;
}

/** Sends everything in one turn, to be written in this order, and gives the cases as they will stand. */
function writePlaced(
  work: Work,
  placed: readonly Placed[],
  { lines, postings, wordings, postponed }: Writing,
): PlacedRow[] {
  if (placed.length === 0) return [];
  const { moved, done } = postings.move(work);
  const { done: counted } = lines.count(work);
  const pauses = placed.flatMap(({ waits, application, changes }) =>
    waits ? [{ applicationId: application.id, startsAt: changes.submittedAt }] : [],
  );
  const postponedId = postponed ? work.newId() : null;
  // A set changes the same columns in every row: where the findings stand already, they are not written again.
  const sets = [true, false].map((stand) => placed.filter(({ judgement }) => (judgement.findings === null) === stand));
  const stepped = sets.map((set) =>
    moveApplications(
      work,
      set.map((one) => stepOf(one, postponedId)),
    ),
  );
  const submissions = placed.map((one) => followedOf(one, moved.get(one.application.id) ?? []));
  const followed =
    postponedId === null ? writeSubmissions(work, submissions) : postponeSubmissions(work, postponedId, submissions);
  for (const sent of [
    ...stepped.map((set) => set.done),
    done,
    counted,
    wordings.write(work),
    openWaitingPauses(work, pauses),
    followed,
  ])
    sendOn(work, sent);
  return stepped.flatMap((set) => set.rows);
}

function followedOf(
  { work: { actor, requestId }, application, action, judgement, changes }: Placed,
  transfers: Followed["transfers"],
): Followed {
  assert(actor.kind === "person", "people submit");
  const { position, submittedAt, faceValueFen } = changes;
  return {
    id: application.id,
    number: application.number,
    version: application.version,
    action,
    programmeId: application.programmeId,
    cityCode: application.cityCode,
    position,
    at: submittedAt,
    faceValueFen,
    editionId: judgement.editionId,
    contractId: judgement.contract.id,
    supplierId: judgement.supplier.id,
    transfers,
    by: { personId: actor.personId, organisationId: actor.organisationId, roles: actor.roles },
    requestId,
  };
}

function stepOf({ work, application, action, changes, judgement }: Placed, postponedId: Id | null) {
  return { work, application, action, changes: { ...changes, postponedId }, facts: {}, editionId: judgement.editionId };
}

/** What the clocks of new cases go by. */
export interface Clocks {
  readonly parameters: Awaited<ReturnType<typeof editionById>>["parameters"];
  readonly calendar: WorkCalendar;
}

export async function clocksOf(work: Work, editionId: Id): Promise<Clocks> {
  const [{ parameters }, calendar] = await Promise.all([editionById(work, editionId), loadWorkCalendar(work)]);
  return { parameters, calendar };
}

type Dates = Updateable<ApplicationTable>;

/** Due date of the whole review, and of the supplier in it. Refuses `calendar-year-not-loaded`. */
function datesOf(at: Instant, { parameters, calendar }: Clocks): Dates {
  return {
    clockStartedAt: at,
    dueAt: dueAtEndOfDay(calendar, at, parameters.reviewWorkdays),
    confirmedAt: null,
    ...supplierClockFrom(at, parameters.supplierWorkdays, calendar),
  };
}

/** A waiting application has none until it is promoted. */
const datesOfWaiting: Dates = {
  clockStartedAt: null,
  dueAt: null,
  supplierDueAt: null,
  supplierFinalAt: null,
  supplierRemindedAt: null,
  confirmedAt: null,
};

/** What the application keeps of how it was judged. */
export function judgedColumns(judgement: Judgement, waterfall: Waterfall, wordings: Wordings) {
  const { supplier, tier, exclusionGroup, eligibleFeeFen, findings } = judgement;
  return {
    supplierId: supplier.id,
    tier: tier.tier,
    exclusionGroup,
    eligibleFeeFen,
    faceValueFen: waterfall.faceValueFen,
    waterfall: waterfall.steps as unknown as NonNullable<unknown>,
    ...(findings === null ? {} : { findings: wordings.store(findings), ...notReviewed }),
  };
}

const notReviewed = { checklist: {}, recommendation: null, reviewedBy: null };

function grantUpTo(work: Work, postings: Postings, account: Account, limitFen: Fen | null, about: About): void {
  // Never taken back: a lower limit of a later standard is kept by the waterfall, and what was granted stays provable.
  if (limitFen !== null && account.grantedFen < limitFen)
    postings.grant(work, account, subtractFen(limitFen, account.grantedFen), about);
}

/** What of a limit is used, whether paid or set aside. In fen. */
export function usedOf(account: Account): Fen {
  return addFen(account.reservedFen, account.postedFen);
}

function refusable<Result>(run: () => Result): Result | Refusal {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function orRefused<Result>(run: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
