import type { ReactNode } from "react";
import { Form, Input, Select } from "antd";
import type { Role } from "@yunquan/core/roles.ts";
import { api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import type { Office, OfficePerson } from "./person.ts";
import { RoleField } from "./role-field.tsx";

interface Entered {
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
  readonly phone?: string;
  readonly email?: string;
  readonly organisationId: string;
  readonly roles: Role[];
}

/** Gives a new person of an office an account with its roles. */
export function NewPerson({ offices }: { readonly offices: readonly Office[] }): ReactNode {
  const { t } = useSpeech();
  const create = useCommand(({ phone, email, ...entered }: Entered, header) =>
    api.POST("/api/v1/people", {
      params: { header },
      body: {
        ...entered,
        ...(phone === undefined || phone.trim() === "" ? {} : { phone }),
        ...(email === undefined || email.trim() === "" ? {} : { email }),
      },
    }),
  );
  return (
    <StepWindow<Entered>
      type="primary"
      label={t("新增人员", "New person")}
      title={t("新增人员", "A new person of an office")}
      okText={t("新增", "Make the account")}
      command={create}
      done={t("人员已新增", "The account is made")}
      fields={<PersonFields offices={offices} />}
    />
  );
}

function PersonFields({ offices }: { readonly offices: readonly Office[] }): ReactNode {
  const { t, given } = useSpeech();
  const form = Form.useFormInstance<Entered>();
  const chosen = Form.useWatch("organisationId", form);
  const kind = offices.find((office) => office.id === chosen)?.kind;
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: t(zh, en) }];
  return (
    <>
      <Form.Item name="name" label={t("姓名", "Name")} rules={needed("请填写姓名。", "Enter the name.")}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="loginName"
        label={t("用户名", "User name")}
        extra={t("3–40 位字母、数字或 . _ -", "3 to 40 letters, digits or . _ -")}
        rules={needed("请填写用户名。", "Enter the user name.")}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <PasswordItem />
      <Form.Item
        name="organisationId"
        label={t("单位", "Office")}
        rules={[{ required: true, message: t("请选择单位。", "Choose the office.") }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={offices.map((office) => ({ value: office.id, label: given(office.nameZh, office.nameEn) }))}
          onChange={() => form.setFieldValue("roles", [])}
        />
      </Form.Item>
      <RoleField kind={kind} />
      <Form.Item name="phone" label={t("电话（可不填）", "Phone (optional)")}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t("邮箱（可不填）", "E-mail (optional)")}>
        <Input maxLength={120} type="email" autoComplete="off" />
      </Form.Item>
    </>
  );
}

function PasswordItem(): ReactNode {
  const { t } = useSpeech();
  return (
    <Form.Item
      name="password"
      label={t("初始口令", "First password")}
      extra={t(
        "不少于 15 位；请当面或经安全渠道告知本人，并请其登录后修改。",
        "At least 15 characters. Hand it over safely; the person changes it after signing in.",
      )}
      rules={[{ required: true, min: 15, message: t("口令不少于 15 位。", "At least 15 characters.") }]}
    >
      <Input.Password autoComplete="new-password" maxLength={200} />
    </Form.Item>
  );
}

/** Sets a new password for somebody who has lost his. */
export function ResetPassword({ person }: { readonly person: OfficePerson }): ReactNode {
  const { t } = useSpeech();
  const reset = useCommand((body: { password: string; reason: string }, header) =>
    api.POST("/api/v1/people/{id}/password", { params: { path: { id: person.id }, header }, body }),
  );
  return (
    <StepWindow
      size="small"
      label={t("重设口令", "Set a password")}
      title={t(`为 ${person.name} 重设口令`, `A new password for ${person.name}`)}
      okText={t("重设", "Set it")}
      command={reset}
      done={t("口令已重设", "The password is set")}
      fields={
        <>
          <PasswordItem />
          <ReasonField />
        </>
      }
    />
  );
}
