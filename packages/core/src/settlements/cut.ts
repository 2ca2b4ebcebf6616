import type { Id } from "../ids.ts";
import { ZERO, addFen, fen, subtractFen, type Fen } from "../money.ts";
import { assert } from "../refusal.ts";

/** A claim as it stands in a city's line when a list is cut. */
export interface ClaimInLine {
  readonly claimId: Id;
  readonly position: number;
  /**
   * How many lists were frozen in this city since the first that had no money for this claim, that one included; 0 for a
   * claim that was never short. So a larger number is an older shortfall.
   */
  readonly carriedFrom: number;
  readonly amountFen: Fen;
  /** Complete but put off by the approver: its money is set aside, it is not paid by this list. */
  readonly deferred: boolean;
  /** An earlier list already set this claim's money aside (it was deferred there), so it takes nothing of the cash. */
  readonly heldBefore: boolean;
}

export type CutOutcome = "funded" | "carried" | "deferred";

export type CutLine<Claim extends ClaimInLine> = Claim & {
  readonly outcome: CutOutcome;
  /** What the list commits up to and including this line. */
  readonly runningFen: Fen;
};

export interface Cut<Claim extends ClaimInLine = ClaimInLine> {
  readonly lines: readonly CutLine<Claim>[];
  readonly fundedFen: Fen;
  readonly deferredFen: Fen;
  readonly carriedFen: Fen;
  /** What the list could spend: the free cash and what earlier lists set aside for its claims. */
  readonly cashFen: Fen;
  /** Cash that stays for the next list. */
  readonly leftFen: Fen;
  /** The first claim that did not fit, and by how much it exceeded what was left; null when all fitted. */
  readonly stopped: { readonly claimId: Id; readonly position: number; readonly missingFen: Fen } | null;
}

/**
 * The order of settlement: carried-over claims first, the oldest shortfall first, then by position in the city's line.
 * Positions of one line are never equal, so the order is total.
 * @clause 8.2
 */
export function lineOrder(
  a: Pick<ClaimInLine, "carriedFrom" | "position">,
  b: Pick<ClaimInLine, "carriedFrom" | "position">,
): number {
  return b.carriedFrom - a.carriedFrom || a.position - b.position;
}

/**
 * Cuts a city's line to the free cash. In strict order; the first claim that does not fit whole stops the line: it and all
 * behind it are carried over whole, even those that would fit. A deferred claim keeps its amount, so that nobody behind
 * takes it. A claim whose money an earlier list set aside is served from that money wherever the line stops.
 * Amounts are fen. Refuses nothing: an order that is not the line's is a bug of the caller.
 * @clause 8.2
 */
export function cutLine<Claim extends ClaimInLine>(line: readonly Claim[], freeFen: Fen): Cut<Claim> {
  let leftFen = freeFen;
  let runningFen = ZERO;
  let stopped: Cut["stopped"] = null;
  const sums = { funded: ZERO, deferred: ZERO, carried: ZERO };
  const lines: CutLine<Claim>[] = [];
  for (const [index, claim] of line.entries()) {
    const before = line[index - 1];
    assert(before === undefined || lineOrder(before, claim) < 0, "a line is cut in its order");
    if (!claim.heldBefore && stopped === null) {
      if (claim.amountFen <= leftFen) leftFen = subtractFen(leftFen, claim.amountFen);
      else
        stopped = {
          claimId: claim.claimId,
          position: claim.position,
          missingFen: subtractFen(claim.amountFen, leftFen),
        };
    }
    const served = claim.heldBefore || stopped === null;
    const outcome: CutOutcome = !served ? "carried" : claim.deferred ? "deferred" : "funded";
    if (served) runningFen = addFen(runningFen, claim.amountFen);
    sums[outcome] = addFen(sums[outcome], claim.amountFen);
    lines.push({ ...claim, outcome, runningFen });
  }
  const heldFen = fen(line.reduce((sum, claim) => sum + (claim.heldBefore ? claim.amountFen : 0), 0));
  return {
    lines,
    fundedFen: sums.funded,
    deferredFen: sums.deferred,
    carriedFen: sums.carried,
    cashFen: addFen(freeFen, heldFen),
    leftFen,
    stopped,
  };
}

/**
 * How a claim's count of shortfalls goes on after a freeze: who was funded keeps it; who was carried, and everybody who
 * was short before and again got nothing (left out and deferred claims too), has one more. So the count of two waiting
 * claims always differs by the lists between their first shortfalls, and the larger is the older.
 * @clause 8.2
 */
export function carriedFromAfter(claim: Pick<ClaimInLine, "carriedFrom">, outcome: CutOutcome | "left-out"): number {
  if (outcome === "funded") return claim.carriedFrom;
  return outcome === "carried" || claim.carriedFrom > 0 ? claim.carriedFrom + 1 : 0;
}

/**
 * The same count by itself: from the number of the list at which a claim first fell short (null: never) to a list's own.
 * Lists of a city are numbered as they are frozen. @clause 8.2
 */
export function carriedFromAt(listSeq: number, shortSince: number | null): number {
  return shortSince === null ? 0 : listSeq - shortSince;
}
