import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { objectionLifecycle, type ObjectionAction } from "@yunquan/core/objections/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Updateable } from "kysely";
import { sendMessage } from "../messages/commands.ts";
import type { ObjectionTable } from "../platform/database/tables.generated.ts";
import { recordStep } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { lockObjection, partiesOfClaim, type ObjectionRow } from "./store.ts";

export async function objectionForUpdate(work: Work, id: Id, version: number): Promise<ObjectionRow> {
  const objection = await lockObjection(work, id);
  if (objection.version !== version) throw new Refusal("stale-version", { noun: "objection" });
  return objection;
}

const past: Readonly<Record<ObjectionAction, RecordedAction>> = {
  admit: "objection.admitted",
  setAside: "objection.set-aside",
  answer: "objection.answered",
  uphold: "objection.upheld",
  dismiss: "objection.dismissed",
  withdraw: "objection.withdrawn",
};

export async function stepObjection(
  work: Work,
  objection: ObjectionRow,
  action: ObjectionAction,
  extra: { changes?: Updateable<ObjectionTable>; deciding?: boolean },
): Promise<void> {
  const to = stepTo(objectionLifecycle, action, objection.status, work.actor.roles);
  await recordStep(work, {
    table: "objection",
    object: objection,
    action: past[action],
    to,
    ...extra,
    facts: { number: objection.number, lineId: objection.lineId },
  });
}

/** Tells who holds a line and who supplied it. */
export async function tellParties(
  work: Work,
  claimId: Id,
  kind: string,
  words: { zh: (number: string) => string; en: (number: string) => string },
): Promise<void> {
  const { enterpriseId, supplierId, number } = await partiesOfClaim(work, claimId);
  for (const organisationId of [enterpriseId, supplierId]) {
    await sendMessage(work, {
      organisationId,
      kind,
      objectType: "claim",
      objectId: claimId,
      textZh: words.zh(number),
      textEn: words.en(number),
    });
  }
}
