import { assert } from "./refusal.ts";

declare const creditCodeBrand: unique symbol;
/** A valid unified social credit code (统一社会信用代码): 18 upper-case characters with a right check character. */
export type CreditCode = string & { readonly [creditCodeBrand]: "CreditCode" };

/** The 31 characters of GB 32100-2015; a character's place is its value. I, O, S, V and Z are left out. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const MODULUS = ALPHABET.length;
const LENGTH = 18;

/** 3^(i−1) mod 31 for the positions 1 to 17. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** GB 11714 (organisation code, positions 9 to 16 of the credit code) has its own weights and its own values. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Why a text is no credit code; the list is closed. */
export const creditCodeFaults = {
  length: { zh: "统一社会信用代码应为 18 位", en: "A credit code has 18 characters" },
  blank: { zh: "统一社会信用代码不能含空格、连字符或不可见字符", en: "No blanks, hyphens or invisible characters" },
  "full-width": { zh: "请用半角字符填写统一社会信用代码", en: "Type half-width characters, not full-width ones" },
  "lower-case": { zh: "统一社会信用代码的字母应为大写", en: "Letters of a credit code are upper case" },
  alphabet: {
    zh: "统一社会信用代码只含数字和大写字母（不含 I、O、S、V、Z）",
    en: "Only digits and letters other than I, O, S, V and Z occur in a credit code",
  },
  "division-digits": {
    zh: "统一社会信用代码第 3 至 8 位（登记机关行政区划）应为数字",
    en: "Characters 3 to 8 (the registrar's division) are digits",
  },
  "check-character": { zh: "统一社会信用代码校验位不符", en: "The check character does not match" },
} as const;
export type CreditCodeFault = keyof typeof creditCodeFaults;

/** What is odd about a valid credit code without making it invalid. */
export const creditCodeWarnings = {
  "organisation-check": {
    zh: "第 9 至 17 位（组织机构代码）的校验位不符，请核对营业执照",
    en: "Characters 9 to 17 (the organisation code) fail their own check: compare with the licence",
  },
} as const;
export type CreditCodeWarning = keyof typeof creditCodeWarnings;

export interface CreditCodeCheck {
  readonly faults: readonly CreditCodeFault[];
  /** Only looked for in a code without faults. */
  readonly warnings: readonly CreditCodeWarning[];
}

/**
 * Decides whether a text is a credit code of GB 32100-2015 and names every fault at once. Nothing is normalised:
 * lower case, full-width characters and blanks are faults of their own, so that what is stored is what was typed.
 * The reviewing city is never derived from the code: its digits 3 to 8 are the registrar's.
 * @clause 4.1.1
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  const characters = Array.from(text);
  const found = new Set<CreditCodeFault>(characters.flatMap((character) => characterFault(character) ?? []));
  if (characters.length !== LENGTH) found.add("length");
  if (found.size === 0 && !/^\d{6}$/.test(text.slice(2, 8))) found.add("division-digits");
  if (found.size === 0 && checkCharacter(text.slice(0, 17)) !== text[17]) found.add("check-character");
  const faults = (Object.keys(creditCodeFaults) as CreditCodeFault[]).filter((fault) => found.has(fault));
  const organisationFails = faults.length === 0 && organisationCheckCharacter(text.slice(8, 16)) !== text[16];
  return { faults, warnings: organisationFails ? ["organisation-check"] : [] };
}

export function isCreditCode(text: string): text is CreditCode {
  return checkCreditCode(text).faults.length === 0;
}

/** Takes a text that is known to be a credit code; anything else is a bug of the caller. */
export function creditCode(text: string): CreditCode {
  assert(isCreditCode(text), `not a credit code: ${text}`);
  return text;
}

/** The 18th character for the first 17, which must be of the alphabet (a bug of the caller otherwise). */
export function checkCharacter(first17: string): string {
  assert(first17.length === 17, `17 characters are needed, got ${first17.length}`);
  const sum = WEIGHTS.reduce((total, weight, index) => {
    const value = ALPHABET.indexOf(first17.charAt(index));
    assert(value >= 0, `not a character of a credit code: ${first17.charAt(index)}`);
    return total + value * weight;
  }, 0);
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}

/** The 9th character of a GB 11714 organisation code for its first 8. */
export function organisationCheckCharacter(first8: string): string {
  assert(first8.length === 8, `8 characters are needed, got ${first8.length}`);
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, index) => {
    const value = ORGANISATION_ALPHABET.indexOf(first8.charAt(index));
    assert(value >= 0, `not a character of an organisation code: ${first8.charAt(index)}`);
    return total + value * weight;
  }, 0);
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : String(check % 11);
}

/** The numbers a sample code is made of. */
export interface CreditCodeParts {
  /** 0 to 9,999,999; different serials give different codes. */
  readonly serial: number;
  /** The registrar's division, 6 digits; the province's own by default. */
  readonly division?: string;
}

/**
 * Makes a valid sample code without warnings. Its organisation code begins with Y: the codes in circulation begin
 * with a digit or with M, so a sample is unlikely ever to be the code of a real organisation.
 */
export function makeCreditCode({ serial, division = "440000" }: CreditCodeParts): CreditCode {
  assert(Number.isInteger(serial) && serial >= 0 && serial <= 9_999_999, `serial out of range: ${serial}`);
  assert(/^\d{6}$/.test(division), `not a division: ${division}`);
  const organisation = `Y${String(serial).padStart(7, "0")}`;
  const first17 = `91${division}${organisation}${organisationCheckCharacter(organisation)}`;
  return creditCode(first17 + checkCharacter(first17));
}

const BLANK = /^[\s\p{Cf}\p{Cc}\p{Zs}\p{Pd}]$/u;

function characterFault(character: string): CreditCodeFault | undefined {
  if (ALPHABET.includes(character)) return undefined;
  if (character >= "a" && character <= "z") return "lower-case";
  // U+3000 is the full-width blank; U+FF01 to U+FF5E are the full-width forms of ASCII.
  if (character === "\u3000" || (character >= "\uFF01" && character <= "\uFF5E")) return "full-width";
  return BLANK.test(character) ? "blank" : "alphabet";
}
