import { assert } from "./refusal.ts";

declare const fenBrand: unique symbol;
/** An amount of money in whole fen (1/100 yuan), always a safe integer, never negative. */
export type Fen = number & { readonly [fenBrand]: "Fen" };

declare const bpBrand: unique symbol;
/** A ratio in basis points: 10,000 is the whole. */
export type Bp = number & { readonly [bpBrand]: "Bp" };

/** The largest amount the platform handles, the 15 digits that the wire allows. */
export const FEN_MAX = 999_999_999_999_999 as Fen;

/** Takes a number as fen. A fraction, a negative or an unsafe integer is a bug of the caller, not an input fault. */
export function fen(value: number): Fen {
  assert(Number.isSafeInteger(value) && value >= 0 && value <= FEN_MAX, `fen must be a whole number, got ${value}`);
  return value as Fen;
}

export const ZERO = fen(0);

/** Takes a number as basis points, 0 to 100,000 (ten times the whole, enough for the issue ratio of 1.5). */
export function bp(value: number): Bp {
  assert(Number.isSafeInteger(value) && value >= 0 && value <= 100_000, `basis points out of range: ${value}`);
  return value as Bp;
}

const WIRE = /^(0|[1-9]\d{0,14})$/;

/** Reads the wire form of an amount, a string of digits. Returns undefined for anything else. */
export function parseFen(text: string): Fen | undefined {
  return WIRE.test(text) ? fen(Number(text)) : undefined;
}

/** Writes the wire form of an amount. */
export function fenText(amount: Fen): string {
  return String(amount);
}

export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

/** A sum of amounts as somebody typed them: where it is more than the platform handles, the largest amount it does. */
export function cappedSum(...amounts: readonly Fen[]): Fen {
  const sum = amounts.reduce((total, amount) => total + BigInt(amount), 0n);
  return sum > BigInt(FEN_MAX) ? FEN_MAX : fen(Number(sum));
}

/** `a − b`; a negative result is a bug of the caller, who has to compare first. */
export function subtractFen(a: Fen, b: Fen): Fen {
  return fen(a - b);
}

export function minFen(...amounts: readonly [Fen, ...Fen[]]): Fen {
  return fen(Math.min(...amounts));
}

/** `amount × ratio`, rounded down to the fen (domain: division rounds down). Exact for every amount and ratio. */
export function shareOf(amount: Fen, ratio: Bp): Fen {
  return fen(Number((BigInt(amount) * BigInt(ratio)) / 10_000n));
}
