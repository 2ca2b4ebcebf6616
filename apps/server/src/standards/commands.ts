import type { minuteBody } from "@yunquan/contract/catalogues.ts";
import type { budgetReach } from "@yunquan/contract/plans.ts";
import type { standardBody, standardChange } from "@yunquan/contract/standards.ts";
import type { z } from "@yunquan/contract/z.ts";
import { standardLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { standardFaults, type StandardContent, type StandardFrame } from "@yunquan/core/standards/check.ts";
import type { StandardAmount } from "@yunquan/core/standards/amounts.ts";
import { addMs, type Instant } from "@yunquan/core/time.ts";
import {
  catalogueById,
  enterMinute,
  minuteFacts,
  refuseSheetFaults,
  servicesOfCatalogue,
} from "../catalogues/commands.ts";
import { readStandardSheets } from "../documents/catalogue-workbook.ts";
import { ownFile, readFileBytes } from "../files/commands.ts";
import { sendToOffice } from "../messages/commands.ts";
import { planById } from "../plans/commands.ts";
import { systemActor } from "../platform/actor.ts";
import { readNow } from "../platform/clock.ts";
import { shared } from "../platform/gather.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { editionInForce, holdInForce, programmeForUpdate } from "../programmes/commands.ts";
import { reachOf } from "./reach.ts";
import {
  agedStandards,
  findCurrentStandard,
  findPublishedForPlan,
  findStandard,
  findStandardInForce,
  lastStandardNumber,
  lockStandardRow,
  nextStandardChange,
  readStandard,
  replaceContent,
  type Standard,
  type StandardRow,
} from "./store.ts";

export type { Standard } from "./store.ts";

/**
 * The standard in force at an instant: an application submitted one instant before a publication keeps the old version.
 * A publication waits until everybody who asked is done (see `publishStandard`), so no application can be decided by a
 * version that was superseded before its own instant. Refuses `no-standard-in-force`.
 * @clause 4.4.4
 */
export async function standardInForce(work: Work, programmeId: Id, at: Instant): Promise<Standard> {
  return await shared(work, `standard-in-force/${programmeId}/${at}`, async () => {
    const [, row] = await Promise.all([holdInForce(work, programmeId), findStandardInForce(work, programmeId, at)]);
    if (row === undefined) throw new Refusal("no-standard-in-force", { at });
    return await readStandard(work, row);
  });
}

/** Until when `standardInForce` at this instant gives the same; null: as far as is known. */
export async function standardHoldsUntil(work: Work, programmeId: Id, at: Instant): Promise<Instant | null> {
  return await nextStandardChange(work, programmeId, at);
}

/** The version a record was pinned to. Refuses `not-found`. */
export async function standardById(work: Work, id: Id): Promise<Standard> {
  return await shared(work, `standard/${id}`, async () => {
    const row = await findStandard(work, id);
    if (row === undefined) throw new Refusal("not-found", { noun: "standard" });
    return await readStandard(work, row);
  });
}

/** The standard one applies by now, for those who only look; undefined before the first. */
export async function currentStandard(work: Work, programmeId: Id): Promise<Standard | undefined> {
  const row = await findStandardInForce(work, programmeId, work.now);
  return row === undefined ? undefined : await readStandard(work, row);
}

/** What a plan's money carries at the standard published for it; null while there is none. @clause 4.4.4 */
export async function reachInForce(work: Work, planId: Id): Promise<z.output<typeof budgetReach> | null> {
  const row = await findPublishedForPlan(work, planId);
  return row === undefined ? null : await reachOf(work, planId, (await readStandard(work, row)).amounts);
}

interface Head {
  readonly planId: Id;
  readonly catalogueId: Id;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly sample: boolean;
}

/** Begins a version from data. Refuses `standard-faults` with every fault. @clause 4.4.1 @clause 4.4.2 */
export async function createStandard(work: Work, given: z.output<typeof standardBody>): Promise<Id> {
  const { tiers, amounts, thresholds, ...head } = given;
  const content = { tiers, amounts: amounts.map(amountOf), thresholds };
  const { programmeId, frame } = await frameOf(work, head);
  refuseFaults(standardFaults(content, frame));
  return await insertStandard(work, programmeId, head, content, null);
}

/** Begins a version from an uploaded sheet of annex 1.1. Refuses `standard-faults` with every cell. @clause A1.1 */
export async function createStandardFromFile(work: Work, given: Head & { fileId: Id }): Promise<Id> {
  const { fileId, ...head } = given;
  const { programmeId, frame } = await frameOf(work, head);
  await ownFile(work, fileId, personOf(work).organisationId, ["standard"]);
  const { standard, faults } = await readStandardSheets(await readFileBytes(work, fileId), frame);
  refuseSheetFaults("standard-faults", faults);
  return await insertStandard(work, programmeId, head, standard, fileId);
}

/** Replaces what a draft says. Refuses `wrong-state` once the panel has confirmed it. */
export async function changeStandard(work: Work, id: Id, given: z.output<typeof standardChange>): Promise<void> {
  const standard = await seenStandard(work, id, given.version);
  if (standard.status !== "draft")
    throw new Refusal("wrong-state", { noun: "standard", action: "change", status: standard.status });
  const content = { tiers: given.tiers, amounts: given.amounts.map(amountOf), thresholds: given.thresholds };
  const { frame } = await frameOf(work, standard);
  refuseFaults(standardFaults(content, frame));
  await replaceContent(work, id, content);
  await recordStep(work, {
    table: "standard",
    object: standard,
    action: "standard.changed",
    to: standard.status,
    changes: { titleZh: given.titleZh, titleEn: given.titleEn, sample: given.sample },
    facts: { amounts: content.amounts.length },
  });
}

/** Enters the panel's minute, which confirms the draft. @clause 8.1 */
export async function confirmStandard(work: Work, id: Id, minute: z.output<typeof minuteBody>): Promise<void> {
  const standard = await seenStandard(work, id, minute.version);
  const to = stepTo(standardLifecycle, "confirm", standard.status, work.actor.roles);
  await enterMinute(work, "standard", id, minute);
  await recordStep(work, {
    table: "standard",
    object: standard,
    action: "standard.confirmed",
    to,
    facts: minuteFacts(minute),
  });
}

/**
 * Publishes a confirmed version for its plan and supersedes the one before in the same instant. The programme's lock is
 * waited for until every application that asked for the standard in force is done; the instant is read after it, so no
 * application lies on the wrong side of it. Refuses `plan-not-published`, `catalogue-not-current`.
 * @clause 4.4.4
 */
export async function publishStandard(
  work: Work,
  id: Id,
  version: number,
): Promise<{ publishedAt: Instant; superseded: StandardRow | null }> {
  const { programmeId } = await standardById(work, id);
  await programmeForUpdate(work, programmeId);
  const standard = await seenStandard(work, id, version);
  const to = stepTo(standardLifecycle, "publish", standard.status, work.actor.roles);
  const plan = await planById(work, standard.planId);
  if (plan.status !== "published") throw new Refusal("plan-not-published", { year: plan.year });
  const catalogue = await catalogueById(work, standard.catalogueId);
  if (catalogue.status !== "published") throw new Refusal("catalogue-not-current", { number: catalogue.number });
  const current = await findCurrentStandard(work, programmeId);
  const publishedAt = laterOf(await readNow(work.tx), current?.publishedAt ?? null);
  if (current !== undefined) {
    const superseded = stepTo(standardLifecycle, "supersede", current.status, systemActor.roles);
    await recordStep(work, {
      table: "standard",
      object: current,
      action: "standard.superseded",
      to: superseded,
      changes: { supersededAt: publishedAt },
      facts: { by: standard.number },
    });
  }
  await recordStep(work, {
    table: "standard",
    object: standard,
    action: "standard.published",
    to,
    changes: { publishedAt },
    facts: { number: standard.number, year: plan.year, publishedAt },
  });
  return { publishedAt, superseded: current ?? null };
}

/** Reminds the province that the standard in force is due for its yearly update. For the tick. @clause 4.4.4 */
export async function remindOfAge(work: Work, id: Id): Promise<void> {
  const standard = await lockStandardRow(work, id);
  if (standard === undefined || !(await agedStandards(work)).includes(id)) return;
  const { standardMaxAgeDays } = (await editionInForce(work, standard.programmeId, work.now)).parameters;
  await sendToOffice(
    work,
    { kind: "province" },
    {
      role: "province-policy",
      kind: "standard.update-due",
      objectType: "standard",
      objectId: id,
      textZh: `奖补标准“${standard.titleZh}”（第 ${standard.number} 版）已施行满 ${standardMaxAgeDays} 天，请按规定更新。`,
      textEn: `The standard “${standard.titleEn}” (version ${standard.number}) has been in force for ${standardMaxAgeDays} days and is due for its update.`,
    },
  );
  await recordStep(work, {
    table: "standard",
    object: standard,
    action: "standard.update-reminded",
    to: standard.status,
    changes: { remindedAt: work.now },
  });
}

/** A clock that was set back must not put a publication before the one it replaces. */
function laterOf(now: Instant, before: Instant | null): Instant {
  return before !== null && now <= before ? addMs(before, 1) : now;
}

async function frameOf(
  work: Work,
  head: Pick<Head, "planId" | "catalogueId">,
): Promise<{ programmeId: Id; frame: StandardFrame }> {
  const plan = await planById(work, head.planId);
  const catalogue = await catalogueById(work, head.catalogueId);
  if (plan.programmeId !== catalogue.programmeId)
    throw new Refusal("other-programme", {}, [
      {
        path: "catalogueId",
        code: "other-programme",
        zh: "与年度计划不属于同一方案",
        en: "of another programme than the plan",
      },
    ]);
  if (plan.status === "closed") throw new Refusal("plan-not-published", { year: plan.year });
  const { parameters } = await editionInForce(work, plan.programmeId, work.now);
  const services = await servicesOfCatalogue(work, catalogue.id);
  return {
    programmeId: plan.programmeId,
    frame: { serviceCodes: services.map((service) => service.code), revenueFloorFen: parameters.revenueFloorFen },
  };
}

function refuseFaults(faults: ReturnType<typeof standardFaults>): void {
  if (faults.length > 0) throw new Refusal("standard-faults", {}, faults);
}

async function insertStandard(
  work: Work,
  programmeId: Id,
  head: Head,
  content: StandardContent,
  sourceFileId: Id | null,
): Promise<Id> {
  await programmeForUpdate(work, programmeId);
  const id = work.newId();
  const number = (await lastStandardNumber(work, programmeId)) + 1;
  await work.tx
    .insertInto("standard")
    .values({ id, programmeId, ...head, number, status: standardLifecycle.initial, sourceFileId, createdAt: work.now })
    .execute();
  await replaceContent(work, id, content);
  await recordCreation(work, {
    table: "standard",
    object: { id, status: standardLifecycle.initial, version: 1 },
    action: "standard.created",
    facts: { number, planId: head.planId, amounts: content.amounts.length, sourceFileId },
  });
  return id;
}

function amountOf(amount: z.output<typeof standardBody>["amounts"][number]): StandardAmount {
  const { serviceCode, tier } = amount;
  if (amount.formula === "fixed")
    return { serviceCode, tier, formula: "fixed", amountFen: amount.amountFen, ratioBp: null, capFen: null };
  return { serviceCode, tier, formula: "ratio", amountFen: null, ratioBp: amount.ratioBp, capFen: amount.capFen };
}

async function seenStandard(work: Work, id: Id, version: number): Promise<StandardRow> {
  const standard = await lockStandardRow(work, id);
  if (standard === undefined) throw new Refusal("not-found", { noun: "standard" });
  if (standard.version !== version) throw new Refusal("stale-version", { noun: "standard" });
  return standard;
}
