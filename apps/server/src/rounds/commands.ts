import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { findDeadlineAfter, findOpenRound, findOpenSettlementPeriods, findRound, findSettlementPeriod, type RoundRow, type SettlementPeriodRow } from "./store.ts";

/**
 * The round one may apply in at an instant, by its window and not by whether the tick has already run.
 * Refuses `no-open-round`.
 * @clause 5.18
 */
export async function openRound(work: Work, programmeId: Id, at: Instant): Promise<RoundRow & { readonly year: number }> {
  const round = await findOpenRound(work, programmeId, at);
  if (round === undefined) throw new Refusal("no-open-round", { at });
  return round;
}

export async function roundById(work: Work, id: Id): Promise<RoundRow> {
  const round = await findRound(work, id);
  if (round === undefined) throw new Refusal("not-found", { noun: "round" });
  return round;
}

/**
 * The first announced settlement deadline at or after `earliest` (issue plus the days left to implement), or null when
 * none is announced.
 * @clause 5.17
 */
export async function claimDeadlineAfter(work: Work, programmeId: Id, earliest: Instant): Promise<Instant | null> {
  return await findDeadlineAfter(work, programmeId, earliest);
}

/** The settlement periods whose window holds the instant; a voucher may claim in any. */
export async function openSettlementPeriods(work: Work, programmeId: Id, at: Instant): Promise<SettlementPeriodRow[]> {
  return await findOpenSettlementPeriods(work, programmeId, at);
}

export async function settlementPeriodById(work: Work, id: Id): Promise<SettlementPeriodRow> {
  const period = await findSettlementPeriod(work, id);
  if (period === undefined) throw new Refusal("not-found", { noun: "settlementPeriod" });
  return period;
}
