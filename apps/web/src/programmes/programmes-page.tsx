import { useState, type ReactNode } from "react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Form, Input, Modal, Skeleton, Table } from "antd";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";

/** The programmes with the edition that is in force in each. */
export function ProgrammesPage(): ReactNode {
  const { t, given, time } = useSpeech();
  const session = useSession();
  const { data, error, isPending, refetch } = reads.useQuery("get", "/api/v1/programmes", {});
  return (
    <>
      <PageHead
        title={t("方案与政策版本", "Programmes and editions")}
        lead={t(
          "政策的每一项参数都记在版本里，按生效时间适用；旧业务按其当时的版本办理。",
          "Every parameter of the policy stands in an edition and holds from its time on; earlier cases keep theirs.",
        )}
        actions={mayCall(session, "programmes.create") && <NewProgramme />}
      />
      <FaultNotice fault={error} again={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data?.items.length === 0 && <Empty description={t("还没有方案。", "There is no programme yet.")} />}
      {data !== undefined && data.items.length > 0 && (
        <section className="panel">
          <Table<Schemas["Programme"]>
            rowKey="id"
            pagination={false}
            scroll={{ x: 720 }}
            dataSource={data.items}
            columns={[
              {
                title: t("方案", "Programme"),
                render: (_, one) => (
                  <Link to="/programmes/$id" params={{ id: one.id }}>
                    {given(one.nameZh, one.nameEn)}
                  </Link>
                ),
              },
              { title: t("代码", "Code"), render: (_, one) => <code>{one.code}</code> },
              {
                title: t("现行版本", "Edition in force"),
                render: (_, one) =>
                  one.edition === null
                    ? t("尚无", "none yet")
                    : t(`第 ${one.edition.number} 版`, `No. ${one.edition.number}`),
              },
              { title: t("生效时间", "In force from"), render: (_, one) => time(one.edition?.inForceFrom) },
            ]}
          />
        </section>
      )}
    </>
  );
}

function NewProgramme(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Schemas["Programme"]>();
  const create = useCommand((body: { code: string; nameZh: string; nameEn: string }, header) =>
    api.POST("/api/v1/programmes", { params: { header }, body }),
  );
  const send = async (entered: { code: string; nameZh: string; nameEn: string }): Promise<void> => {
    try {
      const made = await create.run(entered);
      setOpen(false);
      await navigate({ to: "/programmes/$id", params: { id: made.id } });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: t(zh, en) }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t("新建方案", "New programme")}
      </Button>
      <Modal
        open={open}
        title={t("新建方案", "A new programme")}
        okText={t("新建", "Create")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: create.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FaultNotice fault={create.fault} />
        <Form form={form} layout="vertical" preserve={false} onFinish={(entered) => void send(entered)}>
          <Form.Item
            name="nameZh"
            label={t("中文名称", "Chinese name")}
            rules={needed("请填写中文名称。", "Enter the Chinese name.")}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="nameEn"
            label={t("英文名称", "English name")}
            rules={needed("请填写英文名称。", "Enter the English name.")}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item
            name="code"
            label={t("代码", "Code")}
            extra={t(
              "用于公开网址，小写字母、数字、连字符",
              "Part of public addresses: lower-case letters, digits, hyphens",
            )}
            rules={needed("请填写代码。", "Enter the code.")}
          >
            <Input maxLength={40} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
