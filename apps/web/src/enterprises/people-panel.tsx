import { useEffect, useState, type ReactNode } from "react";
import { App, Button, Checkbox, Flex, Form, Input, Modal } from "antd";
import { isRole, roles } from "@yunquan/core/roles.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { StepButton } from "../ui/step-button.tsx";
import "./enterprises.css";

type EnterpriseRole = "enterprise-preparer" | "enterprise-approver";

/** Who acts for the enterprise. The approver adds people and ends what they may do. */
export function PeoplePanel({ enterprise }: { readonly enterprise: Schemas["Enterprise"] }): ReactNode {
  const { t, language } = useSpeech();
  const { personId } = useSession();
  const { id } = enterprise;
  const found = reads.useQuery("get", "/api/v1/enterprises/{id}/people", { params: { path: { id } } });
  const may = (action: string): boolean => enterprise.actions.includes(action);
  return (
    <Panel title={t("本单位人员", "People")} extra={may("addPerson") && <Add enterpriseId={id} />}>
      {found.error !== null && <FaultNotice fault={found.error} again={() => void found.refetch()} />}
      <ul className="accounts">
        {(found.data?.people ?? []).map((person) => (
          <li key={person.personId}>
            <Flex justify="space-between" gap={12} wrap align="center">
              <div>
                <b>{person.name}</b> <span className="quiet">{person.loginName}</span>
                <div>
                  {person.roles.map((role) => (isRole(role) ? roles[role][language] : role)).join(t("、", ", "))}
                  {person.personId === personId && <span className="quiet">{t("（本人）", " (you)")}</span>}
                </div>
              </div>
              {may("endPerson") && person.personId !== personId && (
                <End enterpriseId={id} personId={person.personId} name={person.name} />
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function End(props: { readonly enterpriseId: string; readonly personId: string; readonly name: string }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/people/end", {
      params: { path: { id: props.enterpriseId }, header },
      body: { personId: props.personId },
    }),
  );
  return (
    <StepButton
      label={t("停用", "End")}
      danger
      consequence={t(
        `${props.name} 不能再为本单位办理；已办理的记录保留。`,
        `${props.name} can no longer act for you; what was done stays on record.`,
      )}
      command={command}
      done={t("已停用", "Ended")}
    />
  );
}

interface Entry {
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
  readonly roles: EnterpriseRole[];
}

function Add({ enterpriseId }: { readonly enterpriseId: string }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entry>();
  const add = useCommand(({ roles: chosen, ...person }: Entry, header) =>
    api.POST("/api/v1/enterprises/{id}/people", {
      params: { path: { id: enterpriseId }, header },
      body: { person, roles: chosen },
    }),
  );
  useEffect(() => {
    if (add.fault !== null) markFields(form, add.fault, speech);
  }, [add.fault, form, speech]);
  const save = async (entry: Entry): Promise<void> => {
    try {
      await add.run(entry);
    } catch (error) {
      if (error instanceof ApiFault) return;
      throw error;
    }
    setOpen(false);
    void message.success(t("已添加", "Added"));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("添加人员", "Add a person")}</Button>
      <Modal
        open={open}
        title={t("添加人员", "Add a person")}
        okText={t("添加", "Add")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: add.isPending }}
        onOk={() => form.submit()}
        onCancel={() => {
          setOpen(false);
          add.reset();
        }}
        destroyOnHidden
      >
        <FaultNotice fault={add.fault} />
        <Form<Entry>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ roles: ["enterprise-preparer"] }}
          onFinish={(entry) => void save(entry)}
        >
          <Form.Item
            name="name"
            label={t("姓名", "Name")}
            rules={[{ required: true, whitespace: true, message: t("请填写姓名。", "Enter the name.") }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="loginName"
            label={t("用户名", "User name")}
            rules={[
              { required: true, message: t("请填写用户名。", "Enter a user name.") },
              {
                pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/,
                message: t("3–40 位字母、数字或 . _ -", "3 to 40 letters, digits or . _ -"),
              },
            ]}
          >
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("初始口令", "First password")}
            rules={[
              { required: true, message: t("请填写口令。", "Enter a password.") },
              { min: 15, message: t("不少于 15 位，可以是一句话。", "At least 15 characters; a sentence will do.") },
            ]}
          >
            <Input.Password maxLength={200} autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="roles"
            label={t("岗位", "Roles")}
            rules={[{ required: true, type: "array", min: 1, message: t("至少一个岗位。", "At least one.") }]}
          >
            <Checkbox.Group
              options={(["enterprise-preparer", "enterprise-approver"] as const).map((role) => ({
                value: role,
                label: roles[role][language],
              }))}
            />
          </Form.Item>
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </Form>
      </Modal>
    </>
  );
}
