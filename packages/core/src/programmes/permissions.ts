import type { PermissionTable } from "../permission-table.ts";

export const programmePermissions = {} as const satisfies PermissionTable;
