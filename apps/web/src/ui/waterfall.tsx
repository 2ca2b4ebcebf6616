import type { ReactNode } from "react";
import { Flex, Grid, Table } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Money } from "./money.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

/** How an amount came about, step by step with its clause: what enterprise, bureau and auditor all see. */
export function Waterfall(props: {
  readonly steps: readonly (Schemas["WaterfallStep"] | Schemas["ClaimWaterfallStep"])[];
  /** In a column beside the case, where a table would be squeezed. */
  readonly narrow?: boolean;
}): ReactNode {
  const { t, language } = useSpeech();
  const wide = Grid.useBreakpoint().md ?? true;
  if (!wide || props.narrow === true)
    return (
      <ol className="waterfall-steps">
        {props.steps.map((step) => (
          <li key={step.step}>
            <span>
              {step[language]}{" "}
              <span className="clause">{t(`（第 ${step.clause} 条）`, `(clause ${step.clause})`)}</span>
            </span>
            <Flex justify="space-between" gap={12}>
              <span className="quiet">
                {step.cutFen === "0" ? (
                  t("不核减", "No cut")
                ) : (
                  <>
                    {t("核减 ", "Cut ")}
                    <Money fen={step.cutFen} />
                  </>
                )}
              </span>
              <b>
                <Money fen={step.afterFen} />
              </b>
            </Flex>
          </li>
        ))}
      </ol>
    );
  return (
    <ScrollRegion label={t("金额计算步骤", "Steps of the amount")}>
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
    </ScrollRegion>
  );
}
