import type { catalogue, catalogueDiff, catalogueSummary, service } from "@yunquan/contract/catalogues.ts";
import type { z } from "@yunquan/contract/z.ts";
import { versionActions } from "@yunquan/core/catalogues/lifecycle.ts";
import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import { diffRows, headOf, shownDiff } from "@yunquan/core/catalogues/version-diff.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Work } from "../platform/work.ts";
import { listCatalogues, minutesOf, servicesOf, type CatalogueRow, type ServiceRow } from "./store.ts";

type ListedCatalogue = Awaited<ReturnType<typeof listCatalogues>>[number];

export function presentCatalogue(work: Work, row: ListedCatalogue): z.output<typeof catalogueSummary> {
  const { id, programmeId, number, titleZh, titleEn, status, createdAt, publishedAt, supersededAt, version } = row;
  return {
    id,
    programmeId,
    number,
    titleZh,
    titleEn,
    status,
    services: row.services ?? 0,
    createdAt,
    publishedAt,
    supersededAt,
    version,
    actions: versionActions(status, work.actor.roles),
  };
}

/** A service as it was entered: what versions are compared by, and what a workbook holds. */
export function serviceEntryOf(row: ServiceRow): Service {
  const { code, nameZh, nameEn, segments, kind, stage, productionFocus, exclusionGroup, descriptionZh, descriptionEn } =
    row;
  return { code, nameZh, nameEn, segments, kind, stage, productionFocus, exclusionGroup, descriptionZh, descriptionEn };
}

export function presentService(row: ServiceRow): z.output<typeof service> {
  return { ...serviceEntryOf(row), id: row.id, segments: row.segments };
}

export async function cataloguePage(work: Work, id: Id): Promise<z.output<typeof catalogue>> {
  const [row] = await listCatalogues(work, { id });
  if (row === undefined) throw new Refusal("not-found", { noun: "catalogue" });
  return {
    ...presentCatalogue(work, row),
    services: (await servicesOf(work, id)).map(presentService),
    sourceFileId: row.sourceFileId,
    minutes: await minutesOf(work, id),
  };
}

export async function catalogueDifference(
  work: Work,
  from: CatalogueRow,
  to: CatalogueRow,
): Promise<z.output<typeof catalogueDiff>> {
  const entriesOf = async (id: Id) => (await servicesOf(work, id)).map(serviceEntryOf);
  const diff = diffRows(await entriesOf(from.id), await entriesOf(to.id), (row) => row.code);
  return { from: headOf(from), to: headOf(to), services: shownDiff(diff, (row) => row.code) };
}
