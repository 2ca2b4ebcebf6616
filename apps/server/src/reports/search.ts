import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { readable as readableApplication } from "../applications/store.ts";
import { readable as readableClaim } from "../claims/store.ts";
import type { PersonActor } from "../platform/actor.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

type Kind =
  | "application"
  | "voucher"
  | "claim"
  | "settlement"
  | "payment-batch"
  | "objection"
  | "contract"
  | "enterprise"
  | "supplier";

/** Where one looks: the number that is compared, the name that is shown and, for organisations, searched in. */
interface Place {
  readonly kind: Kind;
  readonly table: string;
  readonly number: string;
  readonly name: RawBuilder<string>;
  readonly status: RawBuilder<string>;
  readonly visible: (work: Work<PersonActor>) => Expression<SqlBool>;
  readonly byName?: string;
  readonly to: (id: Id) => string;
}

const SHOWN = 10;
const holder = (column: string): RawBuilder<string> =>
  sql<string>`(select name_zh from organisation o where o.id = ${sql.ref(column)})`;
const cityOnly = (column: string) => (work: Work<PersonActor>) => visibleTo(work.actor, { city: column });

const places: readonly Place[] = [
  {
    kind: "application",
    table: "application",
    number: "application.number",
    name: holder("application.enterprise_id"),
    status: sql`application.status`,
    visible: readableApplication,
    to: (id) => `/applications/${id}`,
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
    to: (id) => `/vouchers/${id}`,
  },
  {
    kind: "claim",
    table: "claim",
    number: "claim.number",
    name: holder("claim.enterprise_id"),
    status: sql`claim.status`,
    visible: readableClaim,
    to: (id) => `/claims/${id}`,
  },
  {
    kind: "settlement",
    table: "settlement",
    number: "settlement.number",
    name: sql`settlement.number`,
    status: sql`settlement.status`,
    visible: cityOnly("settlement.city_code"),
    to: (id) => `/settlements/${id}`,
  },
  {
    kind: "payment-batch",
    table: "payment_batch",
    number: "payment_batch.number",
    name: sql`payment_batch.number`,
    status: sql`payment_batch.status`,
    visible: cityOnly("payment_batch.city_code"),
    to: (id) => `/payments/${id}`,
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
    to: (id) => `/objections/${id}`,
  },
  {
    kind: "contract",
    table: "contract",
    number: "contract.number",
    name: sql`contract.title`,
    status: sql`contract.status`,
    visible: (work) =>
      visibleTo(work.actor, { enterprise: "contract.enterprise_id", supplier: "contract.supplier_id" }),
    to: (id) => `/contracts/${id}`,
  },
  {
    kind: "enterprise",
    table: "enterprise",
    number: "enterprise.credit_code",
    name: sql`enterprise.name`,
    status: sql`enterprise.status`,
    visible: (work) => visibleTo(work.actor, { city: "enterprise.city_code", enterprise: "enterprise.id" }),
    byName: "enterprise.name",
    to: (id) => `/enterprises/${id}`,
  },
  {
    kind: "supplier",
    table: "supplier",
    number: "supplier.credit_code",
    name: sql`supplier.name`,
    status: sql`supplier.status`,
    visible: (work) => visibleTo(work.actor, { supplier: "supplier.id" }),
    byName: "supplier.name",
    to: (id) => `/suppliers/${id}`,
  },
];

/**
 * Finds what the person may see by its number or code, organisations by a part of their name too. Where somebody sees one
 * city's or his own cases only, a part of the number is enough; the whole province's are found by the whole number.
 */
export async function search(work: Work<PersonActor>, asked: string) {
  const { organisationKind } = work.actor;
  const partly = organisationKind !== "province" && organisationKind !== "administration";
  const part = `%${asked.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const found = await Promise.all(
    places.map(async ({ kind, table, number, name, status, visible, byName, to }) => {
      const same = partly
        ? sql<SqlBool>`${sql.ref(number)} ilike ${part}`
        : sql<SqlBool>`${sql.ref(number)} = any(${[asked, asked.toUpperCase()]}::text[])`;
      const wanted = byName === undefined ? same : sql<SqlBool>`(${same} or ${sql.ref(byName)} ilike ${part})`;
      const { rows } = await sql<{ id: Id; number: string; name: string | null; status: string }>`
        select ${sql.ref(`${table}.id`)} as id, ${sql.ref(number)} as number, ${name} as name, ${status} as status
        from ${sql.table(table)} where ${wanted} and ${visible(work)}
        order by ${sql.ref(number)}, ${sql.ref(`${table}.id`)} limit ${SHOWN}::integer`.execute(work.tx);
      return rows.map((row) => ({ ...row, kind, name: row.name ?? row.number, to: to(row.id) }));
    }),
  );
  return { items: found.flat() };
}
