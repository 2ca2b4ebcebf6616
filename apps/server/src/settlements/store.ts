import { sql, type Insertable, type Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { SettlementLineTable, SettlementTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type SettlementRow = Selectable<SettlementTable>;
export type SettlementLineRow = Selectable<SettlementLineTable>;

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

const LINES_AT_ONCE = 500;

export async function insertLines(work: Work, lines: readonly Insertable<SettlementLineTable>[]): Promise<void> {
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    await work.tx
      .insertInto("settlementLine")
      .values(lines.slice(from, from + LINES_AT_ONCE))
      .execute();
  }
}

export async function findLine(work: Work, lineId: Id): Promise<SettlementLineRow | undefined> {
  return await work.tx.selectFrom("settlementLine").selectAll().where("id", "=", lineId).executeTakeFirst();
}

/** How many lists of a city were frozen at or after an instant. */
export async function freezesSince(
  work: Work,
  settlement: Pick<SettlementRow, "programmeId" | "cityCode">,
  at: Instant,
): Promise<number> {
  const row = await work.tx
    .selectFrom("settlement")
    .select((eb) => eb.fn.countAll<number>().as("freezes"))
    .where("programmeId", "=", settlement.programmeId)
    .where("cityCode", "=", settlement.cityCode)
    .where("frozenAt", ">=", at)
    .executeTakeFirstOrThrow();
  return row.freezes;
}

export async function setLineFallen(work: Work, lineId: Id, reason: string): Promise<void> {
  await work.tx
    .updateTable("settlementLine")
    .set({ fallenAt: work.now, fallenReason: reason })
    .where("id", "=", lineId)
    .execute();
}

export async function setLineChanged(work: Work, lineId: Id, amountFen: Fen, noticeEndsAt: Instant): Promise<void> {
  await work.tx
    .updateTable("settlementLine")
    .set({ changedAmountFen: amountFen, noticeEndsAt })
    .where("id", "=", lineId)
    .execute();
}

/** The claims of funded lines that have not fallen. */
export async function fundedClaimIds(work: Work, settlementId: Id): Promise<Id[]> {
  const rows = await work.tx
    .selectFrom("settlementLine")
    .select("claimId")
    .where("settlementId", "=", settlementId)
    .where("outcome", "=", "funded")
    .where("fallenAt", "is", null)
    .execute();
  return rows.map((row) => row.claimId);
}

export async function hasPartyOnList(work: Work, settlementId: Id, organisationId: Id): Promise<boolean> {
  const row = await work.tx
    .selectFrom("settlementLine")
    .innerJoin("claim", "claim.id", "settlementLine.claimId")
    .select("settlementLine.id")
    .where("settlementLine.settlementId", "=", settlementId)
    .where((eb) => eb.or([eb("claim.enterpriseId", "=", organisationId), eb("claim.supplierId", "=", organisationId)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Funded lines whose notice has run out, with no open objection: due to become payable. Bounded; the tick comes again. */
export async function linesToPay(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select l.id from settlement_line l
    join notice n on n.settlement_id = l.settlement_id
    join claim c on c.id = l.claim_id and c.status = 'noticed'
    where l.outcome = 'funded' and l.fallen_at is null and coalesce(l.notice_ends_at, n.ends_at) <= ${work.now}
      and not exists (select 1 from objection o where o.line_id = l.id and o.status in ('filed','admitted'))
    order by l.settlement_id, l.ordinal limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** When a line's own notice ends, with its claim. */
export async function noticeEndOfLine(work: Work, lineId: Id) {
  return await work.tx
    .selectFrom("settlementLine")
    .innerJoin("notice", "notice.settlementId", "settlementLine.settlementId")
    .select(["settlementLine.claimId", "settlementLine.settlementId", "settlementLine.fallenAt"])
    .select((eb) => eb.fn.coalesce("settlementLine.noticeEndsAt", "notice.endsAt").as("endsAt"))
    .where("settlementLine.id", "=", lineId)
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

/** A funded claim that is not in one of these states keeps its list open. */
const settledStatuses = ["paid", "failed", "held", "recovering"] as const;

/** Noticed lists of which nothing is open any more: every funded line paid, open-failed, held or fallen, the notice over. */
export async function listsToClose(work: Work, id?: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select s.id from settlement s join notice n on n.settlement_id = s.id
    where s.status = 'noticed' and n.ends_at <= ${work.now} and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid)
      and not exists (
        select 1 from settlement_line l join claim c on c.id = l.claim_id
        where l.settlement_id = s.id and l.outcome = 'funded' and l.fallen_at is null and c.status not in (${sql.join(settledStatuses)}))
    order by n.ends_at, s.id limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}

/** The cash of a list's plan and city, unlocked: for previews only. */
export async function cashAccountOf(work: Work, settlement: Pick<SettlementRow, "planId" | "cityCode">) {
  return await work.tx
    .selectFrom("ledgerAccount")
    .select(["grantedFen", "reservedFen", "postedFen", "planId"])
    .where("kind", "=", "cash")
    .where("planId", "=", settlement.planId)
    .where("cityCode", "=", settlement.cityCode)
    .executeTakeFirst();
}
