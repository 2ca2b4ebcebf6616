import type { Role } from "./roles.ts";

/** Operation id → the roles that may call it. Which objects they then see is decided in the stores. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>;
