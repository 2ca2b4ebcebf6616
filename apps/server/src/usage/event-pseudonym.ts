import { hash, randomBytes } from "node:crypto";

/** The key of a day: 64 hexadecimal characters, one block of the hash. */
export interface PseudonymKey {
  readonly inner: string;
  readonly outer: Buffer;
}

const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
const BLOCK = 64;

/** A new key, as it is stored. */
export function newPseudonymKey(): Buffer {
  return randomBytes(BLOCK / 2);
}

/** Prepares a stored key: its hexadecimal text fills one block, and ASCII xor either pad stays ASCII. */
export function pseudonymKey(stored: Uint8Array): PseudonymKey {
  const text = Buffer.from(Buffer.from(stored).toString("hex"), "latin1");
  if (text.length !== BLOCK) throw new Error("a pseudonym key has 32 bytes");
  return {
    inner: Buffer.from(text.map((byte) => byte ^ INNER_PAD)).toString("latin1"),
    outer: Buffer.concat([text.map((byte) => byte ^ OUTER_PAD), Buffer.alloc(32)]),
  };
}

/**
 * The pseudonym under which a user or device of a voucher is known for one day: HMAC-SHA-256, its first 128 bits. With
 * another voucher, source or day the same account has another one, so that nobody can be followed through them; once the
 * day's key is destroyed, nobody can try names any more. Two one-shot hashes are an HMAC by its definition, at a tenth of
 * the cost of the object made for it.
 * @clause 5.12
 */
export function pseudonymOf(key: PseudonymKey, scope: string, identifier: string): string {
  const inner = hash("sha256", `${key.inner}${scope}\u0000${identifier}`, "buffer");
  inner.copy(key.outer, BLOCK);
  return hash("sha256", key.outer, "hex").slice(0, 32);
}
