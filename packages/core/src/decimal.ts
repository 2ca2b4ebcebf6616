import { bp, fen, FEN_MAX, type Bp, type Fen } from "./money.ts";

/** Why a text is no amount or no percentage; the list is closed. */
export const decimalFaults = {
  empty: { zh: "请填写", en: "Fill this in" },
  "full-width": { zh: "请用半角数字填写", en: "Type half-width digits, not full-width ones" },
  negative: { zh: "不能为负数", en: "It cannot be negative" },
  "leading-zero": { zh: "不能以多余的 0 开头", en: "It cannot begin with needless zeros" },
  "too-many-decimals": { zh: "最多两位小数", en: "At most two decimals" },
  "not-a-number": { zh: "请填写数字，如 1234.56", en: "Type a number such as 1234.56" },
  "too-large": { zh: "数值超出上限", en: "The number is larger than allowed" },
} as const;
export type DecimalFault = keyof typeof decimalFaults;

export type YuanReading =
  | { readonly ok: true; readonly amountFen: Fen }
  | { readonly ok: false; readonly fault: DecimalFault };
export type PercentReading =
  | { readonly ok: true; readonly ratioBp: Bp }
  | { readonly ok: false; readonly fault: DecimalFault };

/** Digits without marks, or with a comma before every third digit; two decimals at most. */
const DECIMAL = /^(?<whole>0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?<part>[0-9]{1,2}))?$/;

/**
 * Reads an amount typed in yuan as fen, exactly: no floating point is involved. Accepted are digits with at most two
 * decimals, and thousands marks where they belong (`1,234.56`). Everything else has a fault: exponents, hexadecimal,
 * signs, blanks, full-width digits, needless zeros, more than 9,999,999,999,999.99 yuan.
 */
export function yuanTextToFen(text: string): YuanReading {
  const hundredths = readHundredths(text, FEN_MAX);
  return hundredths.ok ? { ok: true, amountFen: fen(hundredths.value) } : hundredths;
}

/** The most a ratio can be in basis points: ten times the whole. */
const BP_MAX = 100_000;

/**
 * Reads a percentage as basis points, exactly: `30` and `30%` are 3,000, `33.33` is 3,333. Faults as for amounts; more
 * than 1000 % is too large.
 */
export function percentTextToBp(text: string): PercentReading {
  const hundredths = readHundredths(text.endsWith("%") ? text.slice(0, -1) : text, BP_MAX);
  return hundredths.ok ? { ok: true, ratioBp: bp(hundredths.value) } : hundredths;
}

/** `1,234,567.80`: yuan with thousands marks and always two decimals, for people to read. */
export function fenToYuanText(amount: Fen): string {
  const plain = fenToYuanPlain(amount);
  return plain.slice(0, -3).replace(/\B(?=(?:[0-9]{3})+$)/g, ",") + plain.slice(-3);
}

/** `1234567.80`: yuan with always two decimals and no marks, for fields and files. */
export function fenToYuanPlain(amount: Fen): string {
  const digits = String(amount).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `33.33%`, `30%`: a ratio with only the decimals it needs. */
export function bpToPercentText(ratio: Bp): string {
  return `${fenToYuanPlain(fen(ratio)).replace(/\.?0+$/, "")}%`;
}

type Hundredths = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly fault: DecimalFault };

function readHundredths(text: string, maximum: number): Hundredths {
  const groups = DECIMAL.exec(text)?.groups;
  if (groups === undefined) return { ok: false, fault: faultOf(text) };
  const whole = (groups["whole"] ?? "").replaceAll(",", "");
  const digits = whole + (groups["part"] ?? "").padEnd(2, "0");
  // Up to 15 digits are exact as a number; a longer one may be rounded but stays far above every maximum.
  if (Number(digits) > maximum) return { ok: false, fault: "too-large" };
  return { ok: true, value: Number(digits) };
}

function faultOf(text: string): DecimalFault {
  if (text === "") return "empty";
  if (/[\uFF01-\uFF5E\u3000]/.test(text)) return "full-width";
  if (/^-[0-9]/.test(text)) return "negative";
  if (/^0[0-9]+(?:\.[0-9]*)?$/.test(text)) return "leading-zero";
  if (/^[0-9][0-9,]*\.[0-9]{3,}$/.test(text)) return "too-many-decimals";
  return "not-a-number";
}
