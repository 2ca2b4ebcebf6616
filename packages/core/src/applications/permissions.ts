import type { PermissionTable } from "../permission-table.ts";

export const applicationPermissions = {} as const satisfies PermissionTable;
