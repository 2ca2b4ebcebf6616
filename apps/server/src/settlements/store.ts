import { sql, type Expression, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { SettlementBlockTable, SettlementTable } from "../platform/database/tables.generated.ts";
import type { PersonActor } from "../platform/actor.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type SettlementRow = Selectable<SettlementTable>;

/** A line of a frozen list, with what happened to it since. The database gives lines by a view, of which it knows no more than the types. */
export interface SettlementLineRow {
  readonly id: Id;
  readonly settlementId: Id;
  readonly ordinal: number;
  readonly claimId: Id;
  readonly position: number;
  readonly carriedOver: boolean;
  readonly outcome: SettlementBlockTable["outcome"];
  readonly amountFen: Fen;
  readonly runningFen: Fen;
  readonly reason: string | null;
  readonly fallenAt: Instant | null;
  readonly fallenReason: string | null;
  readonly noticeEndsAt: Instant | null;
  readonly carriedFrom: number;
  readonly heldBefore: boolean;
  readonly changedAmountFen: Fen | null;
  readonly firstOrdinal: number;
}

/** Statements over lines. */
export function overLines(work: Work) {
  return work.tx.$extendTables<{ settlementLine: SettlementLineRow }>();
}

/** Lists belong to their city; parties see what is published of them through the notice. */
export const settlementBelongs = { city: "settlement.cityCode" } as const;

/** A list its actor may see, locked. */
export async function lockSettlement(work: Work, id: Id): Promise<SettlementRow> {
  const row = await work.tx
    .selectFrom("settlement")
    .selectAll()
    .where("id", "=", id)
    .where(visibleTo(work.actor, settlementBelongs))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "settlement" });
  return row;
}

export async function findSettlement(work: Work, id: Id): Promise<SettlementRow> {
  return await work.tx.selectFrom("settlement").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** The drafts, as `t`, that a freeze by this person would not refuse outright: past the deadline, their plan open, drawn up by another. */
export function freezableBy(work: Work<PersonActor>): Expression<SqlBool> {
  return sql<SqlBool>`t.status = 'draft' and t.assembled_by <> ${work.actor.personId}
    and (select p.deadline_at from settlement_period p where p.id = t.settlement_period_id) <= ${work.now}::timestamptz
    and (select p.status from plan p where p.id = t.plan_id) = 'published'`;
}

/** Inserts a draft, unless the period has its main list or the city another draft: then undefined. */
export async function insertDraft(work: Work, values: Insertable<SettlementTable>): Promise<Id | undefined> {
  const row = await work.tx
    .insertInto("settlement")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** The main list of a period and city that was not dropped. */
export async function findMainList(
  work: Work,
  settlementPeriodId: Id,
  cityCode: string,
): Promise<SettlementRow | undefined> {
  return await work.tx
    .selectFrom("settlement")
    .selectAll()
    .where("settlementPeriodId", "=", settlementPeriodId)
    .where("cityCode", "=", cityCode)
    .where("kind", "=", "main")
    .where("status", "<>", "dropped")
    .executeTakeFirst();
}

/** What a list just written made of the claims at these places. */
export async function outcomesOf(
  work: Work,
  settlementId: Id,
  positions: readonly number[],
): Promise<Map<number, SettlementLineRow["outcome"]>> {
  const { rows } = await sql<Pick<SettlementLineRow, "position" | "outcome">>`
    select place as position, b.outcome from unnest(${sql.val(positions)}::bigint[]) place
    join settlement_block b on b.settlement_id = ${settlementId} and b.place_block = place_block(place) and has_place(b.places, place)`.execute(
    work.tx,
  );
  return new Map(rows.map((row) => [row.position, row.outcome]));
}

export async function findLine(work: Work, lineId: Id): Promise<SettlementLineRow | undefined> {
  const { rows } = await sql<SettlementLineRow>`select * from settlement_line_by_id(${lineId})`.execute(work.tx);
  return rows[0];
}

export async function setLineFallen(work: Work, lineId: Id, reason: string): Promise<void> {
  await changeLine(work, lineId, { fallen_at: work.now, fallen_reason: reason });
}

export async function setLineChanged(work: Work, lineId: Id, amountFen: Fen, noticeEndsAt: Instant): Promise<void> {
  await changeLine(work, lineId, { changed_amount_fen: amountFen, notice_ends_at: noticeEndsAt });
}

/** Sets down what happens to a line beside it: the line itself stays as it was frozen. */
async function changeLine(work: Work, lineId: Id, change: Readonly<Record<string, string | number>>): Promise<void> {
  const names = Object.keys(change).map((name) => sql.ref(name));
  const values = Object.values(change).map((value) => sql`${value}`);
  await sql`
    insert into settlement_line_change (line_id, list_seq, position, place_block, ${sql.join(names)})
    select line_id, list_seq, position, place_block, ${sql.join(values)} from settlement_line_by_id(${lineId})
    on conflict (line_id, list_seq, position) do update set ${sql.join(names.map((name) => sql`${name} = excluded.${name}`))}`.execute(
    work.tx,
  );
}

/** Claims of a list whose rows themselves say that they are listed: lists frozen before lines said so. */
export async function claimIdsListed(work: Work, settlement: SettlementRow): Promise<Id[]> {
  if (settlement.contentFormat !== 1) return [];
  const rows = await overLines(work)
    .selectFrom("settlementLine")
    .innerJoin("claim", "claim.id", "settlementLine.claimId")
    .select("claimId")
    .where("settlementId", "=", settlement.id)
    .where("outcome", "=", "funded")
    .where("fallenAt", "is", null)
    .where("claim.status", "=", "listed")
    .execute();
  return rows.map((row) => row.claimId);
}

/** How many claims of a list are on it by their line alone, since nothing else has touched them, and are not over yet by themselves. */
export async function claimsByLine(work: Work, settlementId: Id): Promise<number> {
  const { rows } = await sql<{ claims: number }>`
    select count(*) as claims from settlement s
    join living_line l on l.settlement_id = s.id
      and (l.notice_ends_at is null or l.notice_ends_at <= ${work.now})
    join claim c on c.id = l.claim_id and c.status = 'approved'
    where s.id = ${settlementId}`.execute(work.tx);
  return rows[0]?.claims ?? 0;
}

export async function hasPartyOnList(work: Work, settlementId: Id, organisationId: Id): Promise<boolean> {
  // From the organisation's own claims: they are few, the lines are not.
  const row = await work.tx
    .selectFrom("claim")
    .innerJoin("lineAtPlace as place", (join) =>
      join
        .onRef("place.programmeId", "=", "claim.programmeId")
        .onRef("place.cityCode", "=", "claim.cityCode")
        .onRef("place.position", "=", "claim.position")
        .on(sql<SqlBool>`place.place_block = place_block(claim.position)`),
    )
    .select("claim.id")
    .where("place.settlementId", "=", settlementId)
    .where((eb) => eb.or([eb("claim.enterpriseId", "=", organisationId), eb("claim.supplierId", "=", organisationId)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Noticed lists whose notice is over: every line of theirs that nobody objected to is payable at once. */
export async function listsToEnd(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select s.id from settlement s join notice n on n.settlement_id = s.id
    where s.status = 'noticed' and s.notice_over_at is null and s.content_format = 2 and n.ends_at <= ${work.now}
    order by n.ends_at, s.id limit 20`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** The end of a list's notice, held as it is until the transaction ends. */
export async function noticeEndOfList(work: Work, settlementId: Id): Promise<Instant | undefined> {
  const row = await work.tx
    .selectFrom("notice")
    .select("endsAt")
    .where("settlementId", "=", settlementId)
    .forUpdate()
    .executeTakeFirst();
  return row?.endsAt;
}

/**
 * Funded lines with a way of their own whose notice has run out, with no open objection: due to become payable. Those whose
 * claims were held or lowered meanwhile, and those noticed longer than their list. None ends before its list's notice does.
 * Bounded; the tick comes again.
 */
export async function linesToPay(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select l.id from claim c
    join line_counter n on n.programme_id = c.programme_id and n.city_code = c.city_code and n.kind = 'claim'
    join living_line l on l.line_id = n.line_id and l.place_block = place_block(c.position) and l.position = c.position
    join notice on notice.settlement_id = l.settlement_id
    where c.status = 'noticed' and greatest(l.notice_ends_at, notice.ends_at) <= ${work.now}
      and not exists (select 1 from objection o where o.line_id = l.id and o.status in ('filed','admitted'))
    union
    select l.id from settlement_line_change own
    join settlement_line l on l.line_id = own.line_id and l.place_block = own.place_block and l.position = own.position and l.list_seq = own.list_seq
    join settlement s on s.id = l.settlement_id and s.status = 'noticed'
    join notice on notice.settlement_id = s.id and notice.ends_at <= ${work.now}
    join claim c on c.id = l.claim_id and c.status = 'approved'
    where own.notice_ends_at <= ${work.now} and own.fallen_at is null and l.outcome = 'funded'
      and (s.notice_over_at is null or own.notice_ends_at > s.notice_over_at)
      and not exists (select 1 from objection o where o.line_id = l.id and o.status in ('filed','admitted'))
    order by 1 limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** When a line's notice ends, its own or its list's, with its claim. */
export async function noticeEndOfLine(work: Work, lineId: Id) {
  return await work.tx
    .selectFrom(sql<SettlementLineRow>`settlement_line_by_id(${lineId})`.as("line"))
    .innerJoin("notice", "notice.settlementId", "line.settlementId")
    .select(["line.claimId", "line.settlementId", "line.fallenAt"])
    .select(sql<Instant>`greatest(line.notice_ends_at, notice.ends_at)`.as("endsAt"))
    // Waits for a bureau that is just recording the date of its own site, which moves the end.
    .forShare("notice")
    .executeTakeFirst();
}

export async function openObjectionsOfLine(work: Work, lineId: Id): Promise<number> {
  const row = await work.tx
    .selectFrom("objection")
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .where("lineId", "=", lineId)
    .where("status", "in", ["filed", "admitted"])
    .executeTakeFirstOrThrow();
  return row.open;
}

/** A funded claim that is not in one of these states keeps its list open; on its line alone it is "approved" there. */
const settledStatuses = ["paid", "failed", "held", "recovering"] as const;

/** Noticed lists of which nothing is open any more: every funded line paid, open-failed, held or fallen, the notice over. */
export async function listsToClose(work: Work, id?: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select s.id from settlement s join notice n on n.settlement_id = s.id
    -- One open line is enough: lists are walked in their order, in which they are paid, up to the first.
    left join lateral (
      select l.id from living_line l
      where l.settlement_id = s.id
        and (select c.status from claim c where c.id = l.claim_id) not in (${sql.join(settledStatuses)})
      order by l.first_ordinal limit 1) open_line on true
    where s.status = 'noticed' and n.ends_at <= ${work.now} and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid) and open_line.id is null
    order by n.ends_at, s.id limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}
