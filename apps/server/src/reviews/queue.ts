import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { reviewQuery } from "@yunquan/contract/reviews.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { openStatuses, type ReviewFlag, type ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { DAY_MS, addMs, type Instant } from "@yunquan/core/time.ts";
import type { PersonActor } from "../platform/actor.ts";
import { readCursor } from "../platform/paging.ts";
import { idsOfPage, oneOf, programmeOr } from "../platform/runs.ts";
import type { Work } from "../platform/work.ts";
import { flagCondition, flagCount, flagsColumn } from "./flags.ts";

type Filter = z.output<typeof reviewQuery>;

export interface QueueRow {
  readonly id: Id;
  readonly number: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: Id;
  readonly enterpriseName: string;
  readonly supplierId: Id;
  readonly supplierName: string;
  readonly serviceCode: string | null;
  readonly serviceNameZh: string | null;
  readonly serviceNameEn: string | null;
  readonly amountFen: Fen | null;
  readonly position: number | null;
  readonly submittedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly flags: ReviewFlag[];
  readonly assigneeId: Id | null;
  readonly assigneeName: string | null;
  readonly assignedAt: Instant | null;
}

const amountOf = { application: "faceValueFen", claim: "amountFen" } as const;

/** One row more than a page of the bureau's queue, in the order asked for. */
export async function listQueue(work: Work<PersonActor>, filter: Filter): Promise<QueueRow[]> {
  const ids = await idsInOrder(work, filter);
  if (ids.length === 0) return [];
  const rows = await rowsOf(work, filter.noun, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many cases the queue has as it is narrowed; it does not count beyond `most`. */
export async function countListed(
  work: Work<PersonActor>,
  filter: Omit<Filter, "cursor" | "limit">,
  most: number,
): Promise<number> {
  const { noun } = filter;
  // By amount only those stand in the queue that have one.
  const amount = sql.ref(`${noun}.${amountOf[noun]}`);
  const { rows } = await sql<{ cases: number }>`
    select count(*)::integer as cases from (
      select 1 from ${sql.table(noun)}
      where ${sql.ref(`${noun}.cityCode`)} = ${work.actor.cityCode}
        and ${sql.ref(`${noun}.status`)} = any(${statusesOf(work.actor, filter)}::text[])
        and ${sql.join(wanted(work, filter), sql` and `)}
        and ${filter.order === "amount" ? sql<SqlBool>`${amount} is not null` : sql<SqlBool>`true`}
      limit ${most}) q`.execute(work.tx);
  return rows[0]?.cases ?? 0;
}

/** The sort key of a row, for the cursor. What has no due date comes after everything that has one. */
export function queueKeyOf(order: Filter["order"], row: QueueRow): readonly (string | number)[] {
  switch (order) {
    case "due":
      return [row.dueAt ?? NEVER, row.id];
    case "amount":
      return [row.amountFen ?? 0, row.id];
    case "risk":
      return [row.flags.length, row.dueAt ?? NEVER, row.id];
  }
}

/** Stands in a cursor for "has no due date". */
const NEVER = "9999-12-31T00:00:00.000Z" as Instant;

async function idsInOrder(work: Work<PersonActor>, filter: Filter): Promise<Id[]> {
  const limit = filter.limit + 1;
  switch (filter.order) {
    case "due":
      return await byDue(work, filter, limit);
    case "amount":
      return await byAmount(work, filter, limit);
    case "risk":
      return await byRisk(work, filter, limit);
  }
}

/** First what is due, along the index of what is due first; then what nothing is due of. */
async function byDue(work: Work<PersonActor>, filter: Filter, limit: number): Promise<Id[]> {
  const { noun } = filter;
  const [at, id] = readCursor(filter.cursor, ["instant", "id"]) ?? [];
  const dueAt = sql.ref(`${noun}.dueAt`);
  const own = sql.ref(`${noun}.id`);
  const due =
    at === NEVER
      ? []
      : await idsBy(work, filter, { key: "dueAt", direction: "asc", limit }, [
          sql<SqlBool>`${dueAt} is not null`,
          ...(at === undefined ? [] : [sql<SqlBool>`(${dueAt}, ${own}) > (${at}::timestamptz, ${id}::uuid)`]),
        ]);
  if (due.length === limit) return due;
  const undated = await idsBy(work, filter, { key: "id", direction: "asc", limit: limit - due.length }, [
    sql<SqlBool>`${dueAt} is null`,
    ...(at === NEVER ? [sql<SqlBool>`${own} > ${id}::uuid`] : []),
  ]);
  return [...due, ...undated];
}

async function byAmount(work: Work<PersonActor>, filter: Filter, limit: number): Promise<Id[]> {
  const { noun } = filter;
  const key = amountOf[noun];
  const [amount, id] = readCursor(filter.cursor, ["amount", "id"]) ?? [];
  const after =
    amount === undefined
      ? []
      : [sql<SqlBool>`(${sql.ref(`${noun}.${key}`)}, ${sql.ref(`${noun}.id`)}) < (${amount}::bigint, ${id}::uuid)`];
  return await idsBy(work, filter, { key, direction: "desc", limit }, [
    // Every open case has an amount; a null would break the order of the keys.
    sql<SqlBool>`${sql.ref(`${noun}.${key}`)} is not null`,
    ...after,
  ]);
}

async function idsBy(
  work: Work<PersonActor>,
  filter: Filter,
  page: { key: string; direction: "asc" | "desc"; limit: number },
  more: readonly Expression<SqlBool>[],
): Promise<Id[]> {
  const { noun } = filter;
  const statuses = statusesOf(work.actor, filter);
  const ids = idsOfPage({
    ...page,
    table: noun,
    runs: [
      { column: `${noun}.programmeId`, values: programmeOr(undefined) },
      { column: `${noun}.cityCode`, values: oneOf([work.actor.cityCode ?? ""]) },
      { column: `${noun}.status`, values: oneOf(statuses) },
    ],
    where: sql<SqlBool>`${sql.join([...wanted(work, filter), ...more], sql` and `)}`,
  });
  const { rows } = await sql<{ id: Id }>`select id from ${ids} page`.execute(work.tx);
  return rows.map(({ id }) => id);
}

/** The flags of every open case are looked at, so this order costs more than the others in a long queue. */
async function byRisk(work: Work<PersonActor>, filter: Filter, limit: number): Promise<Id[]> {
  const { noun } = filter;
  const [flags, at, id] = readCursor(filter.cursor, ["number", "instant", "id"]) ?? [];
  const after =
    flags === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(-risk, due, id) > (-${flags}::integer, ${at}::timestamptz, ${id}::uuid)`;
  const { rows } = await sql<{ id: Id }>`
    select id from (
      select ${sql.ref(`${noun}.id`)} as id, coalesce(${sql.ref(`${noun}.dueAt`)}, ${NEVER}::timestamptz) as due,
        ${flagCount(noun, work.now)} as risk
      from ${sql.table(noun)}
      where ${sql.ref(`${noun}.cityCode`)} = ${work.actor.cityCode} and ${sql.ref(`${noun}.status`)} = any(${statusesOf(work.actor, filter)}::text[])
        and ${sql.join(wanted(work, filter), sql` and `)}) q
    where ${after} order by -risk, due, id limit ${limit}`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** Which states the person asks for: his own work by his roles, or what he names. */
function statusesOf(actor: PersonActor, { noun, status }: Pick<Filter, "noun" | "status">): string[] {
  if (status === "open") return [...openStatuses[noun]];
  if (status !== "mine") return openStatuses[noun].some((one) => one === status) ? [status] : [];
  return ownStatuses(actor, noun);
}

export function ownStatuses(actor: PersonActor, noun: ReviewedNoun): string[] {
  return [
    ...(actor.roles.includes("city-reviewer") ? [noun === "application" ? "supplier-confirmed" : "evaluated"] : []),
    ...(actor.roles.includes("city-approver") ? ["reviewed"] : []),
  ];
}

/** What I may decide now: an evaluated claim only when it is marked complete, and nothing that I reviewed myself. */
export function mayDecide(actor: PersonActor, noun: ReviewedNoun): RawBuilder<SqlBool> {
  const own = sql.ref(`${noun}.reviewedBy`);
  const notMine = sql<SqlBool>`${own} is distinct from ${actor.personId}::uuid`;
  if (noun === "application") return notMine;
  return sql<SqlBool>`${notMine} and (claim.status <> 'evaluated'
    or (claim.mark = 'complete' and claim.report_mark = 'complete' and claim.evaluate_due_at is null))`;
}

function wanted(work: Work<PersonActor>, filter: Omit<Filter, "cursor" | "limit">): Expression<SqlBool>[] {
  const { noun } = filter;
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${noun}.${name}`);
  const conditions: Expression<SqlBool>[] = [
    noun === "application"
      ? sql<SqlBool>`application.first_submitted_at is not null`
      : sql<SqlBool>`claim.submitted_at is not null`,
  ];
  const where = (condition: RawBuilder<SqlBool>): void => void conditions.push(condition);
  if (filter.status === "mine") where(mayDecide(work.actor, noun));
  if (filter.serviceCode !== undefined) where(sql`${column("serviceCode")} = ${filter.serviceCode}`);
  if (filter.days !== undefined)
    where(sql`${column("dueAt")} <= ${addMs(work.now, filter.days * DAY_MS)}::timestamptz`);
  if (filter.minFen !== undefined) where(sql`${column(amountOf[noun])} >= ${filter.minFen}::bigint`);
  if (filter.maxFen !== undefined) where(sql`${column(amountOf[noun])} <= ${filter.maxFen}::bigint`);
  if (filter.text !== undefined)
    where(sql`(${column("number")} ilike ${part(filter.text)} or exists (select 1 from organisation o
      where o.id = ${column("enterpriseId")} and o.name_zh ilike ${part(filter.text)}))`);
  if (filter.supplier !== undefined)
    where(
      sql`exists (select 1 from organisation o where o.id = ${column("supplierId")} and o.name_zh ilike ${part(filter.supplier)})`,
    );
  if (filter.flag !== undefined) where(flagCondition(noun, filter.flag, work.now));
  if (filter.taken !== undefined) {
    const taken = sql`select 1 from case_assignee a where a.noun = ${noun} and a.case_id = ${column("id")}`;
    where(
      filter.taken === "me"
        ? sql`exists (${taken} and a.person_id = ${work.actor.personId}::uuid)`
        : sql`not exists (${taken})`,
    );
  }
  return conditions;
}

function part(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

async function rowsOf(work: Work, noun: ReviewedNoun, ids: readonly Id[]): Promise<QueueRow[]> {
  const t = (name: string): RawBuilder<unknown> => sql.ref(`${noun}.${name}`);
  const standard =
    noun === "application"
      ? sql`application.standard_id`
      : sql`(select v.standard_id from voucher v where v.id = claim.voucher_id)`;
  const { rows } = await sql<QueueRow>`
    select ${t("id")} as id, ${t("number")} as number, ${t("status")} as status, ${t("version")} as version,
      ${t("enterpriseId")} as "enterpriseId", e.name_zh as "enterpriseName", ${t("supplierId")} as "supplierId", p.name_zh as "supplierName",
      ${t("serviceCode")} as "serviceCode", s.name_zh as "serviceNameZh", s.name_en as "serviceNameEn",
      ${t(amountOf[noun])} as "amountFen", ${t("position")} as position, ${t("submittedAt")} as "submittedAt", ${t("dueAt")} as "dueAt",
      ${flagsColumn(noun, work.now)} as flags,
      a.person_id as "assigneeId", w.name as "assigneeName", a.assigned_at as "assignedAt"
    from ${sql.table(noun)}
      join organisation e on e.id = ${t("enterpriseId")}
      join organisation p on p.id = ${t("supplierId")}
      left join standard d on d.id = ${standard}
      left join service s on s.catalogue_id = d.catalogue_id and s.code = ${t("serviceCode")}
      left join case_assignee a on a.noun = ${noun} and a.case_id = ${t("id")}
      left join person w on w.id = a.person_id
    where ${t("id")} = any(${[...ids]}::uuid[])`.execute(work.tx);
  return rows;
}

/** How much waits under each heading; nobody plans his day by more than a thousand. */
export async function countQueue(work: Work<PersonActor>) {
  const { actor } = work;
  const cases = async (noun: ReviewedNoun): Promise<{ mine: number; open: number }> => {
    const { rows } = await sql<{ mine: number; open: number }>`
      select (count(*) filter (where ${sql.ref(`${noun}.status`)} = any(${ownStatuses(actor, noun)}::text[]) and ${mayDecide(actor, noun)}))::integer as mine,
        count(*)::integer as open
      from ${sql.table(noun)}
      where ${sql.ref(`${noun}.cityCode`)} = ${actor.cityCode} and ${sql.ref(`${noun}.status`)} = any(${[...openStatuses[noun]]}::text[])`.execute(
      work.tx,
    );
    return rows[0] ?? { mine: 0, open: 0 };
  };
  const others = await sql<{ registrations: number; figures: number; accounts: number }>`
    select
      (select count(*)::integer from enterprise e where e.city_code = ${actor.cityCode} and e.status = 'submitted') as registrations,
      (select count(distinct y.enterprise_id)::integer from enterprise_year y join enterprise e on e.id = y.enterprise_id
        where e.city_code = ${actor.cityCode} and e.status = 'certified' and y.certified_at is null and y.returned_at is null) as figures,
      (select count(*)::integer from payment_account a join enterprise e on e.id = a.enterprise_id
        where e.city_code = ${actor.cityCode} and a.status = 'proposed') as accounts`.execute(work.tx);
  return {
    applications: await cases("application"),
    claims: await cases("claim"),
    ...(others.rows[0] ?? { registrations: 0, figures: 0, accounts: 0 }),
  };
}
