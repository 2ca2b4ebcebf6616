import { useState, type ReactNode } from "react";
import { Input, type FormRule } from "antd";
import { decimalFaults } from "@yunquan/core/decimal.ts";
import { yuanEntryFault, yuanEntryOf, yuanEntryText } from "@yunquan/core/yuan-entry.ts";
import { useSpeech, type Speech } from "../speech.ts";

/**
 * An amount as people type it, in yuan with at most two decimals; the value is a text of digits in fen, as the API takes
 * it. What cannot be read stays as typed, marked as no amount, and `yuanRule` says what is wrong with it.
 */
export function YuanInput(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (amountFen: string | null) => void;
  readonly disabled?: boolean;
  readonly label?: string;
}): ReactNode {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<string>();
  return (
    <Input
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      className="money"
      inputMode="decimal"
      autoComplete="off"
      suffix={t("元", "yuan")}
      disabled={props.disabled === true}
      value={typed ?? yuanEntryText(props.value)}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        props.onChange?.(yuanEntryOf(text));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

/** Refuses what is not an amount, by name. */
export function yuanRule({ language, t }: Speech, required = true): FormRule {
  return {
    validator: async (_, value: unknown) => {
      const text = typeof value === "string" ? value : "";
      if (text === "") {
        if (required) throw new Error(t("请填写金额。", "Enter an amount."));
        return;
      }
      const fault = yuanEntryFault(text);
      if (fault !== undefined) throw new Error(decimalFaults[fault][language]);
      await Promise.resolve();
    },
  };
}
