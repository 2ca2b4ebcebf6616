import type { minuteBody, serviceEntry } from "@yunquan/contract/catalogues.ts";
import type { z } from "@yunquan/contract/z.ts";
import { catalogueFaults } from "@yunquan/core/catalogues/check.ts";
import { catalogueLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { readServiceSheet } from "../documents/catalogue-workbook.ts";
import { ownFile, readFileBytes } from "../files/commands.ts";
import { shared } from "../platform/gather.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { systemActor } from "../platform/actor.ts";
import { programmeForUpdate } from "../programmes/commands.ts";
import { pinyinKey } from "./pinyin.ts";
import {
  findCatalogue,
  findCurrentCatalogue,
  findService,
  lastNumber,
  lockCatalogueRow,
  minutesOf,
  replaceServices,
  servicesOf,
  type CatalogueRow,
  type ServiceRow,
} from "./store.ts";

export type { CatalogueRow, ServiceRow } from "./store.ts";

/** A service of a catalogue version by its code. Refuses `service-not-listed`. @clause 4.4.1 */
export async function serviceByCode(work: Work, catalogueId: Id, code: string): Promise<ServiceRow> {
  const service = await shared(
    work,
    `service/${catalogueId}/${code}`,
    async () => await findService(work, catalogueId, code),
  );
  if (service === undefined) throw new Refusal("service-not-listed", { code });
  return service;
}

/** A catalogue version by its id. Refuses `not-found`. */
export async function catalogueById(work: Work, id: Id): Promise<CatalogueRow> {
  const catalogue = await findCatalogue(work, id);
  if (catalogue === undefined) throw new Refusal("not-found", { noun: "catalogue" });
  return catalogue;
}

/** The catalogue published now; undefined before the first. */
export async function currentCatalogue(work: Work, programmeId: Id): Promise<CatalogueRow | undefined> {
  return await findCurrentCatalogue(work, programmeId);
}

/** The services of a version in their order. */
export async function servicesOfCatalogue(work: Work, catalogueId: Id): Promise<ServiceRow[]> {
  return await servicesOf(work, catalogueId);
}

export interface NewCatalogue {
  readonly programmeId: Id;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** The minutes that confirmed a version of a catalogue or a standard. @clause 8.1 */
export async function minutesOfVersion(work: Work, objectId: Id) {
  return await minutesOf(work, objectId);
}

/** A minute as published: that the panel confirmed and how, not who entered it. */
export function publicMinuteOf(minute: Awaited<ReturnType<typeof minutesOf>>[number]) {
  const { number, heldOn, members, votesFor, votesAgainst } = minute;
  return { number, heldOn, members: members.length, votesFor, votesAgainst };
}

/** Begins a version from data. Refuses `catalogue-faults` with every fault. @clause 4.4.1 */
export async function createCatalogue(
  work: Work,
  given: NewCatalogue & { services: readonly z.output<typeof serviceEntry>[] },
): Promise<Id> {
  const { services, ...head } = given;
  const faults = catalogueFaults(services);
  if (faults.length > 0) throw new Refusal("catalogue-faults", {}, faults);
  return await insertCatalogue(work, head, services, null);
}

/** Begins a version from an uploaded sheet of annex 1.1. Refuses `not-found`, `catalogue-faults` with every cell. @clause A1.1 */
export async function createCatalogueFromFile(work: Work, given: NewCatalogue & { fileId: Id }): Promise<Id> {
  const { fileId, ...head } = given;
  await ownFile(work, fileId, personOf(work).organisationId, ["catalogue"]);
  const { services, faults } = await readServiceSheet(await readFileBytes(work, fileId));
  refuseSheetFaults("catalogue-faults", faults);
  return await insertCatalogue(work, head, services, fileId);
}

/** Replaces what a draft says. Refuses `wrong-state` once the panel has confirmed it. */
export async function changeCatalogue(
  work: Work,
  id: Id,
  given: { version: number; titleZh: string; titleEn: string; services: readonly z.output<typeof serviceEntry>[] },
): Promise<void> {
  const faults = catalogueFaults(given.services);
  if (faults.length > 0) throw new Refusal("catalogue-faults", {}, faults);
  const catalogue = await seenCatalogue(work, id, given.version);
  if (catalogue.status !== "draft")
    throw new Refusal("wrong-state", { noun: "catalogue", action: "change", status: catalogue.status });
  await replaceServices(work, id, given.services.map(searchable));
  await recordStep(work, {
    table: "catalogue",
    object: catalogue,
    action: "catalogue.changed",
    to: catalogue.status,
    changes: { titleZh: given.titleZh, titleEn: given.titleEn },
    facts: { services: given.services.length },
  });
}

/** Enters the panel's minute, which confirms the draft. Refuses `minute-in-the-future`, `not-found` for the document. @clause 8.1 */
export async function confirmCatalogue(work: Work, id: Id, minute: z.output<typeof minuteBody>): Promise<void> {
  const catalogue = await seenCatalogue(work, id, minute.version);
  const to = stepTo(catalogueLifecycle, "confirm", catalogue.status, work.actor.roles);
  await enterMinute(work, "catalogue", id, minute);
  await recordStep(work, {
    table: "catalogue",
    object: catalogue,
    action: "catalogue.confirmed",
    to,
    facts: minuteFacts(minute),
  });
}

/** Publishes a confirmed version; the one before is superseded in the same instant. @clause 4.4.1 */
export async function publishCatalogue(
  work: Work,
  id: Id,
  version: number,
): Promise<{ superseded: CatalogueRow | null }> {
  const { programmeId } = await catalogueById(work, id);
  await programmeForUpdate(work, programmeId);
  const catalogue = await seenCatalogue(work, id, version);
  const to = stepTo(catalogueLifecycle, "publish", catalogue.status, work.actor.roles);
  const current = await findCurrentCatalogue(work, programmeId);
  if (current !== undefined) {
    const superseded = stepTo(catalogueLifecycle, "supersede", current.status, systemActor.roles);
    await recordStep(work, {
      table: "catalogue",
      object: current,
      action: "catalogue.superseded",
      to: superseded,
      changes: { supersededAt: work.now },
      facts: { by: catalogue.number },
    });
  }
  await recordStep(work, {
    table: "catalogue",
    object: catalogue,
    action: "catalogue.published",
    to,
    changes: { publishedAt: work.now },
    facts: { number: catalogue.number },
  });
  return { superseded: current ?? null };
}

/** The panel's minute for a version of a catalogue or a standard. @clause 8.1 */
export async function enterMinute(
  work: Work,
  objectType: "catalogue" | "standard",
  objectId: Id,
  minute: z.output<typeof minuteBody>,
): Promise<void> {
  const person = personOf(work);
  if (minute.heldOn > beijingDate(work.now)) {
    throw new Refusal("minute-in-the-future", { heldOn: minute.heldOn }, [
      { path: "heldOn", code: "future", zh: "不得晚于今天", en: "not in the future" },
    ]);
  }
  await ownFile(work, minute.fileId, person.organisationId, ["panel-minute"]);
  const { number, heldOn, members, votesFor, votesAgainst, fileId } = minute;
  await work.tx
    .insertInto("panelMinute")
    .values({
      id: work.newId(),
      objectType,
      objectId,
      number,
      heldOn,
      members,
      votesFor,
      votesAgainst,
      fileId,
      enteredBy: person.personId,
      enteredAt: work.now,
    })
    .execute();
}

export function minuteFacts(minute: z.output<typeof minuteBody>): Readonly<Record<string, unknown>> {
  const { number, heldOn, votesFor, votesAgainst, fileId } = minute;
  return { number, heldOn, votesFor, votesAgainst, fileId };
}

/** Tells every fault of a sheet by its sheet, row and column. */
export function refuseSheetFaults(
  code: "catalogue-faults" | "standard-faults",
  faults: readonly { sheet: string; row: number; column: string; zh: string; en: string }[],
): void {
  if (faults.length === 0) return;
  throw new Refusal(
    code,
    {},
    faults.map(({ sheet, row, column, zh, en }) => {
      const place = [sheet, row > 0 ? `第 ${row} 行` : "", column === "" ? "" : `“${column}”`]
        .filter((part) => part !== "")
        .join(" ");
      return {
        path: ["file", sheet, row > 0 ? String(row) : "", column].filter((part) => part !== "").join("."),
        code: "cell",
        zh: place === "" ? zh : `${place}：${zh}`,
        en,
      };
    }),
  );
}

async function insertCatalogue(
  work: Work,
  given: NewCatalogue,
  services: readonly Service[],
  sourceFileId: Id | null,
): Promise<Id> {
  await programmeForUpdate(work, given.programmeId);
  const id = work.newId();
  const number = (await lastNumber(work, "catalogue", given.programmeId)) + 1;
  await work.tx
    .insertInto("catalogue")
    .values({ id, ...given, number, status: catalogueLifecycle.initial, sourceFileId, createdAt: work.now })
    .execute();
  await replaceServices(work, id, services.map(searchable));
  await recordCreation(work, {
    table: "catalogue",
    object: { id, status: catalogueLifecycle.initial, version: 1 },
    action: "catalogue.created",
    facts: { number, services: services.length, sourceFileId },
  });
  return id;
}

function searchable(service: Service): Service & { readonly pinyin: string } {
  return { ...service, pinyin: pinyinKey(service.nameZh) };
}

async function seenCatalogue(work: Work, id: Id, version: number): Promise<CatalogueRow> {
  const catalogue = await lockCatalogueRow(work, id);
  if (catalogue === undefined) throw new Refusal("not-found", { noun: "catalogue" });
  if (catalogue.version !== version) throw new Refusal("stale-version", { noun: "catalogue" });
  return catalogue;
}
