import type { PermissionTable } from "../permission-table.ts";

export const enterprisePermissions = {} as const satisfies PermissionTable;
