import type { ReactNode } from "react";
import { Form, Input } from "antd";
import { api } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { loginNameRules, newPasswordRules } from "../ui/account-rules.ts";
import { Panel } from "../ui/case-columns.tsx";
import { phoneRule } from "./enterprise-fields.tsx";

/** A person with an account, as far as typed. */
export interface PersonEntry {
  readonly name?: string;
  readonly loginName?: string;
  readonly password?: string;
  readonly phone?: string;
}

/** The first person of the organisation: he may prepare and approve, and adds the others. */
export function PersonPanel(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <Panel title={t("第一位办理人（账号）", "The first person (account)")}>
      <p className="quiet">
        {t(
          "该人兼经办人和负责人，登录后可添加本单位其他人员。",
          "He is preparer and approver, and adds the others once signed in.",
        )}
      </p>
      <div className="form-grid">
        <Form.Item
          name={["person", "name"]}
          label={t("姓名", "Name")}
          rules={[{ required: true, whitespace: true, message: t("请填写姓名。", "Enter the name.") }]}
        >
          <Input maxLength={60} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name={["person", "phone"]}
          label={t("手机（可不填）", "Mobile (optional)")}
          rules={[phoneRule(speech)]}
        >
          <Input maxLength={30} inputMode="tel" autoComplete="tel" />
        </Form.Item>
        <Form.Item name={["person", "loginName"]} label={t("用户名", "User name")} rules={loginNameRules(speech)}>
          <Input autoComplete="username" maxLength={40} />
        </Form.Item>
        <Form.Item name={["person", "password"]} label={t("口令", "Password")} rules={newPasswordRules(speech)}>
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
      </div>
    </Panel>
  );
}

/** Signs in whoever has just registered. */
export async function signInAs({ loginName = "", password = "" }: PersonEntry): Promise<void> {
  await api.POST("/api/v1/sessions", { body: { loginName, password } });
}

/** A person as the API takes him: what was left empty is left out. */
export function personBody({ name = "", loginName = "", password = "", phone }: PersonEntry) {
  const trimmed = phone?.trim() ?? "";
  return { name: name.trim(), loginName, password, ...(trimmed === "" ? {} : { phone: trimmed }) };
}
