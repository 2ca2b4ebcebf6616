import { ZERO, addFen, fen, fenText, minFen, parseFen, type Fen } from "@yunquan/core/money.ts";
import type { Schemas } from "../api.ts";

type Line = Schemas["Contract"]["lines"][number];

/** What of each fee line is not invoiced yet. */
export function roomOf(
  lines: readonly Line[],
  invoices: readonly Pick<Schemas["Invoice"], "splits">[],
): ReadonlyMap<string, Fen> {
  return new Map(
    lines.map((line) => {
      const invoiced = addFen(
        ...invoices.flatMap((invoice) =>
          invoice.splits.flatMap((split) => (split.feeLineId === line.id ? [parseFen(split.amountFen) ?? ZERO] : [])),
        ),
      );
      const amount = parseFen(line.amountFen) ?? ZERO;
      return [line.id, fen(Math.max(0, amount - invoiced))];
    }),
  );
}

/**
 * A proposal for spreading an invoice: the one line that has room for exactly its amount, else the lines in their order as
 * far as they have room. It is for the person to correct; the server decides what is taken.
 */
export function proposeSplits(
  totalFen: string,
  lines: readonly Line[],
  room: ReadonlyMap<string, Fen>,
): Readonly<Record<string, string>> {
  const total = parseFen(totalFen);
  if (total === undefined || total === 0) return {};
  const exact = lines.filter((line) => room.get(line.id) === total);
  const [only] = exact;
  if (only !== undefined) return { [only.id]: fenText(total) };
  let left: Fen = total;
  const splits: Record<string, string> = {};
  for (const line of lines) {
    const part = minFen(left, room.get(line.id) ?? ZERO);
    if (part > 0) splits[line.id] = fenText(part);
    left = fen(left - part);
  }
  return left === 0 ? splits : {};
}
