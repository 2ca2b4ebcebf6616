import type { goalsAnswer, publicProgramme, statisticsAnswer } from "@yunquan/contract/programmes.ts";
import type { z } from "@yunquan/contract/z.ts";
import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import { cities, cityOf } from "@yunquan/core/divisions.ts";
import type { Goal } from "@yunquan/core/editions/parameters.ts";
import { goalMeasures, shareInBp } from "@yunquan/core/programmes/goals.ts";
import { sizeClasses } from "@yunquan/core/size-class.ts";
import { citiesLeft, lastPublishedPlan, planById } from "../plans/commands.ts";
import type { Work } from "../platform/work.ts";
import { livingRounds } from "../rounds/commands.ts";
import {
  enterprisesByCity,
  suppliersByDivision,
  vouchersBy,
  waitingByCity,
  type Group,
  type ResultFilter,
} from "./results.ts";
import { findEditionInForce, type ProgrammeRow } from "./store.ts";

/** A programme as everybody sees it: its rules' title, its rounds, and what is left in each city. */
export async function presentPublic(work: Work, row: ProgrammeRow): Promise<z.output<typeof publicProgramme>> {
  const current = await findEditionInForce(work, row.id, work.now);
  const rounds = await livingRounds(work, row.id, work.now);
  const open = rounds.find((round) => round.opensAt <= work.now);
  const plan = open === undefined ? await lastPublishedPlan(work, row.id) : await planById(work, open.planId);
  const waiting = await waitingByCity(work, row.id);
  const { id, code, nameZh, nameEn } = row;
  return {
    id,
    code,
    nameZh,
    nameEn,
    edition:
      current === undefined
        ? null
        : {
            number: current.number,
            titleZh: current.titleZh,
            titleEn: current.titleEn,
            publishedOn: current.publishedOn,
            inForceFrom: current.inForceFrom,
            sample: current.sample,
          },
    rounds: rounds.map((round) => ({
      id: round.id,
      planId: round.planId,
      year: round.year,
      nameZh: round.nameZh,
      nameEn: round.nameEn,
      state: round.opensAt <= work.now ? ("open" as const) : ("announced" as const),
      opensAt: round.opensAt,
      closesAt: round.closesAt,
    })),
    plan:
      plan === undefined
        ? null
        : {
            id: plan.id,
            year: plan.year,
            budgetFen: plan.budgetFen,
            hasGuide: plan.guideFileId !== null,
            cities: (await citiesLeft(work, plan.id)).map((city) => ({
              ...city,
              waiting: waiting.get(city.cityCode) ?? 0,
            })),
          },
  };
}

/** Each goal of the edition in force with its actual value, counted now, and by city. @clause 1.1 */
export async function presentGoals(work: Work, row: ProgrammeRow): Promise<z.output<typeof goalsAnswer>> {
  const current = await findEditionInForce(work, row.id, work.now);
  const items = [];
  for (const goal of current?.parameters.goals ?? []) items.push(await presentGoal(work, row, goal));
  return { items };
}

async function presentGoal(
  work: Work,
  row: ProgrammeRow,
  goal: Goal,
): Promise<z.output<typeof goalsAnswer>["items"][number]> {
  const byCode = new Map<string | null, number>();
  if (goal.measure === "enterprises") {
    for (const { cityCode, count } of await enterprisesByCity(work, row.id)) byCode.set(cityCode, count);
  } else {
    for (const { division, count } of await suppliersByDivision(work, row.id, goal.measure === "platforms")) {
      const code = cityOf(division)?.code ?? null;
      byCode.set(code, (byCode.get(code) ?? 0) + count);
    }
  }
  const actual = [...byCode.values()].reduce((sum, count) => sum + count, 0);
  return {
    measure: goal.measure,
    ...goalMeasures[goal.measure],
    target: goal.target,
    byYear: goal.byYear,
    actual,
    reachedBp: shareInBp(actual, goal.target),
    byCity: cities.map((city) => ({
      cityCode: city.code,
      cityZh: city.zh,
      cityEn: city.en,
      actual: byCode.get(city.code) ?? 0,
    })),
    elsewhere: byCode.get(null) ?? 0,
  };
}

/** Vouchers by segment, kind, stage and size of enterprise; numbers only, so that no enterprise can be read out of them. */
export async function presentStatistics(work: Work, filter: ResultFilter): Promise<z.output<typeof statisticsAnswer>> {
  const [all] = await vouchersBy(work, "all", filter);
  const total = all?.vouchers ?? 0;
  const sizes = await vouchersBy(work, "sizeClass", filter);
  const focus = await vouchersBy(work, "productionFocus", filter);
  const belowLarge = await vouchersBy(work, "belowLarge", filter);
  return {
    year: filter.year,
    vouchers: total,
    enterprises: all?.enterprises ?? 0,
    bySegment: rowsOf(segments, await vouchersBy(work, "segment", filter), total),
    byKind: rowsOf(serviceKinds, await vouchersBy(work, "kind", filter), total),
    byStage: rowsOf(stages, await vouchersBy(work, "stage", filter), total),
    bySizeClass: rowsOf(sizeClasses, sizes, total),
    productionFocusBp: shareInBp(focus.find((group) => group.code === "true")?.vouchers ?? 0, total),
    smeBp: shareInBp(belowLarge.find((group) => group.code === "true")?.enterprises ?? 0, all?.enterprises ?? 0),
  };
}

function rowsOf(
  table: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
  groups: readonly Group[],
  total: number,
) {
  return Object.entries(table).map(([code, { zh, en }]) => {
    const vouchers = groups.find((group) => group.code === code)?.vouchers ?? 0;
    return { code, zh, en, vouchers, shareBp: shareInBp(vouchers, total) };
  });
}
