import { sql, type SqlBool, type Updateable } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { claimsByIds } from "../claims/commands.ts";
import type { ClaimTable } from "../platform/database/tables.generated.ts";
import { recordStep } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";

export type LockedClaim = Awaited<ReturnType<typeof claimsByIds>>[number];

/** Changes a locked claim without a step: its money. The line of history says what for. */
export async function changeClaim(
  work: Work,
  claim: LockedClaim,
  action: RecordedAction,
  changes: Pick<Updateable<ClaimTable>, "amountFen" | "cashTransferId">,
  facts: Readonly<Record<string, unknown>>,
): Promise<LockedClaim> {
  const version = await recordStep(work, {
    table: "claim",
    object: claim,
    action,
    to: claim.status,
    changes,
    facts,
    editionId: claim.editionId,
  });
  return { ...claim, ...(changes as Partial<LockedClaim>), version };
}

/** Where a claim's money lies: in a reservation of its own, or still in that of its list. */
export interface CashOfClaim {
  readonly own: Id | null;
  readonly ofList: Id | null;
}

export async function cashOfClaim(work: Work, claimId: Id): Promise<CashOfClaim> {
  const row = await work.tx
    .selectFrom("claim")
    .leftJoin("claimOnList as onList", (join) =>
      join
        .onRef("onList.programmeId", "=", "claim.programmeId")
        .onRef("onList.cityCode", "=", "claim.cityCode")
        .onRef("onList.position", "=", "claim.position")
        .on(sql<SqlBool>`on_list.place_block = place_block(claim.position)`),
    )
    .select(["claim.cashTransferId as own", "onList.cashTransferId as ofList"])
    .where("claim.id", "=", claimId)
    .executeTakeFirst();
  return { own: row?.own ?? null, ofList: row?.ofList ?? null };
}
