import { useState, type ReactNode } from "react";
import { Alert, Button, Form, Input, Modal, Table, Typography, type TableColumnsType } from "antd";

import { ApiFault, api, reads, useCommand, type Command, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import { EventFields } from "./event-fields.tsx";
import { TestCall } from "./test-call.tsx";
import "./usage.css";

/** Everything to connect a system: keys, signing keys, what an event is, and a call to try. */
export function InterfacePart(): ReactNode {
  return (
    <>
      <ApiKeys />
      <TestCall />
      <EventFields />
      <SigningKeys />
    </>
  );
}

function ApiKeys(): ReactNode {
  const speech = useSpeech();
  const { t, time } = speech;
  const session = useSession();
  const mayWrite = mayCall(session, "apiKeys.create");
  const keys = reads.useQuery("get", "/api/v1/api-keys", {});
  const end = useCommand(({ id }: { id: string; reason?: string }, header) =>
    api.POST("/api/v1/api-keys/{id}/end", { params: { path: { id }, header } }),
  );
  return (
    <Panel title={t("接口密钥", "API keys")} extra={mayWrite && <NewKey />}>
      <p className="quiet">
        {t(
          "密钥代表本单位报送数据，由负责人建立和停用，只在建立时显示一次。",
          "A key delivers in your organisation's name. Its approver makes and ends keys; a key is shown once, when it is made.",
        )}
      </p>
      <FaultNotice fault={keys.error} again={() => void keys.refetch()} />
      <Table<Schemas["ApiKey"]>
        rowKey="id"
        size="small"
        pagination={false}
        loading={keys.isPending}
        scroll={{ x: 560 }}
        dataSource={[...(keys.data?.items ?? [])]}
        locale={{ emptyText: <span className="quiet">{t("还没有密钥。", "No keys yet.")}</span> }}
        columns={[
          { title: t("名称", "Name"), dataIndex: "name" },
          { title: t("建立人", "Made by"), dataIndex: "createdBy" },
          { title: t("建立时间", "Made"), render: (_, key) => time(key.createdAt) },
          ...endColumns<Schemas["ApiKey"]>(speech, mayWrite ? end : undefined, (key) =>
            t(`密钥“${key.name}”立即失效，使用它的系统不能再报送。`, `The key "${key.name}" stops working at once.`),
          ),
        ]}
      />
    </Panel>
  );
}

/** Whether a key is still valid, and for whoever may the button that ends it. */
function endColumns<Key extends { readonly id: string; readonly endedAt: string | null }>(
  { t, time }: Speech,
  end: Command<{ id: string; reason?: string }, unknown> | undefined,
  consequence: (key: Key) => string,
): TableColumnsType<Key> {
  const state = (_: unknown, { endedAt }: Key): string =>
    endedAt === null ? t("有效", "Valid") : t(`${time(endedAt)} 停用`, `Ended ${time(endedAt)}`);
  const columns: TableColumnsType<Key> = [{ title: t("状态", "State"), render: state }];
  if (end === undefined) return columns;
  return [
    ...columns,
    {
      title: t("操作", "Action"),
      width: 90,
      render: (_, key) =>
        key.endedAt === null && (
          <StepButton
            danger
            label={t("停用", "End")}
            consequence={consequence(key)}
            command={{ ...end, run: async () => await end.run({ id: key.id }) }}
            done={t("已停用", "Ended")}
          />
        ),
    },
  ];
}

function NewKey(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [form] = Form.useForm<{ name: string }>();
  const create = useCommand((body: { name: string }, header) =>
    api.POST("/api/v1/api-keys", { params: { header }, body }),
  );
  const finish = async (entered: { name: string }): Promise<void> => {
    try {
      const made = await create.run(entered);
      setSecret(made.secret ?? "");
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const close = (): void => {
    setOpen(false);
    setSecret(undefined);
    create.reset();
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t("新建密钥", "New key")}
      </Button>
      <Modal
        open={open}
        title={t("新建接口密钥", "New API key")}
        destroyOnHidden
        mask={{ closable: false }}
        onCancel={close}
        footer={
          secret === undefined
            ? [
                <Button key="cancel" onClick={close}>
                  {t("取消", "Cancel")}
                </Button>,
                <Button key="make" type="primary" loading={create.isPending} onClick={() => form.submit()}>
                  {t("建立", "Make")}
                </Button>,
              ]
            : [
                <Button key="kept" type="primary" onClick={close}>
                  {t("我已保存好", "I have kept it")}
                </Button>,
              ]
        }
      >
        <FaultNotice fault={create.fault} />
        {secret === undefined ? (
          <Form
            form={form}
            layout="vertical"
            preserve={false}
            onFinish={(entered: { name: string }) => void finish(entered)}
          >
            <Form.Item
              name="name"
              label={t("名称", "Name")}
              extra={t("写明用在哪个系统，便于日后停用。", "Say which system uses it.")}
              rules={[{ required: true, whitespace: true, message: t("请填写名称。", "Enter a name.") }]}
            >
              <Input maxLength={60} autoComplete="off" />
            </Form.Item>
          </Form>
        ) : secret === "" ? (
          <Alert
            type="warning"
            title={t(
              "密钥已建立，但因网络中断未能显示。请停用它，再建一个。",
              "The key was made, but could not be shown after a broken line. End it and make another.",
            )}
          />
        ) : (
          <>
            <Alert
              type="warning"
              showIcon
              title={t("只显示这一次，请立即复制保存。", "It is shown this once; copy and keep it now.")}
            />
            <Typography.Paragraph
              className="secret"
              code
              copyable={{ text: secret, tooltips: [t("复制", "Copy"), t("已复制", "Copied")] }}
            >
              {secret}
            </Typography.Paragraph>
          </>
        )}
      </Modal>
    </>
  );
}

function SigningKeys(): ReactNode {
  const speech = useSpeech();
  const { t, time } = speech;
  const session = useSession();
  const mayWrite = mayCall(session, "usage.addSigningKey");
  const keys = reads.useQuery("get", "/api/v1/usage/signing-keys", {});
  const end = useCommand(({ id }: { id: string; reason?: string }, header) =>
    api.POST("/api/v1/usage/signing-keys/{id}/end", { params: { path: { id }, header } }),
  );
  return (
    <Panel title={t("签名公钥（选用）", "Signing keys (optional)")} extra={mayWrite && <AddSigningKey />}>
      <p className="quiet">
        {t(
          "登记公钥后，接口报送必须签名（Ed25519），平台据此证明数据出自本单位且未被改动。私钥始终留在贵方。",
          "Once a public key is registered, deliveries by the interface have to be signed (Ed25519); it proves that the data are yours and unchanged. The private key stays with you.",
        )}
      </p>
      <FaultNotice fault={keys.error} again={() => void keys.refetch()} />
      <Table<Schemas["UsageSigningKey"]>
        rowKey="id"
        size="small"
        pagination={false}
        loading={keys.isPending}
        scroll={{ x: 640 }}
        dataSource={[...(keys.data?.items ?? [])]}
        locale={{
          emptyText: (
            <span className="quiet">{t("未登记，报送无须签名。", "None; deliveries need no signature.")}</span>
          ),
        }}
        columns={[
          { title: t("名称", "Name"), dataIndex: "name" },
          { title: t("公钥编号", "Key id"), render: (_, key) => <code className="digest">{key.id}</code> },
          { title: t("登记时间", "Registered"), render: (_, key) => time(key.createdAt) },
          ...endColumns<Schemas["UsageSigningKey"]>(speech, mayWrite ? end : undefined, (key) =>
            t(`公钥“${key.name}”的签名不再接受。`, `Signatures by "${key.name}" are no longer taken.`),
          ),
        ]}
      />
    </Panel>
  );
}

interface NewSigningKey {
  readonly name: string;
  readonly publicKey: string;
}

function AddSigningKey(): ReactNode {
  const { t } = useSpeech();
  const add = useCommand(({ name, publicKey }: NewSigningKey, header) =>
    api.POST("/api/v1/usage/signing-keys", {
      params: { header },
      body: { name, publicKey: publicKey.replaceAll(/-----[^-]+-----|\s/g, "") },
    }),
  );
  return (
    <StepWindow<NewSigningKey>
      label={t("登记公钥", "Register a key")}
      title={t("登记签名公钥", "Register a signing key")}
      okText={t("登记", "Register")}
      command={add}
      done={t("已登记", "Registered")}
      consequence={
        <>
          <p>
            {t(
              "在贵方机器上生成密钥，只把公钥贴到这里：",
              "Make the key on your own machine and paste the public part:",
            )}
          </p>
          <pre className="code-block">{`openssl genpkey -algorithm ed25519 -out yunquan.pem
openssl pkey -in yunquan.pem -pubout`}</pre>
          <p>{t("登记后，未签名的接口报送立即被拒收。", "From then on unsigned deliveries are refused.")}</p>
        </>
      }
      fields={
        <>
          <Form.Item
            name="name"
            label={t("名称", "Name")}
            rules={[{ required: true, whitespace: true, message: t("请填写名称。", "Enter a name.") }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="publicKey"
            label={t("公钥（PEM 或 Base64）", "Public key (PEM or Base64)")}
            rules={[{ required: true, whitespace: true, message: t("请粘贴公钥。", "Paste the public key.") }]}
          >
            <Input.TextArea rows={4} maxLength={600} />
          </Form.Item>
        </>
      }
    />
  );
}
