import { sql, type Kysely } from "kysely";
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

/** Who acts in a living session; null while he has not chosen where. `stale` when it is time to note that he is still here. */
export interface ActingSession {
  readonly sessionId: Id;
  readonly stale: boolean;
  readonly awaitsSecondFactor: boolean;
  readonly actor: PersonActor | null;
}

/** The living sessions behind these tokens, by the hexadecimal of their hashes, in one statement. */
export async function actingSessions(
  db: Kysely<Tables>,
  hashes: readonly string[],
  limits: { readonly idleMs: number; readonly touchMs: number },
): Promise<Map<string, ActingSession>> {
  const { rows } = await sql<{
    hash: string;
    sessionId: Id;
    stale: boolean;
    awaitsSecondFactor: boolean;
    personId: Id;
    name: string;
    organisationId: Id | null;
    kind: OrganisationKind;
    nameZh: string;
    cityCode: string | null;
    roles: readonly string[];
    askedAt: Instant;
  }>`select given.hash, s.id as "sessionId", s.person_id as "personId", p.name, o.id as "organisationId", o.kind, o.name_zh as "nameZh",
      o.city_code as "cityCode", s.last_seen_at < clock_timestamp() - ${limits.touchMs}::double precision * interval '1 millisecond' as stale, s.awaits_second_factor as "awaitsSecondFactor",
      (select date_trunc('milliseconds', clock_timestamp() + offset_ms * interval '1 millisecond') from business_clock) as "askedAt",
      array(select m.role from membership m where m.person_id = s.person_id and m.organisation_id = s.organisation_id and m.ended_at is null) as roles
    from unnest(${[...hashes]}::text[]) as given(hash)
    join session s on s.token_hash = decode(given.hash, 'hex')
    join person p on p.id = s.person_id
    left join organisation o on o.id = s.organisation_id
    where s.ended_at is null and s.expires_at > clock_timestamp() and p.disabled_at is null
      and s.last_seen_at > clock_timestamp() - ${limits.idleMs}::double precision * interval '1 millisecond'`.execute(
    db,
  );
  return new Map(
    rows.map((row) => {
      const {
        hash,
        sessionId,
        stale,
        awaitsSecondFactor,
        personId,
        name,
        organisationId,
        kind,
        nameZh,
        cityCode,
        askedAt,
      } = row;
      const roles = row.roles.filter(isRole);
      const actor: PersonActor | null =
        organisationId === null || roles.length === 0
          ? null
          : {
              kind: "person",
              personId,
              name,
              organisationId,
              organisationKind: kind,
              organisationName: nameZh,
              cityCode,
              roles,
              askedAt,
            };
      return [hash, { sessionId, stale, awaitsSecondFactor, actor }];
    }),
  );
}

/** Notes that these sessions are in use. */
export async function touchSessions(db: Kysely<Tables>, ids: readonly Id[]): Promise<void> {
  await sql`update session set last_seen_at = date_trunc('milliseconds', clock_timestamp()) where id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
}

export interface LivingSession {
  readonly id: Id;
  readonly personId: Id;
  readonly name: string;
  readonly organisationId: Id | null;
  readonly lastSeenAt: Instant;
  readonly awaitsSecondFactor: boolean;
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
    .select([
      "session.id",
      "session.personId",
      "person.name",
      "session.organisationId",
      "session.lastSeenAt",
      "session.awaitsSecondFactor",
    ])
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
    .select(
      sql<Instant>`(select date_trunc('milliseconds', clock_timestamp() + offset_ms * interval '1 millisecond') from business_clock)`.as(
        "askedAt",
      ),
    )
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
    askedAt: row.askedAt,
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
