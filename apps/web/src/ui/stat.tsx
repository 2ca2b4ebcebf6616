import type { ReactNode } from "react";

/** Figures that sum something up, side by side: the name above, the figure large, what it is measured against below. */
export function Stats(props: {
  readonly label: string;
  readonly figures: readonly {
    readonly name: string;
    readonly value: ReactNode;
    readonly note?: ReactNode;
    readonly alarming?: boolean;
  }[];
}): ReactNode {
  return (
    <dl className="stats" aria-label={props.label}>
      {props.figures.map((figure) => (
        <div key={figure.name} className={figure.alarming === true ? "stat alarming" : "stat"}>
          <dt>{figure.name}</dt>
          <dd className="stat-value">{figure.value}</dd>
          {figure.note !== undefined && <dd className="quiet">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
