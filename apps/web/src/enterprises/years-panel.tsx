import { useEffect, useState, type ReactNode } from "react";
import { App, Button, Flex, Form, InputNumber, Modal, Select, Table, Tag } from "antd";
import { sizeClasses } from "@yunquan/core/size-class.ts";
import { beijingDate, instant, yearOf } from "@yunquan/core/time.ts";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { useNow } from "../ui/days.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { Money } from "../ui/money.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";

type Enterprise = Schemas["Enterprise"];
type Year = Schemas["EnterpriseYear"];

const statuses = {
  pending: { zh: "待核验", en: "To be certified", tone: "processing" },
  certified: { zh: "已核验", en: "Certified", tone: "success" },
  returned: { zh: "已退回", en: "Returned", tone: "warning" },
} as const;

/** The figures of each year: an application is judged by those of the year before its plan's. */
export function YearsPanel({ enterprise }: { readonly enterprise: Enterprise }): ReactNode {
  const { t, language, count, until } = useSpeech();
  const may = (action: string): boolean => enterprise.actions.includes(action);
  const decides = may("certifyYear") || may("returnYear");
  return (
    <Panel title={t("年度数据", "Yearly figures")} extra={may("declareYear") && <Declare enterprise={enterprise} />}>
      <ScrollRegion label={t("年度数据", "Yearly figures")}>
        <Table<Year>
          rowKey="year"
          size="small"
          pagination={false}
          // Left to itself a narrow table breaks Chinese after every character: each column has the room its words need.
          scroll={{ x: decides ? 830 : 640 }}
          dataSource={enterprise.years}
          locale={{
            emptyText: t(
              "还没有年度数据。申请服务券要有上一年度的数据。",
              "No figures yet; an application needs those of the year before.",
            ),
          }}
          columns={[
            { title: t("年度", "Year"), dataIndex: "year", width: 70 },
            {
              title: t("主营业务收入", "Revenue"),
              align: "right",
              width: 160,
              render: (_, year) => <Money fen={year.revenueFen} />,
            },
            { title: t("从业人数", "Staff"), align: "right", width: 90, render: (_, year) => count(year.staff) },
            { title: t("规模", "Size"), width: 80, render: (_, year) => sizeClasses[year.sizeClass][language] },
            {
              title: t("证明", "Proof"),
              width: 80,
              render: (_, year) =>
                year.fileId === null ? (
                  <span className="late-words">{t("未上传", "Missing")}</span>
                ) : (
                  <a href={`/api/v1/files/${year.fileId}/content`} target="_blank" rel="noreferrer">
                    {t("查看", "Open")}
                  </a>
                ),
            },
            {
              title: t("状态", "Status"),
              render: (_, year) => (
                <>
                  <Tag color={statuses[year.status].tone}>{statuses[year.status][language]}</Tag>
                  {year.returnReason !== null && <div className="reason quiet">{year.returnReason}</div>}
                  {year.dueAt !== null && <div className="quiet">{until(year.dueAt)}</div>}
                </>
              ),
            },
            ...(decides
              ? [
                  {
                    title: t("操作", "Action"),
                    width: 190,
                    render: (_: unknown, year: Year) =>
                      year.status === "pending" && <Decide enterprise={enterprise} year={year.year} />,
                  },
                ]
              : []),
          ]}
        />
      </ScrollRegion>
    </Panel>
  );
}

interface Figures {
  readonly year: number;
  readonly revenueFen: string;
  readonly staff: number;
  readonly files: readonly StoredFile[];
}

function Declare({ enterprise }: { readonly enterprise: Enterprise }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Figures>();
  const { id, version } = enterprise;
  const declare = useCommand((body: { year: number; revenueFen: string; staff: number; fileId: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/years", { params: { path: { id }, header }, body: { version, ...body } }),
  );
  useEffect(() => {
    if (declare.fault !== null) markFields(form, declare.fault, speech);
  }, [declare.fault, form, speech]);
  const last = now === undefined ? undefined : yearOf(beijingDate(instant(now))) - 1;
  const recent = last === undefined ? [] : [last, last - 1, last - 2];
  const usable = recent.filter(
    (year) => !enterprise.years.some((known) => known.year === year && known.status === "certified"),
  );
  const [year] = usable;
  const known = enterprise.years.find((one) => one.year === year);
  const save = async ({ files, ...figures }: Figures): Promise<void> => {
    const [file] = files;
    if (file === undefined) return;
    try {
      await declare.run({ ...figures, fileId: file.id });
    } catch (error) {
      if (error instanceof ApiFault) return;
      throw error;
    }
    setOpen(false);
    void message.success(t("已填报", "Declared"));
  };
  if (year === undefined) return null;
  return (
    <>
      <Button
        type={
          year === last && (known === undefined || known.fileId === null || known.status === "returned")
            ? "primary"
            : "default"
        }
        onClick={() => setOpen(true)}
      >
        {t("填报年度数据", "Declare figures")}
      </Button>
      <Modal
        open={open}
        title={t("年度数据及证明", "Yearly figures and their proof")}
        okText={t("保存", "Save")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: declare.isPending }}
        onOk={() => form.submit()}
        onCancel={() => {
          setOpen(false);
          declare.reset();
        }}
        destroyOnHidden
      >
        <FaultNotice fault={declare.fault} />
        <Form<Figures>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ year, revenueFen: known?.revenueFen, staff: known?.staff, files: [] }}
          onFinish={(figures) => void save(figures)}
        >
          <Form.Item name="year" label={t("年度", "Year")} rules={[{ required: true }]}>
            <Select options={usable.map((one) => ({ value: one, label: String(one) }))} />
          </Form.Item>
          <Form.Item name="revenueFen" label={t("主营业务收入", "Revenue")} required rules={[yuanRule(speech)]}>
            <YuanInput />
          </Form.Item>
          <Form.Item
            name="staff"
            label={t("年末从业人数", "Staff at the year's end")}
            rules={[{ required: true, message: t("请填写人数。", "Enter the number.") }]}
          >
            <InputNumber controls={false} min={0} max={10_000_000} precision={0} className="date-field" />
          </Form.Item>
          <Form.Item
            name="files"
            label={t("证明材料（审计报告或纳税申报表）", "Proof (audit report or tax return)")}
            extra={t("PDF 或清晰的图片。", "PDF or a clear picture.")}
            rules={[{ type: "array", min: 1, message: t("请上传证明材料。", "Upload the proof.") }]}
          >
            <FileField purpose="qualification" max={1} accept=".pdf,.png,.jpg,.jpeg" />
          </Form.Item>
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </Form>
      </Modal>
    </>
  );
}

function Decide(props: { readonly enterprise: Enterprise; readonly year: number }): ReactNode {
  const { t } = useSpeech();
  const { enterprise, year } = props;
  const { id, version } = enterprise;
  const certify = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/certify-year", { params: { path: { id }, header }, body: { version, year } }),
  );
  const giveBack = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/return-year", {
      params: { path: { id }, header },
      body: { version, year, reason },
    }),
  );
  return (
    <Flex gap={8}>
      {enterprise.actions.includes("certifyYear") && (
        <StepButton
          label={t("核验", "Certify")}
          type="primary"
          consequence={t(`确认 ${year} 年度数据与证明材料一致。`, `The figures of ${year} agree with their proof.`)}
          command={certify}
          done={t("已核验", "Certified")}
        />
      )}
      {enterprise.actions.includes("returnYear") && (
        <StepButton
          label={t("退回", "Return")}
          consequence={t("企业修改后重新填报。", "The enterprise declares them again.")}
          command={giveBack}
          reason="required"
          done={t("已退回", "Returned")}
        />
      )}
    </Flex>
  );
}
