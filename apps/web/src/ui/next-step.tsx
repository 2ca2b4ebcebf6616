import type { ReactNode } from "react";
import { Flex } from "antd";

/**
 * Whose turn it is and what comes next: the most visible thing of a case. `mine` marks that the reader himself has to
 * act.
 */
export function NextStep(props: {
  readonly title: string;
  readonly words?: ReactNode;
  readonly tone?: "mine" | "late" | "good" | "over" | undefined;
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <section className={`next-step ${props.tone ?? ""}`} aria-label={props.title}>
      <Flex justify="space-between" align="center" gap={16} wrap>
        <div className="next-step-words">
          <strong>{props.title}</strong>
          {props.words !== undefined && <div>{props.words}</div>}
        </div>
        {props.actions !== undefined && (
          <Flex gap={8} wrap className="next-step-actions">
            {props.actions}
          </Flex>
        )}
      </Flex>
    </section>
  );
}
