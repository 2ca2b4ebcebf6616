import { hash, verify } from "@node-rs/argon2";

// Algorithm 2 is Argon2id; its named constant is an ambient const enum, which plain type stripping cannot read.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, cost);
}

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    // What is stored is no hash: it opens for nobody.
    return false;
  }
}

let decoy: Promise<string> | undefined;

/** Spends the time of a real check for an unknown account, so that the answer's time tells nothing. */
export async function verifyNobody(password: string): Promise<false> {
  decoy ??= hashPassword("nobody has this password");
  await verifyPassword(await decoy, password);
  return false;
}
