import type { Kysely } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { isRole, type Role } from "@yunquan/core/roles.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { OrganisationKind, PersonActor } from "../platform/actor.ts";
import type { Tables } from "../platform/database/tables.generated.ts";

export interface Membership {
  readonly organisationId: Id;
  readonly organisationKind: OrganisationKind;
  readonly organisationName: string;
  readonly cityCode: string | null;
  readonly roles: readonly Role[];
}

/** Where a person may act: one entry per organisation, with the roles he holds there now. */
export async function membershipsOf(db: Kysely<Tables>, personId: Id): Promise<Membership[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("organisation", "organisation.id", "membership.organisationId")
    .select([
      "organisation.id as organisationId",
      "organisation.kind",
      "organisation.nameZh",
      "organisation.cityCode",
      "membership.role",
    ])
    .where("membership.personId", "=", personId)
    .where("membership.endedAt", "is", null)
    .orderBy("organisation.nameZh")
    .orderBy("organisation.id")
    .execute();
  const byOrganisation = new Map<Id, Membership & { roles: Role[] }>();
  for (const row of rows) {
    if (!isRole(row.role)) continue;
    const membership = byOrganisation.get(row.organisationId) ?? {
      organisationId: row.organisationId,
      organisationKind: row.kind,
      organisationName: row.nameZh,
      cityCode: row.cityCode,
      roles: [],
    };
    membership.roles.push(row.role);
    byOrganisation.set(row.organisationId, membership);
  }
  return [...byOrganisation.values()];
}

export interface LivingSession {
  readonly id: Id;
  readonly personId: Id;
  readonly name: string;
  readonly organisationId: Id | null;
  readonly lastSeenAt: Instant;
}

/** The session of a token, if it is alive: not ended, not past its end, not idle too long, its person not disabled. */
export async function livingSession(
  db: Kysely<Tables>,
  tokenHash: Buffer,
  now: Instant,
  idleSince: Instant,
): Promise<LivingSession | undefined> {
  return await db
    .selectFrom("session")
    .innerJoin("person", "person.id", "session.personId")
    .select(["session.id", "session.personId", "person.name", "session.organisationId", "session.lastSeenAt"])
    .where("session.tokenHash", "=", tokenHash)
    .where("session.endedAt", "is", null)
    .where("session.expiresAt", ">", now)
    .where("session.lastSeenAt", ">", idleSince)
    .where("person.disabledAt", "is", null)
    .executeTakeFirst();
}

/** The supplier's person behind an API key; the key carries the preparer's rights of its organisation and nothing else. */
export async function actorOfKey(db: Kysely<Tables>, tokenHash: Buffer): Promise<PersonActor | undefined> {
  const row = await db
    .selectFrom("apiKey")
    .innerJoin("organisation", "organisation.id", "apiKey.organisationId")
    .innerJoin("person", "person.id", "apiKey.createdBy")
    .select([
      "apiKey.createdBy",
      "apiKey.name",
      "organisation.id",
      "organisation.kind",
      "organisation.nameZh",
      "organisation.cityCode",
    ])
    .where("apiKey.secretHash", "=", tokenHash)
    .where("apiKey.endedAt", "is", null)
    .where("person.disabledAt", "is", null)
    // Whoever left the supplier takes the keys with him that he gave to its systems.
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("membership")
          .select("membership.id")
          .whereRef("membership.personId", "=", "apiKey.createdBy")
          .whereRef("membership.organisationId", "=", "apiKey.organisationId")
          .where("membership.endedAt", "is", null),
      ),
    )
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    kind: "person",
    personId: row.createdBy,
    name: row.name,
    organisationId: row.id,
    organisationKind: row.kind,
    organisationName: row.nameZh,
    cityCode: row.cityCode,
    roles: ["supplier-preparer"],
  };
}

export interface DemoPerson {
  readonly loginName: string;
  readonly name: string;
  readonly organisationName: string;
  readonly roles: readonly string[];
}

/** Everybody of the demonstration, in the order of the seed. */
export async function demoPeople(db: Kysely<Tables>): Promise<DemoPerson[]> {
  const rows = await db
    .selectFrom("person")
    .innerJoin("membership", "membership.personId", "person.id")
    .innerJoin("organisation", "organisation.id", "membership.organisationId")
    .select(["person.loginName", "person.name", "organisation.nameZh", "membership.role"])
    .where("person.demo", "=", true)
    .where("membership.endedAt", "is", null)
    .orderBy("person.createdAt")
    .orderBy("person.loginName")
    .orderBy("membership.role")
    .execute();
  const people = new Map<string, DemoPerson & { roles: string[] }>();
  for (const row of rows) {
    const person = people.get(row.loginName) ?? {
      loginName: row.loginName,
      name: row.name,
      organisationName: row.nameZh,
      roles: [],
    };
    person.roles.push(row.role);
    people.set(row.loginName, person);
  }
  return [...people.values()];
}
