import type { Schemas } from "../api.ts";

export type Line = Schemas["SettlementPreviewLine"] | Schemas["SettlementLine"];

/** A row of the table: a claim, or the line at which the money ends, or the head of those left out. */
export type ListRow =
  | { readonly id: string; readonly line: Line }
  | { readonly id: "cut" | "left-out"; readonly line: null };

const served = (line: Line): boolean => line.outcome !== "carried" && line.outcome !== "left-out";

/**
 * The lines in their order with the dividers between them. The cut stands where the first claim does not fit; where the
 * money suffices for all it stands after the last, once that is loaded.
 */
export function withDividers(lines: readonly Line[], complete: boolean): ListRow[] {
  const rows: ListRow[] = [];
  let cut = false;
  let leftOut = false;
  for (const [index, line] of lines.entries()) {
    if (!cut && (line.outcome === "carried" || (line.outcome === "left-out" && index > 0))) {
      rows.push({ id: "cut", line: null });
      cut = true;
    }
    if (!leftOut && line.outcome === "left-out") {
      rows.push({ id: "left-out", line: null });
      leftOut = true;
    }
    rows.push({ id: "id" in line ? line.id : line.claimId, line });
    if (!cut && complete && index === lines.length - 1 && served(line)) rows.push({ id: "cut", line: null });
  }
  return rows;
}
