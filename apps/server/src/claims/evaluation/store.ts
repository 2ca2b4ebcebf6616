import { sql } from "kysely";
import { undecidedStatuses } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import type { Mark } from "@yunquan/core/usage/marks.ts";
import type { Work } from "../../platform/work.ts";

/** A claim whose voucher was used, with the window of its last evaluation. */
export interface EvaluableClaim {
  readonly id: Id;
  readonly voucherId: Id;
  readonly mark: Mark | null;
  readonly evaluateDueAt: Instant | null;
  readonly windowFrom: CalendarDate | null;
  readonly windowTo: CalendarDate | null;
}

/** Locks the undecided claims of these vouchers that are not due before `dayEnd` anyway, in the order of ids. */
export async function lockClaimsAfterEvents(
  work: Work,
  voucherIds: readonly Id[],
  dayEnd: Instant,
): Promise<EvaluableClaim[]> {
  if (voucherIds.length === 0) return [];
  const statuses = sql.join(undecidedStatuses.map((status) => sql`${status}`));
  const { rows } = await sql<EvaluableClaim>`
    select c.id, c.voucher_id, c.mark, c.evaluate_due_at, e.window_from, e.window_to
    from claim c left join evaluation e on e.id = c.evaluation_id
    where c.voucher_id = any(${`{${voucherIds.join(",")}}`}::text::uuid[]) and c.status in (${statuses})
      and (c.evaluate_due_at is null or c.evaluate_due_at >= ${dayEnd}::timestamptz)
    order by c.id for update of c`.execute(work.tx);
  return rows;
}

export async function setEvaluateDueAt(work: Work, due: readonly { id: Id; dueAt: Instant }[]): Promise<void> {
  if (due.length === 0) return;
  await sql`update claim set evaluate_due_at = d."dueAt"
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d(id uuid, "dueAt" timestamptz) where claim.id = d.id`.execute(
    work.tx,
  );
}
