import { assert } from "../refusal.ts";

declare const voucherCodeBrand: unique symbol;
/** The public number of a voucher, `YQ27-7KQM-X3WD-HT5B`: upper case with hyphens, right check character. */
export type VoucherCode = string & { readonly [voucherCodeBrand]: "VoucherCode" };

/**
 * 31 characters nobody mistakes for another: no 0 and O, no 1, I and L. 31 is a prime, which is what lets one check
 * character find every single error and every exchange of neighbours.
 */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const MODULUS = ALPHABET.length;
/** Characters between the year and the check character: 31^11, about 2^54 codes a year. */
const BODY_LENGTH = 11;

/** How many random bytes a code is made of; more than the code holds, so that every code is as likely as any other. */
export const VOUCHER_CODE_BYTES = 16;

const CANONICAL = /^YQ([0-9]{2})-([2-9A-HJKMNP-Z]{4})-([2-9A-HJKMNP-Z]{4})-([2-9A-HJKMNP-Z]{3})([2-9A-HJKMNP-Z])$/;

/**
 * Makes the code of a voucher from the year of its plan (2000 to 2099) and 16 bytes of cryptographic randomness. The
 * code says nothing but the year: neither number, city nor holder can be read from it or guessed.
 * @clause 5.8
 */
export function makeVoucherCode(planYear: number, randomBytes: Uint8Array): VoucherCode {
  assert(Number.isInteger(planYear) && planYear >= 2000 && planYear <= 2099, `year out of range: ${planYear}`);
  assert(randomBytes.length === VOUCHER_CODE_BYTES, `${VOUCHER_CODE_BYTES} random bytes are needed`);
  let rest = randomBytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let body = "";
  for (let place = 0; place < BODY_LENGTH; place += 1) {
    body += ALPHABET.charAt(Number(rest % BigInt(MODULUS)));
    rest /= BigInt(MODULUS);
  }
  const year = String(planYear % 100).padStart(2, "0");
  return canonical(year, body + checkCharacter(year, body));
}

/** True for a code exactly as it is printed, with a right check character. */
export function isVoucherCode(text: string): text is VoucherCode {
  const groups = CANONICAL.exec(text)?.slice(1);
  if (groups === undefined) return false;
  const [year = "", first = "", second = "", third = "", check = ""] = groups;
  return checkCharacter(year, first + second + third) === check;
}

/**
 * Reads a code as people type it: lower case, with or without hyphens and blanks. Returns it in its printed form, or
 * undefined if it is none. One wrong character and two exchanged neighbours never give another code.
 */
export function parseVoucherCode(text: string): VoucherCode | undefined {
  // Matched before it is put into upper case: outside ASCII a change of case can make new letters (ß, ſ).
  const parts = /^YQ([0-9]{2})([0-9A-Z]{12})$/i.exec(text.replaceAll(/[\s-]/g, ""));
  if (parts === null) return undefined;
  const [, year = "", rest = ""] = parts;
  const printed = canonical(year, rest.toUpperCase());
  return isVoucherCode(printed) ? printed : undefined;
}

/** The year of the plan the voucher was applied for. */
export function planYearOf(code: VoucherCode): number {
  return 2000 + Number(code.slice(2, 4));
}

function canonical(year: string, rest: string): VoucherCode {
  return `YQ${year}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}` as VoucherCode;
}

/**
 * The check character over the year and the body. Each place has a weight of its own, a power of 3 (which runs through
 * all of 1 to 30 modulo 31), the check character the weight 1; the weighted sum of a right code is 0 modulo 31.
 */
function checkCharacter(year: string, body: string): string {
  const values = [...Array.from(year, Number), ...Array.from(body, (character) => ALPHABET.indexOf(character))];
  // Horner's rule from the left: the last value is multiplied by 3 once, the one before it twice, and so on.
  const sum = values.reduce((total, value) => ((total + value) * 3) % MODULUS, 0);
  return ALPHABET.charAt((MODULUS - sum) % MODULUS);
}
