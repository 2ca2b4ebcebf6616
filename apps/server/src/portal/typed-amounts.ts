import { decimalFaults, yuanTextToFen } from "@yunquan/core/decimal.ts";
import { FEN_MAX, fen, type Fen } from "@yunquan/core/money.ts";
import type { Speech } from "./language.ts";

/** What somebody typed into a field: the value, or what is wrong with it in words. Nothing typed is neither. */
export interface Typed<Value> {
  readonly value?: Value;
  readonly fault?: string;
}

const TEN_THOUSAND = 10_000;

/** An amount typed in yuan, or in ten thousands of yuan. */
export function typedAmount({ t }: Speech, text: string | undefined, unit: "yuan" | "wan"): Typed<Fen> {
  const given = text?.trim() ?? "";
  if (given === "") return {};
  const read = yuanTextToFen(given);
  if (!read.ok) return { fault: t(decimalFaults[read.fault].zh, decimalFaults[read.fault].en) };
  if (unit === "yuan") return { value: read.amountFen };
  const amount = read.amountFen * TEN_THOUSAND;
  if (amount > FEN_MAX) return { fault: t(decimalFaults["too-large"].zh, decimalFaults["too-large"].en) };
  return { value: fen(amount) };
}

/** A whole number of at most seven digits. */
export function typedCount({ t }: Speech, text: string | undefined): Typed<number> {
  const given = text?.trim().replaceAll(",", "") ?? "";
  if (given === "") return {};
  if (!/^\d+$/.test(given)) return { fault: t("须为整数", "Type a whole number") };
  if (given.length > 7) return { fault: t(decimalFaults["too-large"].zh, decimalFaults["too-large"].en) };
  return { value: Number(given) };
}
