import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { permissions, type Permission } from "@yunquan/core/permissions.ts";
import type { Role } from "@yunquan/core/roles.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { PersonActor } from "../platform/actor.ts";
import { draftableAgain, draftableList } from "../payments/store.ts";
import { visibleTo, type Belongs } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { freezableBy } from "../settlements/store.ts";

/** Work of one sort: who may do it, which rows wait for it, and where it is done. */
interface Sort {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** Whoever may call this operation has this work. */
  readonly operation: Permission;
  /** Rows as id, name and, where a clock runs, due_at, belonging by these columns; `t` is the noun's table. */
  readonly table: RawBuilder<unknown>;
  readonly belongs: Belongs;
  readonly name: RawBuilder<string | null>;
  readonly dueAt?: RawBuilder<Instant | null>;
  /** Which rows wait; where it goes by the time or the person, found for these. */
  readonly where: Expression<SqlBool> | ((work: Work<PersonActor>) => Expression<SqlBool>);
  /** Of what the province sees, only this is its own work. */
  readonly ofProvince?: Expression<SqlBool>;
  /** The address of a list that shows at least all that is counted here. */
  readonly list: string;
  readonly object: (id: Id) => string;
  /** Whose page that is, where a row has none of its own, and what of it. */
  readonly of?: RawBuilder<unknown>;
}

/** Counting stops here: nobody plans his day by more, and a whole city's queue need not be walked. */
const COUNTED_MAX = 1_000;
const SHOWN = 5;

const ofCase = { city: "t.city_code", enterprise: "t.enterprise_id", supplier: "t.supplier_id" } as const;
const status = (...wanted: string[]): Expression<SqlBool> => sql<SqlBool>`t.status = any(${wanted}::text[])`;
const number = sql<string | null>`t.number`;
const due = sql<Instant | null>`t.due_at`;
const at =
  (place: string) =>
  (id: Id): string =>
    `${place}/${id}`;

/** What work of one noun has in common. */
const applications = { table: sql`application t`, belongs: ofCase, name: number, object: at("/applications") };
const claims = { table: sql`claim t`, belongs: ofCase, name: number, object: at("/claims") };
const ofCity = { belongs: { city: "t.city_code" }, name: number } as const;
const enterprises = { table: sql`enterprise t`, name: sql<string>`t.name`, object: at("/enterprises") };
const suppliers = { table: sql`supplier t`, name: sql<string>`t.name`, object: at("/suppliers") };
const objections = { ...ofCity, table: sql`objection t`, object: at("/objections") };
const settlements = { ...ofCity, table: sql`settlement t`, object: at("/settlements") };
const payments = { ...ofCity, table: sql`payment_batch t`, object: at("/payments") };
const suspense = {
  table: sql`suspense_line t join payment_batch b on b.id = t.batch_id`,
  belongs: { city: "b.city_code" },
  name: sql<string>`b.number || coalesce(' #' || t.row_number, '')`,
  of: sql<Id>`b.id`,
} as const;
const applicationsInReview = { ...applications, dueAt: due, list: "/review", object: at("/review/applications") };
const claimsInReview = { ...claims, dueAt: due, list: "/review?tab=claims", object: at("/review/claims") };

const forEnterprises: readonly Sort[] = [
  {
    ...enterprises,
    key: "enterprise-returned",
    zh: "企业信息待补正",
    en: "Registration to be corrected",
    operation: "enterprises.submit",
    belongs: { enterprise: "t.id" },
    where: status("draft", "returned"),
    list: "/enterprises/own",
  },
  {
    ...applications,
    key: "application-returned",
    zh: "申请待补正",
    en: "Applications to be corrected",
    operation: "applications.submit",
    dueAt: sql`t.return_due_at`,
    where: status("returned"),
    list: "/applications?status=returned",
  },
  {
    ...applications,
    key: "application-disputed",
    zh: "供应商有异议的申请待处理",
    en: "Applications disputed by the supplier",
    operation: "applications.submit",
    dueAt: sql`t.return_due_at`,
    where: status("disputed"),
    list: "/applications?status=disputed",
  },
  {
    ...applications,
    key: "application-draft",
    zh: "申请草稿待提交",
    en: "Applications to be submitted",
    operation: "applications.submit",
    where: status("draft"),
    list: "/applications?status=draft",
  },
  {
    key: "voucher-issued",
    zh: "服务券待申请结算",
    en: "Vouchers to be claimed",
    operation: "claims.submit",
    table: sql`voucher t`,
    belongs: ofCase,
    name: sql`t.code`,
    dueAt: sql`t.last_claim_at`,
    where: status("issued"),
    list: "/vouchers?status=issued",
    object: at("/vouchers"),
  },
  {
    ...claims,
    key: "claim-returned",
    zh: "结算申请待补正",
    en: "Claims to be corrected",
    operation: "claims.submit",
    dueAt: sql`t.return_due_at`,
    where: status("returned"),
    list: "/claims?status=returned",
  },
  {
    ...claims,
    key: "claim-disputed",
    zh: "供应商有异议的结算申请待处理",
    en: "Claims disputed by the supplier",
    operation: "claims.submit",
    dueAt: sql`t.return_due_at`,
    where: status("disputed"),
    list: "/claims?status=disputed",
  },
  {
    ...claims,
    key: "claim-draft",
    zh: "结算草稿待提交",
    en: "Claims to be submitted",
    operation: "claims.submit",
    where: status("draft"),
    list: "/claims?status=draft",
  },
  {
    key: "payment-account-proposed",
    zh: "收款账户待确认",
    en: "Payment accounts to be confirmed",
    operation: "paymentAccounts.confirm",
    table: sql`payment_account t join enterprise e on e.id = t.enterprise_id`,
    belongs: { enterprise: "t.enterprise_id", city: "e.city_code" },
    name: sql`e.name`,
    where: status("proposed"),
    list: "/payment-accounts",
    object: () => "/payment-accounts",
  },
];

const forSuppliers: readonly Sort[] = [
  {
    ...suppliers,
    key: "supplier-returned",
    zh: "供应商信息待提交",
    en: "Supplier's record to be submitted",
    operation: "suppliers.submit",
    belongs: { supplier: "t.id" },
    where: status("draft", "returned"),
    list: "/supplier",
  },
  {
    ...applications,
    key: "application-confirm",
    zh: "申请待确认",
    en: "Applications to be confirmed",
    operation: "applications.confirm",
    dueAt: sql`t.supplier_due_at`,
    where: status("submitted"),
    list: "/confirmations",
  },
  {
    ...claims,
    key: "claim-confirm",
    zh: "结算申请待确认",
    en: "Claims to be confirmed",
    operation: "claims.confirm",
    dueAt: sql`t.supplier_due_at`,
    where: status("submitted"),
    list: "/confirmations?kind=claims",
  },
];

const forCities: readonly Sort[] = [
  {
    ...enterprises,
    key: "enterprise-certify",
    zh: "企业信息待核验",
    en: "Enterprises to be certified",
    operation: "enterprises.certify",
    belongs: { city: "t.city_code" },
    dueAt: due,
    where: status("submitted"),
    list: "/review?tab=enterprises",
  },
  {
    ...enterprises,
    key: "figures-certify",
    zh: "年度数据待核验",
    en: "Yearly figures to be certified",
    operation: "enterprises.certifyYear",
    table: sql`(select enterprise_id, min(due_at) as due_at from enterprise_year
      where certified_at is null and returned_at is null group by enterprise_id) y join enterprise t on t.id = y.enterprise_id`,
    belongs: { city: "t.city_code" },
    dueAt: sql`y.due_at`,
    where: status("certified"),
    list: "/review?tab=enterprises&of=figures",
  },
  {
    ...applicationsInReview,
    key: "application-review",
    zh: "申请待审核",
    en: "Applications to be reviewed",
    operation: "applications.review",
    where: status("supplier-confirmed"),
  },
  {
    ...applicationsInReview,
    key: "application-approve",
    zh: "申请待复核",
    en: "Applications to be decided",
    operation: "applications.approve",
    where: status("reviewed"),
  },
  {
    ...claimsInReview,
    key: "claim-review",
    zh: "结算申请待审核",
    en: "Claims to be reviewed",
    operation: "claims.review",
    where: status("evaluated"),
  },
  {
    ...claimsInReview,
    key: "claim-approve",
    zh: "结算申请待复核",
    en: "Claims to be decided",
    operation: "claims.approve",
    where: status("reviewed"),
  },
  {
    ...objections,
    key: "objection-admit",
    zh: "异议待受理",
    en: "Objections to be admitted",
    operation: "objections.admit",
    where: status("filed"),
    list: "/objections?status=filed",
  },
  {
    ...objections,
    key: "objection-decide",
    zh: "异议待裁定",
    en: "Objections to be decided",
    operation: "objections.uphold",
    where: status("admitted"),
    list: "/objections?status=admitted",
  },
  {
    key: "inquiry-answer",
    zh: "咨询投诉待答复",
    en: "Questions and complaints to be answered",
    operation: "inquiries.answer",
    table: sql`inquiry t`,
    belongs: { city: "t.city_code" },
    name: sql`t.subject`,
    where: status("filed"),
    ofProvince: sql<SqlBool>`t.city_code is null`,
    list: "/inquiries?status=filed",
    object: at("/inquiries"),
  },
  {
    ...settlements,
    key: "settlement-freeze",
    zh: "结算清单待冻结",
    en: "Settlements to be frozen",
    operation: "settlements.freeze",
    where: freezableBy,
    list: "/settlements?status=draft",
  },
  {
    ...settlements,
    key: "settlement-publish",
    zh: "结算清单待公示",
    en: "Settlements to be published",
    operation: "notices.publish",
    where: status("frozen"),
    list: "/settlements?status=frozen",
  },
  {
    ...settlements,
    key: "payment-draft",
    zh: "结算清单待编制兑付批次",
    en: "Settlements to be put into payment batches",
    operation: "payments.draft",
    where: draftableList,
    list: "/settlements?status=noticed",
  },
  {
    ...settlements,
    key: "payment-draft-again",
    zh: "已办结清单中有款项待重新编制兑付批次",
    en: "Closed settlements with payments to be drafted again",
    operation: "payments.draft",
    where: draftableAgain,
    list: "/settlements?status=closed",
  },
  {
    ...payments,
    key: "payment-release",
    zh: "兑付批次待核付",
    en: "Payment batches to be released",
    operation: "payments.release",
    where: status("drafted"),
    list: "/payments?status=drafted",
  },
  {
    ...payments,
    key: "payment-send",
    zh: "兑付批次待送国库",
    en: "Payment batches to be sent",
    operation: "payments.send",
    where: status("released"),
    list: "/payments?status=released",
  },
  {
    ...payments,
    key: "payment-reconcile",
    zh: "兑付结果待导入",
    en: "Bank results to be imported",
    operation: "payments.send",
    where: status("sent", "partly-reconciled"),
    list: "/payments",
  },
  {
    ...payments,
    key: "payment-retry",
    zh: "兑付批次有支付失败或退回待处理",
    en: "Batches with failed or returned lines to be paid again",
    operation: "payments.retry",
    // The last attempt of each failed claim says which batch has its line.
    table: sql`(select b.id, b.number, b.city_code, min(last.status) as status from claim c
      join lateral (select batch_id, status from payment_line p where p.claim_id = c.id order by p.attempt desc limit 1) last on true
      join payment_batch b on b.id = last.batch_id and b.city_code = c.city_code
      where c.status = 'failed' group by b.id) t`,
    where: sql<SqlBool>`true`,
    list: "/payments",
    object: at("/payments"),
    of: sql`t.id || '?status=' || t.status`,
  },
  {
    ...suspense,
    key: "suspense-resolve",
    zh: "待查行待提出处理意见",
    en: "Suspense lines whose outcome is to be proposed",
    operation: "payments.proposeOutcome",
    where: status("open"),
    list: "/payments/suspense?status=open",
    object: (id) => `/payments/suspense?status=open&batch=${id}`,
  },
  {
    // Who proposed an outcome does not decide on it, and who released the batch does not approve what becomes of its money.
    ...suspense,
    key: "suspense-decide",
    zh: "待查行处理意见待复核",
    en: "Proposed outcomes of suspense lines to be decided",
    operation: "payments.approveOutcome",
    where: ({ actor }) => sql<SqlBool>`t.status = 'proposed' and b.released_by is distinct from ${actor.personId}::uuid
      and not exists (select 1 from suspense_outcome o where o.suspense_line_id = t.id and o.status = 'proposed' and o.proposed_by = ${actor.personId}::uuid)`,
    list: "/payments/suspense?status=proposed",
    object: (id) => `/payments/suspense?status=proposed&batch=${id}`,
  },
];

const forProvince: readonly Sort[] = [
  {
    ...suppliers,
    key: "supplier-admit",
    zh: "供应商待审核",
    en: "Suppliers to be admitted",
    operation: "suppliers.admit",
    belongs: {},
    where: status("submitted"),
    list: "/admissions",
  },
];

export const sorts: readonly Sort[] = [...forEnterprises, ...forSuppliers, ...forCities, ...forProvince];

/** What waits for the person: each sort of work that his roles allow and of which there is some, the most urgent first. */
export async function toDosOf(work: Work<PersonActor>) {
  const { actor, now } = work;
  const mine = sorts.filter(({ operation }) => mayCall(actor, operation));
  const items = await Promise.all(mine.map(async (sort) => await waitingOf(work, sort)));
  return {
    now,
    items: items
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => (a.firstDueAt ?? "9").localeCompare(b.firstDueAt ?? "9")),
  };
}

export function mayCall(actor: PersonActor, operation: Permission): boolean {
  const allowed: readonly Role[] = permissions[operation];
  return actor.roles.some((role) => allowed.includes(role));
}

async function waitingOf(work: Work<PersonActor>, sort: Sort) {
  const own = work.actor.organisationKind === "province" ? (sort.ofProvince ?? sql<SqlBool>`true`) : sql<SqlBool>`true`;
  const where = typeof sort.where === "function" ? sort.where(work) : sort.where;
  const { rows } = await sql<{
    id: Id;
    of: Id;
    name: string | null;
    dueAt: Instant | null;
    count: number;
    overdue: number;
  }>`
    with waiting as (
      select t.id, ${sort.of ?? sql`t.id`} as of, ${sort.name} as name, ${sort.dueAt ?? sql`null::timestamptz`} as due_at from ${sort.table}
      where ${where} and ${own} and ${visibleTo(work.actor, sort.belongs)}
      order by due_at nulls last, t.id limit ${COUNTED_MAX + 1}::integer)
    select id, of, name, due_at as "dueAt", (count(*) over ())::integer as count,
      (count(*) filter (where due_at < ${work.now}::timestamptz) over ())::integer as overdue
    from waiting order by due_at nulls last, id limit ${SHOWN}::integer`.execute(work.tx);
  const [first] = rows;
  const count = first?.count ?? 0;
  return {
    key: sort.key,
    zh: sort.zh,
    en: sort.en,
    count: Math.min(count, COUNTED_MAX),
    more: count > COUNTED_MAX,
    overdue: first?.overdue ?? 0,
    firstDueAt: first?.dueAt ?? null,
    to: sort.list,
    first: rows.map(({ id, of, name, dueAt }) => ({ id, name, dueAt, to: sort.object(of) })),
  };
}
