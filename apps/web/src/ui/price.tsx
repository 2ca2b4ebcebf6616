import type { ReactNode } from "react";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { parseFen } from "@yunquan/core/money.ts";
import { priceUnitEn } from "@yunquan/core/suppliers/price-unit.ts";
import { useSpeech } from "../speech.ts";

/** A listed price with what it is for: `38,000.00 元/年`, `¥38,000.00 a year`; an unusual unit as the supplier wrote it. */
export function Price(props: { readonly fen: string; readonly unit: string }): ReactNode {
  const { language } = useSpeech();
  const amount = parseFen(props.fen);
  const figure = amount === undefined ? "—" : fenToYuanText(amount);
  const unitEn = language === "en" ? priceUnitEn(props.unit) : undefined;
  return <span className="money">{unitEn === undefined ? `${figure} ${props.unit}` : `¥${figure} ${unitEn}`}</span>;
}
