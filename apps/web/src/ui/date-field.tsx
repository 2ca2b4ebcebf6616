import { createContext, useContext, useState, type ComponentProps, type ReactNode } from "react";
import { DatePicker } from "antd";
import dayjs from "dayjs";
import { readTypedDate } from "@yunquan/core/typed-date.ts";
import { useSpeech } from "../speech.ts";

/**
 * A calendar date as a form field; its value is the text YYYY-MM-DD that the API takes. It is picked, or typed in any usual
 * form. What cannot be read stays as typed and is named, and the field then has no value: an earlier date never goes out
 * behind another text. Enter never submits the form.
 */
export function DateField(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (on: string | null) => void;
  readonly disabled?: boolean;
  readonly label?: string;
}): ReactNode {
  const { t } = useSpeech();
  const { value, onChange } = props;
  const [typed, setTyped] = useState<{ readonly text: string; readonly left: boolean }>();
  // A date that came from elsewhere takes the place of a text that could not be read.
  const shown = typed?.left === true && value != null ? undefined : typed;
  const typing: Typing = {
    text: shown?.text,
    type: (text) => {
      setTyped({ text, left: false });
      const on = readTypedDate(text);
      if (on !== undefined) onChange?.(on);
      else if (text.trim() === "") onChange?.(null);
    },
  };
  const leave = (): void => {
    if (shown === undefined || shown.left) return;
    const open = shown.text.trim() !== "" && readTypedDate(shown.text) === undefined;
    setTyped(open ? { ...shown, left: true } : undefined);
    if (open) onChange?.(null);
  };
  const unread = shown?.left === true;
  return (
    <TypingContext value={typing}>
      <DatePicker
        {...(props.id === undefined ? {} : { id: props.id })}
        {...(props.label === undefined ? {} : { "aria-label": props.label })}
        className="date-field"
        components={parts}
        disabled={props.disabled === true}
        {...(unread ? { status: "error" as const } : {})}
        value={value == null ? null : dayjs(value)}
        onChange={(picked) => {
          setTyped(undefined);
          onChange?.(picked === null ? null : picked.format("YYYY-MM-DD"));
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      {unread && (
        <span className="date-unread" role="alert">
          {t("不是有效日期，请按 2018-05-01 的格式填写。", "This is no date; type it like 2018-05-01.")}
        </span>
      )}
    </TypingContext>
  );
}

interface Typing {
  /** What was typed and does not yet stand in the value. */
  readonly text: string | undefined;
  readonly type: (text: string) => void;
}

const TypingContext = createContext<Typing>({ text: undefined, type: () => undefined });

/** The picker reads one form only and forgets the rest: what is typed goes past it, and it is given the date. */
function TypedInput(props: ComponentProps<"input">): ReactNode {
  const typing = useContext(TypingContext);
  return <input {...props} value={typing.text ?? props.value} onChange={(event) => typing.type(event.target.value)} />;
}

const parts = { input: TypedInput };
