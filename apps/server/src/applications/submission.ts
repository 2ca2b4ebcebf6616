import type { Updateable } from "kysely";
import { refuseUnmet } from "@yunquan/core/applications/findings.ts";
import { correctedFaceValue, faceValue, refuseNothing, type Waterfall } from "@yunquan/core/applications/waterfall.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { addFen, subtractFen, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { reviewClock } from "@yunquan/core/review-clock.ts";
import { dueAtEndOfDay } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { lockContract, supplierOfContract } from "../contracts/commands.ts";
import { availableFen, grant, reserve, type About, type AccountScope } from "../ledger/commands.ts";
import { givePosition, lockLines, voidPosition, type Line } from "../order/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { ApplicationTable } from "../platform/database/tables.generated.ts";
import { eachAlone, json, workAs, type Work } from "../platform/work.ts";
import { editionById, editionInForce } from "../programmes/commands.ts";
import { openRound } from "../rounds/commands.ts";
import { standardInForce } from "../standards/commands.ts";
import { LockedAccounts, type Account, type HeldAccounts } from "./accounts.ts";
import { assess, waterfallInput, type Assessment } from "./assessment.ts";
import {
  askSupplier,
  promoteFrom,
  refuseStale,
  resolveReservations,
  stepApplication,
  supplierClock,
  heldScopesOf,
  scopesOf,
} from "./commands.ts";
import { comesBackInTime, subjectOf } from "./draft.ts";
import { storedWaterfall } from "./stored.ts";
import {
  anybodyWaits,
  closePause,
  lockApplications,
  openPause,
  pausesOf,
  peekApplications,
  submitted,
  type ApplicationRow,
  type SubmittedRow,
} from "./store.ts";

export interface Submission {
  readonly actor: PersonActor;
  readonly id: Id;
  readonly version: number;
}

/** What a submission will need of the ledger: where it will be reserved, and where it is reserved already. */
interface Needs {
  readonly place: { readonly programmeId: Id; readonly planId: Id; readonly cityCode: string } | null;
  /** The supplier of the contract, which may have been edited since the draft was begun. */
  readonly supplierId: Id;
  readonly wanted: readonly AccountScope[];
  readonly held: readonly AccountScope[];
}

/**
 * Submits applications, each for itself, in the order in which they came. First everything is locked in the documented
 * order (the cities' lines, every account that one of them touches, the cases); then each is decided at the instant that
 * its position in line carries. One that does not fit whole, or comes while somebody waits, joins the waiting list.
 * @clause 5.6 4.4.2 4.4.4 8.2
 */
export async function submitApplications(
  work: Work,
  items: readonly Submission[],
): Promise<readonly (ApplicationRow | Refusal)[]> {
  const seen = await peekApplications(
    work,
    items.map(({ id }) => id),
  );
  const needs = new Map<Id, Needs>();
  for (const row of seen.values()) needs.set(row.id, await needsOf(work, row));
  await lockLines(work, [...seen.values()].filter((row) => !comesBackInTime(row, work.now)).map(lineOf));
  const scopes = [...needs.values()].flatMap(({ wanted, held }) => [...wanted, ...held]);
  const accounts = await LockedAccounts.lock(work, scopes);
  const locked = await lockApplications(
    work,
    items.map(({ id }) => id),
  );
  const results: (ApplicationRow | Refusal)[] = [];
  for (const item of items) {
    const before = accounts.copy();
    const result = await eachAlone(work, async () => {
      const application = locked.get(item.id);
      const need = needs.get(item.id);
      if (application === undefined || need === undefined || application.enterpriseId !== item.actor.organisationId)
        throw new Refusal("not-found", { noun: "application" });
      refuseStale(application, item.version);
      const mine = workAs(work, item.actor);
      const done = await submitOne(mine, application, need, accounts);
      // A second call for the same application in one batch has to find what the first made of it.
      locked.set(item.id, done);
      return done;
    });
    if (result instanceof Refusal) accounts.restore(before);
    results.push(result);
  }
  return results;
}

async function submitOne(
  work: Work,
  application: ApplicationRow,
  need: Needs,
  accounts: LockedAccounts,
): Promise<ApplicationRow> {
  if (application.status !== "draft" && application.status !== "returned") {
    throw new Refusal("wrong-state", { noun: "application", action: "submit", status: application.status });
  }
  if (comesBackInTime(application, work.now))
    return await comeBack(work, submitted(application), accounts.held(need.held));
  if (application.status === "returned") await giveUpPlace(work, submitted(application), accounts.held(need.held));
  return await takePlace(work, application, need, accounts);
}

/** A submission with a new place in line: the first, or one that comes back too late to keep its old place. */
async function takePlace(
  work: Work,
  application: ApplicationRow,
  need: Needs,
  accounts: LockedAccounts,
): Promise<ApplicationRow> {
  const position = await givePosition(work, lineOf(application), application.id);
  const now: Work = { ...work, now: position.at };
  const assessment = await assess(now, subjectOf(application, false), position.at);
  refuseUnmet(assessment.findings);
  const { tier, roundId, planId } = assessment;
  assert(tier !== null && roundId !== null, "an eligible application has a tier and a round");
  // Plan, supplier or place changed between finding the accounts and the instant under the lock: the next try finds the right ones.
  if (
    need.place?.planId !== planId ||
    need.supplierId !== assessment.case.contract.supplierId ||
    (application.firstSubmittedAt === null && assessment.cityCode !== application.cityCode)
  )
    throw new Refusal("place-moved");
  const { capacity, cap, ceiling } = accounts.held(need.wanted);
  const about: About = { objectType: "application", objectId: application.id };
  await grantUpTo(now, cap, tier.annualCapFen, about);
  if (ceiling !== null) await grantUpTo(now, ceiling, assessment.edition.parameters.supplierCeilingFen, about);
  const input = waterfallInput(assessment, {
    capFen: usedOf(cap),
    ceilingFen: ceiling === null ? (0 as Fen) : usedOf(ceiling),
  });
  assert(input !== null, "a tier gives a waterfall");
  const waterfall = faceValue(input);
  refuseNothing(waterfall);
  const { faceValueFen } = waterfall;
  const capTransferId = await reserve(now, cap, faceValueFen, about);
  const ceilingTransferId = ceiling === null ? null : await reserve(now, ceiling, faceValueFen, about);
  const fits = faceValueFen <= availableFen(capacity) && !(await anybodyWaits(now, planId, application.cityCode));
  const capacityTransferId = fits ? await reserve(now, capacity, faceValueFen, about) : null;
  await lockContract(now, assessment.case.contract, assessment.edition);
  if (!fits) await openPause(now, application.id, "waiting", position.at);
  const done = await stepApplication(now, application, fits ? "submit" : "wait", {
    changes: {
      ...judged(assessment, waterfall),
      ...(await datesOf(now, assessment.edition.id, fits)),
      planId,
      roundId,
      editionId: assessment.edition.id,
      standardId: assessment.standard.id,
      position: position.number,
      firstSubmittedAt: application.firstSubmittedAt ?? position.at,
      submittedAt: position.at,
      promotedAt: null,
      returnDueAt: null,
      overdueAt: null,
      capTransferId,
      ceilingTransferId,
      capacityTransferId,
    },
    facts: { position: position.number, submittedAt: position.at, faceValueFen, waits: !fits },
  });
  if (fits) await askSupplier(now, done);
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
  const falls = waterfall.faceValueFen < own;
  const done = await stepApplication(work, application, "submit", {
    changes: {
      ...judged(assessment, waterfall),
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

function judged(assessment: Assessment, waterfall: Waterfall): Updateable<ApplicationTable> {
  return {
    supplierId: assessment.case.contract.supplierId,
    tier: assessment.tier?.tier ?? null,
    exclusionGroup: assessment.exclusionGroup,
    eligibleFeeFen: assessment.eligibleFeeFen,
    faceValueFen: waterfall.faceValueFen,
    waterfall: json(waterfall.steps),
    findings: json(assessment.findings),
    checklist: json({}),
    recommendation: null,
    reviewedBy: null,
  };
}

async function grantUpTo(work: Work, account: Account, limitFen: Fen | null, about: About): Promise<void> {
  // Never taken back: a lower limit of a later standard is kept by the waterfall, and what was granted stays provable.
  if (limitFen !== null && account.grantedFen < limitFen)
    await grant(work, account, subtractFen(limitFen, account.grantedFen), about);
}

function usedOf(account: Account): Fen {
  return addFen(account.reservedFen, account.postedFen);
}

function lineOf(application: ApplicationRow): Line {
  return { programmeId: application.programmeId, cityCode: application.cityCode, kind: "application" };
}

/** Finds out, before any lock, which accounts a submission touches. */
async function needsOf(work: Work, application: ApplicationRow): Promise<Needs> {
  const { programmeId, cityCode } = application;
  const held = application.status === "returned" ? await heldScopesOf(work, submitted(application)) : [];
  const supplierId = (await supplierOfContract(work, application.contractId)) ?? application.supplierId;
  if (comesBackInTime(application, work.now)) return { place: null, supplierId, wanted: [], held };
  try {
    // Asked before the locks, because a publication holds the programme first and the accounts after it.
    if (application.standardId === null) await standardInForce(work, programmeId, work.now);
    const round = await openRound(work, programmeId, work.now);
    const { parameters } =
      application.editionId === null
        ? await editionInForce(work, programmeId, work.now)
        : await editionById(work, application.editionId);
    const place = { programmeId, planId: round.planId, cityCode };
    const { enterpriseId } = application;
    const ceiling = parameters.supplierCeilingFen !== null;
    return { place, supplierId, wanted: scopesOf({ enterpriseId, supplierId }, place, round.year, ceiling), held };
  } catch (error) {
    // Nobody else of the batch may fail because this one has no round: it is refused in its own turn.
    if (error instanceof Refusal) return { place: null, supplierId, wanted: [], held };
    throw error;
  }
}
