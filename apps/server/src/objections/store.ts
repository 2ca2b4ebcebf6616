import { sql, type Insertable, type Selectable, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { openObjectionStatuses } from "@yunquan/core/objections/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { ObjectionTable, SettlementBlockTable } from "../platform/database/tables.generated.ts";
import { visibleTo, type Belongs } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

/** An objection with the programme of its list, under which it is counted. */
export type ObjectionRow = Selectable<ObjectionTable> & { readonly programmeId: Id };

/** An objection is the filer's and the city's. Whom it concerns learns that it exists, not who filed it. */
const objectionBelongs: Belongs = {
  city: "objection.cityCode",
  enterprise: "objection.organisationId",
  supplier: "objection.organisationId",
};

export async function insertObjection(work: Work, values: Insertable<ObjectionTable>): Promise<void> {
  await work.tx.insertInto("objection").values(values).execute();
}

export async function findObjection(work: Work, id: Id): Promise<ObjectionRow> {
  return await oneObjection(work, id, false);
}

export async function lockObjection(work: Work, id: Id): Promise<ObjectionRow> {
  return await oneObjection(work, id, true);
}

async function oneObjection(work: Work, id: Id, lock: boolean): Promise<ObjectionRow> {
  let rows = work.tx
    .selectFrom("objection")
    .innerJoin("settlement", "settlement.id", "objection.settlementId")
    .selectAll("objection")
    .select("settlement.programmeId")
    .where("objection.id", "=", id)
    .where(visibleTo(work.actor, objectionBelongs));
  if (lock) rows = rows.forUpdate("objection");
  const row = await rows.executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "objection" });
  return row;
}

/** Open objections to a line other than this one: while there is one, the line stays held. */
export async function otherOpenObjections(work: Work, lineId: Id, except: Id): Promise<number> {
  const row = await work.tx
    .selectFrom("objection")
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .where("lineId", "=", lineId)
    .where("id", "<>", except)
    .where("status", "in", [...openObjectionStatuses])
    .executeTakeFirstOrThrow();
  return row.open;
}

/** The city of an enterprise; undefined for any other organisation. */
export async function cityOfEnterprise(work: Work, organisationId: Id): Promise<string | null | undefined> {
  const row = await work.tx
    .selectFrom("enterprise")
    .select("cityCode")
    .where("id", "=", organisationId)
    .executeTakeFirst();
  return row?.cityCode;
}

/** Whether a claim is the organisation's own. */
export async function ownsClaim(work: Work, claimId: Id, organisationId: Id): Promise<boolean> {
  const row = await work.tx
    .selectFrom("claim")
    .select("id")
    .where("id", "=", claimId)
    .where("enterpriseId", "=", organisationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who holds a line, and who supplied it: both are told that it is held, or no longer. */
export async function partiesOfClaim(work: Work, claimId: Id) {
  return await work.tx
    .selectFrom("claim")
    .select(["enterpriseId", "supplierId", "number"])
    .where("id", "=", claimId)
    .executeTakeFirstOrThrow();
}

/** What is shown of the line that an objection is about. */
interface ObjectedLine {
  readonly claimId: Id;
  readonly ordinal: number;
  readonly outcome: SettlementBlockTable["outcome"];
  readonly amountFen: Fen;
  readonly changedAmountFen: Fen | null;
  readonly fallenAt: Instant | null;
}

function shownObjections(work: Work) {
  return work.tx
    .selectFrom("objection")
    .innerJoin("notice", "notice.settlementId", "objection.settlementId")
    .innerJoin("organisation", "organisation.id", "objection.organisationId")
    .innerJoin("person as filer", "filer.id", "objection.filedBy")
    .leftJoin("claim as meantClaim", "meantClaim.id", "objection.claimId")
    .leftJoinLateral(sql<ObjectedLine>`settlement_line_by_id(objection.line_id)`.as("line"), (join) => join.onTrue())
    .leftJoin("claim as lineClaim", "lineClaim.id", "line.claimId")
    .leftJoin("enterprise as lineEnterprise", "lineEnterprise.id", "lineClaim.enterpriseId")
    .selectAll("objection")
    .select([
      "notice.number as noticeNumber",
      sql<Instant>`greatest(line.notice_ends_at, notice.ends_at)`.as("noticeEndsAt"),
      "meantClaim.number as claimNumber",
      "organisation.nameZh as organisationName",
      "filer.name as filerName",
      "line.ordinal as lineOrdinal",
      "line.outcome as lineOutcome",
      "line.amountFen as lineAmountFen",
      "line.changedAmountFen as lineChangedFen",
      "line.fallenAt as lineFallenAt",
      "lineEnterprise.name as lineEnterpriseName",
    ])
    .select(
      sql<
        { id: Id; name: string }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.stored_at, f.id), '[]'::jsonb) from file f where f.id = any(objection.file_ids))`.as(
        "files",
      ),
    )
    .where(visibleTo(work.actor, objectionBelongs));
}

export type ShownObjection = Awaited<ReturnType<typeof findShown>>;

export async function findShown(work: Work, id: Id) {
  const row = await shownObjections(work).where("objection.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "objection" });
  return row;
}

export async function listShown(
  work: Work,
  filter: {
    status?: ObjectionRow["status"] | undefined;
    settlementId?: Id | undefined;
    after: readonly [at: Instant, id: Id] | undefined;
    limit: number;
  },
) {
  let rows = shownObjections(work);
  if (filter.status !== undefined) rows = rows.where("objection.status", "=", filter.status);
  if (filter.settlementId !== undefined) rows = rows.where("objection.settlementId", "=", filter.settlementId);
  if (filter.after !== undefined)
    rows = rows.where(
      sql<SqlBool>`(objection.filed_at, objection.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
    );
  return await rows
    .orderBy("objection.filedAt", "desc")
    .orderBy("objection.id", "desc")
    .limit(filter.limit + 1)
    .execute();
}
