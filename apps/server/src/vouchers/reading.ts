import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { voucherListQuery, walletAnswer } from "@yunquan/contract/vouchers.ts";
import type { z } from "@yunquan/contract/z.ts";
import { cities } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { ZERO, addFen, fen, type Fen } from "@yunquan/core/money.ts";
import { maskOrganisation } from "@yunquan/core/names.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { countedStatuses, voucherLifecycle } from "@yunquan/core/vouchers/lifecycle.ts";
import { parseVoucherCode } from "@yunquan/core/vouchers/voucher-code.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { visibleTo } from "../platform/visibility.ts";
import { idsOfPage, oneOf, programmeOr, type RunColumn } from "../platform/runs.ts";
import type { Work } from "../platform/work.ts";
import { voucherBelongs } from "./store.ts";

type Filter = z.output<typeof voucherListQuery>;
export type ListedVoucher = Awaited<ReturnType<typeof listVouchers>>[number];

/** The vouchers their reader may see, newest first. */
export async function listVouchers(work: Work, filter: Filter) {
  return await withNames(work)
    .where("voucher.id", "in", idsOf(work, filter, filter.limit + 1))
    .orderBy("voucher.issuedAt", "desc")
    .orderBy("voucher.id", "desc")
    .execute();
}

/** How many vouchers the list has, counted no further than `most`. */
export async function countListed(work: Work, filter: Filter, most: number): Promise<number> {
  const ids = idsOf(work, filter, most);
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${ids} listed`.execute(work.tx);
  return rows[0]?.rows ?? 0;
}

function idsOf(work: Work, filter: Filter, limit: number): RawBuilder<Id> {
  const after = readInstantCursor(filter.cursor);
  const runs = runsOf(work, filter);
  const named = new Set(runs.map(({ column }) => column));
  const wanted: Expression<SqlBool>[] = [visibleTo(work.actor, voucherBelongs)];
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined && !named.has(column)) wanted.push(sql<SqlBool>`${sql.ref(column)} = ${value}`);
  };
  equal("voucher.programmeId", filter.programmeId);
  equal("voucher.status", filter.status);
  equal("voucher.cityCode", filter.cityCode);
  equal("voucher.planId", filter.planId);
  if (filter.counted !== undefined) wanted.push(sql<SqlBool>`voucher.status in (${sql.join([...countedStatuses])})`);
  if (filter.contractId !== undefined)
    wanted.push(
      // A contract is one enterprise's: its few vouchers are looked through.
      sql<SqlBool>`voucher.contract_id = ${filter.contractId} and voucher.enterprise_id = (select enterprise_id from contract where id = ${filter.contractId})`,
    );
  if (after !== undefined)
    wanted.push(sql<SqlBool>`(voucher.issued_at, voucher.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return idsOfPage({
    table: "voucher",
    runs,
    key: "issuedAt",
    direction: "desc",
    where: sql<SqlBool>`${sql.join(wanted, sql` and `)}`,
    limit,
  });
}

function runsOf(work: Work, filter: Filter): RunColumn[] {
  const { actor } = work;
  const kind = actor.kind === "person" ? actor.organisationKind : "province";
  // An enterprise has a handful, and so has a contract.
  if (kind === "enterprise" || filter.contractId !== undefined) return [];
  const anyOf = filter.counted === undefined ? Object.keys(voucherLifecycle.statuses) : countedStatuses;
  const status = {
    column: "voucher.status",
    values: oneOf(filter.status === undefined ? anyOf : [filter.status]),
  };
  if (actor.kind === "person" && kind === "supplier")
    return [{ column: "voucher.supplierId", values: sql`select ${actor.organisationId}::uuid as value` }, status];
  const city = filter.cityCode ?? (actor.kind === "person" ? actor.cityCode : null);
  return [
    { column: "voucher.programmeId", values: programmeOr(filter.programmeId) },
    { column: "voucher.cityCode", values: oneOf(city === null ? cities.map(({ code }) => code) : [city]) },
    status,
  ];
}

export async function readVoucher(work: Work, id: Id): Promise<ListedVoucher> {
  const row = await withNames(work).where("voucher.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "voucher" });
  return row;
}

function withNames(work: Work) {
  return work.tx
    .selectFrom("voucher")
    .innerJoin("organisation as holder", "holder.id", "voucher.enterpriseId")
    .innerJoin("organisation as provider", "provider.id", "voucher.supplierId")
    .innerJoin("standard", "standard.id", "voucher.standardId")
    .innerJoin("service", (join) =>
      join.onRef("service.catalogueId", "=", "standard.catalogueId").onRef("service.code", "=", "voucher.serviceCode"),
    )
    .leftJoin("standardTier", (join) =>
      join.onRef("standardTier.standardId", "=", "voucher.standardId").onRef("standardTier.tier", "=", "voucher.tier"),
    )
    .innerJoin("application", "application.id", "voucher.applicationId")
    .innerJoin("contract", "contract.id", "voucher.contractId")
    .selectAll("voucher")
    .select((eb) => [
      "holder.nameZh as enterpriseName",
      "provider.nameZh as supplierName",
      "service.nameZh as serviceNameZh",
      "service.nameEn as serviceNameEn",
      eb.fn.coalesce("standardTier.nameZh", "voucher.tier").as("tierNameZh"),
      eb.fn.coalesce("standardTier.nameEn", "voucher.tier").as("tierNameEn"),
      "application.number as applicationNumber",
      "contract.number as contractNumber",
    ])
    .where(visibleTo(work.actor, voucherBelongs));
}

/** What a stranger learns from a code: state and masked holder. An unknown code and one that is none are both not found. @clause 3.2 */
export async function verification(work: Work, text: string) {
  const code = parseVoucherCode(text);
  const row =
    code === undefined
      ? undefined
      : await work.tx
          .selectFrom("voucher")
          .innerJoin("organisation", "organisation.id", "voucher.enterpriseId")
          .select(["voucher.code", "voucher.status", "organisation.nameZh"])
          .where("voucher.code", "=", code)
          .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found", { noun: "voucher" });
  const words = voucherLifecycle.statuses[row.status];
  return {
    code: row.code,
    status: row.status,
    statusZh: words.zh,
    statusEn: words.en,
    holderMasked: maskOrganisation(row.nameZh),
  };
}

/** An enterprise's vouchers in figures, and what is left of its annual caps. @clause 4.4.2 */
export async function wallet(work: Work, enterpriseId: Id, programmeId: Id): Promise<z.output<typeof walletAnswer>> {
  const sums = await work.tx
    .selectFrom("voucher")
    .select((eb) => [
      "status",
      eb.fn.countAll<number>().as("vouchers"),
      sql<Fen>`sum(face_value_fen)::bigint`.as("faceFen"),
      eb.fn.min("lastClaimAt").as("endsAt"),
    ])
    .where("enterpriseId", "=", enterpriseId)
    .where("programmeId", "=", programmeId)
    .groupBy("status")
    .execute();
  const of = (status: (typeof sums)[number]["status"]) => sums.find((row) => row.status === status);
  const caps = await work.tx
    .selectFrom("ledgerAccount")
    .select(["year", "grantedFen", "reservedFen", "postedFen"])
    .where("kind", "=", "annual-cap")
    .where("enterpriseId", "=", enterpriseId)
    .where("programmeId", "=", programmeId)
    .orderBy("year", "desc")
    .execute();
  return {
    usableFen: of("issued")?.faceFen ?? ZERO,
    usableVouchers: of("issued")?.vouchers ?? 0,
    claimedFen: of("claimed")?.faceFen ?? ZERO,
    redeemedFen: of("redeemed")?.faceFen ?? ZERO,
    endsNextAt: of("issued")?.endsAt ?? null,
    years: caps.flatMap(({ year, grantedFen, reservedFen, postedFen }) =>
      year === null
        ? []
        : [
            {
              year,
              capFen: grantedFen,
              reservedFen,
              postedFen,
              leftFen: fen(grantedFen - addFen(reservedFen, postedFen)),
            },
          ],
    ),
  };
}
