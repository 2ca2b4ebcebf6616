import { assert } from "../refusal.ts";

/** Characters that are not taken for one another, and no vowels that would make words. */
const ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/** The code by which whoever asked finds the answer, from at least ten random bytes: `7KQM3-XWDHT`. */
export function makeLookupCode(random: Uint8Array): string {
  assert(random.length >= LENGTH, "a lookup code takes ten random bytes");
  const characters = Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
  return `${characters.slice(0, 5)}-${characters.slice(5)}`;
}

/** Reads a code as people type it: lower case, with or without hyphens and blanks; undefined if it is none. */
export function parseLookupCode(text: string): string | undefined {
  const typed = text.replaceAll(/[\s-]/g, "").toUpperCase();
  if (typed.length !== LENGTH || [...typed].some((character) => !ALPHABET.includes(character))) return undefined;
  return `${typed.slice(0, 5)}-${typed.slice(5)}`;
}
