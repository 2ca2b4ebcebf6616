import { fen, FEN_MAX } from "@yunquan/core/money.ts";
import type { Fen } from "@yunquan/core/money.ts";

/** Fen as yuan with two decimals and thousands marks: 1,234.50. */
export function yuanText(amount: Fen): string {
  return plainYuanText(amount).replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ",");
}

/** Fen as yuan with two decimals and nothing else, for machines: 1234.50. */
export function plainYuanText(amount: Fen): string {
  const digits = String(amount).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const YUAN = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/**
 * Reads yuan as people and banks write them, to the exact fen: 1,234.50, 1234.5, 0. By digits, never through a fraction.
 * Undefined for anything else: signs, exponents, a third decimal, misplaced thousands marks, full-width digits, too large.
 * Blanks around the figure are ignored, as banks pad their columns.
 */
export function parseYuan(text: string): Fen | undefined {
  const match = YUAN.exec(text.replace(/^[ \t]+|[ \t]+$/g, ""));
  if (match === null) return undefined;
  const [, whole = "", decimals = ""] = match;
  const digits = whole.replaceAll(",", "") + decimals.padEnd(2, "0");
  const amount = digits.length > 16 ? Number.POSITIVE_INFINITY : Number(digits);
  return amount <= FEN_MAX ? fen(amount) : undefined;
}

const PERCENT = /^(0|[1-9]\d{0,2})(?:\.(\d{1,2}))?$/;

/** Reads a percentage to exact basis points: 50 → 5000, 33.33 → 3333. Undefined beyond 1000 % or past two decimals. */
export function parsePercent(text: string): number | undefined {
  const match = PERCENT.exec(text.replace(/^[ \t]+|[ \t]*%?[ \t]*$/g, ""));
  if (match === null) return undefined;
  const [, whole = "", decimals = ""] = match;
  return Number(whole + decimals.padEnd(2, "0"));
}

/** Basis points as a percentage without needless noughts: 5000 → 50, 3333 → 33.33. */
export function percentText(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, "");
}
