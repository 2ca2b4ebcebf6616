import type { Updateable } from "kysely";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { faceValue, refuseNothing, type Waterfall } from "@yunquan/core/applications/waterfall.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { ZERO, addFen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { Postings, availableFen, type About } from "../ledger/commands.ts";
import type { HeldLines } from "../order/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { ApplicationTable } from "../platform/database/tables.generated.ts";
import { shared } from "../platform/gather.ts";
import type { Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import type { Account, LockedAccounts } from "./accounts.ts";
import { assess, judgementOf, waterfallOf, type Judgement } from "./assessment.ts";
import { moveApplications, supplierClock } from "./commands.ts";
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
}

/** A submission with what was found of it, or why it cannot be. */
export type Named = readonly [item: Submission, candidate: Candidate | Refusal];

interface Judged extends Candidate {
  readonly item: Submission;
  readonly judgement: Judgement;
  readonly dates: { readonly submitted: Updateable<ApplicationTable>; readonly waiting: Updateable<ApplicationTable> };
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
  { lines, accounts }: Held,
  postponed = false,
): Promise<(readonly [Submission, PlacedRow | Refusal])[]> {
  const judged = await Promise.all(
    named.map(async ([item, candidate]) =>
      candidate instanceof Refusal ? candidate : await orRefused(async () => await judge(item, candidate, lines)),
    ),
  );
  const waiting = await placesWithWaiting(
    work,
    judged.flatMap((one) =>
      one instanceof Refusal ? [] : [{ planId: one.judgement.planId, cityCode: one.application.cityCode }],
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
  const done = new Map(
    (await writePlaced(work, placed, { lines, postings, wordings, postponed })).map((row) => [row.id, row]),
  );
  return named.map(([item], index) => {
    const one = decided[index];
    return [item, one instanceof Refusal ? one : (done.get(item.id) ?? new Refusal("busy"))] as const;
  });
}

/** Everything about one submission that does not depend on the others of the batch, as of the instant of its line. */
async function judge(item: Submission, candidate: Candidate, lines: HeldLines): Promise<Judged> {
  const { work, application, need, ahead } = candidate;
  const at = await lines.instantOf(work, lineOf(application));
  const now: Work = { ...work, now: at };
  const judgement = ahead(at) ?? judgementOf(await assess(now, subjectOf(application, false), at));
  // Plan, supplier or place changed between finding the accounts and the instant under the lock: the next try finds the right ones.
  if (
    need.place?.planId !== judgement.planId ||
    need.supplierId !== judgement.supplier.id ||
    (application.firstSubmittedAt === null && judgement.cityCode !== application.cityCode)
  )
    throw new Refusal("place-moved");
  const { editionId } = judgement;
  const dates = await shared(now, `dates/${editionId}/${at}`, async () => ({
    submitted: await datesOf(now, editionId, true),
    waiting: await datesOf(now, editionId, false),
  }));
  return { ...candidate, item, work: now, judgement, dates };
}

/** The place, the face value and the reservations of one submission, from what those before it in the batch left. */
function decidePlace(
  { item, work, application, need, judgement, dates }: Judged,
  held: Held & { readonly waiting: Set<string>; readonly postings: Postings; readonly wordings: Wordings },
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
    ...(waits ? dates.waiting : dates.submitted),
    ...judgedColumns(judgement, waterfall, held.wordings),
    planId,
    roundId,
    editionId,
    standardId,
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
  return { item, work, application, judgement, waits, action, changes };
}

interface Writing {
  readonly lines: HeldLines;
  readonly postings: Postings;
  readonly wordings: Wordings;
  /** What nobody decides by is written a moment later. */
  readonly postponed: boolean;
}

async function writePlaced(
  work: Work,
  placed: readonly Placed[],
  { lines, postings, wordings, postponed }: Writing,
): Promise<PlacedRow[]> {
  if (placed.length === 0) return [];
  const { moved, done } = postings.move(work);
  const { given: positions, done: counted } = lines.count(work);
  const pauses = placed.flatMap(({ waits, application, changes }) =>
    waits ? [{ applicationId: application.id, startsAt: changes.submittedAt }] : [],
  );
  const postponedId = postponed ? work.newId() : null;
  // A set changes the same columns in every row: where the findings stand already, they are not written again.
  const sets = [true, false].map((stand) => placed.filter(({ judgement }) => (judgement.findings === null) === stand));
  const stepped = sets.map(
    async (set) =>
      await moveApplications(
        work,
        set.map((one) => stepOf(one, postponedId)),
      ),
  );
  const batch = { positions, submissions: placed.map((one) => followedOf(one, moved.get(one.application.id) ?? [])) };
  // All of it is asked in one turn and written in this order.
  const [rows] = await Promise.all([
    Promise.all(stepped),
    done,
    counted,
    wordings.write(work),
    openWaitingPauses(work, pauses),
    postponedId === null ? writeSubmissions(work, batch) : postponeSubmissions(work, postponedId, batch),
  ]);
  return rows.flat();
}

function followedOf(
  { work: { actor, now, requestId }, application, action, judgement, changes, waits }: Placed,
  transfers: Followed["transfers"],
): Followed {
  assert(actor.kind === "person", "people submit");
  const { position, submittedAt, faceValueFen } = changes;
  return {
    id: application.id,
    number: application.number,
    version: application.version,
    action,
    facts: { position, submittedAt, faceValueFen, waits },
    editionId: judgement.editionId,
    contractId: judgement.contract.id,
    supplierId: judgement.supplier.id,
    transfers,
    by: { personId: actor.personId, organisationId: actor.organisationId, roles: actor.roles },
    at: now,
    requestId,
  };
}

function stepOf({ work, application, action, changes, judgement }: Placed, postponedId: Id | null) {
  return { work, application, action, changes: { ...changes, postponedId }, facts: {}, editionId: judgement.editionId };
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
  const [{ parameters }, calendar, ofSupplier] = await Promise.all([
    editionById(work, editionId),
    loadWorkCalendar(work),
    supplierClock(work, editionId),
  ]);
  return {
    clockStartedAt: work.now,
    dueAt: dueAtEndOfDay(calendar, work.now, parameters.reviewWorkdays),
    confirmedAt: null,
    ...ofSupplier,
  };
}

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
    ...(findings === null ? {} : { findings: wordings.store(findings) }),
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

/** What of a limit is used, whether paid or set aside. In fen. */
export function usedOf(account: Account): Fen {
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
