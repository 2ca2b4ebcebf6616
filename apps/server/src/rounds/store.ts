import type { Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { RoundTable, SettlementPeriodTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";

export type RoundRow = Selectable<RoundTable>;
export type SettlementPeriodRow = Selectable<SettlementPeriodTable>;

export async function findRound(work: Work, id: Id): Promise<RoundRow | undefined> {
  return await work.tx.selectFrom("round").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The announced round whose window holds the instant. Windows of one programme never overlap, so there is one at most. */
export async function findOpenRound(work: Work, programmeId: Id, at: Instant) {
  return await work.tx
    .selectFrom("round")
    .innerJoin("plan", "plan.id", "round.planId")
    .selectAll("round")
    .select("plan.year")
    .where("round.programmeId", "=", programmeId)
    .where("round.status", "<>", "draft")
    .where("round.opensAt", "<=", at)
    .where("round.closesAt", ">", at)
    .executeTakeFirst();
}

export async function findSettlementPeriod(work: Work, id: Id): Promise<SettlementPeriodRow | undefined> {
  return await work.tx.selectFrom("settlementPeriod").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The first announced deadline at or after an instant, of any plan of the programme. */
export async function findDeadlineAfter(work: Work, programmeId: Id, earliest: Instant): Promise<Instant | null> {
  const row = await work.tx
    .selectFrom("settlementPeriod")
    .select("deadlineAt")
    .where("programmeId", "=", programmeId)
    .where("status", "<>", "draft")
    .where("deadlineAt", ">=", earliest)
    .orderBy("deadlineAt")
    .limit(1)
    .executeTakeFirst();
  return row?.deadlineAt ?? null;
}

/** Periods whose window holds the instant. */
export async function findOpenSettlementPeriods(work: Work, programmeId: Id, at: Instant): Promise<SettlementPeriodRow[]> {
  return await work.tx
    .selectFrom("settlementPeriod")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("status", "<>", "draft")
    .where("opensAt", "<=", at)
    .where("deadlineAt", ">", at)
    .orderBy("deadlineAt")
    .execute();
}
