import type { createApplicationBody, updateApplicationBody } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import { correctedFaceValue, faceValue, type Waterfall } from "@yunquan/core/applications/waterfall.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, subtractFen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate, yearOf } from "@yunquan/core/time.ts";
import { contractForCase } from "../contracts/commands.ts";
import { enterpriseForApplication } from "../enterprises/commands.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { assess, waterfallInput, type Assessment, type Subject } from "./assessment.ts";
import { refuseStale } from "./commands.ts";
import { storedWaterfall } from "./stored.ts";
import {
  anybodyWaits,
  findApplication,
  insertApplication,
  lockApplication,
  moveDraft,
  nextApplicationNumber,
  usedAmounts,
  type ApplicationRow,
  type DraftRow,
} from "./store.ts";

type Create = z.output<typeof createApplicationBody>;
type Update = z.output<typeof updateApplicationBody>;

/**
 * Begins a draft for one of the enterprise's own contracts. Nothing is judged yet: a draft may be begun before the window
 * opens, and is nobody's business but the enterprise's until it is submitted.
 * @clause 5.6
 */
export async function createApplication(work: Work, given: Create): Promise<ApplicationRow> {
  const actor = personOf(work);
  const enterpriseId = actor.organisationId;
  const { contract } = await ownContract(work, enterpriseId, given.programmeId, given.contractId);
  const year = yearOf(beijingDate(work.now));
  const { cityCode } = await enterpriseForApplication(work, enterpriseId, year);
  if (cityCode === null) throw new Refusal("place-unknown");
  const id = work.newId();
  await insertApplication(work, {
    id,
    number: await nextApplicationNumber(work, year),
    programmeId: given.programmeId,
    cityCode,
    enterpriseId,
    supplierId: contract.supplierId,
    contractId: contract.id,
    serviceCode: given.serviceCode ?? null,
    productId: given.productId ?? null,
    promised: given.promised ?? false,
    status: "draft",
    createdBy: actor.personId,
    createdAt: work.now,
  });
  await recordCreation(work, {
    table: "application",
    object: { id, status: "draft", version: 1, programmeId: given.programmeId, cityCode },
    action: "application.created",
    facts: { contractId: contract.id },
  });
  return await findApplication(work, id);
}

/**
 * Writes what an autosave brings into a draft or a returned application. A returned one keeps its supplier and its service
 * (`contract-bound`), for its place in line was given for them.
 */
export async function updateApplication(work: Work, id: Id, given: Update): Promise<ApplicationRow> {
  const application = await lockApplication(work, id);
  refuseStale(application, given.version);
  if (application.status !== "draft" && application.status !== "returned") {
    throw new Refusal("wrong-state", { noun: "application", action: "update", status: application.status });
  }
  const supplierId =
    given.contractId === undefined || given.contractId === application.contractId
      ? application.supplierId
      : (await ownContract(work, application.enterpriseId, application.programmeId, given.contractId)).contract
          .supplierId;
  const serviceCode = given.serviceCode === undefined ? application.serviceCode : given.serviceCode;
  if (
    application.status === "returned" &&
    (supplierId !== application.supplierId || serviceCode !== application.serviceCode)
  )
    throw new Refusal("contract-bound");
  if (application.status === "draft") {
    const { cityCode } = await enterpriseForApplication(work, application.enterpriseId, yearOf(beijingDate(work.now)));
    if (cityCode !== null && cityCode !== application.cityCode) await moveDraft(work, application, cityCode);
  }
  const changes = {
    supplierId,
    serviceCode,
    ...(given.contractId === undefined ? {} : { contractId: given.contractId }),
    ...(given.productId === undefined ? {} : { productId: given.productId }),
    ...(given.promised === undefined ? {} : { promised: given.promised }),
  };
  const { version: _seen, ...said } = given;
  const version = await recordStep(work, {
    table: "application",
    object: application,
    action: "application.updated",
    to: application.status,
    changes,
    facts: said,
  });
  return { ...application, ...changes, version };
}

/** What an application is about, with what its first submission pinned. `inTime` keeps round, plan and supplier as well. */
export function subjectOf(application: DraftRow, inTime: boolean): Subject {
  const { standardId, editionId, roundId, planId, supplierId } = application;
  const pinned = standardId !== null && editionId !== null ? { standardId, editionId } : null;
  return {
    applicationId: application.id,
    programmeId: application.programmeId,
    enterpriseId: application.enterpriseId,
    contractId: application.contractId,
    serviceCode: application.serviceCode,
    productId: application.productId,
    promised: application.promised,
    pinned,
    kept: inTime && pinned !== null && roundId !== null && planId !== null ? { roundId, planId, supplierId } : null,
  };
}

/** True for a returned application that can still come back to its place in line. */
export function comesBackInTime(
  application: Pick<ApplicationRow, "status" | "returnDueAt">,
  now: Work["now"],
): boolean {
  return application.status === "returned" && application.returnDueAt !== null && now < application.returnDueAt;
}

export interface Preview {
  readonly assessment: Assessment;
  /** Null while no tier is known. */
  readonly waterfall: Waterfall | null;
  /** It would join the waiting list if it were submitted now. */
  readonly waits: boolean;
}

/**
 * The arithmetic of a subject at this moment, from the ledger as it stands, without reserving anything. `returned` is the
 * application itself when it has been submitted before: what it holds is not counted against it.
 * @clause 5.6 4.4.2
 */
export async function previewOf(work: Work, subject: Subject, returned: ApplicationRow | null): Promise<Preview> {
  const assessment = await assess(work, subject, work.now);
  const { cityCode, planId, year } = assessment;
  const { supplierId } = assessment.case.contract;
  const used = await usedAmounts(work, {
    programmeId: subject.programmeId,
    planId,
    year,
    enterpriseId: subject.enterpriseId,
    supplierId,
    cityCode,
  });
  // What it holds lies on the accounts of the plan and supplier it was submitted for; both may be others by now.
  const own = returned !== null && returned.planId === planId ? returned : null;
  const ownFen = own?.faceValueFen ?? ZERO;
  const ceiled = own !== null && own.ceilingTransferId !== null && own.supplierId === supplierId;
  const input = waterfallInput(assessment, {
    capFen: subtractFen(used.capFen, ownFen),
    ceilingFen: ceiled ? subtractFen(used.ceilingFen, ownFen) : used.ceilingFen,
  });
  if (input === null) return { assessment, waterfall: null, waits: false };
  if (returned !== null && subject.kept !== null)
    return { assessment, waterfall: correctedFaceValue(storedWaterfall(returned), input), waits: false };
  const waterfall = faceValue(input);
  const waits =
    cityCode !== null &&
    (waterfall.faceValueFen > used.capacityLeftFen || (await anybodyWaits(work, planId, cityCode)));
  return { assessment, waterfall, waits };
}

async function ownContract(work: Work, enterpriseId: Id, programmeId: Id, contractId: Id) {
  const held = await contractForCase(work, contractId);
  if (held.contract.enterpriseId !== enterpriseId || held.contract.programmeId !== programmeId)
    throw new Refusal("not-found", { noun: "contract" });
  return held;
}
