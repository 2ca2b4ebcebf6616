import type { Id } from "@yunquan/core/ids.ts";
import type { Actor } from "./actor.ts";
import type { Work } from "./work.ts";

/** Lines of history with the names they are read with; a noun adds which object it means. */
export function historyLines(work: Work) {
  return work.tx
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
    ]);
}

export type HistoryLine = Awaited<ReturnType<ReturnType<typeof historyLines>["execute"]>>[number];

/** What of a history tells a party nothing, and whose reasons are an office's working notes. */
export interface NotForParties {
  readonly lines: ReadonlySet<string>;
  readonly reasons: ReadonlySet<string>;
}

const nothingHidden: NotForParties = { lines: new Set(), reasons: new Set() };

/**
 * A history as its reader may see it. Who acted for the reader's own side is named; of the other sides, and of an office
 * towards a party, the organisation is shown and the person is not.
 */
export function shownTimeline(actor: Actor, rows: readonly HistoryLine[], hidden: NotForParties = nothingHidden) {
  const party =
    actor.kind === "person" && (actor.organisationKind === "enterprise" || actor.organisationKind === "supplier");
  const own = actor.kind === "person" ? actor.organisationId : null;
  return rows
    .filter((row) => !(party && hidden.lines.has(row.action)))
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
        name: party && row.organisationId !== own ? null : row.personName,
      },
      reason: party && hidden.reasons.has(row.action) ? null : row.reason,
    }));
}

/** The history of one object, and of those that belong to it, in its order. */
export async function timelineOfObjects(
  work: Work,
  objects: readonly { readonly type: string; readonly id: Id }[],
  hidden?: NotForParties,
): Promise<ReturnType<typeof shownTimeline>> {
  const rows = await historyLines(work)
    .where((eb) =>
      eb.or(objects.map(({ type, id }) => eb("history.objectType", "=", type).and("history.objectId", "=", id))),
    )
    .orderBy("history.seq")
    .execute();
  return shownTimeline(work.actor, rows, hidden);
}
