import type { Insertable, Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { ClaimTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type ClaimRow = Selectable<ClaimTable>;

/** Whose a claim is. */
export const claimBelongs = { city: "claim.cityCode", enterprise: "claim.enterpriseId", supplier: "claim.supplierId" } as const;

/** Claims the actor may see, locked in the order of their ids. What he may not see is not found. */
export async function lockClaims(work: Work, ids: readonly Id[]): Promise<ClaimRow[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const rows = await work.tx
    .selectFrom("claim")
    .selectAll()
    .where("id", "in", wanted)
    .where(visibleTo(work.actor, claimBelongs))
    .orderBy("id")
    .forUpdate()
    .execute();
  if (rows.length !== wanted.length) throw new Refusal("not-found", { noun: "claim" });
  return rows;
}

export async function insertClaim(work: Work, values: Insertable<ClaimTable>): Promise<void> {
  await work.tx.insertInto("claim").values(values).execute();
}
