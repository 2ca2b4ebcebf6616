import type { PermissionTable } from "../permission-table.ts";

export const claimPermissions = {} as const satisfies PermissionTable;
