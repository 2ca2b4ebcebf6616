import type { ReactNode } from "react";
import { DatePicker } from "antd";
import dayjs from "dayjs";

/** A calendar date as a form field; its value is the text YYYY-MM-DD that the API takes. Enter never submits the form. */
export function DateField(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (on: string | null) => void;
  readonly disabled?: boolean;
  readonly label?: string;
}): ReactNode {
  return (
    <DatePicker
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      className="date-field"
      disabled={props.disabled === true}
      value={props.value == null ? null : dayjs(props.value)}
      onChange={(picked) => props.onChange?.(picked === null ? null : picked.format("YYYY-MM-DD"))}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault();
      }}
    />
  );
}
