import type { ReactNode } from "react";
import { Descriptions } from "antd";

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Over the whole width. */
  readonly wide?: boolean;
}

/** Facts of a record in a firm grid: two columns on a desk, one on a phone. */
export function Facts(props: {
  readonly title?: string;
  readonly facts: readonly (Fact | false)[];
  /** One for a narrow column; two on a desk otherwise. */
  readonly column?: 1 | 2;
}): ReactNode {
  return (
    <Descriptions
      bordered
      size="small"
      className="facts"
      title={props.title}
      column={props.column === 1 ? 1 : { xs: 1, sm: 1, md: 2 }}
      items={props.facts
        .filter((fact) => fact !== false)
        .map(({ label, value, wide }) => ({
          key: label,
          label,
          children: value ?? "—",
          span: wide === true ? ("filled" as const) : 1,
        }))}
    />
  );
}
