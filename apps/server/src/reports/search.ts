import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Permission } from "@yunquan/core/permissions.ts";
import { readable as readableApplication } from "../applications/store.ts";
import { readable as readableClaim } from "../claims/store.ts";
import { inquiryBelongs } from "../inquiries/store.ts";
import { readable as readableInvoice } from "../invoices/store.ts";
import { receiptBelongs, receiptStatuses } from "../payments/shown.ts";
import { batchBelongs } from "../payments/store.ts";
import type { PersonActor } from "../platform/actor.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";
import { reportBelongs } from "./store.ts";
import { mayCall } from "./to-dos.ts";

type Kind =
  | "application"
  | "voucher"
  | "claim"
  | "settlement"
  | "payment-batch"
  | "objection"
  | "contract"
  | "notice"
  | "inquiry"
  | "implementation-report"
  | "payment-receipt"
  | "payment-line"
  | "invoice"
  | "enterprise"
  | "supplier";

/** Where one looks: the number that is compared, the name that is shown and, for organisations, searched in. */
interface Place {
  readonly kind: Kind;
  /** Who may not call this operation does not find here. */
  readonly operation?: Permission;
  readonly table: string;
  /** What the table is joined with. */
  readonly from?: RawBuilder<unknown>;
  readonly number: string;
  readonly name: RawBuilder<string>;
  readonly status: RawBuilder<string>;
  readonly visible: (work: Work<PersonActor>) => Expression<SqlBool>;
  readonly byName?: string;
  /** What a city may see does not lie together here: it gives the whole number too. */
  readonly wholeForCities?: true;
  /** Where the row has its page, or where it is shown when it has none of its own. */
  readonly to: (work: Work<PersonActor>) => RawBuilder<string>;
}

const SHOWN = 10;
const withReceipt = sql.join([...receiptStatuses]);
const holder = (column: string): RawBuilder<string> =>
  sql<string>`(select name_zh from organisation o where o.id = ${sql.ref(column)})`;
const at = (place: string, id: string) => () => sql<string>`${`${place}/`}::text || ${sql.ref(id)}`;
const cityOnly = (column: string) => (work: Work<PersonActor>) => visibleTo(work.actor, { city: column });

const places: readonly Place[] = [
  {
    kind: "application",
    table: "application",
    number: "application.number",
    name: holder("application.enterprise_id"),
    status: sql`application.status`,
    visible: readableApplication,
    to: at("/applications", "application.id"),
  },
  {
    kind: "voucher",
    table: "voucher",
    number: "voucher.code",
    name: holder("voucher.enterprise_id"),
    status: sql`voucher.status`,
    visible: (work) =>
      visibleTo(work.actor, {
        city: "voucher.city_code",
        enterprise: "voucher.enterprise_id",
        supplier: "voucher.supplier_id",
      }),
    to: at("/vouchers", "voucher.id"),
  },
  {
    kind: "claim",
    table: "claim",
    number: "claim.number",
    name: holder("claim.enterprise_id"),
    status: sql`claim.status`,
    visible: readableClaim,
    to: at("/claims", "claim.id"),
  },
  {
    kind: "settlement",
    table: "settlement",
    number: "settlement.number",
    name: sql`settlement.number`,
    status: sql`settlement.status`,
    visible: cityOnly("settlement.city_code"),
    to: at("/settlements", "settlement.id"),
  },
  {
    kind: "payment-batch",
    table: "payment_batch",
    number: "payment_batch.number",
    name: sql`payment_batch.number`,
    status: sql`payment_batch.status`,
    visible: cityOnly("payment_batch.city_code"),
    to: at("/payments", "payment_batch.id"),
  },
  {
    kind: "objection",
    table: "objection",
    number: "objection.number",
    name: holder("objection.organisation_id"),
    status: sql`objection.status`,
    visible: (work) =>
      visibleTo(work.actor, {
        city: "objection.city_code",
        enterprise: "objection.organisation_id",
        supplier: "objection.organisation_id",
      }),
    to: at("/objections", "objection.id"),
  },
  {
    kind: "contract",
    table: "contract",
    number: "contract.number",
    name: sql`contract.title`,
    status: sql`contract.status`,
    visible: (work) =>
      visibleTo(work.actor, { enterprise: "contract.enterprise_id", supplier: "contract.supplier_id" }),
    to: at("/contracts", "contract.id"),
  },
  {
    // A notice is public: everybody who is signed in finds it.
    kind: "notice",
    table: "notice",
    number: "notice.number",
    name: sql`notice.number`,
    status: sql`'published'`,
    visible: () => sql<SqlBool>`true`,
    to: at("/notices", "notice.id"),
  },
  {
    kind: "inquiry",
    operation: "inquiries.list",
    table: "inquiry",
    number: "inquiry.number",
    name: sql`inquiry.subject`,
    status: sql`inquiry.status`,
    visible: (work) => visibleTo(work.actor, inquiryBelongs),
    to: at("/inquiries", "inquiry.id"),
  },
  {
    kind: "implementation-report",
    operation: "implementationReports.list",
    table: "implementation_report",
    number: "implementation_report.number",
    name: sql`implementation_report.number`,
    status: sql`implementation_report.status`,
    visible: (work) =>
      sql<SqlBool>`(implementation_report.status = 'frozen' and ${visibleTo(work.actor, reportBelongs)})`,
    to: at("/implementation-reports", "implementation_report.id"),
  },
  {
    kind: "payment-receipt",
    operation: "payments.receipts",
    table: "payment_line",
    from: sql`payment_line join claim on claim.id = payment_line.claim_id`,
    number: "payment_line.line_number",
    name: holder("payment_line.enterprise_id"),
    status: sql`payment_line.status`,
    visible: (work) =>
      sql<SqlBool>`(payment_line.status in (${withReceipt}) and ${visibleTo(work.actor, receiptBelongs)})`,
    to: at("/payments/receipts", "payment_line.id"),
  },
  {
    // A line without a receipt is found in its batch.
    kind: "payment-line",
    operation: "payments.lines",
    table: "payment_line",
    from: sql`payment_line join payment_batch on payment_batch.id = payment_line.batch_id`,
    number: "payment_line.line_number",
    name: holder("payment_line.enterprise_id"),
    status: sql`payment_line.status`,
    visible: (work) =>
      sql<SqlBool>`(payment_line.status not in (${withReceipt}) and ${visibleTo(work.actor, batchBelongs)})`,
    to: () => sql`'/payments/' || payment_line.batch_id`,
  },
  {
    // By its key: the number, after the code where it has one. Its claim shows it, or its contract before there is one.
    kind: "invoice",
    operation: "invoices.list",
    table: "invoice",
    from: sql`invoice join contract on contract.id = invoice.contract_id`,
    number: "invoice.key",
    name: sql`contract.title`,
    status: sql`invoice.kind`,
    visible: readableInvoice,
    wholeForCities: true,
    to: (work) => sql`coalesce(
      (select '/claims/' || claim.id from claim where claim.contract_id = contract.id and ${readableClaim(work)} order by claim.created_at desc, claim.id limit 1),
      '/contracts/' || contract.id)`,
  },
  {
    kind: "enterprise",
    table: "enterprise",
    number: "enterprise.credit_code",
    name: sql`enterprise.name`,
    status: sql`enterprise.status`,
    visible: (work) => visibleTo(work.actor, { city: "enterprise.city_code", enterprise: "enterprise.id" }),
    byName: "enterprise.name",
    to: at("/enterprises", "enterprise.id"),
  },
  {
    kind: "supplier",
    table: "supplier",
    number: "supplier.credit_code",
    name: sql`supplier.name`,
    status: sql`supplier.status`,
    visible: (work) => visibleTo(work.actor, { supplier: "supplier.id" }),
    byName: "supplier.name",
    to: at("/suppliers", "supplier.id"),
  },
];

/**
 * Finds what the person may see by its number or code, organisations by a part of their name too. Where somebody sees one
 * city's or his own cases only, a part of the number is enough; the whole province's are found by the whole number.
 */
export async function search(work: Work<PersonActor>, asked: string) {
  const { actor } = work;
  const own = actor.organisationKind === "enterprise" || actor.organisationKind === "supplier";
  const whole = actor.organisationKind === "province" || actor.organisationKind === "administration";
  const part = `%${asked.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const open = places.filter(({ operation }) => operation === undefined || mayCall(actor, operation));
  const found = await Promise.all(
    open.map(async ({ kind, table, from, number, name, status, visible, byName, wholeForCities, to }) => {
      const partly = own || (!whole && wholeForCities === undefined);
      const same = partly
        ? sql<SqlBool>`${sql.ref(number)} ilike ${part}`
        : sql<SqlBool>`${sql.ref(number)} = any(${[asked, asked.toUpperCase()]}::text[])`;
      const wanted = byName === undefined ? same : sql<SqlBool>`(${same} or ${sql.ref(byName)} ilike ${part})`;
      const { rows } = await sql<{ id: Id; number: string; name: string | null; status: string; to: string }>`
        select ${sql.ref(`${table}.id`)} as id, ${sql.ref(number)} as number, ${name} as name, ${status} as status, ${to(work)} as to
        from ${from ?? sql.table(table)} where ${wanted} and ${visible(work)}
        order by ${sql.ref(number)}, ${sql.ref(`${table}.id`)} limit ${SHOWN}::integer`.execute(work.tx);
      return rows.map((row) => ({ ...row, kind, name: row.name ?? row.number }));
    }),
  );
  return { items: found.flat() };
}
