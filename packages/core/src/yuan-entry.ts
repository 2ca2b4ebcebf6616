import { fenToYuanPlain, yuanTextToFen, type DecimalFault } from "./decimal.ts";
import { fenText, parseFen } from "./money.ts";

/**
 * Stands before a text that is no amount. Without it a text of digits that is too large in yuan would be read as an
 * amount in fen, a hundredth of what was typed.
 */
const UNREAD = "?";

/** What a field of an amount holds once this was typed: the wire form in fen, null for nothing, or the marked text. */
export function yuanEntryOf(typed: string): string | null {
  if (typed.trim() === "") return null;
  const reading = yuanTextToFen(typed);
  return reading.ok ? fenText(reading.amountFen) : UNREAD + typed;
}

/** What the field shows: the amount in yuan, or the text as it was typed. */
export function yuanEntryText(entry: string | null | undefined): string {
  if (entry == null) return "";
  const amount = parseFen(entry);
  return amount === undefined ? typedIn(entry) : fenToYuanPlain(amount);
}

/** Why what the field holds is no amount; undefined when it is one. */
export function yuanEntryFault(entry: string): DecimalFault | undefined {
  if (parseFen(entry) !== undefined) return undefined;
  const reading = yuanTextToFen(typedIn(entry));
  return reading.ok ? "not-a-number" : reading.fault;
}

function typedIn(entry: string): string {
  return entry.startsWith(UNREAD) ? entry.slice(UNREAD.length) : entry;
}
