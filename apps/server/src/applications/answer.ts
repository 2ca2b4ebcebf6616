import type { applicationAnswer, applicationSummary, submittedAnswer } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import { applicationLifecycle, holderOf } from "@yunquan/core/applications/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { Refusal, type Finding } from "@yunquan/core/refusal.ts";
import { reviewClock, type ReviewClockInput } from "@yunquan/core/review-clock.ts";
import { loadWorkCalendar } from "../calendar/commands.ts";
import { planById } from "../plans/commands.ts";
import type { Actor } from "../platform/actor.ts";
import { problemOf } from "../platform/problem.ts";
import type { Work } from "../platform/work.ts";
import { editionById } from "../programmes/commands.ts";
import { comesBackInTime, previewOf, subjectOf } from "./draft.ts";
import { listedApplication, type ListedRow } from "./lists.ts";
import { aheadOf, contractOf, filesOf, numbersOf, timelineOf, voucherIdOf } from "./reading.ts";
import { pausesOf, submitted, type ApplicationRow, type PlacedRow, type SubmittedRow } from "./store.ts";
import { storedChecklist, storedFindings, storedRecommendation, storedWaterfall } from "./stored.ts";
import { supplierIsAway } from "./supplier-answer.ts";

type Answer = z.output<typeof applicationAnswer>;
type Summary = z.output<typeof applicationSummary>;

/**
 * What the viewer may do now. The lifecycle says who may step from here; what also depends on the person (he reviewed it
 * himself) or on time (the supplier may still answer) is cut here, and decided again when he acts.
 */
export function actionsOf(
  actor: Actor,
  application: Pick<ApplicationRow, "status" | "reviewedBy" | "recommendation" | "submittedAt">,
  supplierAway: boolean,
): string[] {
  const personId = actor.kind === "person" ? actor.personId : null;
  const steps = actionsFor(applicationLifecycle, application.status, actor.roles).filter((action) => {
    switch (action) {
      // One button: whether a submission is taken or waits is decided by what is left.
      case "wait":
        return false;
      case "confirmInPlace":
        return supplierAway;
      case "approve":
        return application.reviewedBy !== personId && application.recommendation === "approve";
      case "reject":
        return application.reviewedBy !== personId;
      case "submit":
      case "promote":
      case "confirm":
      case "dispute":
      case "bringBack":
      case "returnSilent":
      case "return":
      case "review":
      case "sendBack":
      case "withdraw":
      case "lapse":
        return true;
    }
  });
  const edits = steps.includes("submit") ? ["update"] : [];
  const receipt = application.submittedAt === null ? [] : ["receipt"];
  return [...steps, ...edits, ...receipt];
}

export function writtenOf(work: Work, application: ApplicationRow) {
  const { id, status, version } = application;
  return { id, status, version, actions: actionsOf(work.actor, application, false) };
}

export function receiptOf(actor: Actor, application: PlacedRow): z.output<typeof submittedAnswer> {
  return {
    id: application.id,
    status: application.status,
    version: application.version,
    actions: actionsOf(actor, application, false),
    number: application.number,
    submittedAt: application.submittedAt,
    position: application.position,
    faceValueFen: application.faceValueFen,
    waterfall: [...storedWaterfall(application).steps],
  };
}

export function summaryOf(work: Work, row: ListedRow): Summary {
  const late = row.supplierDueAt !== null && row.supplierDueAt <= work.now;
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    version: row.version,
    programmeId: row.programmeId,
    cityCode: row.cityCode,
    enterprise: { id: row.enterpriseId, name: row.enterpriseName },
    supplier: { id: row.supplierId, name: row.supplierName },
    serviceCode: row.serviceCode,
    serviceNameZh: row.serviceNameZh,
    serviceNameEn: row.serviceNameEn,
    tier: row.tier,
    tierNameZh: row.tierNameZh,
    tierNameEn: row.tierNameEn,
    eligibleFeeFen: row.eligibleFeeFen,
    faceValueFen: row.faceValueFen,
    position: row.position,
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    dueAt: row.dueAt,
    overdueAt: row.overdueAt,
    supplierDueAt: row.supplierDueAt,
    returnDueAt: row.returnDueAt,
    holder: holderOf(row.status),
    actions: actionsOf(work.actor, row, late),
  };
}

/** A case as its viewer sees it, whole. Of a draft or a returned one, findings and arithmetic are those of this moment. */
export async function answerOf(work: Work, id: Id): Promise<Answer> {
  const row = await listedApplication(work, id);
  if (row === undefined) throw new Refusal("not-found", { noun: "application" });
  const away = row.status === "submitted" && sees(work.actor, ["city-bureau"]) && (await supplierIsAway(work, row));
  const { edition, standard } = await numbersOf(work, row);
  // The bureau's working notes are its own until the case is decided.
  const notes = row.decidedAt !== null || !sees(work.actor, ["enterprise", "supplier"]);
  return {
    ...summaryOf(work, row),
    actions: actionsOf(work.actor, row, away),
    planId: row.planId,
    roundId: row.roundId,
    year: row.planId === null ? null : (await planById(work, row.planId)).year,
    edition,
    standard,
    contract: await contractOf(work, row.contractId),
    productId: row.productId,
    promised: row.promised,
    ...(await judgementOf(work, row)),
    checklist: notes ? storedChecklist(row) : null,
    recommendation: notes ? storedRecommendation(row) : null,
    firstSubmittedAt: row.firstSubmittedAt,
    promotedAt: row.promotedAt,
    confirmedAt: row.confirmedAt,
    confirmedInPlace: row.inPlaceReason === null ? null : { reason: row.inPlaceReason },
    decidedAt: row.decidedAt,
    clock: await clockOf(work, row),
    place: row.firstSubmittedAt === null ? null : await aheadOf(work, submitted(row)),
    voucherId: row.status === "issued" ? await voucherIdOf(work, id) : null,
    files: await filesOf(work, row),
    timeline: await timelineOf(work, "application", id),
  };
}

function sees(actor: Actor, kinds: readonly string[]): boolean {
  return actor.kind === "person" && kinds.includes(actor.organisationKind);
}

/** Findings and waterfall: live while the enterprise can still change what they say, else as they were decided. */
async function judgementOf(work: Work, row: ApplicationRow): Promise<Pick<Answer, "findings" | "waterfall">> {
  const live = (row.status === "draft" || row.status === "returned") && sees(work.actor, ["enterprise"]);
  if (!live) return { findings: await storedFindings(work, row), waterfall: [...storedWaterfall(row).steps] };
  try {
    const { assessment, waterfall } = await previewOf(
      work,
      subjectOf(row, comesBackInTime(row, work.now)),
      row.status === "returned" ? submitted(row) : null,
    );
    return { findings: [...assessment.findings], waterfall: [...(waterfall?.steps ?? [])] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What would refuse the submission as a whole (a raise, no standard in force, the enterprise suspended) is shown as well.
    const { code, detailZh, detailEn } = problemOf(error, work.requestId);
    const refused: Finding = {
      rule: code,
      outcome: "failed",
      facts: error.facts,
      zh: detailZh,
      en: detailEn,
      clause: "5.6",
    };
    return { findings: [...(await storedFindings(work, row)), refused], waterfall: [...storedWaterfall(row).steps] };
  }
}

/**
 * The clock of the review as it stands (or stood when the case was decided): the legal one from submission or promotion,
 * and in it the supplier's share and the bureau's own since his confirmation.
 * @clause 5.16
 */
async function clockOf(work: Work, row: ApplicationRow): Promise<Answer["clock"]> {
  if (row.clockStartedAt === null || row.firstSubmittedAt === null) return null;
  const application: SubmittedRow = submitted(row);
  const { parameters } = await editionById(work, application.editionId);
  const input: ReviewClockInput = {
    calendar: await loadWorkCalendar(work),
    startedAt: row.clockStartedAt,
    pauses: await pausesOf(work, row.id),
    days: parameters.reviewWorkdays,
    at: row.decidedAt ?? work.now,
  };
  try {
    const whole = reviewClock(input);
    const bureau = row.confirmedAt === null ? null : reviewClock({ ...input, startedAt: row.confirmedAt });
    const bureauDays = bureau?.usedDays ?? 0;
    return {
      startedAt: row.clockStartedAt,
      dueAt: whole.dueAt,
      days: input.days,
      usedDays: whole.usedDays,
      leftDays: whole.leftDays,
      paused: whole.paused,
      overdue: whole.overdue,
      supplierDays: Math.max(0, whole.usedDays - bureauDays),
      bureauDays,
    };
  } catch (error) {
    // The clock of a case that ran into a year without a calendar cannot be read; the case can.
    if (error instanceof Refusal && error.code === "calendar-year-not-loaded") return null;
    throw error;
  }
}
