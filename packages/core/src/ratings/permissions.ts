import type { PermissionTable } from "../permission-table.ts";

const enterprise = ["enterprise-preparer", "enterprise-approver"] as const;
const offices = ["city-reviewer", "city-approver", "city-finance", "province-policy", "province-reviewer"] as const;

/** Enterprises rate; whoever may see the case reads it, and offices read the sums. */
export const ratingPermissions = {
  "ratings.give": enterprise,
  "ratings.list": [...enterprise, "supplier-preparer", "supplier-approver", ...offices, "audit-admin"],
  "ratings.summary": [...offices, "audit-admin"],
} as const satisfies PermissionTable;
