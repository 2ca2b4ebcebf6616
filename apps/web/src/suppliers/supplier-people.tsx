import { useState, type ReactNode } from "react";
import { App, Button, Checkbox, Flex, Form, Input, Modal, Skeleton } from "antd";
import { isRole, roles } from "@yunquan/core/roles.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { StepButton } from "../ui/step-button.tsx";

interface Entered {
  readonly person: {
    readonly name: string;
    readonly loginName: string;
    readonly password: string;
    readonly phone?: string;
  };
  readonly roles: ("supplier-preparer" | "supplier-approver")[];
}

/** Who may act for the supplier; its approver adds people and ends what they may do. */
export function SupplierPeople({ supplier }: { readonly supplier: Schemas["Supplier"] }): ReactNode {
  const { t, language } = useSpeech();
  const { personId } = useSession();
  const people = reads.useQuery("get", "/api/v1/suppliers/{id}/people", { params: { path: { id: supplier.id } } });
  const end = useCommand(({ person }: { person: string; reason?: string }, header) =>
    api.POST("/api/v1/suppliers/{id}/people/end", {
      params: { path: { id: supplier.id }, header },
      body: { personId: person },
    }),
  );
  return (
    <Panel
      title={t("本单位人员", "People")}
      extra={supplier.actions.includes("addPerson") && <AddPerson supplierId={supplier.id} />}
    >
      <FaultNotice fault={people.error} again={() => void people.refetch()} />
      {people.isPending && <Skeleton active />}
      <ul className="cards">
        {(people.data?.people ?? []).map((person) => (
          <li key={person.personId} className="card-row">
            <Flex justify="space-between" gap={8} align="center">
              <div>
                <b>{person.name}</b> <span className="quiet">{person.loginName}</span>
                <div>
                  {person.roles.map((role) => (isRole(role) ? roles[role][language] : role)).join(t("、", ", "))}
                </div>
              </div>
              {supplier.actions.includes("endPerson") && person.personId !== personId && (
                <StepButton
                  label={t("停用", "End")}
                  consequence={t(
                    `${person.name} 不能再代表本单位办理，办理记录保留。`,
                    `${person.name} can no longer act for you; what was done stays on record.`,
                  )}
                  danger
                  command={{ ...end, run: async () => await end.run({ person: person.personId }) }}
                  done={t("已停用", "Ended")}
                />
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function AddPerson({ supplierId }: { readonly supplierId: string }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const add = useCommand(({ person, roles: given }: Entered, header) => {
    const { phone, ...rest } = person;
    return api.POST("/api/v1/suppliers/{id}/people", {
      params: { path: { id: supplierId }, header },
      body: { person: phone === undefined || phone.trim() === "" ? rest : { ...rest, phone }, roles: given },
    });
  });
  const finish = async (entered: Entered): Promise<void> => {
    try {
      await add.run(entered);
      setOpen(false);
      void message.success(t(`已添加 ${entered.person.name}`, `${entered.person.name} was added`));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: t(zh, en) }];
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("添加人员", "Add")}
      </Button>
      <Modal
        open={open}
        title={t("添加本单位人员", "Add a person")}
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
        <Form<Entered>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ roles: ["supplier-preparer"] }}
          onFinish={(entered) => void finish(entered)}
        >
          <Form.Item
            name={["person", "name"]}
            label={t("姓名", "Name")}
            rules={needed("请填写姓名。", "Enter the name.")}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={["person", "loginName"]}
            label={t("用户名", "User name")}
            rules={needed("请填写用户名。", "Enter a user name.")}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={["person", "password"]}
            label={t("初始口令", "First password")}
            extra={t(
              "不少于 15 位，请当面告知本人，由其登录后修改。",
              "At least 15 characters; hand it over in person, to be changed after signing in.",
            )}
            rules={needed("请填写初始口令。", "Enter a password.")}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item name={["person", "phone"]} label={t("手机（选填）", "Phone (optional)")}>
            <Input maxLength={30} autoComplete="off" inputMode="tel" />
          </Form.Item>
          <Form.Item
            name="roles"
            label={t("岗位", "Roles")}
            rules={[{ required: true, message: t("至少选择一个岗位。", "Choose at least one role.") }]}
          >
            <Checkbox.Group
              options={(["supplier-preparer", "supplier-approver"] as const).map((value) => ({
                value,
                label: roles[value][language],
              }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
