import type { Updateable } from "kysely";
import { refuseUnmet } from "@yunquan/core/applications/findings.ts";
import { correctedFaceValue, refuseNothing } from "@yunquan/core/applications/waterfall.ts";
import { subtractFen, type Fen } from "@yunquan/core/money.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { reviewClock } from "@yunquan/core/review-clock.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { lockContract } from "../contracts/commands.ts";
import { reserve, type About } from "../ledger/commands.ts";
import { voidPosition } from "../order/commands.ts";
import type { ApplicationTable } from "../platform/database/tables.generated.ts";
import { json, type Work } from "../platform/work.ts";
import type { HeldAccounts } from "./accounts.ts";
import { assess, judgementOf, waterfallInput } from "./assessment.ts";
import { askSupplier, promoteFrom, resolveReservations, stepApplication, supplierClock } from "./commands.ts";
import { subjectOf } from "./draft.ts";
import { storedWaterfall } from "./stored.ts";
import { closePause, pausesOf, type ApplicationRow, type SubmittedRow } from "./store.ts";
import { judgedColumns, usedOf } from "./placing.ts";
import { Wordings } from "./wording.ts";

/**
 * A returned application that comes back within its time keeps its place and its supplier, whose standing is not asked again.
 * Its face value may fall, and what it no longer needs is free at once and promotes the waiting list; a raise is refused.
 * @clause 4.4.4 8.4
 */
export async function comeBack(work: Work, application: SubmittedRow, accounts: HeldAccounts): Promise<ApplicationRow> {
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
  const columns = judgedColumns(judgementOf(assessment), waterfall, wordings);
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

/** Too late to come back to its place: what it held is freed for those who wait, and its old position is void. */
export async function giveUpPlace(work: Work, application: SubmittedRow, accounts: HeldAccounts): Promise<void> {
  await resolveReservations(work, application, accounts, "expire");
  await voidPosition(work, "application", application.id, "came back after its time");
  await closePause(work, application.id, work.now);
  await promoteFrom(work, application, accounts.capacity);
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
