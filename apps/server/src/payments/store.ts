import {
  sql,
  type Expression,
  type Insertable,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  type Updateable,
} from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, type Fen } from "@yunquan/core/money.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import type { BlockedCause, KeptOutCause } from "@yunquan/core/payments/kept-out.ts";
import { paymentLineLifecycle, type PaymentLineAction } from "@yunquan/core/payments/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type {
  BankResultTable,
  PaymentBatchTable,
  PaymentLineTable,
  SuspenseLineTable,
} from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type BatchRow = Selectable<PaymentBatchTable>;
export type PaymentLineRow = Selectable<PaymentLineTable>;

export const batchBelongs = { city: "paymentBatch.cityCode" } as const;

export interface PayableClaim {
  readonly claimId: Id;
  readonly claimNumber: string;
  readonly settlementLineId: Id;
  readonly ordinal: number;
  readonly enterpriseId: Id;
  readonly enterpriseName: string;
  readonly amountFen: Fen;
  readonly accountId: Id | null;
  readonly attempts: number;
  /** Why it is kept out of a batch, the first that holds; null when it may be paid. */
  readonly cause: KeptOutCause | null;
}

/** The payable claims of a list's funded lines, with what decides whether each may be paid. */
function payableFrom(ofList: RawBuilder<SqlBool>) {
  return sql`from living_line l
    join claim c on c.id = l.claim_id and c.status in ('payable','approved')
    join settlement list on list.id = l.settlement_id
    join voucher v on v.id = c.voucher_id
    join enterprise e on e.id = c.enterprise_id
    left join payment_account account on account.enterprise_id = c.enterprise_id and account.status = 'active'
    where ${ofList} and (c.status = 'payable' or status_on_list(list.status, list.notice_over_at, l.notice_ends_at) = 'payable')`;
}

/**
 * The payable claims of a list in its order: those that may be paid now, or those that are kept out, so many at most.
 * Voucher and enterprise are held as they are (FOR SHARE) when `hold` names the claims, so that a suspension or a freeze comes
 * before or after, never between. Claims are the caller's to lock first.
 */
export async function payableClaims(
  work: Work,
  list: { readonly id: Id },
  wanted: { kept: "in" | "out"; limit: number; hold?: readonly Id[] },
): Promise<PayableClaim[]> {
  const { hold } = wanted;
  const among = hold === undefined ? sql`` : sql` and c.id = any(${sql.val(hold)}::uuid[])`;
  const { rows } = await sql<PayableClaim>`
    select c.id as claim_id, c.number as claim_number, l.id as settlement_line_id, l.ordinal, c.enterprise_id, e.name as enterprise_name,
      c.amount_fen, account.id as account_id, (select count(*) from payment_line p where p.claim_id = c.id) as attempts,
      ${causeOf(work)} as cause
    ${payableFrom(sql`l.settlement_id = ${list.id}`)}${among} and (${causeOf(work)}) is ${wanted.kept === "in" ? sql`null` : sql`not null`}
    order by l.first_ordinal, l.ordinal limit ${wanted.limit}
    ${hold === undefined ? sql`` : sql`for share of v, e`}`.execute(work.tx);
  return rows;
}

/** How much of a list may be paid now, and how many lines are kept out. */
export async function payableSums(
  work: Work,
  list: { readonly id: Id },
): Promise<{ lines: number; totalFen: Fen; keptOut: number }> {
  const { rows } = await sql<{ lines: number; totalFen: Fen; keptOut: number }>`
    select count(*) filter (where cause is null) as lines, coalesce(sum(amount_fen) filter (where cause is null), 0)::bigint as total_fen,
      count(*) filter (where cause is not null) as kept_out
    from (select c.amount_fen, ${causeOf(work)} as cause ${payableFrom(sql`l.settlement_id = ${list.id}`)}) payable`.execute(
    work.tx,
  );
  return rows[0] ?? { lines: 0, totalFen: ZERO, keptOut: 0 };
}

/** A list with more lines than this is not walked for what waits of it. */
const WALKED_MAX = 20_000;

/**
 * The lists, as `t`, of which a batch could be drafted now: past their notice, with a payable line that nothing keeps out.
 * Of a list too long to be walked, it is what its batches have not taken.
 */
export function draftableList(work: Work): Expression<SqlBool> {
  const ofList = sql<SqlBool>`l.settlement_id = t.id`;
  return sql<SqlBool>`t.status = 'noticed' and t.notice_over_at is not null and case
    when t.funded_lines > ${WALKED_MAX}::integer then
      t.funded_lines > (select coalesce(sum(b.lines), 0) from payment_batch b where b.settlement_id = t.id and b.status <> 'refused')
    else (select l.id ${payableFrom(ofList)} and (${causeOf(work)}) is null order by l.first_ordinal limit 1) is not null end`;
}

/** The closed lists, as `t`, of which a payment failed or came back, its claim is payable again, and nothing keeps it out. */
export function draftableAgain(work: Work): Expression<SqlBool> {
  return sql<SqlBool>`t.status = 'closed' and exists (
    select 1 from claim c
    join payment_line before on before.claim_id = c.id
    join payment_batch b on b.id = before.batch_id and b.settlement_id = t.id
    join voucher v on v.id = c.voucher_id
    join enterprise e on e.id = c.enterprise_id
    left join payment_account account on account.enterprise_id = c.enterprise_id and account.status = 'active'
    where c.programme_id = t.programme_id and c.city_code = t.city_code and c.status = 'payable' and (${causeOf(work)}) is null)`;
}

function causeOf(work: Work) {
  return sql`coalesce(
    case when exists (select 1 from payment_line p where p.claim_id = c.id and p.status in ('drafted','sent','paid')) then 'in-a-batch' end,
    ${standingOf(work)},
    case when account.id is null then 'no-account' end)`;
}

/**
 * What keeps a claim's money back whether it is drafted or released, the first that holds. While a row of the bank about an
 * earlier payment of it is open, it may have been paid already. The supplier's standing is not asked: his suspension does not
 * cost an innocent enterprise what it has a right to.
 * @clause 5.14 8.4
 */
function standingOf(work: Work) {
  return sql`case
    when c.id in (select told.claim_id from suspense_line open_row join payment_line told on told.line_number = open_row.content->>'lineNumber'
      where open_row.status <> 'resolved') then 'in-suspense'
    when v.status <> 'claimed' then 'voucher-frozen'
    when e.suspended_at <= ${work.now} or e.revoked_at <= ${work.now} then 'enterprise-suspended' end`;
}

/** A line of a drafted batch that may not be paid as it stands. */
interface BlockedLine {
  readonly lineNumber: string;
  readonly claimNumber: string;
  readonly cause: BlockedCause;
}

/** The lines of a drafted batch that may not be paid as they stand, and why: what finance is told instead of a release. */
export async function blockedLines(work: Work, batchId: Id): Promise<BlockedLine[]> {
  const { rows } = await sql<BlockedLine>`
    select * from (select p.line_number, c.number as claim_number, coalesce(
      ${standingOf(work)},
      case when account.status <> 'active' then 'account-replaced'
        when case when c.status = 'approved' and l.fallen_at is null then status_on_list(list.status, list.notice_over_at, l.notice_ends_at) else c.status end <> 'payable' or c.amount_fen <> p.amount_fen or l.fallen_at is not null then 'changed' end) as cause
    from payment_line p
    join claim c on c.id = p.claim_id
    join voucher v on v.id = c.voucher_id
    join enterprise e on e.id = c.enterprise_id
    join payment_account account on account.id = p.payment_account_id
    cross join lateral settlement_line_by_id(p.settlement_line_id) l
    join settlement list on list.id = l.settlement_id
    where p.batch_id = ${batchId}) line
    where line.cause is not null order by line.line_number`.execute(work.tx);
  return rows;
}

/** Holds what a release depends on as it is until the transaction ends. Its claims are locked before. */
export async function holdPayees(work: Work, batchId: Id): Promise<void> {
  await sql`select 1 from payment_line p
    join claim c on c.id = p.claim_id
    join voucher v on v.id = c.voucher_id
    join enterprise e on e.id = c.enterprise_id
    join payment_account account on account.id = p.payment_account_id
    where p.batch_id = ${batchId} order by p.line_number for share of v, e, account`.execute(work.tx);
}

export async function insertBatch(
  work: Work,
  batch: Insertable<PaymentBatchTable>,
  lines: readonly Insertable<PaymentLineTable>[],
): Promise<void> {
  await work.tx.insertInto("paymentBatch").values(batch).execute();
  for (let from = 0; from < lines.length; from += 500)
    await work.tx
      .insertInto("paymentLine")
      .values(lines.slice(from, from + 500))
      .execute();
}

export async function lockBatch(work: Work, id: Id): Promise<BatchRow> {
  const row = await work.tx
    .selectFrom("paymentBatch")
    .selectAll()
    .where("id", "=", id)
    .where(visibleTo(work.actor, batchBelongs))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "paymentBatch" });
  return row;
}

/** The lines of a batch as they are stored, in their order. */
export async function rowsOfBatch(work: Work, batchId: Id): Promise<PaymentLineRow[]> {
  return await work.tx
    .selectFrom("paymentLine")
    .selectAll()
    .where("batchId", "=", batchId)
    .orderBy("lineNumber")
    .execute();
}

/** What the treasury's file says of each line. */
export async function payeesOfBatch(work: Work, batchId: Id) {
  return await work.tx
    .selectFrom("paymentLine")
    .innerJoin("paymentAccount", "paymentAccount.id", "paymentLine.paymentAccountId")
    .innerJoin("claim", "claim.id", "paymentLine.claimId")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .innerJoin("enterprise", "enterprise.id", "paymentLine.enterpriseId")
    .select([
      "paymentLine.lineNumber",
      "enterprise.name as enterpriseName",
      "paymentLine.amountFen",
      "paymentAccount.accountName",
      "paymentAccount.accountNumber",
      "paymentAccount.bankName",
      "paymentAccount.bankCode",
      "voucher.code as voucherCode",
    ])
    .where("paymentLine.batchId", "=", batchId)
    .orderBy("paymentLine.lineNumber")
    .execute();
}

export async function setLinesStatus(work: Work, batchId: Id, status: "sent" | "refused"): Promise<void> {
  await work.tx
    .updateTable("paymentLine")
    .set({ status, ...(status === "refused" ? { resultAt: work.now } : {}) })
    .where("batchId", "=", batchId)
    .where("status", "=", "drafted")
    .execute();
}

/** One step of a payment, with what the bank said of it. Refuses `wrong-state`, `stale-version`. */
export async function stepLine(
  work: Work,
  line: PaymentLineRow,
  action: PaymentLineAction,
  told: Updateable<PaymentLineTable>,
): Promise<void> {
  const status = stepTo(paymentLineLifecycle, action, line.status, work.actor.roles);
  const updated = await work.tx
    .updateTable("paymentLine")
    .set({ ...told, status })
    .where("id", "=", line.id)
    .where("status", "=", line.status)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) throw new Refusal("stale-version", { noun: "paymentLine" });
}

/** The transfers whose accounts booking these lines touches: the claims' cash and the vouchers' capacity, cap and ceiling. */
export async function transfersOfLines(
  work: Work,
  of: { readonly batchId: Id } | { readonly lineId: Id },
): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("paymentLine")
    .innerJoin("claim", "claim.id", "paymentLine.claimId")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .select([
      "claim.cashTransferId",
      "voucher.capacityTransferId",
      "voucher.capTransferId",
      "voucher.ceilingTransferId",
    ])
    .$if("batchId" in of, (query) => query.where("paymentLine.batchId", "=", "batchId" in of ? of.batchId : null))
    .$if("lineId" in of, (query) => query.where("paymentLine.id", "=", "lineId" in of ? of.lineId : null))
    .execute();
  return [
    ...new Set(
      rows
        .flatMap((row) => [row.cashTransferId, row.capacityTransferId, row.capTransferId, row.ceilingTransferId])
        .filter((id) => id !== null),
    ),
  ];
}

export async function findResult(
  work: Work,
  batchId: Id,
  sha256: string,
): Promise<Selectable<BankResultTable> | undefined> {
  return await work.tx
    .selectFrom("bankResult")
    .selectAll()
    .where("batchId", "=", batchId)
    .where("sha256", "=", sha256)
    .executeTakeFirst();
}

export async function insertResult(
  work: Work,
  result: Insertable<BankResultTable>,
  suspense: readonly Insertable<SuspenseLineTable>[],
): Promise<void> {
  await work.tx.insertInto("bankResult").values(result).execute();
  if (suspense.length > 0)
    await work.tx
      .insertInto("suspenseLine")
      .values([...suspense])
      .execute();
}

/** References of a file that lines of other batches already carry: one reference pays one line. */
export async function usedReferences(work: Work, batchId: Id, references: readonly string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const rows = await work.tx
    .selectFrom("paymentLine")
    .select("bankReference")
    .where("batchId", "<>", batchId)
    .where("bankReference", "in", [...references])
    .execute();
  return new Set(rows.flatMap((row) => (row.bankReference === null ? [] : [row.bankReference])));
}

/** Objections to the lines of a batch: who decided one of them does not release the payment. */
export async function objectionsOfBatch(work: Work, batchId: Id): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("objection")
    .innerJoin("paymentLine", "paymentLine.settlementLineId", "objection.lineId")
    .select("objection.id")
    .where("paymentLine.batchId", "=", batchId)
    .execute();
  return rows.map((row) => row.id);
}

/** A line of the actor's city. */
export async function findLine(work: Work, id: Id) {
  const row = await work.tx
    .selectFrom("paymentLine")
    .innerJoin("claim", "claim.id", "paymentLine.claimId")
    .selectAll("paymentLine")
    .select("claim.cityCode")
    .where("paymentLine.id", "=", id)
    .where(visibleTo(work.actor, { city: "claim.cityCode" }))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "paymentLine" });
  return row;
}

/** Failed claims whose enterprise has another confirmed account since: payable again. Bounded. */
export async function correctedClaims(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select c.id from claim c
    join payment_account account on account.enterprise_id = c.enterprise_id and account.status = 'active'
    join lateral (select p.payment_account_id from payment_line p where p.claim_id = c.id order by p.attempt desc limit 1) last on true
    where c.status = 'failed' and account.id <> last.payment_account_id
    order by c.id limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}
