import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { Work } from "../platform/work.ts";

export interface Reckoning {
  readonly batchFen: Fen;
  readonly linesFen: Fen;
  readonly paidFen: Fen;
  readonly failedFen: Fen;
  readonly returnedFen: Fen;
  readonly openFen: Fen;
  readonly openLines: number;
  readonly ledgerFen: Fen;
  readonly suspenseOpen: number;
  readonly agrees: boolean;
}

/**
 * The money of a batch counted three times: as its head says, as its lines add up, and as the ledger has booked it. They
 * agree when head and lines are the same sum, and the ledger has paid, less what came back, exactly what the lines say is paid.
 * @clause 5.14
 */
export async function reckoningOf(work: Work, batchId: Id): Promise<Reckoning> {
  const { rows } = await sql<Omit<Reckoning, "agrees">>`
    select b.total_fen as batch_fen,
      coalesce(sum(l.amount_fen), 0)::bigint as lines_fen,
      coalesce(sum(l.amount_fen) filter (where l.status = 'paid'), 0)::bigint as paid_fen,
      coalesce(sum(l.amount_fen) filter (where l.status = 'failed'), 0)::bigint as failed_fen,
      coalesce(sum(l.amount_fen) filter (where l.status = 'returned'), 0)::bigint as returned_fen,
      coalesce(sum(l.amount_fen) filter (where l.status in ('drafted', 'sent')), 0)::bigint as open_fen,
      count(*) filter (where l.status in ('drafted', 'sent')) as open_lines,
      (select coalesce(sum(case t.kind when 'post' then t.amount_fen else -t.amount_fen end), 0)::bigint from payment_line p
        join ledger_transfer t on t.kind in ('post','release') and t.object_id = p.claim_id and t.reason = p.line_number
        where p.batch_id = b.id) as ledger_fen,
      (select count(*) from suspense_line s where s.batch_id = b.id and s.status <> 'resolved') as suspense_open
    from payment_batch b join payment_line l on l.batch_id = b.id where b.id = ${batchId} group by b.id`.execute(
    work.tx,
  );
  const [sums] = rows;
  assert(sums !== undefined, "a batch has lines");
  return { ...sums, agrees: sums.batchFen === sums.linesFen && sums.ledgerFen === sums.paidFen };
}
