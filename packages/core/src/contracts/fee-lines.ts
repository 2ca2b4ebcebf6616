import type { EditionParameters, FeeCategory } from "../editions/parameters.ts";
import { FEN_MAX, fen, type Fen } from "../money.ts";

/** What of a fee line decides whether it may be subsidised. */
export interface JudgedLine {
  readonly category: string;
  readonly amountFen: Fen;
}

/** The category of a fee line in an edition; undefined when the edition has none of that code. */
export function feeCategoryOf(
  parameters: Pick<EditionParameters, "feeCategories">,
  code: string,
): FeeCategory | undefined {
  return parameters.feeCategories.find((category) => category.code === code);
}

/**
 * The sum of lines in fen, or undefined when it is more than the platform handles: typed amounts may add up to anything.
 */
export function sumOfLines(lines: readonly { readonly amountFen: Fen }[]): Fen | undefined {
  const sum = lines.reduce((total, line) => total + BigInt(line.amountFen), 0n);
  return sum <= BigInt(FEN_MAX) ? fen(Number(sum)) : undefined;
}

/**
 * The eligible fee: what the lines of eligible categories add up to, of one service when it is named. A line that is not
 * eligible stays in the contract, is shown with its reason, and is never subsidised. The lines' own sum must be valid.
 * @clause 3.1 4.4.3
 */
export function eligibleFee(
  lines: readonly { readonly amountFen: Fen; readonly eligible: boolean; readonly serviceCode: string }[],
  serviceCode?: string,
): Fen {
  const counted = lines.filter(
    (line) => line.eligible && (serviceCode === undefined || line.serviceCode === serviceCode),
  );
  return fen(counted.reduce<number>((sum, line) => sum + line.amountFen, 0));
}
