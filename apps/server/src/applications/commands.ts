import type { Updateable } from "kysely";
import { applicationLifecycle, type ApplicationAction } from "@yunquan/core/applications/lifecycle.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { laterOf, type Instant } from "@yunquan/core/time.ts";
import { dueAtEndOfDay, type WorkCalendar } from "@yunquan/core/workdays.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { reopenContract } from "../contracts/commands.ts";
import { availableFen, openAndLock, reserve, resolve, type AccountScope } from "../ledger/commands.ts";
import { sendMessage, sendMessages } from "../messages/commands.ts";
import { planById } from "../plans/commands.ts";
import { systemActor } from "../platform/actor.ts";
import { readNow } from "../platform/clock.ts";
import type { ApplicationTable } from "../platform/database/tables.generated.ts";
import { moveSteps, recordStep, tellSteps, type Teller } from "../platform/record.ts";
import { workAs, type Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { LockedAccounts, type Account, type HeldAccounts } from "./accounts.ts";
import { timelineOf } from "./reading.ts";
import {
  closePause,
  findApplication,
  lockApplication,
  lockHead,
  submitted,
  type ApplicationRow,
  type SubmittedRow,
} from "./store.ts";

export { countedIn, listedApplication } from "./lists.ts";

const past: Readonly<Record<ApplicationAction, RecordedAction>> = {
  submit: "application.submitted",
  wait: "application.queued",
  promote: "application.promoted",
  confirm: "application.supplier-confirmed",
  confirmInPlace: "application.confirmed-in-place",
  dispute: "application.disputed",
  bringBack: "application.brought-back",
  returnSilent: "application.returned-unconfirmed",
  return: "application.returned",
  review: "application.reviewed",
  sendBack: "application.sent-back",
  approve: "application.approved",
  reject: "application.rejected",
  withdraw: "application.withdrawn",
  lapse: "application.lapsed",
};

export interface ApplicationStepExtra {
  readonly changes?: Updateable<ApplicationTable>;
  readonly reason?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly deciding?: boolean;
}

/** One step of a locked application: status, version, columns and history together. Gives the row as it is afterwards. */
export async function stepApplication(
  work: Work,
  application: ApplicationRow,
  action: ApplicationAction,
  extra: ApplicationStepExtra = {},
): Promise<ApplicationRow> {
  const to = stepTo(applicationLifecycle, action, application.status, work.actor.roles);
  await recordStep(work, {
    table: "application",
    object: application,
    action: past[action],
    to,
    ...(extra.changes === undefined ? {} : { changes: extra.changes }),
    deciding: extra.deciding ?? false,
    reason: extra.reason ?? null,
    facts: { ...(application.faceValueFen === null ? {} : { faceValueFen: application.faceValueFen }), ...extra.facts },
    editionId: extra.changes?.editionId ?? application.editionId,
  });
  // Read back rather than put together: columns may have been written as expressions.
  return await work.tx.selectFrom("application").selectAll().where("id", "=", application.id).executeTakeFirstOrThrow();
}

type Stepped = Pick<ApplicationRow, "id" | "status" | "version" | "programmeId" | "cityCode">;

/** One step of an application among many. */
export interface ApplicationStep<Row extends Stepped = ApplicationRow, Changes = Partial<Row>> extends ToldStep<Row> {
  readonly changes: Changes;
}

/** `stepApplication` for many locked applications at once; every step changes the same columns, to plain values. */
export async function stepApplications<Row extends Stepped, Changes extends Readonly<Record<string, unknown>>>(
  work: Work,
  steps: readonly ApplicationStep<Row, Changes>[],
): Promise<(Row & Changes)[]> {
  const { rows, done } = moveApplications(work, steps);
  await Promise.all([done, tellApplications(work, steps)]);
  return rows;
}

/** The rows of the steps alone, as they will be when it is `done`; `tellApplications` tells of them later. */
export function moveApplications<Row extends Stepped, Changes extends Readonly<Record<string, unknown>>>(
  work: Work,
  steps: readonly ApplicationStep<Row, Changes>[],
): { readonly rows: (Row & Changes)[]; readonly done: Promise<void> } {
  const planned = steps.map((step) => ({ work: step.work, step: { ...recordOf(step), changes: step.changes } }));
  const done = moveSteps(work, "application", planned);
  const rows = planned.map(({ step: { object, changes, to } }) => ({
    ...object,
    ...changes,
    status: to,
    version: object.version + 1,
  }));
  return { rows, done };
}

/** A step as its history line tells it. */
export interface ToldStep<Row = Pick<Stepped, "id" | "status" | "version">> {
  readonly work: Teller;
  readonly application: Row;
  readonly action: ApplicationAction;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly editionId: Id | null;
}

/** The history lines of the steps alone, in their order. */
export async function tellApplications(work: Work, steps: readonly ToldStep[]): Promise<void> {
  await tellSteps(
    work,
    "application",
    steps.map((step) => ({ work: step.work, step: recordOf(step) })),
  );
}

function recordOf<Row extends Pick<Stepped, "id" | "status" | "version">>(step: ToldStep<Row>) {
  const { work, application, action, facts, editionId } = step;
  const to = stepTo(applicationLifecycle, action, application.status, work.actor.roles);
  return { object: application, action: past[action], to, facts, editionId };
}

/** Refuses (`stale-version`) when the object is no longer what the person saw. */
export function refuseStale(application: ApplicationRow, version: number): void {
  if (application.version !== version) throw new Refusal("stale-version", { noun: "application" });
}

/** The accounts an application touches in a place: issue capacity, annual cap, and the supplier's ceiling where there is one. */
export function scopesOf(
  application: Pick<ApplicationRow, "enterpriseId" | "supplierId">,
  place: Place,
  year: number,
  ceiling: boolean,
): AccountScope[] {
  const { programmeId, planId, cityCode } = place;
  const { enterpriseId, supplierId } = application;
  return [
    { kind: "capacity", programmeId, planId, cityCode },
    { kind: "annual-cap", programmeId, year, enterpriseId },
    ...(ceiling ? [{ kind: "ceiling", programmeId, planId, supplierId } as const] : []),
  ];
}

/** The accounts in which a submitted application holds its amounts. */
export async function heldScopesOf(
  work: Work,
  application: Pick<
    SubmittedRow,
    "programmeId" | "planId" | "cityCode" | "enterpriseId" | "supplierId" | "ceilingTransferId"
  >,
): Promise<AccountScope[]> {
  const { year } = await planById(work, application.planId);
  return scopesOf(application, application, year, application.ceilingTransferId !== null);
}

/** Resolves what an application reserved: posted when its voucher is issued, void when it ends, expired when time ended it. */
export async function resolveReservations(
  work: Work,
  application: SubmittedRow,
  accounts: HeldAccounts,
  kind: "post" | "void" | "expire",
): Promise<void> {
  const held: readonly [Id | null, Account | null][] = [
    [application.capacityTransferId, accounts.capacity],
    [application.capTransferId, accounts.cap],
    [application.ceilingTransferId, accounts.ceiling],
  ];
  for (const [transferId, account] of held) {
    if (transferId === null) continue;
    assert(account !== null, "the account of a reservation is locked");
    await resolve(work, account, kind, transferId, { objectType: "application", objectId: application.id });
  }
}

export interface Place {
  readonly programmeId: Id;
  readonly planId: Id;
  readonly cityCode: string;
}

/**
 * Promotes the waiting list of a city and plan: the head only, when its whole face value fits what is free, then the next.
 * Nobody overtakes, and nothing is cut to fit. Call it in the transaction that freed or added issue capacity.
 * @clause 8.2
 */
export async function promoteWaiting(work: Work, place: Place): Promise<void> {
  const { programmeId, planId, cityCode } = place;
  const [capacity] = await openAndLock(work, [{ kind: "capacity", programmeId, planId, cityCode }]);
  assert(capacity !== undefined, "a capacity account opens");
  await promoteFrom(work, place, capacity);
}

/** The same for a caller who holds the account already; its balances are kept up to date in place. */
export async function promoteFrom(work: Work, { planId, cityCode }: Place, capacity: Account): Promise<void> {
  for (;;) {
    const head = await lockHead(work, planId, cityCode);
    if (head === undefined || head.faceValueFen > availableFen(capacity)) return;
    // The transaction may be older than its head: it waited for the account in which the money came free.
    const now = laterOf(await readNow(work.tx), head.submittedAt);
    if (!(await promote({ ...workAs(work, systemActor), now }, head, capacity))) return;
  }
}

/** The clocks of a case that starts (or starts again) with the supplier now. Refuses `calendar-year-not-loaded`. */
export async function supplierClock(work: Work, editionId: Id): Promise<SupplierClock> {
  const [{ parameters }, calendar] = await Promise.all([editionById(work, editionId), loadWorkCalendar(work)]);
  return supplierClockFrom(work.now, parameters.supplierWorkdays, calendar);
}

interface SupplierClock {
  readonly supplierDueAt: ApplicationRow["dueAt"];
  readonly supplierFinalAt: ApplicationRow["dueAt"];
  readonly supplierRemindedAt: null;
}

/** The same for an instant, days and calendar that are known. */
export function supplierClockFrom(at: Instant, days: number, calendar: WorkCalendar): SupplierClock {
  return {
    supplierDueAt: dueAtEndOfDay(calendar, at, days),
    supplierFinalAt: dueAtEndOfDay(calendar, at, days * 2),
    supplierRemindedAt: null,
  };
}

/** False when the dates of a promoted case cannot be told yet (a calendar year is missing): the tick tries again. */
async function promote(work: Work, head: SubmittedRow, capacity: Account): Promise<boolean> {
  const dates = await promotionDates(work, head.editionId);
  if (dates === null) return false;
  const capacityTransferId = await reserve(work, capacity, head.faceValueFen, {
    objectType: "application",
    objectId: head.id,
    reason: "promoted",
  });
  await closePause(work, head.id, work.now);
  await stepApplication(work, head, "promote", {
    changes: { ...dates, capacityTransferId, promotedAt: work.now, clockStartedAt: work.now },
  });
  await sendMessage(work, {
    organisationId: head.enterpriseId,
    kind: "application.promoted",
    objectType: "application",
    objectId: head.id,
    textZh: `申请 ${head.number} 已由轮候递补，进入办理。`,
    textEn: `Application ${head.number} was promoted from the waiting list and is being handled.`,
  });
  await askSupplier(work, head);
  return true;
}

async function promotionDates(work: Work, editionId: Id) {
  try {
    const { parameters } = await editionById(work, editionId);
    const calendar = await loadWorkCalendar(work);
    return {
      dueAt: dueAtEndOfDay(calendar, work.now, parameters.reviewWorkdays),
      ...(await supplierClock(work, editionId)),
    };
  } catch (error) {
    // Whoever freed the capacity must not fail because next year's calendar is missing.
    if (error instanceof Refusal && error.code === "calendar-year-not-loaded") return null;
    throw error;
  }
}

/** Tells the supplier that an application waits for his confirmation. @clause 5.7 */
export async function askSupplier(work: Work, application: ApplicationRow): Promise<void> {
  await askSuppliers(work, [application]);
}

/** The same for many applications. */
export async function askSuppliers(
  work: Work,
  applications: readonly Pick<ApplicationRow, "id" | "number" | "supplierId">[],
): Promise<void> {
  await sendMessages(
    work,
    applications.map(({ id, number, supplierId }) => ({
      organisationId: supplierId,
      kind: "application.to-confirm",
      objectType: "application",
      objectId: id,
      textZh: `服务券申请 ${number} 待贵单位确认合同文本和填报信息。`,
      textEn: `Application ${number} waits for your confirmation of contract and form.`,
    })),
  );
}

/** Takes an application back, whatever it waits for; what it held is free at once. A voucher is surrendered instead. */
export async function withdrawApplication(
  work: Work,
  id: Id,
  given: { version: number; reason: string | null },
): Promise<ApplicationRow> {
  const seen = await findApplication(work, id);
  if (seen.firstSubmittedAt === null) {
    const draft = await lockApplication(work, id);
    refuseStale(draft, given.version);
    return await stepApplication(work, draft, "withdraw", { reason: given.reason });
  }
  return await endApplication(work, submitted(seen), "withdraw", given.version, { reason: given.reason });
}

/**
 * Ends a submitted application by a step into a state that holds nothing, frees what it held and promotes the waiting list.
 * `seen` is the row before the locks; if it changed meanwhile the step is refused (`stale-version`).
 */
export async function endApplication(
  work: Work,
  seen: SubmittedRow,
  action: "withdraw" | "reject" | "lapse",
  version: number,
  extra: ApplicationStepExtra,
): Promise<ApplicationRow> {
  const scopes = await heldScopesOf(work, seen);
  const accounts = (await LockedAccounts.lock(work, scopes)).held(scopes);
  const application = submitted(await lockApplication(work, seen.id));
  refuseStale(application, version);
  if (application.version !== seen.version) throw new Refusal("stale-version", { noun: "application" });
  const ended = await stepApplication(work, application, action, extra);
  await closePause(work, application.id, work.now);
  await resolveReservations(work, application, accounts, action === "lapse" ? "expire" : "void");
  await promoteFrom(work, application, accounts.capacity);
  // Whoever applies anew can correct it first, unless something else stands on it.
  await reopenContract(work, application.contractId);
  return ended;
}

/** The history of a case as its viewer may read it: for the pages of applications and vouchers. */
export async function caseTimeline(
  work: Work,
  objectType: "application" | "voucher",
  objectId: Id,
): ReturnType<typeof timelineOf> {
  return await timelineOf(work, objectType, objectId);
}
