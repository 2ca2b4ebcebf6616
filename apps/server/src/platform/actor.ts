import type { Id } from "@yunquan/core/ids.ts";
import type { Role } from "@yunquan/core/roles.ts";
import type { Instant } from "@yunquan/core/time.ts";

export type OrganisationKind =
  | "enterprise"
  | "supplier"
  | "city-bureau"
  | "city-finance"
  | "province"
  | "expert-panel"
  | "operator"
  | "administration";

/** A signed-in person, acting for one organisation with the roles he holds there. */
export interface PersonActor {
  readonly kind: "person";
  readonly personId: Id;
  readonly name: string;
  readonly organisationId: Id;
  readonly organisationKind: OrganisationKind;
  readonly organisationName: string;
  /** The city of a bureau or a city's finance; null for everybody else. */
  readonly cityCode: string | null;
  readonly roles: readonly Role[];
  /** The business clock when he was recognised: what he reads is dated by it. */
  readonly askedAt: Instant;
}

/** The tick and the seed: acts by the clock, never decides for a person. */
export interface SystemActor {
  readonly kind: "system";
  readonly roles: readonly ["system"];
}

export type Actor = PersonActor | SystemActor;

export const systemActor: SystemActor = { kind: "system", roles: ["system"] };
