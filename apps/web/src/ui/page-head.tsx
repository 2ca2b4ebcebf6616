import { useEffect, type ReactNode } from "react";
import { Flex } from "antd";
import { useSpeech } from "../speech.ts";

/** The head of a page: where one is, what it is about, and the one most important thing to do next on the right. */
export function PageHead(props: {
  readonly title: string;
  readonly status?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  const { t } = useSpeech();
  const { title } = props;
  useEffect(() => {
    document.title = `${title} · ${t("云券", "Yunquan")}`;
  }, [title, t]);
  return (
    <header className="page-head">
      <Flex justify="space-between" align="start" gap={16} wrap>
        <div className="page-head-words">
          <Flex gap={12} align="center" wrap>
            <h1>{title}</h1>
            {props.status}
          </Flex>
          {props.lead !== undefined && <div className="lead">{props.lead}</div>}
        </div>
        {props.actions !== undefined && (
          <Flex gap={8} wrap className="page-actions">
            {props.actions}
          </Flex>
        )}
      </Flex>
    </header>
  );
}
