import { useEffect, useState, type ReactNode } from "react";
import { Button, Form, Input } from "antd";
import { ApiFault, api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { PlaceSelect } from "../ui/place-select.tsx";
import { creditCodeRule, phoneRule } from "./enterprise-fields.tsx";
import { PersonPanel, personBody, signInAs, type PersonEntry } from "./first-person.tsx";

interface Entry {
  readonly person: PersonEntry;
  readonly supplier: {
    readonly creditCode: string;
    readonly name: string;
    readonly registeredDivision: string;
    readonly legalPerson: string;
    readonly contactName: string;
    readonly contactPhone: string;
    readonly address: string;
    readonly introduction: string;
  };
}

/** What was typed stays in this window until it is sent, without the password. */
const KEPT = "yunquan/register-supplier";

function kept(): Partial<Entry> {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as Partial<Entry>;
  } catch {
    return {};
  }
}

function keep(entry: Partial<Entry>): void {
  const { password: _secret, ...person } = entry.person ?? {};
  sessionStorage.setItem(KEPT, JSON.stringify({ ...entry, person }));
}

/** A supplier of services, from anywhere in the country; the province admits it after it has submitted its documents. */
export function SupplierRegistration(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [form] = Form.useForm<Entry>();
  const [first] = useState(kept);
  const register = useCommand(({ person, supplier }: Entry, header) =>
    api.POST("/api/v1/suppliers", { headers: header, body: { person: personBody(person), supplier } }),
  );
  useEffect(() => {
    if (register.fault !== null) markFields(form, register.fault, speech);
  }, [register.fault, form, speech]);
  const send = async (given: Entry): Promise<void> => {
    try {
      await register.run(given);
      await signInAs(given.person);
      sessionStorage.removeItem(KEPT);
      location.assign("/w/supplier");
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  const required = (zh: string, en: string) => [
    { required: true, whitespace: true, message: t(`请填写${zh}。`, `Enter the ${en}.`) },
  ];
  return (
    <Form<Entry>
      form={form}
      layout="vertical"
      initialValues={first}
      onValuesChange={(_, all) => keep(all)}
      onFinish={(given) => void send(given)}
      scrollToFirstError={{ focus: true, block: "center" }}
    >
      <FaultNotice fault={register.fault} />
      <Panel title={t("供应商", "The supplier")}>
        <div className="form-grid">
          <Form.Item
            name={["supplier", "creditCode"]}
            label={t("统一社会信用代码", "Credit code")}
            validateTrigger="onBlur"
            rules={[...required("统一社会信用代码", "credit code"), creditCodeRule(speech)]}
          >
            <Input maxLength={60} autoComplete="off" className="figure" />
          </Form.Item>
          <Form.Item
            name={["supplier", "name"]}
            label={t("单位名称（与营业执照一致）", "Name, as on the licence")}
            rules={required("单位名称", "name")}
          >
            <Input maxLength={100} autoComplete="organization" />
          </Form.Item>
          <Form.Item
            name={["supplier", "registeredDivision"]}
            label={t("登记地", "Place of registration")}
            rules={[{ required: true, message: t("请选择登记地。", "Choose the place.") }]}
          >
            <PlaceSelect withCities withProvinces />
          </Form.Item>
          <Form.Item
            name={["supplier", "address"]}
            label={t("详细地址", "Address")}
            rules={required("详细地址", "address")}
          >
            <Input maxLength={200} autoComplete="street-address" />
          </Form.Item>
          <Form.Item
            name={["supplier", "legalPerson"]}
            label={t("法定代表人", "Legal representative")}
            rules={required("法定代表人", "legal representative")}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={["supplier", "contactName"]}
            label={t("联系人", "Contact")}
            rules={required("联系人", "contact")}
          >
            <Input maxLength={60} autoComplete="name" />
          </Form.Item>
          <Form.Item
            name={["supplier", "contactPhone"]}
            label={t("联系电话", "Telephone")}
            rules={[...required("联系电话", "telephone number"), phoneRule(speech)]}
          >
            <Input maxLength={30} inputMode="tel" autoComplete="tel" />
          </Form.Item>
          <Form.Item
            className="wide-field"
            name={["supplier", "introduction"]}
            label={t("服务能力简介（公开）", "What you offer (public)")}
            rules={required("简介", "introduction")}
          >
            <Input.TextArea rows={4} maxLength={4000} showCount />
          </Form.Item>
        </div>
      </Panel>
      <PersonPanel />
      <Button type="primary" size="large" htmlType="submit" loading={register.isPending}>
        {t("注册并登录", "Register and sign in")}
      </Button>
    </Form>
  );
}
