import { createContext, useContext } from "react";
import { permissions, type Permission } from "@yunquan/core/permissions.ts";
import { roles, type Role, type Side } from "@yunquan/core/roles.ts";
import type { Schemas } from "../api.ts";

export type Membership = Schemas["Membership"];

/** Who is at work: the person, and the organisation and roles he acts with. */
export interface Session {
  readonly personId: string;
  readonly name: string;
  readonly membership: Membership;
  readonly memberships: readonly Membership[];
  readonly demo: boolean;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of a page inside the workspaces; there is always one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("a page of the workspaces is shown to somebody who is signed in");
  return session;
}

/** Whether one of the person's roles may call an operation, by the server's own permission table. */
export function mayCall({ membership }: Session, operation: Permission): boolean {
  const allowed: readonly Role[] = permissions[operation];
  return membership.roles.some((role) => allowed.includes(role));
}

/** The side a person acts for: of all roles of one membership it is the same. */
export function sideOf({ membership }: Session): Side {
  const [role] = membership.roles;
  return role === undefined ? "expert" : roles[role].side;
}
