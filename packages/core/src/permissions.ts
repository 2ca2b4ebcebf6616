import { applicationPermissions } from "./applications/permissions.ts";
import { claimPermissions } from "./claims/permissions.ts";
import { enterprisePermissions } from "./enterprises/permissions.ts";
import { inquiryPermissions } from "./inquiries/permissions.ts";
import type { PermissionTable } from "./permission-table.ts";
import { programmePermissions } from "./programmes/permissions.ts";
import { ratingPermissions } from "./ratings/permissions.ts";
import { reviewPermissions } from "./reviews/permissions.ts";
import { allRoles } from "./roles.ts";
import { settlementPermissions } from "./settlements/permissions.ts";

/** Operations of the platform itself. */
const platformPermissions = {
  "sessions.read": allRoles,
  "sessions.choose": allRoles,
  "sessions.end": allRoles,
  "files.upload": allRoles,
  "files.read": allRoles,
  "messages.list": allRoles,
  "messages.read": allRoles,
  "messages.unread": allRoles,
  "messages.readAll": allRoles,
  "toDos.list": allRoles,
  "search.find": allRoles,
  "history.read": ["audit-admin", "inspector", "province-policy", "province-reviewer"],
  "history.search": ["audit-admin"],
  "calendar.load": ["province-policy"],
  "clock.read": allRoles,
  "clock.advance": ["system-admin"],
  "proof.run": ["system-admin", "audit-admin"],
  "proof.read": ["system-admin", "audit-admin", "province-policy", "province-reviewer"],
  "backup.take": ["system-admin"],
  "apiKeys.create": ["supplier-approver"],
  "apiKeys.list": ["supplier-preparer", "supplier-approver"],
  "apiKeys.end": ["supplier-approver"],
  "people.list": ["security-admin", "audit-admin"],
  "people.create": ["security-admin"],
  "people.disable": ["security-admin"],
  "people.resetSecondFactor": ["security-admin"],
  "people.enable": ["security-admin"],
  "people.changeRoles": ["security-admin"],
  "people.resetPassword": ["security-admin"],
} as const satisfies PermissionTable;

/** Who may call what: one typed table for the whole API. A route names its entry; a route without one does not compile. */
export const permissions = {
  ...platformPermissions,
  ...programmePermissions,
  ...enterprisePermissions,
  ...applicationPermissions,
  ...claimPermissions,
  ...settlementPermissions,
  ...reviewPermissions,
  ...inquiryPermissions,
  ...ratingPermissions,
} as const satisfies PermissionTable;

export type Permission = keyof typeof permissions;
