import { sql, type Insertable, type Selectable } from "kysely";
import { undecidedStatuses } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { ImplementationMarkTable, ImplementationReportTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

export type ReportRow = Selectable<ImplementationReportTable>;

/** A city's claims of one programme: what one report speaks of. */
export interface ReportedLine {
  readonly programmeId: Id;
  readonly cityCode: string;
}

export const reportBelongs = { city: "implementationReport.cityCode" } as const;

export async function findReport(work: Work, id: Id): Promise<ReportRow> {
  const row = await work.tx
    .selectFrom("implementationReport")
    .selectAll()
    .where("id", "=", id)
    .where("status", "=", "frozen")
    .where(visibleTo(work.actor, reportBelongs))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "implementation-report" });
  return row;
}

export async function listReports(
  work: Work,
  filter: {
    programmeId?: Id | undefined;
    cityCode?: string | undefined;
    after?: readonly [Instant, Id] | undefined;
    limit: number;
  },
): Promise<ReportRow[]> {
  let rows = work.tx
    .selectFrom("implementationReport")
    .selectAll()
    .where("status", "=", "frozen")
    .where(visibleTo(work.actor, reportBelongs))
    .orderBy("frozenAt", "desc")
    .orderBy("id")
    .limit(filter.limit);
  if (filter.programmeId !== undefined) rows = rows.where("programmeId", "=", filter.programmeId);
  if (filter.cityCode !== undefined) rows = rows.where("cityCode", "=", filter.cityCode);
  if (filter.after !== undefined) {
    const [at, id] = filter.after;
    rows = rows.where((eb) => eb.or([eb("frozenAt", "<", at), eb.and([eb("frozenAt", "=", at), eb("id", ">", id)])]));
  }
  return await rows.execute();
}

/** The number of the report that came right after this one for the same line; null while it is the newest. */
export async function supersededBy(work: Work, report: ReportRow): Promise<string | null> {
  const row = await work.tx
    .selectFrom("implementationReport")
    .select("number")
    .where("programmeId", "=", report.programmeId)
    .where("cityCode", "=", report.cityCode)
    .where("status", "=", "frozen")
    .where((eb) =>
      eb.or([
        eb("frozenAt", ">", report.frozenAt),
        eb.and([eb("frozenAt", "=", report.frozenAt), eb("number", ">", report.number)]),
      ]),
    )
    .orderBy("frozenAt")
    .orderBy("number")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? null;
}

export async function insertReport(work: Work, values: Insertable<ImplementationReportTable>): Promise<void> {
  await work.tx.insertInto("implementationReport").values(values).execute();
}

export async function insertMarks(work: Work, rows: readonly Insertable<ImplementationMarkTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    await work.tx
      .insertInto("implementationMark")
      .values(rows.slice(start, start + 1000))
      .execute();
  }
}

/** Names that a report shows beside its claims. */
export async function namesOfClaims(work: Work, claimIds: readonly Id[]) {
  if (claimIds.length === 0) return new Map<Id, never>();
  const rows = await work.tx
    .selectFrom("claim")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .innerJoin("standard", "standard.id", "voucher.standardId")
    .innerJoin("service", (join) =>
      join.onRef("service.catalogueId", "=", "standard.catalogueId").onRef("service.code", "=", "claim.serviceCode"),
    )
    .innerJoin("enterprise", "enterprise.id", "claim.enterpriseId")
    .innerJoin("supplier", "supplier.id", "claim.supplierId")
    .select([
      "claim.id",
      "voucher.code as voucherCode",
      "service.nameZh as serviceZh",
      "service.nameEn as serviceEn",
      "enterprise.name as enterpriseName",
      "supplier.name as supplierName",
    ])
    .where("claim.id", "in", [...claimIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * One claim of every line (city and programme) that has something new to report, and whose last report is older than the
 * given instant.
 */
export async function linesToReport(work: Work, lastBefore: Instant): Promise<Id[]> {
  const statuses = sql.join(undecidedStatuses.map((status) => sql`${status}`));
  const { rows } = await sql<{ id: Id }>`
    select (array_agg(claim.id order by claim.id))[1] as id from claim
    where claim.status in (${statuses}) and claim.mark is not null and claim.mark is distinct from claim.report_mark
      and not exists (select 1 from implementation_report report
        where report.programme_id = claim.programme_id and report.city_code = claim.city_code and report.frozen_at > ${lastBefore})
    group by claim.programme_id, claim.city_code order by claim.programme_id, claim.city_code limit 200`.execute(
    work.tx,
  );
  return rows.map((row) => row.id);
}

export async function lineOfClaim(work: Work, claimId: Id): Promise<ReportedLine> {
  return await work.tx
    .selectFrom("claim")
    .select(["programmeId", "cityCode"])
    .where("id", "=", claimId)
    .executeTakeFirstOrThrow();
}

/** When the line's last report was frozen; null before the first. */
export async function lastFrozenAt(work: Work, line: ReportedLine): Promise<Instant | null> {
  const row = await work.tx
    .selectFrom("implementationReport")
    .select("frozenAt")
    .where("programmeId", "=", line.programmeId)
    .where("cityCode", "=", line.cityCode)
    .where("status", "=", "frozen")
    .orderBy("frozenAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.frozenAt ?? null;
}
