import type { Updateable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { claimsByIds } from "../claims/commands.ts";
import type { ClaimTable } from "../platform/database/tables.generated.ts";
import { recordStep } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";

export type LockedClaim = Awaited<ReturnType<typeof claimsByIds>>[number];

/** Changes a locked claim without a step: its money, its count of shortfalls. The line of history says what for. */
export async function changeClaim(
  work: Work,
  claim: LockedClaim,
  action: `claim.${string}`,
  changes: Pick<Updateable<ClaimTable>, "amountFen" | "carriedFrom" | "cashTransferId">,
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

/** Where a claim's money lies: the reservation of its list, or null. */
export async function cashTransferOf(work: Work, claimId: Id): Promise<Id | null> {
  const row = await work.tx.selectFrom("claim").select("cashTransferId").where("id", "=", claimId).executeTakeFirst();
  return row?.cashTransferId ?? null;
}
