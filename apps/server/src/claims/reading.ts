import { sql, type SqlBool } from "kysely";
import type { claimAnswer } from "@yunquan/contract/claims.ts";
import type { timelineLine } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { historyLines, shownTimeline } from "../platform/timeline.ts";
import type { Work } from "../platform/work.ts";

// What the page of one claim shows beside its own row. Who may see the claim may see these.

type Answer = z.output<typeof claimAnswer>;

export async function voucherOf(work: Work, id: Id): Promise<Answer["voucher"]> {
  return await work.tx
    .selectFrom("voucher")
    .select(["id", "code", "status", "faceValueFen", "lastClaimAt"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

export async function contractOf(work: Work, id: Id): Promise<Answer["contract"]> {
  return await work.tx
    .selectFrom("contract")
    .select(["id", "number", "title", "signedOn", "totalFen"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

export async function reportOf(work: Work, id: Id | null): Promise<Answer["report"]> {
  if (id === null) return null;
  const row = await work.tx
    .selectFrom("implementationReport")
    .select(["id", "number", "frozenAt", "cutOffAt"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { id: row.id, number: row.number, frozenAt: row.frozenAt ?? row.cutOffAt };
}

export async function evaluationOf(work: Work, id: Id) {
  const row = await work.tx.selectFrom("evaluation").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  return { ...row, findings: row.findings as readonly Finding[] };
}

/**
 * The history of a claim in its order, with what its lists did to it: a list has one line of history for all its claims.
 * Who acted for the reader's own side is named; of the other sides, and of an office towards a party, the organisation is
 * shown and the person is not.
 */
export async function timelineOf(work: Work, claimId: Id): Promise<z.output<typeof timelineLine>[]> {
  const own = await stepsOf(work, claimId);
  const rows = [...own, ...(await stepsOfLists(work, claimId, own))].toSorted((a, b) => a.seq - b.seq);
  return shownTimeline(work.actor, rows, notForParties);
}

const notForParties = { lines: new Set(["claim.sent-back"]), reasons: new Set(["claim.reviewed"]) };

type Step = Awaited<ReturnType<typeof stepsOf>>[number];

async function stepsOf(work: Work, claimId: Id) {
  return await historyLines(work)
    .where("history.objectType", "=", "claim")
    .where("history.objectId", "=", claimId)
    .orderBy("history.seq")
    .execute();
}

/** What freezing, publishing and the end of the notice make of the claim of a line that nothing else has touched by then. */
async function stepsOfLists(work: Work, claimId: Id, own: readonly Step[]): Promise<Step[]> {
  const rows = await historyLines(work)
    .innerJoin("settlement", "settlement.id", "history.objectId")
    .innerJoin("lineAtPlace as at", "at.settlementId", "settlement.id")
    .select(["at.fallenAt", "settlement.listSeq"])
    .select((eb) => [
      eb.ref("at.outcome").$notNull().as("outcome"),
      eb.ref("at.carriedFrom").$notNull().as("carriedFrom"),
    ])
    .where("history.objectType", "=", "settlement")
    .where("settlement.contentFormat", "=", 2)
    .where(
      sql<SqlBool>`(at.programme_id, at.city_code, at.place_block, at.position) in (
        select programme_id, city_code, place_block(number), number from line_position where kind = 'claim' and object_id = ${claimId} and void_at is null
        union all
        select programme_id, city_code, place_block(number), number from line_position where kind = 'claim' and object_id = ${claimId} and void_at is not null)`,
    )
    .where("history.action", "in", ["settlement.frozen", "settlement.noticed", "settlement.notice-over"])
    .execute();
  return rows.flatMap((row) => {
    const before = own.findLast((step) => step.seq < row.seq && step.toStatus !== null)?.toStatus ?? null;
    const step = stepOfList(row, before);
    return step === undefined ? [] : [{ ...row, reason: null, ...step }];
  });
}

function stepOfList(
  row: { action: string; at: string; outcome: string; fallenAt: string | null; carriedFrom: number },
  before: string | null,
): { action: string; fromStatus: string | null; toStatus: string | null } | undefined {
  if (row.outcome !== "funded") {
    if (row.action !== "settlement.frozen" || (row.outcome === "left-out" && row.carriedFrom === 0)) return undefined;
    const action = row.outcome === "left-out" ? "claim.left-out" : "claim.carried-over";
    return row.outcome === "deferred" ? undefined : { action, fromStatus: before, toStatus: before };
  }
  // Once something has touched the claim by itself, or its line has fallen, the list's steps pass it by.
  if (before !== "approved" || (row.fallenAt !== null && row.fallenAt <= row.at)) return undefined;
  switch (row.action) {
    case "settlement.frozen":
      return { action: "claim.listed", fromStatus: "approved", toStatus: "listed" };
    case "settlement.noticed":
      return { action: "claim.noticed", fromStatus: "listed", toStatus: "noticed" };
    default:
      return { action: "claim.made-payable", fromStatus: "noticed", toStatus: "payable" };
  }
}
