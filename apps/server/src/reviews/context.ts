import { sql } from "kysely";
import type { reviewContext } from "@yunquan/contract/reviews.ts";
import type { z } from "@yunquan/contract/z.ts";
import { placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { maskBankAccount } from "@yunquan/core/names.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { ReviewFlag, ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { Work } from "../platform/work.ts";
import { flagsColumn } from "./flags.ts";
import { assigneeOf, colleaguesOf } from "./store.ts";

type Context = z.output<typeof reviewContext>;

/** How many earlier cases are shown; the whole list is a click away. */
const EARLIER_MAX = 20;

interface Case {
  readonly id: Id;
  readonly enterpriseId: Id;
  readonly supplierId: Id;
  readonly contractId: Id;
  readonly productId: Id | null;
  readonly year: number | null;
  readonly flags: ReviewFlag[];
}

/** What the bureau compares a case of its city with. Refuses `not-found`. @clause 5.8 5.11 */
export async function contextOf(work: Work<PersonActor>, noun: ReviewedNoun, id: Id): Promise<Context> {
  const row = await caseOf(work, noun, id);
  return {
    id,
    noun,
    flags: row.flags,
    assignee: await assigneeOf(work, noun, id),
    colleagues: await colleaguesOf(work),
    enterprise: await organisationOf(work, "enterprise", row.enterpriseId),
    supplier: await organisationOf(work, "supplier", row.supplierId),
    figures: await figuresOf(work, row),
    product: await productOf(work, row.productId),
    contract: await contractOf(work, row.contractId),
    account: await accountOf(work, row.enterpriseId),
    sameContract: await others(work, row, "same"),
    earlier: await others(work, row, "other"),
    sameNumber: await sameNumber(work, row.contractId),
  };
}

async function caseOf(work: Work<PersonActor>, noun: ReviewedNoun, id: Id): Promise<Case> {
  const product =
    noun === "application"
      ? sql`application.product_id`
      : sql`(select a.product_id from voucher v join application a on a.id = v.application_id where v.id = claim.voucher_id)`;
  const { rows } = await sql<Case>`
    select ${sql.ref(`${noun}.id`)} as id, enterprise_id as "enterpriseId", supplier_id as "supplierId", contract_id as "contractId",
      ${product} as "productId", (select year from plan where plan.id = plan_id) as year, ${flagsColumn(noun, work.now)} as flags
    from ${sql.table(noun)}
    where ${sql.ref(`${noun}.id`)} = ${id}::uuid and city_code = ${work.actor.cityCode} and submitted_at is not null`.execute(
    work.tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal("not-found", { noun });
  return row;
}

async function organisationOf(work: Work, table: "enterprise" | "supplier", id: Id): Promise<Context["enterprise"]> {
  const { registeredDivision, ...row } = await work.tx
    .selectFrom(table)
    .select(["id", "name", "creditCode", "legalPerson", "registeredDivision", "suspendedAt", "revokedAt"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { ...row, placeZh: placeNameZh(registeredDivision), placeEn: placeNameEn(registeredDivision) };
}

/** The figures that the tier was found by: of the year before the plan's. */
async function figuresOf(work: Work, row: Case): Promise<Context["figures"]> {
  if (row.year === null) return null;
  const figures = await work.tx
    .selectFrom("enterpriseYear")
    .select(["year", "revenueFen", "staff", "sizeClass", "certifiedAt"])
    .where("enterpriseId", "=", row.enterpriseId)
    .where("year", "=", row.year - 1)
    .executeTakeFirst();
  return figures ?? null;
}

async function productOf(work: Work, id: Id | null): Promise<Context["product"]> {
  if (id === null) return null;
  const product = await work.tx
    .selectFrom("product")
    .select(["id", "nameZh", "nameEn", "serviceCode", "priceFen", "priceUnit", "status"])
    .where("id", "=", id)
    .executeTakeFirst();
  return product ?? null;
}

async function contractOf(work: Work, id: Id): Promise<Context["contract"]> {
  const contract = await work.tx
    .selectFrom("contract")
    .select([
      "id",
      "number",
      "title",
      "signedOn",
      "startsOn",
      "endsOn",
      "totalFen",
      "implementationDivision",
      "implementationAddress",
      "fileId",
    ])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const annexes = await work.tx
    .selectFrom("contractAnnex")
    .innerJoin("file", "file.id", "contractAnnex.fileId")
    .select(["file.id as fileId", "file.name", "contractAnnex.signedOn"])
    .where("contractId", "=", id)
    .orderBy("contractAnnex.addedAt")
    .execute();
  const lines = await work.tx
    .selectFrom("feeLine")
    .select(["id", "number", "serviceCode", "category", "description", "amountFen", "eligible"])
    .select(
      sql<Fen>`coalesce((select sum(s.amount_fen) from invoice_split s where s.fee_line_id = fee_line.id), 0)::bigint`.as(
        "invoicedFen",
      ),
    )
    .where("contractId", "=", id)
    .orderBy("number")
    .execute();
  return { ...contract, annexes, lines };
}

async function accountOf(work: Work, enterpriseId: Id): Promise<Context["account"]> {
  const account = await work.tx
    .selectFrom("paymentAccount")
    .select(["accountName", "bankName", "accountNumber", "decidedAt"])
    .where("enterpriseId", "=", enterpriseId)
    .where("status", "=", "active")
    .executeTakeFirst();
  return account === undefined ? null : { ...account, accountNumber: maskBankAccount(account.accountNumber) };
}

/** Applications and claims of the enterprise beside this one: on the same contract, or on its others. */
async function others(work: Work<PersonActor>, row: Case, on: "same" | "other"): Promise<Context["earlier"]> {
  const contract =
    on === "same" ? sql`t.contract_id = ${row.contractId}::uuid` : sql`t.contract_id <> ${row.contractId}::uuid`;
  const { rows } = await sql<Context["earlier"][number]>`
    select t.id, t.noun, t.number, t.status, t."serviceCode", k.number as "contractNumber", t."amountFen", t."submittedAt" from (
      select id, 'application' as noun, number, status, service_code as "serviceCode", contract_id, face_value_fen as "amountFen", submitted_at as "submittedAt"
      from application where enterprise_id = ${row.enterpriseId}::uuid and first_submitted_at is not null
      union all
      select id, 'claim', number, status, service_code, contract_id, amount_fen, submitted_at
      from claim where enterprise_id = ${row.enterpriseId}::uuid and submitted_at is not null) t
    join contract k on k.id = t.contract_id
    where ${contract} and t.id <> ${row.id}::uuid
    order by t."submittedAt" desc nulls last, t.id limit ${EARLIER_MAX}::integer`.execute(work.tx);
  return rows;
}

async function sameNumber(work: Work, contractId: Id): Promise<Context["sameNumber"]> {
  return await work.tx
    .selectFrom("contract as own")
    .innerJoin("contract as other", (join) =>
      join.onRef("other.supplierId", "=", "own.supplierId").onRef("other.number", "=", "own.number"),
    )
    .innerJoin("enterprise", "enterprise.id", "other.enterpriseId")
    .select(["enterprise.name as enterpriseName", "other.signedOn", "other.totalFen"])
    .where("own.id", "=", contractId)
    .whereRef("other.id", "<>", "own.id")
    .where("other.status", "=", "locked")
    .limit(EARLIER_MAX)
    .execute();
}
