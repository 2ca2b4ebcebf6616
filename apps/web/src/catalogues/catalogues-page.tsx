import { useState, type ReactNode } from "react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Form, Input, Modal, Radio, Select, Skeleton, Table } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { catalogueLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { entryOf } from "./service-cells.ts";

/** Every version of every programme's catalogue. */
export function CataloguesPage(): ReactNode {
  const { t, given, time } = useSpeech();
  const session = useSession();
  const { data, error, isPending, refetch } = reads.useQuery("get", "/api/v1/catalogues", { params: { query: {} } });
  const mayCreate = mayCall(session, "catalogues.create");
  const items = data?.items.toSorted((a, b) => b.number - a.number) ?? [];
  return (
    <>
      <PageHead
        title={t("应用服务目录", "Catalogues of services")}
        lead={t(
          "目录经专家委员会确认后发布；新版本发布时，旧版本自动被替代。",
          "A catalogue is published once the expert panel has confirmed it; a new version takes the place of the old.",
        )}
        actions={
          <>
            <Button icon={<DownloadOutlined />} href="/api/v1/public/catalogue-template">
              {t("下载导入模板", "Download the template")}
            </Button>
            {mayCreate && data !== undefined && <NewCatalogue versions={items} />}
          </>
        }
      />
      <FaultNotice fault={error} again={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data !== undefined && items.length === 0 && (
        <Empty
          description={t(
            "还没有目录版本。下载模板填写后导入，即可生成草稿。",
            "There is no version yet. Fill in the template and import it to make a draft.",
          )}
        />
      )}
      {items.length > 0 && (
        <section className="panel">
          <Table<Schemas["CatalogueSummary"]>
            rowKey="id"
            pagination={false}
            scroll={{ x: 800 }}
            dataSource={items}
            columns={[
              {
                title: t("版本", "Version"),
                width: 90,
                render: (_, one) => (
                  <Link to="/catalogues/$id" params={{ id: one.id }}>
                    {t(`第 ${one.number} 版`, `No. ${one.number}`)}
                  </Link>
                ),
              },
              { title: t("名称", "Title"), render: (_, one) => given(one.titleZh, one.titleEn) },
              {
                title: t("状态", "Status"),
                width: 130,
                render: (_, one) => <StatusTag lifecycle={catalogueLifecycle} status={one.status} />,
              },
              { title: t("服务数", "Services"), width: 90, align: "right", dataIndex: "services" },
              { title: t("编制时间", "Made"), width: 170, render: (_, one) => time(one.createdAt) },
              { title: t("发布时间", "Published"), width: 170, render: (_, one) => time(one.publishedAt) },
            ]}
          />
        </section>
      )}
    </>
  );
}

interface Entered {
  readonly programmeId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly source: "copy" | "file";
  readonly copyOf?: string;
  readonly files?: readonly StoredFile[];
}

function NewCatalogue({ versions }: { readonly versions: readonly Schemas["CatalogueSummary"][] }): ReactNode {
  const speech = useSpeech();
  const { t, given } = speech;
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const source = Form.useWatch("source", form) ?? "file";
  const programmes = reads.useQuery("get", "/api/v1/programmes", {});
  const create = useCommand(async (entered: Entered, header) => {
    const head = { programmeId: entered.programmeId, titleZh: entered.titleZh, titleEn: entered.titleEn };
    if (entered.source === "file")
      return await api.POST("/api/v1/catalogues/from-file", {
        params: { header },
        body: { ...head, fileId: entered.files?.[0]?.id ?? "" },
      });
    const { data } = await api.GET("/api/v1/catalogues/{id}", { params: { path: { id: entered.copyOf ?? "" } } });
    return await api.POST("/api/v1/catalogues", {
      params: { header },
      body: { ...head, services: (data?.services ?? []).map(entryOf) },
    });
  });
  const send = async (entered: Entered): Promise<void> => {
    try {
      const made = await create.run(entered);
      setOpen(false);
      await navigate({ to: "/catalogues/$id", params: { id: made.id } });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t("编制新版本", "New version")}
      </Button>
      <Modal
        open={open}
        width={640}
        title={t("编制目录新版本", "A new version of the catalogue")}
        okText={t("生成草稿", "Make the draft")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: create.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FaultNotice fault={create.fault} />
        <Form form={form} layout="vertical" preserve={false} onFinish={(entered) => void send(entered)}>
          <Form.Item
            name="programmeId"
            label={t("方案", "Programme")}
            initialValue={programmes.data?.items[0]?.id}
            rules={[{ required: true, message: t("请选择方案。", "Choose the programme.") }]}
          >
            <Select
              options={(programmes.data?.items ?? []).map((one) => ({
                value: one.id,
                label: given(one.nameZh, one.nameEn),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="titleZh"
            label={t("中文名称", "Chinese title")}
            rules={[{ required: true, whitespace: true, message: t("请填写中文名称。", "Enter the Chinese title.") }]}
          >
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item
            name="titleEn"
            label={t("英文名称", "English title")}
            rules={[{ required: true, whitespace: true, message: t("请填写英文名称。", "Enter the English title.") }]}
          >
            <Input maxLength={160} />
          </Form.Item>
          <Form.Item
            name="source"
            label={t("内容来自", "Begin with")}
            initialValue={versions.length > 0 ? "copy" : "file"}
          >
            <Radio.Group
              options={[
                { value: "copy", label: t("已有版本", "A version that is there"), disabled: versions.length === 0 },
                { value: "file", label: t("导入附件 1.1 表格", "The sheet of annex 1.1") },
              ]}
            />
          </Form.Item>
          {source === "copy" ? (
            <Form.Item
              name="copyOf"
              label={t("复制哪一版", "Which version")}
              initialValue={versions[0]?.id}
              rules={[{ required: true, message: t("请选择版本。", "Choose the version.") }]}
            >
              <Select
                options={versions.map((one) => ({
                  value: one.id,
                  label: t(`第 ${one.number} 版 ${one.titleZh}`, `No. ${one.number} ${one.titleEn}`),
                }))}
              />
            </Form.Item>
          ) : (
            <Form.Item
              name="files"
              label={t("表格文件（XLSX）", "The file (XLSX)")}
              extra={t("有误时会逐处指出工作表、行和列。", "Whatever is wrong is named by sheet, row and column.")}
              rules={[{ required: true, message: t("请选择文件。", "Choose the file.") }]}
            >
              <FileField purpose="catalogue" max={1} accept=".xlsx" />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  );
}
