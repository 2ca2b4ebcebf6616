import { useState, type ReactNode } from "react";
import { App, Button, Empty, Flex, Form, Input, Modal, Radio, Select, Table } from "antd";
import { cities } from "@yunquan/core/divisions.ts";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
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

function Move(props: { readonly plan: Plan; readonly kinds: Readonly<Record<Entered["kind"], string>> }): ReactNode {
  const speech = useSpeech();
  const { t, language, yuan } = speech;
  const { message } = App.useApp();
  const { plan } = props;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const fromCode = Form.useWatch("fromCityCode", form);
  const kind = Form.useWatch("kind", form) ?? "allotment";
  const from = plan.cities.find((city) => city.cityCode === fromCode);
  const move = useCommand((entered: Entered, header) =>
    api.POST("/api/v1/plans/{id}/move", {
      params: { path: { id: plan.id }, header },
      body: { version: plan.version, ...entered },
    }),
  );
  const send = async (entered: Entered): Promise<void> => {
    try {
      await move.run(entered);
      setOpen(false);
      void message.success(t("已调剂", "Moved"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const options = plan.cities.map((city) => ({
    value: city.cityCode,
    label: cities.find((one) => one.code === city.cityCode)?.[language] ?? city.cityZh,
  }));
  const needed = [{ required: true, message: t("请选择地市。", "Choose the city.") }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t("新调剂", "Move between cities")}
      </Button>
      <Modal
        open={open}
        title={t("在地市间调剂", "Move between cities")}
        okText={t("调剂", "Move")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: move.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FaultNotice fault={move.fault} />
        <Form form={form} layout="vertical" preserve={false} onFinish={(entered) => void send(entered)}>
          <Form.Item name="kind" label={t("调剂内容", "What is moved")} initialValue="allotment">
            <Radio.Group
              options={[
                { value: "allotment", label: props.kinds.allotment },
                { value: "cash", label: props.kinds.cash },
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
          <Form.Item
            name="reason"
            label={t("理由", "Reason")}
            rules={[{ required: true, whitespace: true, message: t("请填写理由。", "Give the reason.") }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
