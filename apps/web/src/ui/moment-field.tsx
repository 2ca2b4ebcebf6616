import type { ReactNode } from "react";
import { DatePicker } from "antd";
import dayjs from "dayjs";
import { addMs, BEIJING_OFFSET_MS, beijingDate, beijingTime, instant } from "@yunquan/core/time.ts";

/**
 * An instant as a form field, typed and shown in Beijing time whatever the clock of the computer says; its value is the
 * instant that the API takes. Enter never submits the form.
 */
export function MomentField(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (at: string | null) => void;
  readonly label?: string;
}): ReactNode {
  const shown =
    props.value == null ? null : dayjs(`${beijingDate(instant(props.value))}T${beijingTime(instant(props.value))}`);
  return (
    <DatePicker
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      className="date-field"
      showTime={{ format: "HH:mm" }}
      format="YYYY-MM-DD HH:mm"
      needConfirm={false}
      value={shown}
      onChange={(picked) => {
        if (picked === null) return props.onChange?.(null);
        const typed = instant(`${picked.format("YYYY-MM-DDTHH:mm")}:00.000Z`);
        props.onChange?.(addMs(typed, -BEIJING_OFFSET_MS));
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault();
      }}
    />
  );
}
