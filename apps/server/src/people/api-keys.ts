import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { recordHistory } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { newToken, tokenHash } from "./tokens.ts";

/**
 * Creates a key with which the supplier's own systems deliver usage. The secret is given out this once; only its hash is
 * kept. The key carries the preparer's rights of the organisation and ends with its creator's account.
 * @clause 5.10
 */
export async function createApiKey(
  work: Work,
  name: string,
): Promise<{ id: Id; name: string; secret: string; createdAt: Instant }> {
  const { personId, organisationId } = personOf(work);
  const id = work.newId();
  const secret = newToken("yqk");
  await work.tx
    .insertInto("apiKey")
    .values({ id, organisationId, name, secretHash: tokenHash(secret), createdBy: personId, createdAt: work.now })
    .execute();
  await note(work, id, "api-key.created", { name });
  return { id, name, secret, createdAt: work.now };
}

/** The organisation's keys, ended ones too, the newest first; never their secrets. */
export async function listApiKeys(work: Work) {
  return await work.tx
    .selectFrom("apiKey")
    .innerJoin("person", "person.id", "apiKey.createdBy")
    .select(["apiKey.id", "apiKey.name", "person.name as createdBy", "apiKey.createdAt", "apiKey.endedAt"])
    .where("apiKey.organisationId", "=", personOf(work).organisationId)
    .orderBy("apiKey.createdAt", "desc")
    .orderBy("apiKey.id")
    .execute();
}

/** Ends a key at once; ending it twice changes nothing. Another organisation's is not found. */
export async function endApiKey(work: Work, id: Id): Promise<void> {
  const key = await work.tx
    .selectFrom("apiKey")
    .select(["endedAt", "name"])
    .where("id", "=", id)
    .where("organisationId", "=", personOf(work).organisationId)
    .forUpdate()
    .executeTakeFirst();
  if (key === undefined) throw new Refusal("not-found", { noun: "api-key" });
  if (key.endedAt !== null) return;
  await work.tx.updateTable("apiKey").set({ endedAt: work.now }).where("id", "=", id).execute();
  await note(work, id, "api-key.ended", { name: key.name });
}

async function note(
  work: Work,
  id: Id,
  action: RecordedAction,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordHistory(work, {
    objectType: "api-key",
    objectId: id,
    action,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts,
    editionId: null,
  });
}
