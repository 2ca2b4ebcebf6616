import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import { soFarWrittenFirst, writtenFirst } from "../platform/postponed.ts";
import type { Work } from "../platform/work.ts";

/** An object of a case by the number that people know it by. */
export interface Numbered {
  readonly objectType: string;
  readonly id: Id;
  readonly number: string;
  readonly status: string;
}

/**
 * What belongs to the case of a number: the application, its voucher, claims, payments and objections, whichever of them
 * the number names; or else a settlement list or a payment batch alone. In the order of a case.
 */
export async function caseOf(work: Work, number: string): Promise<Numbered[]> {
  const { rows } = await sql<Numbered>`
    with found as (
      select id as application_id from application where number = ${number}
      union select application_id from voucher where code = ${number}
      union select v.application_id from claim c join voucher v on v.id = c.voucher_id where c.number = ${number}
      union select v.application_id from payment_line p join claim c on c.id = p.claim_id join voucher v on v.id = c.voucher_id where p.line_number = ${number}
      union select v.application_id from objection o join claim c on c.id = o.claim_id join voucher v on v.id = c.voucher_id where o.number = ${number}
    ), vouchers as (select v.* from voucher v join found f on f.application_id = v.application_id),
    claims as (select c.* from claim c join vouchers v on v.id = c.voucher_id)
    select object_type as "objectType", id, number, status from (
      select 1 as place, 'application' as object_type, a.id, a.number, a.status from application a join found f on f.application_id = a.id
      union all select 2, 'voucher', id, code, status from vouchers
      union all select 3, 'claim', id, number, status from claims
      union all select 4, 'objection', o.id, o.number, o.status from objection o join claims c on c.id = o.claim_id
      union all select 5, 'paymentLine', p.id, p.line_number, p.status from payment_line p join claims c on c.id = p.claim_id
      union all select 6, 'suspenseLine', s.id, p.line_number, s.status from suspense_line s join payment_line p on p.batch_id = s.batch_id and p.line_number = s.content->>'lineNumber' join claims c on c.id = p.claim_id
      union all select 7, 'settlement', id, number, status from settlement where number = ${number}
      union all select 8, 'paymentBatch', id, number, status from payment_batch where number = ${number}
    ) as of_case order by place, number`.execute(work.tx);
  return rows;
}

/** The numbers of objects, by their ids; what has none is left out, and a contract that is still its enterprise's draft. */
export async function numbersOf(work: Work, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const { rows } = await sql<{ id: Id; number: string }>`
    select id, number from application where id = any(${wanted}::uuid[])
    union all select id, code from voucher where id = any(${wanted}::uuid[])
    union all select id, number from claim where id = any(${wanted}::uuid[])
    union all select id, number from settlement where id = any(${wanted}::uuid[]) and number is not null
    union all select id, number from payment_batch where id = any(${wanted}::uuid[])
    union all select id, number from objection where id = any(${wanted}::uuid[])
    union all select id, number from contract where id = any(${wanted}::uuid[]) and locked_at is not null
    union all select id, number from inquiry where id = any(${wanted}::uuid[])
    union all select id, name_zh from organisation where id = any(${wanted}::uuid[])
    union all select id, name from person where id = any(${wanted}::uuid[])`.execute(work.tx);
  return new Map(rows.map((row) => [row.id, row.number]));
}

function lines(work: Work) {
  return work.tx
    .selectFrom("history")
    .leftJoin("person", "person.id", "history.personId")
    .leftJoin("organisation", "organisation.id", "history.organisationId")
    .select([
      "history.seq",
      "history.at",
      "history.actorKind",
      "history.personId",
      "history.role",
      "history.objectType",
      "history.objectId",
      "history.action",
      "history.fromStatus",
      "history.toStatus",
      "history.deciding",
      "history.reason",
      "history.facts",
      "history.requestId",
      "person.name as personName",
      "person.loginName",
      "organisation.nameZh as organisationName",
    ]);
}
export type HistoryRow = Awaited<ReturnType<ReturnType<typeof lines>["execute"]>>[number];

/** What follows from a submission may have been postponed in a rush: it is written before anybody reads of it. */
async function submissionsWrittenFirst(work: Work, ids: readonly Id[]): Promise<void> {
  const rows = await ask(
    work,
    sql<{ id: Id | null }>`select postponed_id as id from application where id = any(${[...new Set(ids)]}::uuid[])`,
  );
  await writtenFirst(
    work,
    rows.map(({ id }) => id),
  );
}

/** How much of one case is shown at once; no case of the programme comes near it. */
const TRAIL_MAX = 2_000;

export async function linesOf(work: Work, ids: readonly Id[]): Promise<HistoryRow[]> {
  if (ids.length === 0) return [];
  await submissionsWrittenFirst(work, ids);
  return await lines(work)
    .where("history.objectId", "in", [...ids])
    .orderBy("history.seq")
    .limit(TRAIL_MAX)
    .execute();
}

/** Lines of a stretch of time, the newest first. */
export async function searchLines(
  work: Work,
  filter: {
    from: Instant;
    to: Instant;
    who?: string | undefined;
    objectType?: string | undefined;
    action?: string | undefined;
    before?: number | undefined;
    limit: number;
  },
): Promise<HistoryRow[]> {
  await soFarWrittenFirst(work);
  const { who } = filter;
  let rows = lines(work).where("history.at", ">=", filter.from).where("history.at", "<=", filter.to);
  if (who !== undefined) {
    const sought = `%${who.replaceAll(/[\\%_]/g, "\\$&")}%`;
    rows = rows.where((eb) =>
      eb.or([
        eb("person.name", "=", who),
        eb("person.loginName", "=", who.toLowerCase()),
        eb("organisation.nameZh", "like", sought),
      ]),
    );
  }
  if (filter.objectType !== undefined) rows = rows.where("history.objectType", "=", filter.objectType);
  if (filter.action !== undefined) rows = rows.where("history.action", "=", filter.action);
  if (filter.before !== undefined) rows = rows.where("history.seq", "<", filter.before);
  return await rows.orderBy("history.seq", "desc").limit(filter.limit).execute();
}

/** What was tried and refused, the newest first. */
export async function refusedAttempts(
  work: Work,
  filter: { from: Instant; to: Instant; before?: number | undefined; limit: number },
) {
  let rows = work.tx
    .selectFrom("refusedAttempt")
    .leftJoin("person", "person.id", "refusedAttempt.personId")
    .leftJoin("organisation", "organisation.id", "refusedAttempt.organisationId")
    .select([
      "refusedAttempt.seq",
      "refusedAttempt.at",
      "refusedAttempt.operation",
      "refusedAttempt.objectId",
      "refusedAttempt.code",
      "refusedAttempt.facts",
      "refusedAttempt.requestId",
      "person.name",
      "person.loginName",
      "organisation.nameZh as organisationName",
    ])
    .where("refusedAttempt.at", ">=", filter.from)
    .where("refusedAttempt.at", "<=", filter.to);
  if (filter.before !== undefined) rows = rows.where("refusedAttempt.seq", "<", filter.before);
  return await rows.orderBy("refusedAttempt.seq", "desc").limit(filter.limit).execute();
}

/** The money that moved for these objects, in order. */
export async function transfersOf(work: Work, ids: readonly Id[]) {
  if (ids.length === 0) return [];
  await submissionsWrittenFirst(work, ids);
  return await work.tx
    .selectFrom("ledgerTransfer")
    .innerJoin("ledgerAccount", "ledgerAccount.id", "ledgerTransfer.accountId")
    .leftJoin("organisation", (join) =>
      join.on((eb) =>
        eb.or([
          eb("organisation.id", "=", eb.ref("ledgerAccount.enterpriseId")),
          eb("organisation.id", "=", eb.ref("ledgerAccount.supplierId")),
        ]),
      ),
    )
    .select([
      "ledgerTransfer.seq",
      "ledgerTransfer.at",
      "ledgerAccount.kind as account",
      "ledgerAccount.cityCode",
      "ledgerAccount.year",
      "organisation.nameZh as organisationName",
      "ledgerTransfer.kind",
      "ledgerTransfer.amountFen",
      "ledgerTransfer.objectType",
      "ledgerTransfer.objectId",
      "ledgerTransfer.reason",
    ])
    .where("ledgerTransfer.objectId", "in", [...ids])
    .orderBy("ledgerTransfer.seq")
    .limit(TRAIL_MAX)
    .execute();
}
