import type { ReactNode } from "react";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { parseFen } from "@yunquan/core/money.ts";

/** A listed price with what it is for, as the supplier wrote it: `38,000.00 元/年`. */
export function Price(props: { readonly fen: string; readonly unit: string }): ReactNode {
  const amount = parseFen(props.fen);
  return (
    <span className="money">
      {amount === undefined ? "—" : fenToYuanText(amount)} {props.unit}
    </span>
  );
}
