import { useState, type ReactNode } from "react";
import { App, Button, Checkbox, Form, Input, Modal, Select } from "antd";
import { roles, type Role } from "@yunquan/core/roles.ts";
import { ApiFault, api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { rolesOfKind } from "./office-kinds.ts";
import type { Office, OfficePerson } from "./person.ts";

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
  const speech = useSpeech();
  const { t, language, given } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const chosen = Form.useWatch("organisationId", form);
  const kind = offices.find((office) => office.id === chosen)?.kind;
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
  const send = async (entered: Entered): Promise<void> => {
    try {
      await create.run(entered);
      setOpen(false);
      void message.success(t("人员已新增", "The account is made"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: t(zh, en) }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t("新增人员", "New person")}
      </Button>
      <Modal
        open={open}
        title={t("新增人员", "A new person of an office")}
        okText={t("新增", "Make the account")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: create.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FaultNotice fault={create.fault} />
        <Form form={form} layout="vertical" preserve={false} onFinish={(entered) => void send(entered)}>
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
          <Form.Item
            name="roles"
            label={t("岗位", "Roles")}
            extra={kind === undefined ? t("先选择单位", "Choose the office first") : undefined}
            rules={[
              {
                validator: async (_, some: readonly Role[] | undefined) => {
                  if (some === undefined || some.length === 0)
                    throw new Error(t("至少选择一个岗位。", "Choose at least one role."));
                  await Promise.resolve();
                },
              },
            ]}
          >
            <Checkbox.Group
              options={rolesOfKind(kind).map((role) => ({ value: role, label: roles[role][language] }))}
            />
          </Form.Item>
          <Form.Item name="phone" label={t("电话（可不填）", "Phone (optional)")}>
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
          <Form.Item name="email" label={t("邮箱（可不填）", "E-mail (optional)")}>
            <Input maxLength={120} type="email" autoComplete="off" />
          </Form.Item>
        </Form>
      </Modal>
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
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ password: string; reason: string }>();
  const reset = useCommand((body: { password: string; reason: string }, header) =>
    api.POST("/api/v1/people/{id}/password", { params: { path: { id: person.id }, header }, body }),
  );
  const send = async (entered: { password: string; reason: string }): Promise<void> => {
    try {
      await reset.run(entered);
      setOpen(false);
      void message.success(t("口令已重设", "The password is set"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("重设口令", "Set a password")}
      </Button>
      <Modal
        open={open}
        title={t(`为 ${person.name} 重设口令`, `A new password for ${person.name}`)}
        okText={t("重设", "Set it")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: reset.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FaultNotice fault={reset.fault} />
        <Form form={form} layout="vertical" preserve={false} onFinish={(entered) => void send(entered)}>
          <PasswordItem />
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
