import { sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "./actor.ts";

/** The columns by which rows of a noun belong to somebody, as `table.column`. A side without a column sees nothing. */
export interface Belongs {
  readonly city?: string;
  readonly enterprise?: string;
  readonly supplier?: string;
}

/**
 * The predicate of a noun's store: a city's bureau and finance see their city, an enterprise and a supplier their own,
 * the province and the audit administrator everything, anybody else nothing. What it hides is "not found".
 * @clause 5.2
 */
export function visibleTo(actor: Actor, belongs: Belongs): Expression<SqlBool> {
  if (actor.kind === "system") return sql<SqlBool>`true`;
  const match = (column: string | undefined, value: string | null): Expression<SqlBool> =>
    column === undefined || value === null ? sql<SqlBool>`false` : sql<SqlBool>`${sql.ref(column)} = ${value}`;
  switch (actor.organisationKind) {
    case "province":
      return sql<SqlBool>`true`;
    case "city-bureau":
    case "city-finance":
      return match(belongs.city, actor.cityCode);
    case "enterprise":
      return match(belongs.enterprise, actor.organisationId);
    case "supplier":
      return match(belongs.supplier, actor.organisationId);
    case "administration":
      return actor.roles.includes("audit-admin") ? sql<SqlBool>`true` : sql<SqlBool>`false`;
    case "expert-panel":
    case "operator":
      return sql<SqlBool>`false`;
  }
}
