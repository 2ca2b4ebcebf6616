import type { Id } from "../ids.ts";
import type { Fen } from "../money.ts";
import type { CutOutcome } from "./cut.ts";

/** What of a frozen list its digest covers, besides its lines. */
export interface SettlementHead {
  readonly number: string;
  readonly programmeId: Id;
  readonly settlementPeriodId: Id;
  readonly planId: Id;
  readonly cityCode: string;
  readonly kind: "main" | "supplementary";
  readonly cashFen: Fen;
}

export interface SettlementContent extends SettlementHead {
  readonly lines: readonly ContentLine[];
}

export interface ContentLine {
  readonly ordinal: number;
  readonly claimId: Id;
  readonly position: number;
  readonly carriedFrom: number;
  readonly outcome: CutOutcome | "left-out";
  readonly amountFen: Fen;
  readonly runningFen: Fen;
  readonly reason: string | null;
}

/** How many lines of a list have one digest together. */
export const BLOCK_LINES = 1_000;

/** The first line of the text over which a list's digest is taken. */
export function settlementHead(list: SettlementHead, format: 1 | 2): string {
  return `${[
    `yunquan-settlement-${format}`,
    list.number,
    list.programmeId,
    list.settlementPeriodId,
    list.planId,
    list.cityCode,
    list.kind,
    list.cashFen,
  ].join("|")}\n`;
}

function lineText(line: ContentLine): string {
  const { ordinal, claimId, position, carriedFrom, outcome, amountFen, runningFen, reason } = line;
  return `${[ordinal, claimId, position, carriedFrom, outcome, amountFen, runningFen, reason ?? ""].join("|")}\n`;
}

/**
 * A list as text, line by line, over which its SHA-256 was taken until lists were digested in blocks (format 1). Plain on
 * purpose: from the published lines anybody can write the same text and check the digest with any tool.
 * @clause 5.13
 */
export function settlementContent(list: SettlementContent): string {
  return settlementHead(list, 1) + list.lines.map(lineText).join("");
}

/**
 * The texts of a list's blocks, a thousand lines each, the last one shorter (format 2). The list's SHA-256 is taken over its
 * head and, one to a line, the SHA-256 of every block in hexadecimal digits: as plain as one text, and a list of a million
 * lines is written and checked piece by piece.
 * @clause 5.13
 */
export function settlementBlocks(lines: readonly ContentLine[]): string[] {
  return Array.from({ length: Math.ceil(lines.length / BLOCK_LINES) }, (_, block) =>
    lines
      .slice(block * BLOCK_LINES, (block + 1) * BLOCK_LINES)
      .map(lineText)
      .join(""),
  );
}

/** The text over which a list's own digest is taken, from those of its blocks (format 2). */
export function settlementDigestText(list: SettlementHead, blockDigests: readonly string[]): string {
  return settlementHead(list, 2) + blockDigests.map((digest) => `${digest}\n`).join("");
}
