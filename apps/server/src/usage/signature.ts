import { createHash, createPublicKey, verify } from "node:crypto";
import { sql } from "kysely";
import type { signingKeyBody, usageBody, usageRow, usageSignature } from "@yunquan/contract/usage.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { msOf, type Instant } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import { recordHistory } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";

/** A signature that held, as the delivery keeps it: anybody with the public key can check it again. */
export interface Signed {
  readonly keyId: Id;
  readonly text: string;
  readonly value: Buffer;
}

export interface SigningKey {
  readonly id: Id;
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}

/** How far a supplier's clock may be off, and how long a nonce is remembered (longer, so that none slips through). */
const WINDOW_MS = 5 * 60_000;
const NONCE_KEPT = "1 day";

/**
 * Checks the signature of a delivery and takes its nonce. None is needed until the supplier registers a signing key; from
 * then on an unsigned delivery is refused (`usage-unsigned`), as is one with another's or an ended key, outside the time
 * window, with a nonce that was used, or with one byte changed (`usage-signature-refused`).
 * @clause 5.10
 */
export async function signatureOf(work: Work, given: z.output<typeof usageBody>): Promise<Signed | null> {
  const { organisationId: supplierId } = personOf(work);
  if (given.signature === undefined) {
    if ((await suppliersWithKeys(work, [supplierId])).has(supplierId)) throw new Refusal("usage-unsigned");
    return null;
  }
  return await checkSignature(work, given.signature, "yunquan-usage-v1", sha256OfRows(given.rows));
}

/** The same of a body of events, by the digest of its bytes. `signing` are the suppliers who have to sign (`suppliersWithKeys`). */
export async function signatureOfEvents(
  work: Work,
  signature: z.output<typeof usageSignature> | undefined,
  bodySha256: string,
  signing: ReadonlySet<Id>,
): Promise<Signed | null> {
  if (signature !== undefined) return await checkSignature(work, signature, "yunquan-usage-events-v1", bodySha256);
  if (signing.has(personOf(work).organisationId)) throw new Refusal("usage-unsigned");
  return null;
}

/** The first line of the signed text names what is signed: a signature of rows is none of events. */
async function checkSignature(
  work: Work,
  signature: z.output<typeof usageSignature>,
  purpose: "yunquan-usage-v1" | "yunquan-usage-events-v1",
  contentSha256: string,
): Promise<Signed> {
  const key = await livingKey(work, personOf(work).organisationId, signature.keyId);
  if (key === undefined) refuse("没有该签名公钥，或已停用", "no such signing key, or it was ended");
  // Machines sign by the real time; the business clock of a demonstration may be elsewhere.
  if (Math.abs(msOf(await realNow(work)) - msOf(signature.sentAt)) > WINDOW_MS)
    refuse("签名时间超出 5 分钟", "signed more than five minutes away from now");
  const text = [purpose, signature.keyId, signature.sentAt, signature.nonce, contentSha256].join("\n");
  const value = Buffer.from(signature.value, "base64");
  if (!verify(null, Buffer.from(text, "utf8"), publicKeyOf(key.publicKey), value))
    refuse("签名与内容不符", "it does not match the content");
  if (!(await takeNonce(work, key.id, signature.nonce))) refuse("随机串已使用过", "the nonce was used before");
  return { keyId: key.id, text, value };
}

/** Registers the public half of an Ed25519 key. Refuses another kind of key (`invalid-request`) and one that is registered. */
export async function addSigningKey(work: Work, given: z.output<typeof signingKeyBody>): Promise<SigningKey> {
  const { organisationId, personId, name: createdBy } = personOf(work);
  const publicKey = Buffer.from(given.publicKey, "base64");
  if (!isEd25519(publicKey)) {
    throw new Refusal("invalid-request", {}, [
      {
        path: "publicKey",
        code: "key",
        zh: "须为 Ed25519 公钥（DER，Base64）",
        en: "an Ed25519 public key (DER in Base64)",
      },
    ]);
  }
  const key = { id: work.newId(), name: given.name, publicKey, createdAt: work.now };
  const inserted = await work.tx
    .insertInto("usageSigningKey")
    .values({ ...key, supplierId: organisationId, createdBy: personId })
    .onConflict((conflict) => conflict.column("publicKey").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted === undefined) throw new Refusal("signing-key-taken");
  await note(work, key.id, "usage-signing-key.added", { name: given.name });
  return { ...key, createdBy, endedAt: null };
}

/** The supplier's signing keys, ended ones too, the newest first. */
export async function listSigningKeys(work: Work): Promise<SigningKey[]> {
  return await work.tx
    .selectFrom("usageSigningKey")
    .innerJoin("person", "person.id", "usageSigningKey.createdBy")
    .select([
      "usageSigningKey.id",
      "usageSigningKey.name",
      "usageSigningKey.publicKey",
      "person.name as createdBy",
      "usageSigningKey.createdAt",
      "usageSigningKey.endedAt",
    ])
    .where("usageSigningKey.supplierId", "=", personOf(work).organisationId)
    .orderBy("usageSigningKey.createdAt", "desc")
    .orderBy("usageSigningKey.id")
    .execute();
}

/** Ends a signing key at once; ending it twice changes nothing. Another supplier's is not found. */
export async function endSigningKey(work: Work, id: Id): Promise<void> {
  const { organisationId } = personOf(work);
  const key = await work.tx
    .selectFrom("usageSigningKey")
    .select(["name", "endedAt"])
    .where("id", "=", id)
    .where("supplierId", "=", organisationId)
    .forUpdate()
    .executeTakeFirst();
  if (key === undefined) throw new Refusal("not-found", { noun: "usage-signing-key" });
  if (key.endedAt !== null) return;
  await work.tx.updateTable("usageSigningKey").set({ endedAt: work.now }).where("id", "=", id).execute();
  await note(work, id, "usage-signing-key.ended", { name: key.name });
}

function refuse(reasonZh: string, reasonEn: string): never {
  throw new Refusal("usage-signature-refused", { reasonZh, reasonEn }, [
    { path: "signature", code: "refused", zh: reasonZh, en: reasonEn },
  ]);
}

/** The digest of the rows as JSON without blanks and with names in order: flat rows of texts and whole numbers need no more. */
function sha256OfRows(rows: readonly z.output<typeof usageRow>[]): string {
  const ordered = rows.map((row) => Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))));
  return createHash("sha256").update(JSON.stringify(ordered), "utf8").digest("hex");
}

function publicKeyOf(der: Uint8Array) {
  return createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" });
}

function isEd25519(der: Uint8Array): boolean {
  try {
    return publicKeyOf(der).asymmetricKeyType === "ed25519";
  } catch {
    return false;
  }
}

/** Which of these suppliers have a signing key that lives, so that they have to sign. */
export async function suppliersWithKeys(work: Work, supplierIds: readonly Id[]): Promise<Set<Id>> {
  const rows = await ask(
    work,
    work.tx
      .selectFrom("usageSigningKey")
      .select("supplierId")
      .distinct()
      .where("supplierId", "in", [...supplierIds])
      .where("endedAt", "is", null),
  );
  return new Set(rows.map((row) => row.supplierId));
}

async function livingKey(work: Work, supplierId: Id, id: Id) {
  return await work.tx
    .selectFrom("usageSigningKey")
    .select(["id", "publicKey"])
    .where("id", "=", id)
    .where("supplierId", "=", supplierId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
}

/** Takes a nonce for this transaction; of two at once the second waits and is refused. Old ones are forgotten. */
async function takeNonce(work: Work, signingKeyId: Id, nonce: string): Promise<boolean> {
  await sql`delete from usage_nonce where signing_key_id = ${signingKeyId} and taken_at < clock_timestamp() - ${NONCE_KEPT}::interval`.execute(
    work.tx,
  );
  const taken = await work.tx
    .insertInto("usageNonce")
    .values({ signingKeyId, nonce, takenAt: sql<Instant>`clock_timestamp()` })
    .onConflict((conflict) => conflict.doNothing())
    .returning("nonce")
    .executeTakeFirst();
  return taken !== undefined;
}

async function realNow(work: Work): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select date_trunc('milliseconds', clock_timestamp()) as now`.execute(
    work.tx,
  );
  const row = rows[0];
  if (row === undefined) throw new Error("the database has no clock");
  return row.now;
}

async function note(
  work: Work,
  id: Id,
  action: RecordedAction,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordHistory(work, {
    objectType: "usage-signing-key",
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
