import type { Updateable } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { settlementLifecycle, type SettlementAction } from "@yunquan/core/settlements/lifecycle.ts";
import type { SettlementTable } from "../platform/database/tables.generated.ts";
import { recordStep } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import type { SettlementRow } from "./store.ts";

const past: Readonly<Record<SettlementAction, RecordedAction>> = {
  freeze: "settlement.frozen",
  drop: "settlement.dropped",
  publish: "settlement.noticed",
  close: "settlement.closed",
};

export interface SettlementStepExtra {
  readonly changes?: Updateable<SettlementTable>;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly deciding?: boolean;
}

/** One step of a locked list. Gives it as it is afterwards. Refuses `wrong-state`, `not-permitted`, `stale-version`. */
export async function stepSettlement(
  work: Work,
  settlement: SettlementRow,
  action: SettlementAction,
  extra: SettlementStepExtra = {},
): Promise<SettlementRow> {
  const to = stepTo(settlementLifecycle, action, settlement.status, work.actor.roles);
  const version = await recordStep(work, {
    table: "settlement",
    object: settlement,
    action: past[action],
    to,
    ...(extra.changes === undefined ? {} : { changes: extra.changes }),
    deciding: extra.deciding ?? false,
    facts: extra.facts ?? {},
  });
  return { ...settlement, ...(extra.changes as Partial<SettlementRow> | undefined), status: to, version };
}

/** A change of a locked list that is no step of its own: the end of its notice. */
export async function noteSettlement(
  work: Work,
  settlement: SettlementRow,
  action: RecordedAction,
  extra: SettlementStepExtra,
): Promise<void> {
  await recordStep(work, {
    table: "settlement",
    object: settlement,
    action,
    to: settlement.status,
    ...(extra.changes === undefined ? {} : { changes: extra.changes }),
    facts: extra.facts ?? {},
  });
}
