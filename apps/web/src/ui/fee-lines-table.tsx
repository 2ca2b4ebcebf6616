import type { ReactNode } from "react";
import { Grid, Table } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { EligibleMark } from "./eligible-mark.tsx";
import { Money } from "./money.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

type Line = Schemas["Contract"]["lines"][number];

/** The fee lines of a contract with what counts and why; those of the case's own service first in sight. */
export function FeeLinesTable(props: {
  readonly lines: readonly Line[];
  readonly service?: string | null;
  readonly pending?: boolean;
}): ReactNode {
  const { t, given } = useSpeech();
  const wide = Grid.useBreakpoint().md ?? true;
  const mark = (line: Line): ReactNode => (
    <EligibleMark eligible={line.eligible} reason={given(line.reasonZh, line.reasonEn)} />
  );
  return (
    <ScrollRegion label={t("费用项", "Fee lines")}>
      <Table<Line>
        className="fee-table"
        size="small"
        pagination={false}
        rowKey="id"
        scroll={{ x: true }}
        loading={props.pending === true}
        dataSource={[...props.lines]}
        rowClassName={(line) => (props.service != null && line.serviceCode !== props.service ? "other-service" : "")}
        columns={[
          ...(wide ? [{ title: t("序号", "No."), dataIndex: "number", width: 60 }] : []),
          {
            title: t("费用项", "Fee line"),
            render: (_, line) => (
              <>
                {line.description}
                <div className="quiet">
                  {line.serviceCode} · {given(line.categoryZh, line.categoryEn)}
                </div>
                {!wide && mark(line)}
              </>
            ),
          },
          { title: t("金额", "Amount"), align: "right", render: (_, line) => <Money fen={line.amountFen} /> },
          ...(wide ? [{ title: t("是否补助", "Eligible"), render: (_: unknown, line: Line) => mark(line) }] : []),
        ]}
      />
    </ScrollRegion>
  );
}
