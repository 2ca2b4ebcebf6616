import { useState, type ReactNode } from "react";
import { App, Button, Checkbox, Form, Input, Modal, Select } from "antd";
import { isRole, roles, type Role } from "@yunquan/core/roles.ts";
import { ApiFault, api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { rolesOfKind } from "./office-kinds.ts";
import type { Office, OfficePerson } from "./person.ts";

interface Entered {
  readonly organisationId: string;
  readonly roles: Role[];
  readonly reason: string;
}

/** Gives a person other roles in his office; he signs in anew. */
export function ChangeRoles(props: { readonly person: OfficePerson; readonly offices: readonly Office[] }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { message } = App.useApp();
  const { person } = props;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const chosen = Form.useWatch("organisationId", form) ?? person.memberships[0]?.organisationId;
  const kind = props.offices.find((office) => office.id === chosen)?.kind;
  const change = useCommand((body: Entered, header) =>
    api.PUT("/api/v1/people/{id}/roles", { params: { path: { id: person.id }, header }, body }),
  );
  const send = async (entered: Entered): Promise<void> => {
    try {
      await change.run(entered);
      setOpen(false);
      void message.success(t("岗位已调整", "The roles are changed"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const held = (organisationId: string | undefined): Role[] =>
    person.memberships.find((one) => one.organisationId === organisationId)?.roles.filter(isRole) ?? [];
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("调整岗位", "Change roles")}
      </Button>
      <Modal
        open={open}
        title={t(`调整 ${person.name} 的岗位`, `Roles of ${person.name}`)}
        okText={t("保存", "Save")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: change.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t("保存后该人员须重新登录。", "The person has to sign in anew afterwards.")}</p>
        <FaultNotice fault={change.fault} />
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{
            organisationId: person.memberships[0]?.organisationId,
            roles: held(person.memberships[0]?.organisationId),
          }}
          onFinish={(entered) => void send(entered)}
        >
          <Form.Item name="organisationId" label={t("单位", "Office")} rules={[{ required: true }]}>
            <Select
              options={person.memberships.map((one) => ({ value: one.organisationId, label: one.organisationName }))}
              onChange={(organisationId: string) => form.setFieldValue("roles", held(organisationId))}
            />
          </Form.Item>
          <Form.Item
            name="roles"
            label={t("岗位", "Roles")}
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
