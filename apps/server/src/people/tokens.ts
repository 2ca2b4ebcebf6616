import { hash, randomBytes } from "node:crypto";

/** A new secret: 256 random bits. Only its hash is stored. */
export function newToken(prefix: "yqs" | "yqk"): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

export function tokenHash(token: string): Buffer {
  return hash("sha256", token, "buffer");
}
