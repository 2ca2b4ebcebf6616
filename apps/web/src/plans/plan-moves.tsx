import type { ReactNode } from "react";
import { Empty, Flex, Form, Radio, Select, Table } from "antd";
import { cities } from "@yunquan/core/divisions.ts";
import { api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Money } from "../ui/money.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";

type Plan = Schemas["Plan"];

interface Entered {
  readonly kind: "allotment" | "cash";
  readonly fromCityCode: string;
  readonly toCityCode: string;
  readonly amountFen: string;
  readonly reason: string;
}

/** What was moved from one city to another, with the reason, and the next move. */
export function PlanMoves({ plan }: { readonly plan: Plan }): ReactNode {
  const { t, time, language } = useSpeech();
  const nameOf = (code: string): string => cities.find((city) => city.code === code)?.[language] ?? code;
  const kinds = {
    allotment: t("切块（额度和资金）", "Share (capacity and cash)"),
    cash: t("仅结算资金", "Cash alone"),
  };
  return (
    <section className="panel">
      <Flex justify="space-between" align="center" gap={16} wrap className="panel-head">
        <h2>{t("地市间调剂", "Moves between cities")}</h2>
        {plan.actions.includes("move") && <Move plan={plan} kinds={kinds} />}
      </Flex>
      {plan.moves.length === 0 ? (
        <Empty
          description={
            plan.status === "draft"
              ? t("计划发布后可在地市间调剂。", "Once the plan is published, shares can be moved between cities.")
              : t("没有调剂记录。", "Nothing was moved.")
          }
        />
      ) : (
        <Table
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 800 }}
          dataSource={plan.moves}
          columns={[
            { title: t("时间", "Time"), width: 170, render: (_, move) => time(move.movedAt) },
            { title: t("内容", "What"), render: (_, move) => kinds[move.kind] },
            { title: t("调出", "From"), render: (_, move) => nameOf(move.fromCityCode) },
            { title: t("调入", "To"), render: (_, move) => nameOf(move.toCityCode) },
            { title: t("金额", "Amount"), align: "right", render: (_, move) => <Money fen={move.amountFen} /> },
            { title: t("理由", "Reason"), dataIndex: "reason" },
          ]}
        />
      )}
    </section>
  );
}

interface MoveParts {
  readonly plan: Plan;
  readonly kinds: Readonly<Record<Entered["kind"], string>>;
}

function Move({ plan, kinds }: MoveParts): ReactNode {
  const { t } = useSpeech();
  const move = useCommand((entered: Entered, header) =>
    api.POST("/api/v1/plans/{id}/move", {
      params: { path: { id: plan.id }, header },
      body: { version: plan.version, ...entered },
    }),
  );
  return (
    <StepWindow<Entered>
      type="primary"
      label={t("新调剂", "Move between cities")}
      title={t("在地市间调剂", "Move between cities")}
      okText={t("调剂", "Move")}
      command={move}
      done={t("已调剂", "Moved")}
      fields={<MoveFields plan={plan} kinds={kinds} />}
    />
  );
}

/** Where from, where to and how much; what the giving city has free stands beside it. */
function MoveFields({ plan, kinds }: MoveParts): ReactNode {
  const speech = useSpeech();
  const { t, language, yuan } = speech;
  const form = Form.useFormInstance<Entered>();
  const fromCode = Form.useWatch("fromCityCode", form);
  const kind = Form.useWatch("kind", form) ?? "allotment";
  const from = plan.cities.find((city) => city.cityCode === fromCode);
  const options = plan.cities.map((city) => ({
    value: city.cityCode,
    label: cities.find((one) => one.code === city.cityCode)?.[language] ?? city.cityZh,
  }));
  const needed = [{ required: true, message: t("请选择地市。", "Choose the city.") }];
  return (
    <>
      <Form.Item name="kind" label={t("调剂内容", "What is moved")} initialValue="allotment">
        <Radio.Group
          options={[
            { value: "allotment", label: kinds.allotment },
            { value: "cash", label: kinds.cash },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="fromCityCode"
        label={t("调出地市", "From")}
        rules={needed}
        extra={
          from !== undefined &&
          (kind === "cash"
            ? t(`可用资金 ${yuan(from.cash.leftFen)}`, `${yuan(from.cash.leftFen)} of cash free`)
            : t(
                `可用额度 ${yuan(from.capacity.leftFen)}，可用资金 ${yuan(from.cash.leftFen)}`,
                `${yuan(from.capacity.leftFen)} of capacity and ${yuan(from.cash.leftFen)} of cash free`,
              ))
        }
      >
        <Select showSearch={{ optionFilterProp: "label" }} options={options} />
      </Form.Item>
      <Form.Item name="toCityCode" label={t("调入地市", "To")} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={options.filter((option) => option.value !== fromCode)}
        />
      </Form.Item>
      <Form.Item name="amountFen" label={t("金额", "Amount")} required rules={[yuanRule(speech)]}>
        <YuanInput />
      </Form.Item>
      <ReasonField />
    </>
  );
}
