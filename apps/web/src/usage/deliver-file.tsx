import { useRef, useState, type ReactNode } from "react";
import { Alert, Button, Flex, Progress, Table, Upload } from "antd";
import { InboxOutlined } from "@ant-design/icons";
import { api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { uploadFile } from "../ui/file-field.tsx";
import { LongWork } from "../ui/long-work.tsx";
import "./usage.css";

type Delivered = Schemas["UsageDelivered"];

/** Delivers the figures of days by a file, and names each row that was not taken. */
export function DeliverFile(): ReactNode {
  const { t } = useSpeech();
  const [percent, setPercent] = useState<number>();
  const [fault, setFault] = useState<unknown>(null);
  const [delivered, setDelivered] = useState<Delivered>();
  const deliver = useCommand((fileId: string, header, signal) =>
    api.POST("/api/v1/usage/files", { params: { header }, body: { fileId }, signal }),
  );
  const sending = useRef<AbortController | undefined>(undefined);
  const send = async (file: File): Promise<void> => {
    setFault(null);
    setDelivered(undefined);
    setPercent(0);
    const { signal } = (sending.current = new AbortController());
    try {
      const stored = await uploadFile(file, "usage", setPercent, signal);
      setDelivered(await deliver.run(stored.id));
    } catch (error) {
      setFault(error);
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <>
      <Panel
        title={t("上传文件", "Upload a file")}
        extra={<Button href="/api/v1/usage/template">{t("下载模板（CSV）", "Download the template (CSV)")}</Button>}
      >
        <FaultNotice fault={fault} />
        <Upload.Dragger
          accept=".csv,.xlsx"
          showUploadList={false}
          disabled={percent !== undefined}
          customRequest={({ file }) => void (file instanceof File && send(file))}
        >
          <p>
            <InboxOutlined className="drop-icon" />
          </p>
          <p>
            <b>{t("将 CSV 或 XLSX 拖到这里，或点击选择", "Drop a CSV or XLSX here, or choose one")}</b>
          </p>
          <p className="quiet">
            {t(
              "一行是一张券、一个来源、一天；有误的行单独拒收，其余照常接收。重复上传不会重复计入。",
              "A row is one voucher, one source, one day. A faulty row falls alone; what is sent again is not counted again.",
            )}
          </p>
        </Upload.Dragger>
        {percent !== undefined && (
          <Flex gap={16} align="center" className="gap-above">
            {deliver.isPending ? (
              <LongWork words={t("正在逐行核对入库…", "Checking and taking the rows …")} />
            ) : (
              <Progress percent={Math.round(percent)} status="active" aria-label={t("上传进度", "Upload progress")} />
            )}
            <Button onClick={deliver.isPending ? deliver.stop : () => sending.current?.abort()}>
              {t("停止", "Stop")}
            </Button>
          </Flex>
        )}
        {delivered !== undefined && <Result delivered={delivered} />}
      </Panel>
      <Panel title={t("各列说明", "The columns")}>
        <Columns />
      </Panel>
    </>
  );
}

function Result({ delivered }: { readonly delivered: Delivered }): ReactNode {
  const { t, language, count } = useSpeech();
  const told = delivered.results.filter((row) => row.result === "refused" || row.code !== null);
  return (
    <div className="delivered" role="status">
      <Alert
        type={delivered.refusedRows > 0 ? "warning" : "success"}
        showIcon
        title={t(
          `新接收 ${count(delivered.acceptedRows)} 行，更新 ${count(delivered.replacedRows)} 行，重复 ${count(delivered.repeatedRows)} 行，拒收 ${count(delivered.refusedRows)} 行。`,
          `${count(delivered.acceptedRows)} rows new, ${count(delivered.replacedRows)} replaced, ${count(delivered.repeatedRows)} repeated, ${count(delivered.refusedRows)} refused.`,
        )}
      />
      {told.length > 0 && (
        <Table
          rowKey={(row) => `${row.row} ${row.code ?? ""}`}
          size="small"
          pagination={told.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          scroll={{ x: 480 }}
          dataSource={[...told]}
          columns={[
            { title: t("行", "Row"), dataIndex: "row", width: 80, align: "right" },
            {
              title: t("结果", "Result"),
              width: 110,
              render: (_, row) => (row.result === "refused" ? t("拒收", "Refused") : t("已接收", "Taken")),
            },
            { title: t("原因", "Reason"), render: (_, row) => row[language] ?? "" },
          ]}
        />
      )}
    </div>
  );
}

function Columns(): ReactNode {
  const { t } = useSpeech();
  const columns = [
    { name: "voucherCode", zh: "服务券编号，本单位的券", en: "Code of a voucher of yours" },
    {
      name: "source",
      zh: "来源：interface（接口登录数据）或 operator（运营商连接数据）",
      en: "interface (login data) or operator (connection data)",
    },
    { name: "usedOn", zh: "使用日期，YYYY-MM-DD，不晚于今天", en: "The day, YYYY-MM-DD, not after today" },
    { name: "activeUsers", zh: "当日活跃用户数", en: "Active users of the day" },
    { name: "loginCount", zh: "当日登录次数", en: "Logins of the day" },
    { name: "deviceCount", zh: "设备连接数，可空", en: "Connected devices, may be empty" },
    { name: "onlineMinutes", zh: "在线分钟数，可空", en: "Minutes online, may be empty" },
  ];
  return (
    <>
      <Flex vertical gap={4}>
        {columns.map((column) => (
          <div key={column.name}>
            <code>{column.name}</code> {t(column.zh, column.en)}
          </div>
        ))}
      </Flex>
      <p className="quiet">
        {t(
          "只有这些列；多出任何一列，整份文件拒收，以免带入业务数据。中文表头也可以。",
          "These columns and no others: one more refuses the whole file, so that no business data comes in.",
        )}
      </p>
    </>
  );
}
