import type { standard, standardDiff, standardSummary } from "@yunquan/contract/standards.ts";
import type { z } from "@yunquan/contract/z.ts";
import { versionActions } from "@yunquan/core/catalogues/lifecycle.ts";
import { diffRows, headOf, shownDiff } from "@yunquan/core/catalogues/version-diff.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { minutesOfVersion } from "../catalogues/commands.ts";
import type { Work } from "../platform/work.ts";
import { reachOf } from "./reach.ts";
import { listStandards, readStandard, type Standard, type StandardRow } from "./store.ts";

type ListedStandard = Awaited<ReturnType<typeof listStandards>>[number];

export function presentStandard(work: Work, row: ListedStandard): z.output<typeof standardSummary> {
  const {
    id,
    programmeId,
    planId,
    year,
    catalogueId,
    number,
    titleZh,
    titleEn,
    status,
    sample,
    createdAt,
    publishedAt,
    supersededAt,
    version,
  } = row;
  return {
    id,
    programmeId,
    planId,
    year,
    catalogueId,
    number,
    titleZh,
    titleEn,
    status,
    sample,
    createdAt,
    publishedAt,
    supersededAt,
    version,
    actions: versionActions(status, work.actor.roles),
  };
}

export async function standardSummaryOf(work: Work, id: Id): Promise<z.output<typeof standardSummary>> {
  const [row] = await listStandards(work, { id });
  if (row === undefined) throw new Refusal("not-found", { noun: "standard" });
  return presentStandard(work, row);
}

/** The whole of a version: its tables, its minutes, and what the plan's money carries at these amounts. */
export async function standardPage(work: Work, id: Id): Promise<z.output<typeof standard>> {
  const [row] = await listStandards(work, { id });
  if (row === undefined) throw new Refusal("not-found", { noun: "standard" });
  const { tiers, amounts, thresholds } = await readStandard(work, row);
  return {
    ...presentStandard(work, row),
    sourceFileId: row.sourceFileId,
    tiers: [...tiers],
    amounts: [...amounts],
    thresholds: [...thresholds],
    minutes: await minutesOfVersion(work, id),
    reach: await reachOf(work, row.planId, amounts),
  };
}

export async function standardDifference(
  work: Work,
  from: StandardRow,
  to: StandardRow,
): Promise<z.output<typeof standardDiff>> {
  const [before, after]: [Standard, Standard] = [await readStandard(work, from), await readStandard(work, to)];
  const amountKey = (amount: { serviceCode: string; tier: string }) => `${amount.serviceCode}/${amount.tier}`;
  return {
    from: headOf(from),
    to: headOf(to),
    tiers: shownDiff(
      diffRows(before.tiers, after.tiers, (row) => row.tier),
      (row) => row.tier,
    ),
    amounts: shownDiff(diffRows(before.amounts, after.amounts, amountKey), amountKey),
    thresholds: shownDiff(
      diffRows(before.thresholds, after.thresholds, (row) => row.serviceCode),
      (row) => row.serviceCode,
    ),
  };
}
