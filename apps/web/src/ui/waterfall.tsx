import type { ReactNode } from "react";
import { Table } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Money } from "./money.tsx";

/** How an amount came about, step by step with its clause: what enterprise, bureau and auditor all see. */
export function Waterfall(props: {
  readonly steps: readonly (Schemas["WaterfallStep"] | Schemas["ClaimWaterfallStep"])[];
}): ReactNode {
  const { t, language } = useSpeech();
  return (
    <Table
      className="waterfall"
      size="small"
      pagination={false}
      rowKey="step"
      scroll={{ x: true }}
      dataSource={[...props.steps]}
      columns={[
        { title: t("步骤", "Step"), render: (_, step) => step[language] },
        { title: t("条款", "Clause"), dataIndex: "clause", width: 80 },
        { title: t("核减", "Cut"), align: "right", render: (_, step) => <Money fen={step.cutFen} /> },
        { title: t("余额", "Left"), align: "right", render: (_, step) => <Money fen={step.afterFen} /> },
      ]}
    />
  );
}
