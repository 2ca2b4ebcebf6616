import { useState, type ReactNode } from "react";
import { Alert, Flex, Skeleton, Steps, Table, Tag } from "antd";
import { suspenseCauses } from "@yunquan/core/payments/reconcile.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Figures } from "../ui/figures.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { Money } from "../ui/money.tsx";
import { StepButton } from "../ui/step-button.tsx";
import type { Batch } from "./batch.ts";

type Row = Schemas["BankResultPreview"]["rows"][number];

/** The bank's result: choose the file, see what each row would do, book it. */
export function ResultImport({ batch }: { readonly batch: Batch }): ReactNode {
  const { t, count } = useSpeech();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  // A new list of files starts the field anew once its file is booked.
  const [round, setRound] = useState(0);
  const file = files[0];
  const preview = reads.useQuery(
    "get",
    "/api/v1/payments/{id}/result-preview",
    { params: { path: { id: batch.id }, query: { fileId: file?.id ?? "" } } },
    { enabled: file !== undefined, retry: 0 },
  );
  const book = useCommand((_: { reason?: string }, header, signal) =>
    api.POST("/api/v1/payments/{id}/results", {
      params: { path: { id: batch.id }, header },
      body: { version: batch.version, fileId: file?.id ?? "" },
      signal,
    }),
  );
  return (
    <Panel
      title={t("导入银行结果", "Import the bank's result")}
      extra={
        <a href={`/api/v1/payments/${batch.id}/result-template`}>
          {t("下载回执模板（已填明细）", "The form, with the lines filled in")}
        </a>
      }
    >
      <Steps
        size="small"
        current={file === undefined ? 0 : 1}
        items={[
          { title: t("选择文件", "Choose the file") },
          { title: t("逐行核对", "See what it does") },
          { title: t("入账", "Book it") },
        ]}
      />
      <div className="gap-above">
        <FileField
          key={round}
          purpose="bank-result"
          accept=".csv,text/csv"
          max={1}
          value={files}
          onChange={setFiles}
          label={t("选择银行回执（CSV）", "Choose the bank's file (CSV)")}
        />
      </div>
      <p className="quiet">
        {t(
          "支持 UTF-8 或 GB18030 编码的 CSV。同一文件重复导入不会重复入账。",
          "CSV in UTF-8 or GB18030. The same file booked again books nothing twice.",
        )}
      </p>
      {file !== undefined && preview.isPending && <Skeleton active title={false} />}
      {file !== undefined && <FaultNotice fault={preview.error} />}
      {file !== undefined && preview.data !== undefined && (
        <>
          <Sums preview={preview.data} />
          <Rows rows={preview.data.rows} />
          <Flex gap={12} wrap align="center" className="gap-above">
            <StepButton
              type="primary"
              label={t("确认入账", "Book it")}
              consequence={t(
                "按上列结果入账，入账后不可撤销。",
                "What is listed above is booked, and what is booked is never undone.",
              )}
              command={book}
              doing={t(
                `正在入账 ${count(preview.data.rows.length)} 行，完成前可以停止，停止后不作任何更改。`,
                `Booking ${count(preview.data.rows.length)} rows; it can be stopped until it is done, and then nothing was booked.`,
              )}
              done={(done) =>
                done === undefined
                  ? t("已入账。", "Booked.")
                  : t(
                      `已入账：支付 ${count(done.paidLines)} 笔，失败 ${count(done.failedLines)} 笔，待查 ${count(done.suspenseLines)} 条。`,
                      `Booked: ${count(done.paidLines)} paid, ${count(done.failedLines)} failed, ${count(done.suspenseLines)} in suspense.`,
                    )
              }
              onDone={() => {
                setFiles([]);
                setRound(round + 1);
              }}
            />
            <span className="quiet">
              {t("不完全相符的行转为待查，不影响其他行。", "Rows that do not fit go to suspense and hold nobody up.")}
            </span>
          </Flex>
        </>
      )}
    </Panel>
  );
}

function Sums({ preview }: { readonly preview: Schemas["BankResultPreview"] }): ReactNode {
  const { t, yuan, count } = useSpeech();
  const lines = (some: number): string => t(`${count(some)} 笔`, `${count(some)} ${some === 1 ? "line" : "lines"}`);
  return (
    <>
      {preview.again && (
        <Alert
          className="gap-below"
          type="info"
          showIcon
          title={t(
            "这份文件已经导入过，再次入账不会改变任何结果。",
            "This very file was booked before; again it changes nothing.",
          )}
        />
      )}
      <Figures
        figures={[
          {
            label: t("将入账：支付成功", "To book as paid"),
            value: yuan(preview.paidFen),
            note: lines(preview.paidLines),
            strong: true,
          },
          {
            label: t("将入账：支付失败", "To book as failed"),
            value: yuan(preview.failedFen),
            note: lines(preview.failedLines),
          },
          { label: t("转待查", "To suspense"), value: count(preview.suspenseLines) },
          { label: t("此前已入账", "Booked before"), value: count(preview.knownLines) },
          { label: t("仍无结果", "Still without a result"), value: count(preview.stillOpen) },
        ]}
      />
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { t, language, date } = useSpeech();
  const fate = (row: Row): ReactNode => {
    if (row.fate === "suspense")
      return (
        <>
          <Tag color="warning">{t("转待查", "To suspense")}</Tag>
          <span className="quiet">{row.cause !== null && suspenseCauses[row.cause][language]}</span>
        </>
      );
    if (row.fate === "known") return <Tag>{t("此前已入账", "Booked before")}</Tag>;
    return row.outcome === "paid" ? (
      <Tag color="success">{t("支付成功", "Paid")}</Tag>
    ) : (
      <>
        <Tag color="error">{t("支付失败", "Failed")}</Tag>
        <span className="quiet">{row.reason}</span>
      </>
    );
  };
  return (
    <Table<Row>
      size="small"
      rowKey="row"
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      scroll={{ x: 760 }}
      dataSource={[...rows]}
      columns={[
        { title: t("行", "Row"), dataIndex: "row", width: 56 },
        { title: t("明细号", "Line"), dataIndex: "lineNumber", width: 190 },
        { title: t("企业", "Enterprise"), render: (_, row) => row.enterpriseName ?? "—" },
        { title: t("金额", "Amount"), align: "right", width: 130, render: (_, row) => <Money fen={row.amountFen} /> },
        {
          title: t("流水号与日期", "Reference and date"),
          render: (_, row) => `${row.bankReference} ${row.paidOn === null ? "" : date(row.paidOn)}`,
        },
        { title: t("将如何处理", "What becomes of it"), width: 220, render: (_, row) => fate(row) },
      ]}
    />
  );
}
