import type { ReactNode } from "react";
import { Button, Flex, Form, Input, Select, Tag } from "antd";
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { feeCategoryOf } from "@yunquan/core/contracts/fee-lines.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { EligibleMark } from "../ui/eligible-mark.tsx";
import { Money } from "../ui/money.tsx";
import { ServiceSelect, useService } from "../ui/service-select.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";
import { sumsOf, type ContractEntry, type LineEntry } from "./contract-entry.ts";
import { ProductSelect } from "./product-select.tsx";
import { RuleNote } from "../ui/rule-note.tsx";
import "./applications.css";

interface Frame {
  readonly parameters: Schemas["EditionParameters"];
  readonly programmeId: string;
  readonly programmeCode: string;
  readonly tier: string | undefined;
}

/** The fee lines of the contract. Each says at once whether it counts and why; the sums stand below. */
export function LineFields(
  props: Frame & { readonly entry: ContractEntry; readonly findings: readonly Finding[] },
): ReactNode {
  const { t } = useSpeech();
  const lines = props.entry.lines ?? [];
  const last = lines.at(-1);
  return (
    <>
      <Form.List
        name="lines"
        rules={[
          {
            validator: async (_, value: unknown) => {
              if (!Array.isArray(value) || value.length === 0)
                throw new Error(t("至少填写一个费用项。", "Enter at least one fee line."));
              await Promise.resolve();
            },
          },
        ]}
      >
        {(fields, { add, remove }, { errors }) => (
          <>
            <ol className="fee-lines">
              {fields.map((field, index) => (
                <li key={field.key}>
                  <LineForm
                    {...props}
                    index={field.name}
                    number={index + 1}
                    line={lines[field.name]}
                    supplierId={props.entry.supplierId}
                    onRemove={fields.length > 1 ? () => remove(field.name) : undefined}
                  />
                </li>
              ))}
            </ol>
            <Form.ErrorList errors={errors} />
            <Button
              icon={<PlusOutlined />}
              onClick={() => add({ serviceCode: last?.serviceCode ?? null, productId: last?.productId ?? null })}
            >
              {t("添加费用项", "Add a fee line")}
            </Button>
          </>
        )}
      </Form.List>
      <Sums {...props} />
    </>
  );
}

function LineForm(
  props: Frame & {
    readonly index: number;
    readonly number: number;
    readonly line: LineEntry | undefined;
    readonly supplierId: string | undefined;
    readonly onRemove: (() => void) | undefined;
  },
): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { index, line, parameters, supplierId } = props;
  const category = line?.category === undefined ? undefined : feeCategoryOf(parameters, line.category);
  const serviceCode = line?.serviceCode ?? null;
  return (
    <fieldset className="fee-line">
      <legend>
        {t(`费用项 ${props.number}`, `Fee line ${props.number}`)}
        {props.onRemove !== undefined && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            onClick={props.onRemove}
            aria-label={t(`删除费用项 ${props.number}`, `Remove fee line ${props.number}`)}
          />
        )}
      </legend>
      <div className="form-grid">
        <Form.Item
          name={[index, "description"]}
          label={t("费用名称（按合同）", "As in the contract")}
          rules={[{ required: true, whitespace: true, message: t("请填写费用名称。", "Enter what it is for.") }]}
        >
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
        <Form.Item name={[index, "amountFen"]} label={t("金额", "Amount")} required rules={[yuanRule(speech)]}>
          <YuanInput />
        </Form.Item>
        <Form.Item
          name={[index, "category"]}
          label={t("费用类别", "Category")}
          rules={[{ required: true, message: t("请选择费用类别。", "Choose the category.") }]}
          extra={
            category !== undefined && (
              <EligibleMark
                eligible={category.eligible}
                reason={language === "zh" ? category.reasonZh : category.reasonEn}
              />
            )
          }
        >
          <Select
            placeholder={t("按费用性质选择", "By what it pays for")}
            options={[true, false].map((eligible) => ({
              label: eligible ? t("计入补助", "Counts") : t("不计入补助", "Does not count"),
              options: parameters.feeCategories
                .filter((one) => one.eligible === eligible)
                .map((one) => ({ value: one.code, label: one[language] })),
            }))}
          />
        </Form.Item>
        <Form.Item
          name={[index, "serviceCode"]}
          label={t("所属应用服务", "Service")}
          rules={[{ required: true, message: t("请选择应用服务。", "Choose the service.") }]}
        >
          <ServiceSelect programmeCode={props.programmeCode} tier={props.tier} />
        </Form.Item>
        {supplierId !== undefined && serviceCode !== null && (
          <Form.Item name={[index, "productId"]} label={t("产品（可不填）", "Product (optional)")}>
            <ProductSelect programmeId={props.programmeId} supplierId={supplierId} serviceCode={serviceCode} />
          </Form.Item>
        )}
      </div>
    </fieldset>
  );
}

function Sums(props: Frame & { readonly entry: ContractEntry; readonly findings: readonly Finding[] }): ReactNode {
  const { t } = useSpeech();
  const sums = sumsOf(props.entry, props.parameters);
  return (
    <section className="fee-sums" aria-label={t("合计", "Sums")}>
      <Flex gap={24} wrap>
        <div>
          <div className="quiet">{t("费用项合计", "Fee lines")}</div>
          <Money fen={sums.sumFen} />
        </div>
        <div>
          <div className="quiet">{t("合同总额", "Contract total")}</div>
          <Money fen={props.entry.totalFen ?? null} />
        </div>
        <div>
          <div className="quiet">{t("其中可补助", "Eligible")}</div>
          <b>
            <Money fen={sums.eligibleFen} />
          </b>
        </div>
      </Flex>
      <RuleNote findings={props.findings} rules={["total", "categories"]} />
      {sums.byService.length > 1 && (
        <Flex gap={8} wrap>
          {sums.byService.map(({ serviceCode, eligibleFen }) => (
            <ServiceSum key={serviceCode} programmeCode={props.programmeCode} code={serviceCode} fen={eligibleFen} />
          ))}
        </Flex>
      )}
    </section>
  );
}

function ServiceSum(props: { readonly programmeCode: string; readonly code: string; readonly fen: string }): ReactNode {
  const { given } = useSpeech();
  const service = useService(props.programmeCode, props.code);
  return (
    <Tag>
      {service === undefined ? props.code : given(service.nameZh, service.nameEn)} <Money fen={props.fen} />
    </Tag>
  );
}
