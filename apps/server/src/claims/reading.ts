import type { claimAnswer } from "@yunquan/contract/claims.ts";
import type { timelineLine } from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
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
 * The history of a claim in its order. Who acted for the reader's own side is named; of the other sides, and of an office
 * towards a party, the organisation is shown and the person is not.
 */
export async function timelineOf(work: Work, claimId: Id): Promise<z.output<typeof timelineLine>[]> {
  const rows = await work.tx
    .selectFrom("history")
    .leftJoin("person", "person.id", "history.personId")
    .leftJoin("organisation", "organisation.id", "history.organisationId")
    .select([
      "history.seq",
      "history.at",
      "history.action",
      "history.actorKind",
      "history.fromStatus",
      "history.toStatus",
      "history.role",
      "history.reason",
      "history.organisationId",
      "organisation.nameZh as organisationName",
      "person.name as personName",
    ])
    .where("history.objectType", "=", "claim")
    .where("history.objectId", "=", claimId)
    .orderBy("history.seq")
    .execute();
  const { actor } = work;
  const party =
    actor.kind === "person" && (actor.organisationKind === "enterprise" || actor.organisationKind === "supplier");
  return rows
    .filter((row) => !(party && row.action === "claim.sent-back"))
    .map((row) => ({
      seq: row.seq,
      at: row.at,
      action: row.action,
      fromStatus: row.fromStatus,
      toStatus: row.toStatus,
      by: {
        kind: row.actorKind,
        organisationName: row.organisationName,
        role: row.role,
        name: party && row.organisationId !== actor.organisationId ? null : row.personName,
      },
      reason: party && row.action === "claim.reviewed" ? null : row.reason,
    }));
}
