import type { ReactNode } from "react";
import { AutoComplete, Form, Input, Select } from "antd";
import type { FormRule } from "antd";
import { checkCreditCode, creditCodeFaults, creditCodeWarnings } from "@yunquan/core/credit-code.ts";
import { entityTypes } from "@yunquan/core/enterprises/entity-types.ts";
import { checkIndustry, industryDivisions, industryFaults } from "@yunquan/core/industry.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { PlaceSelect } from "../ui/place-select.tsx";
import { ruleNote } from "../ui/rule-note.tsx";

/** What an enterprise says of itself, as far as it is typed. */
export interface EnterpriseEntry {
  readonly creditCode?: string;
  readonly name?: string;
  readonly entityType?: keyof typeof entityTypes;
  readonly legalPerson?: string;
  readonly registeredDivision?: string;
  readonly industryCode?: string;
  readonly establishedOn?: string | null;
  readonly address?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
}

/** The fields of a registration; each condition of the programme is answered beside the field it speaks about. */
export function EnterpriseFields(props: {
  /** Where in the form they are. */
  readonly under?: string;
  readonly findings: readonly Finding[];
  /** The credit code is fixed once the enterprise is registered. */
  readonly withCreditCode: boolean;
}): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const at = (name: string): string | string[] => (props.under === undefined ? name : [props.under, name]);
  const note = (...rules: string[]): ReactNode => ruleNote(props.findings, rules);
  const required = (zh: string, en: string): FormRule[] => [
    { required: true, whitespace: true, message: t(`请填写${zh}。`, `Enter the ${en}.`) },
  ];
  return (
    <div className="form-grid">
      {props.withCreditCode && (
        <Form.Item
          name={at("creditCode")}
          label={t("统一社会信用代码", "Credit code")}
          validateTrigger="onBlur"
          rules={[...required("统一社会信用代码", "credit code"), creditCodeRule(speech)]}
          extra={<CreditCodeNote at={at("creditCode")} />}
        >
          <Input maxLength={60} autoComplete="off" className="figure" />
        </Form.Item>
      )}
      <Form.Item
        name={at("name")}
        label={t("企业名称（与营业执照一致）", "Name, as on the licence")}
        rules={required("企业名称", "name")}
      >
        <Input maxLength={100} autoComplete="organization" />
      </Form.Item>
      <Form.Item
        name={at("entityType")}
        label={t("主体类型", "Type of entity")}
        rules={[{ required: true, message: t("请选择主体类型。", "Choose the type.") }]}
        extra={note("entity-type")}
      >
        <Select
          options={Object.entries(entityTypes).map(([type, words]) => ({ value: type, label: words[language] }))}
        />
      </Form.Item>
      <Form.Item
        name={at("establishedOn")}
        label={t("成立日期", "Established on")}
        rules={required("成立日期", "date of establishment")}
        extra={note("established")}
      >
        <DateField />
      </Form.Item>
      <Form.Item
        name={at("registeredDivision")}
        label={t("登记地（市、区）", "Place of registration")}
        rules={[{ required: true, message: t("请选择登记地。", "Choose the place.") }]}
        extra={note("registered-place")}
      >
        <PlaceSelect withProvinces />
      </Form.Item>
      <Form.Item name={at("address")} label={t("详细地址", "Address")} rules={required("详细地址", "address")}>
        <Input maxLength={200} autoComplete="street-address" />
      </Form.Item>
      <Form.Item
        name={at("industryCode")}
        label={t("行业代码（GB/T 4754-2017）", "Industry code (GB/T 4754-2017)")}
        rules={[...required("行业代码", "industry code"), industryRule(speech)]}
        extra={note("industry")}
      >
        <AutoComplete
          placeholder={t("2–4 位代码，或输入行业名称", "2 to 4 digits, or type a name")}
          options={Object.entries(industryDivisions).map(([code, words]) => ({
            value: code,
            label: `${code} ${words[language]}`,
            sought: `${code} ${words.zh} ${words.en.toLowerCase()}`,
          }))}
          showSearch={{
            filterOption: (typed, option) =>
              ((option as { sought?: string } | undefined)?.sought ?? "").includes(
                typed.trim().toLowerCase().slice(0, 20),
              ),
          }}
        />
      </Form.Item>
      <Form.Item
        name={at("legalPerson")}
        label={t("法定代表人", "Legal representative")}
        rules={required("法定代表人", "legal representative")}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={at("contactName")} label={t("联系人", "Contact")} rules={required("联系人", "contact")}>
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name={at("contactPhone")}
        label={t("联系电话", "Telephone")}
        rules={[...required("联系电话", "telephone number"), phoneRule(speech)]}
      >
        <Input maxLength={30} inputMode="tel" autoComplete="tel" />
      </Form.Item>
    </div>
  );
}

/** Names every fault of a credit code at once; nothing is corrected behind one's back. */
export function creditCodeRule({ t, language }: Speech): FormRule {
  return {
    validator: async (_, value: unknown) => {
      if (typeof value !== "string" || value === "") return;
      const { faults } = checkCreditCode(value);
      if (faults.length > 0)
        throw new Error(faults.map((fault) => creditCodeFaults[fault][language]).join(t("；", "; ")));
      await Promise.resolve();
    },
  };
}

export function phoneRule({ t }: Speech): FormRule {
  return {
    pattern: /^\+?[0-9][0-9 -]{5,28}[0-9]$/,
    message: t("请填写半角数字的电话号码。", "A telephone number in half-width digits."),
  };
}

function industryRule({ language }: Speech): FormRule {
  return {
    validator: async (_, value: unknown) => {
      if (typeof value !== "string" || value === "") return;
      const industry = checkIndustry(value);
      // A real code of another section is a condition that is not met, told beside the field; it may be saved.
      if (!industry.ok && industry.fault !== "outside-industry")
        throw new Error(industryFaults[industry.fault][language]);
      await Promise.resolve();
    },
  };
}

/** What is odd about a code that is valid all the same. */
function CreditCodeNote({ at }: { readonly at: string | string[] }): ReactNode {
  const { t, language } = useSpeech();
  const form = Form.useFormInstance();
  const code: unknown = Form.useWatch(at, form);
  if (typeof code !== "string" || code === "") return t("18 位，见营业执照。", "18 characters, on the licence.");
  const { faults, warnings } = checkCreditCode(code);
  if (faults.length > 0) return null;
  const [warning] = warnings;
  return warning === undefined ? t("代码校验通过。", "The code is valid.") : creditCodeWarnings[warning][language];
}
