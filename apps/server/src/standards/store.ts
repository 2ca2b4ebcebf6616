import { sql, type Selectable } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Bp } from "@yunquan/core/money.ts";
import type { StandardAmount, StandardThreshold, StandardTier } from "@yunquan/core/standards/amounts.ts";
import type { StandardContent } from "@yunquan/core/standards/check.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { StandardTable } from "../platform/database/tables.generated.ts";
import type { Work } from "../platform/work.ts";
import { askFirst } from "../platform/ask.ts";

export type StandardRow = Selectable<StandardTable>;

/** A standard with everything it says. */
export interface Standard extends StandardRow {
  readonly tiers: readonly StandardTier[];
  readonly amounts: readonly StandardAmount[];
  readonly thresholds: readonly StandardThreshold[];
}

/** The version published last before (or at) the instant and not superseded by then. */
export async function findStandardInForce(work: Work, programmeId: Id, at: Instant): Promise<StandardRow | undefined> {
  return await askFirst(
    work,
    work.tx
      .selectFrom("standard")
      .selectAll()
      .where("programmeId", "=", programmeId)
      .where("publishedAt", "<=", at)
      .where((eb) => eb.or([eb("supersededAt", "is", null), eb("supersededAt", ">", at)]))
      .orderBy("publishedAt", "desc")
      .limit(1),
  );
}

/** When another standard comes into force after an instant, or the one in force ends; null: not as far as is known. */
export async function nextStandardChange(work: Work, programmeId: Id, at: Instant): Promise<Instant | null> {
  const next = await askFirst(
    work,
    sql<{
      at: Instant | null;
    }>`select min(t.at) as at from standard s cross join lateral (values (s.published_at), (s.superseded_at)) as t(at)
      where s.programme_id = ${programmeId} and t.at > ${at}::timestamptz`,
  );
  return next?.at ?? null;
}

export async function findStandard(work: Work, id: Id): Promise<StandardRow | undefined> {
  return await askFirst(work, work.tx.selectFrom("standard").selectAll().where("id", "=", id));
}

/** A standard with its tables: tiers from the lowest, amounts and thresholds by service. */
export async function readStandard(work: Work, row: StandardRow): Promise<Standard> {
  if (row.publishedAt === null) return { ...row, ...(await readContent(work, row.id)) };
  const kept = publishedContents.get(row.id) ?? (await readContent(work, row.id));
  keepContent(row.id, kept);
  return { ...row, ...kept };
}

/**
 * What published versions say, by their id. Every application asks for it, and it never changes: the database refuses a
 * change from the panel's confirmation on (migration 0002).
 */
const publishedContents = new Map<Id, StandardContent>();
const KEPT_MAX = 16;

function keepContent(id: Id, content: StandardContent): void {
  publishedContents.delete(id);
  publishedContents.set(id, content);
  const oldest = publishedContents.keys().next().value;
  if (publishedContents.size > KEPT_MAX && oldest !== undefined) publishedContents.delete(oldest);
}

async function readContent(work: Work, standardId: Id): Promise<StandardContent> {
  const tiers = await work.tx
    .selectFrom("standardTier")
    .select(["tier", "nameZh", "nameEn", "revenueFromFen", "revenueBelowFen", "staffFrom", "annualCapFen"])
    .where("standardId", "=", standardId)
    .orderBy("ordinal")
    .execute();
  const amounts = await work.tx
    .selectFrom("standardAmount")
    .select(["serviceCode", "tier", "formula", "amountFen", "ratioBp", "capFen"])
    .where("standardId", "=", standardId)
    .orderBy("serviceCode")
    .orderBy("tier")
    .execute();
  const thresholds = await work.tx
    .selectFrom("standardThreshold")
    .select(["serviceCode", "windowDays", "activeDaysMin", "usersMin", "operatorRequired"])
    .where("standardId", "=", standardId)
    .orderBy("serviceCode")
    .execute();
  return {
    tiers,
    amounts: amounts.map((amount) => ({ ...amount, ratioBp: amount.ratioBp as Bp | null })),
    thresholds,
  };
}

export async function lockStandardRow(work: Work, id: Id): Promise<StandardRow | undefined> {
  return await work.tx.selectFrom("standard").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function findCurrentStandard(work: Work, programmeId: Id): Promise<StandardRow | undefined> {
  return await work.tx
    .selectFrom("standard")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("status", "=", "published")
    .executeTakeFirst();
}

/** A version that was published once, by its number: what the public may see. */
export async function findPublishedStandard(
  work: Work,
  programmeId: Id,
  number: number,
): Promise<StandardRow | undefined> {
  return await work.tx
    .selectFrom("standard")
    .selectAll()
    .where("programmeId", "=", programmeId)
    .where("number", "=", number)
    .where("publishedAt", "is not", null)
    .executeTakeFirst();
}

export async function findPublishedForPlan(work: Work, planId: Id): Promise<StandardRow | undefined> {
  return await work.tx
    .selectFrom("standard")
    .selectAll()
    .where("planId", "=", planId)
    .where("status", "=", "published")
    .executeTakeFirst();
}

export async function lastStandardNumber(work: Work, programmeId: Id): Promise<number> {
  const row = await work.tx
    .selectFrom("standard")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("programmeId", "=", programmeId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Versions with their plan's year, newest first. */
export async function listStandards(
  work: Work,
  wanted: { programmeId?: Id | undefined; id?: Id | undefined; publishedOnly?: boolean },
) {
  let rows = work.tx
    .selectFrom("standard")
    .innerJoin("plan", "plan.id", "standard.planId")
    .selectAll("standard")
    .select("plan.year");
  if (wanted.programmeId !== undefined) rows = rows.where("standard.programmeId", "=", wanted.programmeId);
  if (wanted.id !== undefined) rows = rows.where("standard.id", "=", wanted.id);
  if (wanted.publishedOnly === true) rows = rows.where("standard.publishedAt", "is not", null);
  return await rows.orderBy("standard.programmeId").orderBy("standard.number", "desc").execute();
}

/** Replaces a draft's tables. */
export async function replaceContent(work: Work, standardId: Id, content: StandardContent): Promise<void> {
  await work.tx.deleteFrom("standardAmount").where("standardId", "=", standardId).execute();
  await work.tx.deleteFrom("standardThreshold").where("standardId", "=", standardId).execute();
  await work.tx.deleteFrom("standardTier").where("standardId", "=", standardId).execute();
  const tiers = content.tiers.toSorted((a, b) => a.revenueFromFen - b.revenueFromFen);
  await work.tx
    .insertInto("standardTier")
    .values(tiers.map((tier, ordinal) => ({ standardId, ordinal, ...tier })))
    .execute();
  for (let start = 0; start < content.amounts.length; start += 500) {
    await work.tx
      .insertInto("standardAmount")
      .values(content.amounts.slice(start, start + 500).map((amount) => ({ standardId, ...amount })))
      .execute();
  }
  for (let start = 0; start < content.thresholds.length; start += 500) {
    await work.tx
      .insertInto("standardThreshold")
      .values(content.thresholds.slice(start, start + 500).map((threshold) => ({ standardId, ...threshold })))
      .execute();
  }
}

/** Published standards older than their edition allows, reminded of at most every thirty days. @clause 4.4.4 */
export async function agedStandards(work: Work): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select standard.id from standard
      cross join lateral (
        select (edition.parameters ->> 'standardMaxAgeDays')::integer as days from edition
        where edition.programme_id = standard.programme_id and edition.in_force_from <= ${work.now}::timestamptz
        order by edition.in_force_from desc, edition.number desc limit 1) as rule
    where standard.status = 'published'
      and standard.published_at + rule.days * interval '24 hours' <= ${work.now}::timestamptz
      and (standard.reminded_at is null or standard.reminded_at + interval '720 hours' <= ${work.now}::timestamptz)
    order by standard.id limit 200`.execute(work.tx);
  return rows.map((row) => row.id);
}
