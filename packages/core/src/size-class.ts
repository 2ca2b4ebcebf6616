import { fen, type Fen } from "./money.ts";
import { assert } from "./refusal.ts";

/** The size classes of industrial firms, largest first. */
export const sizeClasses = {
  large: { zh: "大型", en: "Large" },
  medium: { zh: "中型", en: "Medium" },
  small: { zh: "小型", en: "Small" },
  micro: { zh: "微型", en: "Micro" },
} as const;
export type SizeClass = keyof typeof sizeClasses;

/** The lower bounds of the 2017 statistical rule for industry; a class needs both. */
const BOUNDS = [
  { size: "large", staff: 1000, revenueFen: fen(40_000_000_000) },
  { size: "medium", staff: 300, revenueFen: fen(2_000_000_000) },
  { size: "small", staff: 20, revenueFen: fen(300_000_000) },
] as const satisfies readonly { size: SizeClass; staff: number; revenueFen: Fen }[];

/**
 * Decides the size class of an industrial firm from its staff (persons) and its revenue of the year (fen). The bounds
 * themselves belong to the larger class; who misses either bound drops to the next class.
 * @clause 2.2
 */
export function sizeClass(staff: number, revenueFen: Fen): SizeClass {
  assert(Number.isSafeInteger(staff) && staff >= 0, `staff must be a whole number, got ${staff}`);
  return BOUNDS.find((bound) => staff >= bound.staff && revenueFen >= bound.revenueFen)?.size ?? "micro";
}

/** 中小企业 in the sense of clause 2.2: every class below large. */
export function isSmallOrMedium(size: SizeClass): boolean {
  return size !== "large";
}
