import { useState, type ReactNode } from "react";
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from "antd";
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { bpToPercentText, percentTextToBp } from "@yunquan/core/decimal.ts";
import { bp } from "@yunquan/core/money.ts";
import { goalMeasures } from "@yunquan/core/programmes/goals.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { someOf } from "../ui/some-of.ts";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";
import type { Field } from "./parameter-fields.ts";
import "./programmes.css";

/** One parameter as a form field with its clause; the server has the last word on its bounds. */
export function ParameterField({ field }: { readonly field: Field }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { kind } = field;
  const label = `${field[language]}${t(`（第 ${field.clause} 条）`, ` (clause ${field.clause})`)}`;
  const name = ["parameters", field.key];
  const needed = { required: true, message: t("请填写。", "Fill this in.") };
  switch (kind.as) {
    case "number":
      return (
        <Form.Item name={name} label={label} rules={[needed]}>
          <InputNumber
            controls={false}
            min={kind.min}
            max={kind.max}
            precision={0}
            suffix={t(kind.unit.zh, kind.unit.en)}
            className="unit-field"
          />
        </Form.Item>
      );
    case "percent":
      return (
        <Form.Item
          name={name}
          label={label}
          rules={[
            {
              validator: async (_, value: unknown) => {
                if (typeof value !== "number")
                  throw new Error(t("请填写百分比，如 150。", "Enter a percentage such as 150."));
                await Promise.resolve();
              },
            },
          ]}
        >
          <PercentInput />
        </Form.Item>
      );
    case "amount":
      return (
        <Form.Item
          name={name}
          label={label}
          rules={[yuanRule(speech, kind.optional !== true)]}
          extra={kind.optional === true ? t("不填为不设上限", "No ceiling if left empty") : undefined}
        >
          <YuanInput />
        </Form.Item>
      );
    case "date":
      return (
        <Form.Item name={name} label={label} rules={[needed]}>
          <DateField />
        </Form.Item>
      );
    case "yes":
      return (
        <Form.Item name={name} label={label} valuePropName="checked">
          <Checkbox>{t("是", "yes")}</Checkbox>
        </Form.Item>
      );
    case "text":
      return (
        <Form.Item name={name} label={label} rules={[needed]}>
          <Input maxLength={6} inputMode="numeric" />
        </Form.Item>
      );
    case "one":
      return (
        <Form.Item name={name} label={label} rules={[needed]}>
          <Radio.Group options={kind.options.map((one) => ({ value: one.value, label: one[language] }))} />
        </Form.Item>
      );
    case "several":
      return (
        <Form.Item
          name={name}
          label={label}
          className="wide-field"
          rules={field.key === "evidence" ? [] : [someOf(t("至少选择一项。", "Choose at least one."))]}
        >
          <Checkbox.Group options={kind.options.map((one) => ({ value: one.value, label: one[language] }))} />
        </Form.Item>
      );
    case "invoices":
      return <InvoiceRule label={label} />;
    case "goals":
      return <Goals />;
    case "fees":
      return <Fees label={label} />;
  }
}

/** A ratio typed as per cent; its value is in basis points. */
function PercentInput(props: {
  readonly id?: string;
  readonly value?: number;
  readonly onChange?: (ratioBp: number | undefined) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string>();
  const shown = props.value === undefined ? "" : bpToPercentText(bp(props.value)).replace("%", "");
  return (
    <Input
      {...(props.id === undefined ? {} : { id: props.id })}
      className="unit-field"
      inputMode="decimal"
      suffix="%"
      value={typed ?? shown}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        const reading = percentTextToBp(text.trim());
        props.onChange?.(reading.ok ? reading.ratioBp : undefined);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

function InvoiceRule({ label }: { readonly label: string }): ReactNode {
  const { t } = useSpeech();
  const form = Form.useFormInstance();
  const kind: unknown = Form.useWatch(["parameters", "invoiceRule", "kind"], form);
  return (
    <div className="wide-field">
      <Form.Item name={["parameters", "invoiceRule", "kind"]} label={label}>
        <Radio.Group
          onChange={(event) =>
            form.setFieldValue(
              ["parameters", "invoiceRule"],
              event.target.value === "paid-share"
                ? { kind: "paid-share", shareBp: 5_000 }
                : { kind: "equal-to-contract" },
            )
          }
          options={[
            { value: "equal-to-contract", label: t("总金额与合同金额一致", "Their sum equals the contract amount") },
            { value: "paid-share", label: t("已付款达到合同金额的一定比例", "A share of the contract is paid") },
          ]}
        />
      </Form.Item>
      {kind === "paid-share" && (
        <Form.Item name={["parameters", "invoiceRule", "shareBp"]} label={t("付款比例不低于", "Paid share, at least")}>
          <PercentInput />
        </Form.Item>
      )}
    </div>
  );
}

function Goals(): ReactNode {
  const { t, language } = useSpeech();
  return (
    <Form.List name={["parameters", "goals"]}>
      {(rows, { add, remove }) => (
        <div className="wide-field">
          {rows.map(({ key, name }) => (
            <div className="list-row" key={key}>
              <Form.Item name={[name, "measure"]} label={t("衡量什么", "What is counted")} rules={[{ required: true }]}>
                <Select
                  options={Object.entries(goalMeasures).map(([value, words]) => ({ value, label: words[language] }))}
                />
              </Form.Item>
              <Form.Item name={[name, "target"]} label={t("目标", "Target")} rules={[{ required: true }]}>
                <InputNumber controls={false} min={1} max={10_000_000} precision={0} />
              </Form.Item>
              <Form.Item name={[name, "byYear"]} label={t("截至年度", "By the end of")} rules={[{ required: true }]}>
                <InputNumber controls={false} min={2018} max={2200} precision={0} />
              </Form.Item>
              <Button
                icon={<DeleteOutlined />}
                aria-label={t(`删除第 ${name + 1} 个目标`, `Remove goal ${name + 1}`)}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add()}>
            {t("增加目标", "Add a goal")}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function Fees({ label }: { readonly label: string }): ReactNode {
  const { t } = useSpeech();
  return (
    <Form.List name={["parameters", "feeCategories"]}>
      {(rows, { add, remove }) => (
        <fieldset className="wide-field">
          <legend>{label}</legend>
          {rows.map(({ key, name }) => (
            <div className="list-row" key={key}>
              <Form.Item name={[name, "code"]} label={t("代码", "Code")} rules={[{ required: true }]}>
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name={[name, "zh"]} label={t("中文", "Chinese")} rules={[{ required: true }]}>
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name={[name, "en"]} label={t("英文", "English")} rules={[{ required: true }]}>
                <Input maxLength={80} />
              </Form.Item>
              <Form.Item name={[name, "eligible"]} label={t("可补助", "Counts")} valuePropName="checked">
                <Checkbox>{t("是", "yes")}</Checkbox>
              </Form.Item>
              <Form.Item
                name={[name, "reasonZh"]}
                label={t("中文理由", "Reason (Chinese)")}
                rules={[{ required: true }]}
              >
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item
                name={[name, "reasonEn"]}
                label={t("英文理由", "Reason (English)")}
                rules={[{ required: true }]}
              >
                <Input maxLength={300} />
              </Form.Item>
              <Button
                icon={<DeleteOutlined />}
                aria-label={t(`删除第 ${name + 1} 类费用`, `Remove category ${name + 1}`)}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ eligible: true })}>
            {t("增加费用类别", "Add a category")}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
