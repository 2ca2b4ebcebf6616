import { useMemo, useState, type ReactNode } from "react";
import { App, Button, Flex, Form, Input, Modal } from "antd";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StepButton } from "../ui/step-button.tsx";

type Member = Schemas["ResourcePoolMember"];

/** The list of the resource pool: its members are admitted as they submit. */
export function ResourcePool(): ReactNode {
  const { t, date } = useSpeech();
  const session = useSession();
  const found = reads.useInfiniteQuery(
    "get",
    "/api/v1/resource-pool",
    { params: { query: { limit: "50" } } },
    byCursor,
  );
  const { data } = found;
  const pages = useMemo(
    () =>
      data && {
        pages: data.pages.map(({ items }) => ({ items: items.map((one) => ({ ...one, id: one.creditCode })) })),
      },
    [data],
  );
  const removes = mayCall(session, "resourcePool.remove");
  const add = mayCall(session, "resourcePool.add") && <AddMember />;
  return (
    <>
      {add && (
        <Flex justify="end" className="list-foot">
          {add}
        </Flex>
      )}
      <QueryTable
        label={t("资源池名单", "Resource pool")}
        rows={{ ...found, data: pages }}
        empty={{ words: t("名单为空。列入名单的单位注册时免审。", "The list is empty. Who is on it needs no review.") }}
        columns={[
          { title: t("单位", "Organisation"), dataIndex: "name" },
          { title: t("统一社会信用代码", "Credit code"), width: 220, dataIndex: "creditCode" },
          { title: t("列入日期", "Listed on"), width: 150, render: (_, row) => date(row.listedOn) },
          ...(removes
            ? [
                {
                  title: t("办理", "Action"),
                  width: 120,
                  render: (_: unknown, row: Member) => <RemoveMember member={row} />,
                },
              ]
            : []),
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <b>{row.name}</b>
            <span className="quiet figure">{row.creditCode}</span>
            <Flex justify="space-between" gap={8} wrap>
              <span>{date(row.listedOn)}</span>
              {removes && <RemoveMember member={row} />}
            </Flex>
          </Flex>
        )}
      />
    </>
  );
}

function RemoveMember({ member }: { readonly member: Member }): ReactNode {
  const { t } = useSpeech();
  const remove = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/resource-pool/remove", { params: { header }, body: { creditCode: member.creditCode, reason } }),
  );
  return (
    <StepButton
      label={t("移出", "Take off")}
      consequence={t(
        `${member.name} 此后注册须经省级审核；已准入的不受影响。`,
        `${member.name} is reviewed like everybody else from now on; an admission that was given stays.`,
      )}
      command={remove}
      reason="required"
      done={t("已移出", "Taken off the list")}
    />
  );
}

function AddMember(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Member>();
  const add = useCommand((body: Member, header) => api.POST("/api/v1/resource-pool", { params: { header }, body }));
  const carryOut = async (body: Member): Promise<void> => {
    try {
      await add.run(body);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
      return;
    }
    setOpen(false);
    void message.success(t("已列入", "Put on the list"));
  };
  const required = [{ required: true, message: t("请填写。", "Fill this in.") }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t("列入单位", "Add an organisation")}
      </Button>
      <Modal
        open={open}
        title={t("列入资源池", "Put on the list of the resource pool")}
        okText={t("列入", "Add")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: add.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FaultNotice fault={add.fault} />
        <Form form={form} layout="vertical" preserve={false} onFinish={(entered) => void carryOut(entered)}>
          <Form.Item name="creditCode" label={t("统一社会信用代码", "Credit code")} rules={required}>
            <Input maxLength={18} autoFocus />
          </Form.Item>
          <Form.Item name="name" label={t("单位名称", "Name")} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="listedOn" label={t("列入日期", "Listed on")} rules={required}>
            <DateField />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
