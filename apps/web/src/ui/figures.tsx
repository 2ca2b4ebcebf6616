import type { ReactNode } from "react";

export interface Figure {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** The one figure of the row that the page is about. */
  readonly strong?: boolean;
}

/** A row of the few figures a page is about, largest first to see. */
export function Figures(props: { readonly figures: readonly (Figure | false)[] }): ReactNode {
  return (
    <dl className="key-figures">
      {props.figures
        .filter((one) => one !== false)
        .map(({ label, value, note, strong }) => (
          <div key={label} className={strong === true ? "figure-of strong" : "figure-of"}>
            <dt>{label}</dt>
            <dd>
              <b className="figure">{value}</b>
              {note !== undefined && <span className="quiet">{note}</span>}
            </dd>
          </div>
        ))}
    </dl>
  );
}
