import type { ReactNode } from "react";

/** The page of a case: what it is about on the left, how it stands and went on the right; one after the other on a phone. */
export function CaseColumns(props: { readonly main: ReactNode; readonly side: ReactNode }): ReactNode {
  return (
    <div className="case-columns">
      <div className="case-main">{props.main}</div>
      <div className="case-side">{props.side}</div>
    </div>
  );
}

/** A titled part of a page. */
export function Panel(props: {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}): ReactNode {
  return (
    <section className="panel" {...(props.id === undefined ? {} : { id: props.id })} aria-label={props.title}>
      <div className="panel-head">
        <h2>{props.title}</h2>
        {props.extra}
      </div>
      {props.children}
    </section>
  );
}
