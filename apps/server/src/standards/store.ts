import type { Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Bp } from "@yunquan/core/money.ts";
import type { StandardAmount, StandardThreshold, StandardTier } from "@yunquan/core/standards/amounts.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { StandardTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";

export type StandardRow = Selectable<StandardTable>;

/** A standard with everything it says. */
export interface Standard extends StandardRow {
  readonly tiers: readonly StandardTier[];
  readonly amounts: readonly StandardAmount[];
  readonly thresholds: readonly StandardThreshold[];
}

/** The version published last before (or at) the instant and not superseded by then. */
export async function findStandardInForce(work: Work, programmeId: Id, at: Instant): Promise<StandardRow | undefined> {
  return await work.tx
    .selectFrom("standard")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("publishedAt", "<=", at)
    .where((eb) => eb.or([eb("supersededAt", "is", null), eb("supersededAt", ">", at)]))
    .orderBy("publishedAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function findStandard(work: Work, id: Id): Promise<StandardRow | undefined> {
  return await work.tx.selectFrom("standard").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Reads the tables of a standard: tiers from the lowest, amounts and thresholds by service. */
export async function readStandard(work: Work, row: StandardRow): Promise<Standard> {
  const tiers = await work.tx
    .selectFrom("standardTier")
    .select(["tier", "nameZh", "nameEn", "revenueFromFen", "revenueBelowFen", "staffFrom", "annualCapFen"])
    .where("standardId", "=", row.id)
    .orderBy("ordinal")
    .execute();
  const amounts = await work.tx
    .selectFrom("standardAmount")
    .select(["serviceCode", "tier", "formula", "amountFen", "ratioBp", "capFen"])
    .where("standardId", "=", row.id)
    .orderBy("serviceCode")
    .orderBy("tier")
    .execute();
  const thresholds = await work.tx
    .selectFrom("standardThreshold")
    .select(["serviceCode", "windowDays", "activeDaysMin", "usersMin", "operatorRequired"])
    .where("standardId", "=", row.id)
    .orderBy("serviceCode")
    .execute();
  return { ...row, tiers, amounts: amounts.map((amount) => ({ ...amount, ratioBp: amount.ratioBp as Bp | null })), thresholds };
}
