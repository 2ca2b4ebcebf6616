import { sql } from "kysely";
import type { Insertable } from "kysely";
import type { Grade, RatedCase, RatedSubject, RatingStep } from "@yunquan/core/ratings/steps.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { ServiceRatingTable } from "../platform/database/tables.generated.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

/** A case as rating looks at it: whose it is, and how far it went. */
export interface RatedCaseRow {
  readonly id: Id;
  readonly programmeId: Id;
  readonly cityCode: string;
  readonly enterpriseId: Id;
  readonly supplierId: Id;
  readonly serviceCode: string | null;
  readonly confirmedAt: Instant | null;
  readonly confirmedInPlace: boolean;
  readonly decidedAt: Instant | null;
  readonly paidAt: Instant | null;
}

/** The case as the reader may see it. Another's is missing. */
export async function findRatedCase(work: Work, kind: RatedCase, id: Id): Promise<RatedCaseRow | undefined> {
  if (kind === "application")
    return await work.tx
      .selectFrom("application")
      .select([
        "id",
        "programmeId",
        "cityCode",
        "enterpriseId",
        "supplierId",
        "serviceCode",
        "confirmedAt",
        "decidedAt",
      ])
      .select(sql<boolean>`in_place_reason is not null`.as("confirmedInPlace"))
      .select(sql<null>`null::timestamptz`.as("paidAt"))
      .where("id", "=", id)
      .where(
        visibleTo(work.actor, {
          city: "application.cityCode",
          enterprise: "application.enterpriseId",
          supplier: "application.supplierId",
        }),
      )
      .executeTakeFirst();
  return await work.tx
    .selectFrom("claim")
    .select(["id", "programmeId", "cityCode", "enterpriseId", "supplierId", "serviceCode", "confirmedAt"])
    .select(["confirmedInPlace", "decidedAt", "paidAt"])
    .where("id", "=", id)
    .where(
      visibleTo(work.actor, {
        city: "claim.cityCode",
        enterprise: "claim.enterpriseId",
        supplier: "claim.supplierId",
      }),
    )
    .executeTakeFirst();
}

export async function ratingsOfCase(work: Work, caseId: Id) {
  return await work.tx
    .selectFrom("serviceRating")
    .select(["step", "grade", "words", "ratedAt"])
    .where("caseId", "=", caseId)
    .execute();
}

/** False when the step was rated already. */
export async function insertRating(work: Work, values: Insertable<ServiceRatingTable>): Promise<boolean> {
  const inserted = await work.tx
    .insertInto("serviceRating")
    .values(values)
    .onConflict((conflict) => conflict.columns(["caseId", "step"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** How many ratings there are, and their average in hundredths of a grade. */
export interface RatingSum {
  readonly count: number;
  readonly averageHundredths: number;
}

const sums = {
  count: sql<number>`count(*)::integer`,
  averageHundredths: sql<number>`round(avg(grade) * 100)::integer`,
};

/** What enterprises think of each of these suppliers; those never rated are missing. */
export async function sumsOfSuppliers(work: Work, supplierIds: readonly Id[]): Promise<Map<Id, RatingSum>> {
  if (supplierIds.length === 0) return new Map();
  const rows = await work.tx
    .selectFrom("serviceRating")
    .select(["supplierId", sums.count.as("count"), sums.averageHundredths.as("averageHundredths")])
    .where("subject", "=", "supplier")
    .where("supplierId", "in", [...supplierIds])
    .groupBy("supplierId")
    .execute();
  return new Map(rows.map(({ supplierId, ...sum }) => [supplierId, sum]));
}

/** What enterprises think of the services of a catalogue, whoever supplied them; those never rated are missing. */
export async function sumsOfServices(work: Work, programmeId: Id): Promise<Map<string, RatingSum>> {
  const rows = await work.tx
    .selectFrom("serviceRating")
    .select(["serviceCode", sums.count.as("count"), sums.averageHundredths.as("averageHundredths")])
    .where("subject", "=", "supplier")
    .where("step", "=", "service" satisfies RatingStep)
    .where("programmeId", "=", programmeId)
    .groupBy("serviceCode")
    .execute();
  return new Map(rows.map(({ serviceCode, ...sum }) => [serviceCode, sum]));
}

const ofGrade = (grade: Grade) => sql<number>`(count(*) filter (where grade = ${grade}::integer))::integer`;

/** Sums by supplier, or by city for its offices, as far as the reader may see them; the least satisfied with first. */
export async function summary(work: Work, subject: RatedSubject) {
  const rows = work.tx
    .selectFrom("serviceRating")
    .innerJoin("supplier", "supplier.id", "serviceRating.supplierId")
    .select([sums.count.as("count"), sums.averageHundredths.as("averageHundredths")])
    .select([ofGrade(5).as("g5"), ofGrade(4).as("g4"), ofGrade(3).as("g3"), ofGrade(2).as("g2"), ofGrade(1).as("g1")])
    .where("subject", "=", subject)
    .where(visibleTo(work.actor, { city: "serviceRating.cityCode" }))
    .orderBy("averageHundredths")
    .limit(500);
  const found =
    subject === "supplier"
      ? await rows
          .select([sql<string>`supplier.id::text`.as("key"), "supplier.name"])
          .groupBy(["supplier.id", "supplier.name"])
          .execute()
      : await rows
          .select([sql<string>`service_rating.city_code`.as("key"), sql<string>`service_rating.city_code`.as("name")])
          .groupBy("serviceRating.cityCode")
          .execute();
  return found.map(({ g5, g4, g3, g2, g1, ...row }) => ({ ...row, byGrade: [g5, g4, g3, g2, g1] }));
}
