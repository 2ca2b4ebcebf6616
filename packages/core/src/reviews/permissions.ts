import type { PermissionTable } from "../permission-table.ts";
import { allRoles } from "../roles.ts";

const bureau = ["city-reviewer", "city-approver"] as const;

/** The bureau's queue: what waits for it, who has taken what, and the filters people keep. */
export const reviewPermissions = {
  "reviews.list": bureau,
  "reviews.counts": bureau,
  "reviews.read": bureau,
  "reviews.assign": bureau,
  "savedFilters.list": allRoles,
  "savedFilters.save": allRoles,
  "savedFilters.delete": allRoles,
} as const satisfies PermissionTable;
