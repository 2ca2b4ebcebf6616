import { sql, type RawBuilder, type SqlBool } from "kysely";
import { HIGH_FEE_TIMES, flagsOf, type ReviewFlag, type ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import type { Instant } from "@yunquan/core/time.ts";

/** What each flag is in the records, as a condition on the row of its noun. */
function conditions(now: Instant): Readonly<Record<ReviewedNoun, Partial<Record<ReviewFlag, RawBuilder<SqlBool>>>>> {
  return {
    application: {
      overdue: sql`(application.overdue_at is not null or (application.status <> 'submitted' and application.due_at <= ${now}::timestamptz))`,
      "supplier-late": sql`(application.status = 'submitted' and application.supplier_due_at <= ${now}::timestamptz)`,
      disputed: sql`exists (select 1 from application_pause p where p.application_id = application.id and p.cause = 'disputed')`,
      returned: sql`exists (select 1 from application_pause p where p.application_id = application.id and p.cause = 'returned')`,
      "confirmed-in-place": sql`application.in_place_reason is not null`,
      "same-contract": sql`exists (select 1 from application o where o.contract_id = application.contract_id and o.id <> application.id
        and o.status not in ('draft', 'rejected', 'withdrawn', 'lapsed'))`,
      "same-number": sql`exists (select 1 from contract k join contract o on o.supplier_id = k.supplier_id and o.number = k.number
        where k.id = application.contract_id and o.id <> k.id and o.status = 'locked')`,
      "cut-by-cap": sql`exists (select 1 from jsonb_array_elements(application.waterfall) s
        where s->>'step' in ('annual-cap', 'supplier-ceiling') and (s->>'cutFen')::bigint > 0)`,
      "high-fee": sql`application.eligible_fee_fen > ${HIGH_FEE_TIMES}::bigint * (select (s->>'afterFen')::bigint
        from jsonb_array_elements(application.waterfall) s where s->>'step' = 'listed' limit 1)`,
    },
    claim: {
      overdue: sql`(claim.overdue_at is not null or claim.due_at <= ${now}::timestamptz)`,
      "supplier-late": sql`(claim.status = 'submitted' and claim.supplier_due_at <= ${now}::timestamptz)`,
      disputed: sql`exists (select 1 from history h where h.object_id = claim.id and h.action = 'claim.disputed')`,
      returned: sql`exists (select 1 from history h where h.object_id = claim.id and h.action = 'claim.returned')`,
      "confirmed-in-place": sql`claim.confirmed_in_place`,
      "same-contract": sql`exists (select 1 from claim o where o.contract_id = claim.contract_id and o.id <> claim.id
        and o.status not in ('draft', 'rejected', 'withdrawn'))`,
      "invoice-explained": sql`exists (select 1 from invoice i where i.contract_id = claim.contract_id and i.explanation is not null)`,
      "below-face": sql`claim.amount_fen < (select v.face_value_fen from voucher v where v.id = claim.voucher_id)`,
      "not-complete": sql`(claim.status <> 'submitted' and (claim.mark is distinct from 'complete' or claim.report_mark is distinct from 'complete'
        or claim.evaluate_due_at is not null))`,
    },
  };
}

export function flagCondition(noun: ReviewedNoun, flag: ReviewFlag, now: Instant): RawBuilder<SqlBool> {
  return conditions(now)[noun][flag] ?? sql<SqlBool>`false`;
}

/** The flags of a row, as an array of their names. */
export function flagsColumn(noun: ReviewedNoun, now: Instant): RawBuilder<ReviewFlag[]> {
  const each = flagsOf[noun].map((flag) => sql`case when ${flagCondition(noun, flag, now)} then ${flag}::text end`);
  return sql`array_remove(array[${sql.join(each)}], null)`;
}

/** How many flags a row has. */
export function flagCount(noun: ReviewedNoun, now: Instant): RawBuilder<number> {
  return sql`(${sql.join(
    flagsOf[noun].map((flag) => sql`coalesce(${flagCondition(noun, flag, now)}, false)::integer`),
    sql` + `,
  )})`;
}
