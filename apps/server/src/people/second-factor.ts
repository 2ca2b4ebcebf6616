import { generateSecret, generateURI, verifySync } from "otplib";
import { sql, type Kysely } from "kysely";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { roles, type Role } from "@yunquan/core/roles.ts";
import type { Tables } from "../platform/database/tables.generated.ts";
import { recordHistory } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";

/** One step before and after the present one: clocks of telephones are off by some seconds. */
const TOLERANCE_SECONDS = 30;

/** What the person's device needs: as a text to type and as an address for a QR code. */
export interface OfferedFactor {
  readonly secret: string;
  readonly uri: string;
}

/** Officers decide about public money: each of them has a second factor. Enterprises and suppliers may have one. */
export function obligedToSecondFactor(held: readonly Role[]): boolean {
  return held.some((role) => roles[role].side !== "enterprise" && roles[role].side !== "supplier");
}

/** The time step that a code stands for, or undefined when it is wrong or not later than the last one used. */
function stepOfCode(secret: string, code: string, lastStep: number): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const result = verifySync({ secret, token: code, epochTolerance: TOLERANCE_SECONDS });
  const step = result.valid && "timeStep" in result ? result.timeStep : undefined;
  return step !== undefined && step > lastStep ? step : undefined;
}

/** A person as far as signing in and his own security are concerned. */
export interface GuardedPerson {
  readonly id: Id;
  readonly secondFactorSecret: string | null;
  readonly secondFactorStep: number;
}

/**
 * Lets a code pass once. Refused: `second-factor-needed` without one, `second-factor-wrong` when it is wrong, too old or was
 * used before; two requests with one code are told apart by the database.
 */
export async function passSecondFactor(
  db: Kysely<Tables>,
  person: GuardedPerson,
  code: string | undefined,
): Promise<void> {
  if (person.secondFactorSecret === null) return;
  if (code === undefined || code === "") throw new Refusal("second-factor-needed");
  const step = stepOfCode(person.secondFactorSecret, code, person.secondFactorStep);
  if (step === undefined) throw new Refusal("second-factor-wrong");
  const used = await db
    .updateTable("person")
    .set({ secondFactorStep: step })
    .where("id", "=", person.id)
    .where("secondFactorStep", "<", step)
    .returning("id")
    .executeTakeFirst();
  if (used === undefined) throw new Refusal("second-factor-wrong");
}

/** Makes a secret and shows it; it counts only when a code of it has come back. */
export async function offerSecondFactor(work: Work, personId: Id, password: string): Promise<OfferedFactor> {
  const person = await ownRecord(work, personId, password);
  const secret = generateSecret();
  await work.tx.updateTable("person").set({ secondFactorOffered: secret }).where("id", "=", personId).execute();
  return { secret, uri: generateURI({ issuer: "云券 Yunquan", label: person.loginName, secret }) };
}

/** Takes the offered secret into use, from the first right code on; the sessions of the person that waited for it may go on. */
export async function confirmSecondFactor(work: Work, personId: Id, code: string): Promise<void> {
  const person = await work.tx
    .selectFrom("person")
    .selectAll()
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const offered = person.secondFactorOffered;
  const step = offered === null ? undefined : stepOfCode(offered, code, 0);
  if (offered === null || step === undefined)
    throw new Refusal("second-factor-wrong", {}, [
      { path: "code", code: "wrong", zh: "动态码不正确或已过期", en: "the code is wrong or no longer valid" },
    ]);
  await work.tx
    .updateTable("person")
    .set({
      secondFactorSecret: offered,
      secondFactorSince: sql`clock_timestamp()`,
      secondFactorStep: step,
      secondFactorOffered: null,
    })
    .where("id", "=", personId)
    .execute();
  await work.tx
    .updateTable("session")
    .set({ awaitsSecondFactor: false })
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .execute();
  await recordOf(work, personId, "person.second-factor-set");
}

/** Takes a second factor away, so that the person sets up another: the security administrator's answer to a lost telephone. */
export async function resetSecondFactor(work: Work, personId: Id, reason: string): Promise<void> {
  const reset = await work.tx
    .updateTable("person")
    .set({ secondFactorSecret: null, secondFactorSince: null, secondFactorOffered: null })
    .where("id", "=", personId)
    .where("secondFactorSecret", "is not", null)
    .returning("id")
    .executeTakeFirst();
  if (reset === undefined) throw new Refusal("not-found", { noun: "person" });
  await endSessionsOf(work, personId);
  await recordOf(work, personId, "person.second-factor-reset", reason);
}

/** Changes the person's own password; his other sessions end. Refused (`password-wrong`) when the present one is not right. */
export async function changePassword(
  work: Work,
  given: { personId: Id; sessionId: Id; password: string; newPassword: string },
): Promise<void> {
  await ownRecord(work, given.personId, given.password);
  const passwordHash = await hashPassword(given.newPassword);
  await work.tx.updateTable("person").set({ passwordHash }).where("id", "=", given.personId).execute();
  await endSessionsOf(work, given.personId, given.sessionId);
  await recordOf(work, given.personId, "person.password-changed");
}

/** How a person can be reached; empty means that he has withdrawn it. */
export async function changeReach(
  work: Work,
  personId: Id,
  reach: { phone: string | null; email: string | null },
): Promise<void> {
  await work.tx.updateTable("person").set(reach).where("id", "=", personId).execute();
  await recordOf(work, personId, "person.reach-changed");
}

async function ownRecord(work: Work, personId: Id, password: string) {
  const person = await work.tx
    .selectFrom("person")
    .select(["loginName", "passwordHash"])
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (!(await verifyPassword(person.passwordHash, password)))
    throw new Refusal("password-wrong", {}, [
      { path: "password", code: "wrong", zh: "现用口令不正确", en: "this is not your present password" },
    ]);
  return person;
}

async function endSessionsOf(work: Work, personId: Id, except?: Id): Promise<void> {
  let sessions = work.tx
    .updateTable("session")
    .set({ endedAt: sql`clock_timestamp()` })
    .where("personId", "=", personId)
    .where("endedAt", "is", null);
  if (except !== undefined) sessions = sessions.where("id", "<>", except);
  await sessions.execute();
}

async function recordOf(work: Work, personId: Id, action: RecordedAction, reason: string | null = null): Promise<void> {
  await recordHistory(work, {
    objectType: "person",
    objectId: personId,
    action,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason,
    facts: { personId },
    editionId: null,
  });
}
