import { useState, type ReactNode } from "react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Empty, Form, Input, Modal, Radio, Select, Skeleton, Table } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { standardLifecycle } from "@yunquan/core/catalogues/lifecycle.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";

/** Every version of every programme's standard. */
export function StandardsPage(): ReactNode {
  const { t, given, time } = useSpeech();
  const session = useSession();
  const { data, error, isPending, refetch } = reads.useQuery("get", "/api/v1/standards", { params: { query: {} } });
  const mayCreate = mayCall(session, "standards.create");
  const items = data?.items.toSorted((a, b) => b.number - a.number) ?? [];
  return (
    <>
      <PageHead
        title={t("奖补标准", "Standards")}
        lead={t(
          "每年一版：企业档次、各项服务的额度和完成标准；经专家委员会确认后发布。",
          "Tiers, amounts and thresholds of a year; published once the expert panel has confirmed them.",
        )}
        actions={
          <>
            <Button icon={<DownloadOutlined />} href="/api/v1/public/catalogue-template">
              {t("下载导入模板", "Download the template")}
            </Button>
            {mayCreate && data !== undefined && <NewStandard versions={items} />}
          </>
        }
      />
      <FaultNotice fault={error} again={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data !== undefined && items.length === 0 && (
        <Empty
          description={t(
            "还没有标准版本。下载模板填写后导入，即可生成草稿。",
            "There is no version yet. Fill in the template and import it to make a draft.",
          )}
        />
      )}
      {items.length > 0 && (
        <section className="panel">
          <Table<Schemas["StandardSummary"]>
            rowKey="id"
            pagination={false}
            scroll={{ x: 800 }}
            dataSource={items}
            columns={[
              {
                title: t("版本", "Version"),
                width: 90,
                render: (_, one) => (
                  <Link to="/standards/$id" params={{ id: one.id }}>
                    {t(`第 ${one.number} 版`, `No. ${one.number}`)}
                  </Link>
                ),
              },
              { title: t("名称", "Title"), render: (_, one) => given(one.titleZh, one.titleEn) },
              {
                title: t("状态", "Status"),
                width: 130,
                render: (_, one) => <StatusTag lifecycle={standardLifecycle} status={one.status} />,
              },
              { title: t("年度", "Year"), width: 90, align: "right", dataIndex: "year" },
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
  readonly planId: string;
  readonly catalogueId: string;
  readonly sample?: boolean;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly source: "copy" | "file";
  readonly copyOf?: string;
  readonly files?: readonly StoredFile[];
}

function NewStandard({ versions }: { readonly versions: readonly Schemas["StandardSummary"][] }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const source = Form.useWatch("source", form) ?? "file";
  const plans = reads.useQuery("get", "/api/v1/plans", { params: { query: {} } });
  const catalogues = reads.useQuery("get", "/api/v1/catalogues", { params: { query: {} } });
  const create = useCommand(async (entered: Entered, header) => {
    const head = {
      planId: entered.planId,
      catalogueId: entered.catalogueId,
      titleZh: entered.titleZh,
      titleEn: entered.titleEn,
      sample: entered.sample ?? false,
    };
    if (entered.source === "file")
      return await api.POST("/api/v1/standards/from-file", {
        params: { header },
        body: { ...head, fileId: entered.files?.[0]?.id ?? "" },
      });
    const { data } = await api.GET("/api/v1/standards/{id}", { params: { path: { id: entered.copyOf ?? "" } } });
    return await api.POST("/api/v1/standards", { params: { header }, body: { ...head, ...contentOf(data) } });
  });
  const openPlans = (plans.data?.items ?? [])
    .filter((one) => one.status === "published")
    .toSorted((a, b) => b.year - a.year);
  const published = (catalogues.data?.items ?? [])
    .filter((one) => one.status !== "draft")
    .toSorted((a, b) => b.number - a.number);
  const send = async (entered: Entered): Promise<void> => {
    try {
      const made = await create.run(entered);
      setOpen(false);
      await navigate({ to: "/standards/$id", params: { id: made.id } });
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
        title={t("编制标准新版本", "A new version of the standard")}
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
            name="planId"
            label={t("年度计划", "Plan")}
            initialValue={openPlans[0]?.id}
            rules={[{ required: true, message: t("请选择年度计划。", "Choose the plan.") }]}
          >
            <Select
              options={openPlans.map((one) => ({ value: one.id, label: t(`${one.year} 年度`, String(one.year)) }))}
            />
          </Form.Item>
          <Form.Item
            name="catalogueId"
            label={t("所依据的目录", "Catalogue it is for")}
            initialValue={published[0]?.id}
            rules={[{ required: true, message: t("请选择目录版本。", "Choose the catalogue.") }]}
          >
            <Select
              options={published.map((one) => ({
                value: one.id,
                label: t(`第 ${one.number} 版 ${one.titleZh}`, `No. ${one.number} ${one.titleEn}`),
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
          <Form.Item name="sample" valuePropName="checked">
            <Checkbox>{t("金额为示例数值（各页面会注明）", "The amounts are samples (every page says so)")}</Checkbox>
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
              <FileField purpose="standard" max={1} accept=".xlsx" />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  );
}

/** What a version says, in the form a new one is made with. */
function contentOf(standard: Schemas["Standard"] | undefined) {
  return {
    tiers: standard?.tiers ?? [],
    amounts: (standard?.amounts ?? []).map(({ serviceCode, tier, formula, amountFen, ratioBp, capFen }) =>
      formula === "fixed"
        ? { formula: "fixed" as const, serviceCode, tier, amountFen: amountFen ?? "0" }
        : { formula: "ratio" as const, serviceCode, tier, ratioBp: ratioBp ?? 0, capFen: capFen ?? "0" },
    ),
    thresholds: standard?.thresholds ?? [],
  };
}
