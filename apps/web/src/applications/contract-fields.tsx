import type { ReactNode } from "react";
import { Form, Input, Radio, type FormInstance } from "antd";
import type { Finding } from "@yunquan/core/refusal.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { FileField } from "../ui/file-field.tsx";
import { PlaceSelect } from "../ui/place-select.tsx";
import { SupplierSelect } from "../ui/supplier-select.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";
import type { ContractEntry } from "./contract-entry.ts";
import { ruleNote } from "../ui/rule-note.tsx";

/** The names of the fields of this step: what has to be right before the next. */
export const contractFieldNames = [
  "supplierId",
  "number",
  "title",
  "signedOn",
  "startsOn",
  "endsOn",
  "totalFen",
  "statesEligibleFee",
  "implementationDivision",
  "implementationAddress",
] as const;

/** The parties, dates, total, place and document of a contract; each rule is answered beside the field it speaks about. */
export function ContractFields(props: {
  readonly form: FormInstance<ContractEntry>;
  readonly findings: readonly Finding[];
  readonly parameters: Schemas["EditionParameters"];
  readonly supplierName?: string | undefined;
  /** The annex of an old contract, once the contract itself is saved. */
  readonly annex?: ReactNode;
}): ReactNode {
  const speech = useSpeech();
  const { t, date } = speech;
  const required = (zh: string, en: string) => [
    { required: true, whitespace: true, message: t(`请填写${zh}。`, `Enter the ${en}.`) },
  ];
  const note = (...rules: string[]): ReactNode => ruleNote(props.findings, rules);
  return (
    <>
      <div className="form-grid">
        <Form.Item
          name="supplierId"
          label={t("供应商（合同乙方）", "Supplier")}
          rules={[{ required: true, message: t("请选择供应商。", "Choose the supplier.") }]}
          extra={t("须为已通过审核的供应商。", "Admitted suppliers only.")}
        >
          <SupplierSelect name={props.supplierName} />
        </Form.Item>
        <Form.Item
          name="number"
          label={t("合同编号", "Contract number")}
          rules={required("合同编号", "contract number")}
        >
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="title"
          label={t("合同名称", "Title")}
          rules={required("合同名称", "title")}
          className="wide-field"
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="signedOn"
          label={t("签订日期", "Signed on")}
          rules={required("签订日期", "date of signature")}
          extra={note("signed-from", "signed-until")}
        >
          <DateField />
        </Form.Item>
        <Form.Item
          name="totalFen"
          label={t("合同总额", "Total")}
          required
          rules={[yuanRule(speech)]}
          extra={t("含不计入补助的费用，与合同一致。", "All fees of the contract, also those that do not count.")}
        >
          <YuanInput />
        </Form.Item>
        <Form.Item name="startsOn" label={t("服务开始", "Service from")} rules={required("开始日期", "first day")}>
          <DateField />
        </Form.Item>
        <Form.Item
          name="endsOn"
          label={t("服务结束", "Service until")}
          dependencies={["startsOn"]}
          rules={[
            ...required("结束日期", "last day"),
            ({ getFieldValue }) => ({
              validator: async (_, value: unknown) => {
                const from: unknown = getFieldValue("startsOn");
                if (typeof value === "string" && typeof from === "string" && value < from)
                  throw new Error(t("结束日期不得早于开始日期。", "It cannot end before it starts."));
                await Promise.resolve();
              },
            }),
          ]}
        >
          <DateField />
        </Form.Item>
        <Form.Item
          name="implementationDivision"
          label={t("实施地点", "Place of implementation")}
          rules={[{ required: true, message: t("请选择实施地点。", "Choose the place.") }]}
          extra={note("implementation-place")}
        >
          <PlaceSelect withCities />
        </Form.Item>
        <Form.Item
          name="implementationAddress"
          label={t("详细地址", "Address")}
          rules={required("详细地址", "address")}
        >
          <Input maxLength={200} autoComplete="street-address" />
        </Form.Item>
      </div>
      <Form.Item
        name="statesEligibleFee"
        label={t("合同是否单独列明可补助费用", "Does the contract state the eligible fees?")}
        rules={[{ required: true, message: t("请选择。", "Choose one.") }]}
        extra={
          note("states-eligible-fee") ??
          t(
            `${date(props.parameters.publishedOn)}起签订的合同须在合同中列明；更早签订的可补签附件。`,
            `Contracts signed from ${date(props.parameters.publishedOn)} on have to; earlier ones may add an annex.`,
          )
        }
      >
        <Radio.Group
          options={[
            { value: true, label: t("已列明", "Yes") },
            { value: false, label: t("未列明", "No") },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="files"
        label={t("合同文本", "The document")}
        extra={
          <>
            {t(
              "PDF、OFD 或清晰的图片；可稍后上传，提交前须有。",
              "PDF, OFD or a clear picture; it may follow, but is needed to submit.",
            )}
            {note("file")}
          </>
        }
      >
        <FileField purpose="contract" max={1} accept=".pdf,.ofd,.png,.jpg,.jpeg" />
      </Form.Item>
      {props.annex}
    </>
  );
}
