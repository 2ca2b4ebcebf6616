import { sql, type Kysely } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { addMs, msOf, type Instant } from "@yunquan/core/time.ts";
import type { OrganisationKind, PersonActor } from "../platform/actor.ts";
import { createBatcher, type Batcher } from "../platform/batcher.ts";
import type { Tables } from "../platform/database/tables.generated.ts";
import { recordHistory } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { hashPassword, verifyNobody, verifyPassword } from "./passwords.ts";
import { obligedToSecondFactor, passSecondFactor } from "./second-factor.ts";
import { actingSessions, actorOfKey, livingSession, membershipsOf, touchSessions, type Membership } from "./store.ts";
import { newToken, tokenHash } from "./tokens.ts";

const SESSION_MS = 12 * 3_600_000;
const IDLE_MS = 30 * 60_000;
const TOUCH_MS = 60_000;
const FREE_TRIES = 5;
const TRIES_MAX = 100;

export interface SignedIn {
  readonly token: string;
  readonly personId: Id;
  readonly name: string;
  readonly expiresAt: Instant;
  readonly organisationId: Id | null;
  readonly memberships: readonly Membership[];
}

/** Sessions live by the real clock: moving the business clock must not sign people out. */
async function realNow(db: Kysely<Tables>): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select date_trunc('milliseconds', clock_timestamp()) as now`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("the database has no clock");
  return row.now;
}

/**
 * Signs a person in. The same words and about the same time for an unknown name, a wrong password and a disabled person;
 * after five failures every further one doubles a pause, so a guesser gets nowhere and the owner is not locked out for good.
 * Whoever has a second factor gives its code too; an officer without one gets a session that lets him set it up only.
 */
export async function signIn(
  db: Kysely<Tables>,
  given: { loginName: string; password: string; organisationId?: Id | undefined; code?: string | undefined },
  secondFactor: "officers" | "optional",
): Promise<SignedIn> {
  const now = await realNow(db);
  const loginName = given.loginName.toLowerCase();
  // A name that no column could hold is nobody's.
  const known = loginName.isWellFormed() && !loginName.includes("\u0000");
  const person = known
    ? await db.selectFrom("person").selectAll().where("loginName", "=", loginName).executeTakeFirst()
    : undefined;
  if (person === undefined || person.disabledAt !== null) {
    await verifyNobody(given.password);
    throw new Refusal("sign-in-failed");
  }
  await countTry(db, person.id, now);
  if (!(await verifyPassword(person.passwordHash, given.password))) throw new Refusal("sign-in-failed");
  await passSecondFactor(db, person, given.code);
  const memberships = await membershipsOf(db, person.id);
  const awaitsSecondFactor =
    secondFactor === "officers" &&
    person.secondFactorSecret === null &&
    obligedToSecondFactor(memberships.flatMap((membership) => membership.roles));
  const chosen =
    given.organisationId ?? (memberships.length === 1 ? memberships[0]?.organisationId : undefined) ?? null;
  if (chosen !== null && !memberships.some((membership) => membership.organisationId === chosen))
    throw new Refusal("not-found");
  const token = newToken("yqs");
  const expiresAt = addMs(now, SESSION_MS);
  await db.transaction().execute(async (tx) => {
    await tx.updateTable("person").set({ failedSignIns: 0, lockedUntil: null }).where("id", "=", person.id).execute();
    await tx
      .insertInto("session")
      .values({
        id: crypto.randomUUID() as Id,
        tokenHash: tokenHash(token),
        personId: person.id,
        organisationId: chosen,
        createdAt: now,
        lastSeenAt: now,
        expiresAt,
        awaitsSecondFactor,
      })
      .execute();
  });
  return { token, personId: person.id, name: person.name, expiresAt, organisationId: chosen, memberships };
}

/**
 * Counts a try before the password is looked at: of guesses that come at the same moment each is counted, and none gets past
 * the pause. The right password takes the count back. Refuses `sign-in-paused`.
 */
async function countTry(db: Kysely<Tables>, personId: Id, now: Instant): Promise<void> {
  const failures = sql`(failed_sign_ins + 1)`;
  const seconds = sql`least(power(2, least(${failures} - ${FREE_TRIES}::integer, 20)), case when ${failures} >= ${TRIES_MAX}::integer then 86400 else 900 end)`;
  const counted = await db
    .updateTable("person")
    .set({
      failedSignIns: sql<number>`${failures}`,
      lockedUntil: sql<Instant | null>`case when ${failures} >= ${FREE_TRIES}::integer then ${now}::timestamptz + ${seconds} * interval '1 second' end`,
    })
    .where("id", "=", personId)
    .where((eb) => eb.or([eb("lockedUntil", "is", null), eb("lockedUntil", "<=", now)]))
    .returning("id")
    .executeTakeFirst();
  if (counted !== undefined) return;
  const { lockedUntil } = await db
    .selectFrom("person")
    .select("lockedUntil")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  throw new Refusal("sign-in-paused", { until: lockedUntil });
}

/** Who stands behind a token: a session of a person who has chosen where he acts, or a supplier's API key. */
export async function actorOfToken(db: Kysely<Tables>, token: string | undefined): Promise<PersonActor> {
  if (token === undefined) throw new Refusal("not-signed-in");
  if (token.startsWith("yqk_")) {
    const actor = await actorOfKey(db, tokenHash(token));
    if (actor === undefined) throw new Refusal("not-signed-in");
    return actor;
  }
  return await lookUpOf(db).submit(tokenHash(token).toString("hex"));
}

/** Requests that arrive together ask who they are from together. */
const lookUps = new WeakMap<Kysely<Tables>, Batcher<string, PersonActor>>();
const LOOKED_UP_MAX = 500;

function lookUpOf(db: Kysely<Tables>): Batcher<string, PersonActor> {
  const known = lookUps.get(db);
  if (known !== undefined) return known;
  const lookUp = createBatcher<string, PersonActor>({
    batchMax: LOOKED_UP_MAX,
    queueMax: Number.POSITIVE_INFINITY,
    gathers: true,
    run: async (hashes) => {
      const sessions = await actingSessions(db, [...new Set(hashes)], { idleMs: IDLE_MS, touchMs: TOUCH_MS });
      const stale = [...sessions.values()].filter((session) => session.stale);
      if (stale.length > 0)
        await touchSessions(
          db,
          stale.map(({ sessionId }) => sessionId),
        );
      return hashes.map((hash) => {
        const session = sessions.get(hash);
        if (session === undefined) return new Refusal("not-signed-in");
        if (session.awaitsSecondFactor) return new Refusal("second-factor-required");
        return session.actor ?? new Refusal("not-signed-in", { cause: "no-organisation" });
      });
    },
  });
  lookUps.set(db, lookUp);
  return lookUp;
}

export async function sessionOfToken(db: Kysely<Tables>, token: string | undefined) {
  if (token === undefined) throw new Refusal("not-signed-in");
  const now = await realNow(db);
  const session = await livingSession(db, tokenHash(token), now, addMs(now, -IDLE_MS));
  if (session === undefined) throw new Refusal("not-signed-in");
  if (msOf(now) - msOf(session.lastSeenAt) > TOUCH_MS) {
    await db.updateTable("session").set({ lastSeenAt: now }).where("id", "=", session.id).execute();
  }
  const memberships = await membershipsOf(db, session.personId);
  return { session, memberships, membership: memberships.find((one) => one.organisationId === session.organisationId) };
}

/** Chooses for which of his organisations a person acts. Another's organisation is not found. */
export async function chooseOrganisation(db: Kysely<Tables>, token: string, organisationId: Id): Promise<void> {
  const { session, memberships } = await sessionOfToken(db, token);
  if (!memberships.some((membership) => membership.organisationId === organisationId)) throw new Refusal("not-found");
  await db.updateTable("session").set({ organisationId }).where("id", "=", session.id).execute();
}

export async function endSession(db: Kysely<Tables>, token: string): Promise<void> {
  await db
    .updateTable("session")
    .set({ endedAt: await realNow(db) })
    .where("tokenHash", "=", tokenHash(token))
    .where("endedAt", "is", null)
    .execute();
}

export interface NewPerson {
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly demo?: boolean | undefined;
}

/** Creates a person. Refused (`login-name-taken`) when the login name exists, in any case of letters. */
export async function createPerson(work: Work, given: NewPerson): Promise<Id> {
  const id = work.newId();
  const loginName = given.loginName.toLowerCase();
  const inserted = await work.tx
    .insertInto("person")
    .values({
      id,
      name: given.name,
      loginName,
      passwordHash: await hashPassword(given.password),
      phone: given.phone ?? null,
      email: given.email ?? null,
      demo: given.demo ?? false,
      createdAt: work.now,
    })
    .onConflict((conflict) => conflict.column("loginName").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined)
    throw new Refusal("login-name-taken", { loginName }, [
      { path: "loginName", code: "taken", zh: "用户名已被使用", en: "this user name is taken" },
    ]);
  await recordHistory(work, {
    objectType: "person",
    objectId: id,
    action: "person.created",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { loginName },
    editionId: null,
  });
  return id;
}

/** Creates an organisation's row; its noun (enterprise, supplier) adds its own. */
export async function createOrganisation(
  work: Work,
  given: { kind: OrganisationKind; nameZh: string; nameEn?: string; creditCode?: string; cityCode?: string },
): Promise<Id> {
  const id = work.newId();
  await work.tx
    .insertInto("organisation")
    .values({
      id,
      kind: given.kind,
      nameZh: given.nameZh,
      nameEn: given.nameEn ?? null,
      creditCode: given.creditCode ?? null,
      cityCode: given.cityCode ?? null,
      createdAt: work.now,
    })
    .execute();
  return id;
}

/** Gives a person a role in an organisation; giving it twice changes nothing. */
export async function grantRole(work: Work, given: { personId: Id; organisationId: Id; role: Role }): Promise<void> {
  await work.tx
    .insertInto("membership")
    .values({
      id: work.newId(),
      personId: given.personId,
      organisationId: given.organisationId,
      role: given.role,
      grantedAt: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await recordHistory(work, {
    objectType: "person",
    objectId: given.personId,
    action: "person.role-granted",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { organisationId: given.organisationId, role: given.role },
    editionId: null,
  });
}
