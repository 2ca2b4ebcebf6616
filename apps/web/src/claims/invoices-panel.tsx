import { useState, type ReactNode } from "react";
import { App, Flex, Progress, Skeleton, Table, Tag, Upload } from "antd";
import { InboxOutlined } from "@ant-design/icons";
import { invoiceKinds } from "@yunquan/core/claims/invoice-key.ts";
import { signedDifference } from "@yunquan/core/claims/invoice-splits.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { addFen, parseFen, type Fen, ZERO } from "@yunquan/core/money.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, faultOf } from "../ui/fault-notice.tsx";
import { uploadFile, type StoredFile } from "../ui/file-field.tsx";
import { Money } from "../ui/money.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { InvoiceForm } from "./invoice-form.tsx";
import "./claims.css";

type Invoice = Schemas["Invoice"];
type Contract = Schemas["Contract"];

/** The invoices of a claim's contract: what was entered, how it compares, and where more are dropped. */
export function InvoicesPanel(props: {
  readonly contractId: string;
  readonly serviceCode: string;
  readonly entering?: boolean;
}): ReactNode {
  const { t } = useSpeech();
  const contract = reads.useQuery("get", "/api/v1/contracts/{id}", { params: { path: { id: props.contractId } } });
  const invoices = reads.useQuery("get", "/api/v1/invoices", {
    params: { query: { contractId: props.contractId, limit: "100" } },
  });
  const failed = faultOf(contract, invoices);
  if (failed.fault !== null) return <FaultNotice {...failed} />;
  if (contract.data === undefined || invoices.data === undefined) return <Skeleton active />;
  const { items } = invoices.data;
  return (
    <Panel title={t("合同发票", "Invoices of the contract")}>
      <Sums contract={contract.data} invoices={items} />
      <InvoiceList contract={contract.data} invoices={items} serviceCode={props.serviceCode} />
      {props.entering === true && <DropInvoices contract={contract.data} invoices={items} />}
    </Panel>
  );
}

const sumOf = (invoices: readonly Invoice[]): Fen => addFen(...invoices.map((one) => parseFen(one.totalFen) ?? ZERO));

/** All invoices beside the contract's amount: they have to be equal to the fen. */
function Sums(props: { readonly contract: Contract; readonly invoices: readonly Invoice[] }): ReactNode {
  const { t, yuan } = useSpeech();
  const { contract, invoices } = props;
  const total = sumOf(invoices);
  const { sign, differenceFen } = signedDifference(total, parseFen(contract.totalFen) ?? ZERO);
  return (
    <p>
      {t(`合同 ${contract.number}，金额 `, `Contract ${contract.number}, `)}
      <b>{yuan(contract.totalFen)}</b>
      {t(`；已登记发票 ${invoices.length} 张，合计 `, `; ${invoices.length} invoices entered, in all `)}
      <b>{yuan(String(total))}</b>
      {differenceFen === 0 ? (
        <Tag color="success" className="sum-tag">
          {t("金额一致", "equal")}
        </Tag>
      ) : (
        <Tag color="warning" className="sum-tag">
          {t(`差额 ${sign}${fenToYuanText(differenceFen)} 元`, `difference ${sign}¥${fenToYuanText(differenceFen)}`)}
        </Tag>
      )}
    </p>
  );
}

function InvoiceList(props: {
  readonly contract: Contract;
  readonly invoices: readonly Invoice[];
  readonly serviceCode: string;
}): ReactNode {
  const { t, date, language, given } = useSpeech();
  const { contract, invoices, serviceCode } = props;
  const remove = useCommand(({ id }: { id: string; reason?: string }, header) =>
    api.POST("/api/v1/invoices/{id}/delete", { params: { path: { id }, header } }),
  );
  const lineOf = (id: string) => contract.lines.find((line) => line.id === id);
  if (invoices.length === 0) return <p className="quiet">{t("尚未登记发票。", "No invoice has been entered yet.")}</p>;
  return (
    <Table<Invoice>
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 520 }}
      dataSource={[...invoices]}
      rowClassName={(invoice) => (invoice.findings.some(({ outcome }) => outcome !== "met") ? "doubtful" : "")}
      columns={[
        {
          title: t("发票", "Invoice"),
          render: (_, invoice) => (
            <>
              <a href={`/api/v1/files/${invoice.fileId}/content`} target="_blank" rel="noreferrer">
                {invoice.code === null ? invoice.number : `${invoice.code} ${invoice.number}`}
              </a>
              <div className="quiet">
                {invoiceKinds[invoice.kind][language]} · {date(invoice.issuedOn)}
                {invoice.readFromFile && t(" · 已与发票文件核对", " · checked against its file")}
              </div>
              <div>
                {invoice.sellerName} → {invoice.buyerName}
              </div>
              {invoice.findings
                .filter(({ outcome }) => outcome !== "met")
                .map((finding) => (
                  <div key={finding.rule} className="doubt">
                    {given(finding.zh, finding.en)}
                  </div>
                ))}
              {invoice.explanation !== null && (
                <div>
                  {t("企业说明：", "Explained: ")}
                  {invoice.explanation}
                  {invoice.explanationFileId !== null && (
                    <a href={`/api/v1/files/${invoice.explanationFileId}/content`} target="_blank" rel="noreferrer">
                      {t("（证明材料）", " (evidence)")}
                    </a>
                  )}
                </div>
              )}
            </>
          ),
        },
        {
          title: t("分摊", "Split"),
          render: (_, invoice) => (
            <ul className="splits">
              {invoice.splits.map((split) => {
                const line = lineOf(split.feeLineId);
                return (
                  <li key={split.feeLineId}>
                    {line?.description ?? t(`第 ${split.lineNumber} 项`, `line ${split.lineNumber}`)}{" "}
                    <Money fen={split.amountFen} />
                    {line?.eligible === true && line.serviceCode === serviceCode && (
                      <Tag color="blue" className="sum-tag">
                        {t("计入", "counts")}
                      </Tag>
                    )}
                  </li>
                );
              })}
            </ul>
          ),
        },
        { title: t("金额", "Amount"), align: "right", render: (_, invoice) => <Money fen={invoice.totalFen} /> },
        ...(invoices.some((one) => one.actions.includes("delete"))
          ? [
              {
                title: t("操作", "Action"),
                width: 90,
                render: (_: unknown, invoice: Invoice) =>
                  invoice.actions.includes("delete") && (
                    <StepButton
                      label={t("删除", "Delete")}
                      consequence={t(
                        `删除发票 ${invoice.number}，此后可重新登记。`,
                        `Invoice ${invoice.number} is deleted and may be entered again.`,
                      )}
                      danger
                      command={{ ...remove, run: async () => await remove.run({ id: invoice.id }) }}
                      done={t("已删除", "Deleted")}
                    />
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Where invoices are dropped; each becomes a form, filled with what its file says. */
function DropInvoices(props: { readonly contract: Contract; readonly invoices: readonly Invoice[] }): ReactNode {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [sending, setSending] = useState<ReadonlyMap<string, number>>(new Map());
  const [fault, setFault] = useState<unknown>(null);
  const send = async (file: File): Promise<void> => {
    const track = (percent: number | undefined): void =>
      setSending((before) => {
        const next = new Map(before);
        if (percent === undefined) next.delete(file.name);
        else next.set(file.name, Math.round(percent));
        return next;
      });
    setFault(null);
    track(0);
    try {
      const stored = await uploadFile(file, "invoice", track);
      setFiles((before) => [...before, stored]);
    } catch (error) {
      setFault(error);
    } finally {
      track(undefined);
    }
  };
  const drop = (id: string): void => setFiles((before) => before.filter((file) => file.id !== id));
  return (
    <>
      <FaultNotice fault={fault} />
      {files.map((file) => (
        <InvoiceForm
          key={file.id}
          file={file}
          contract={props.contract}
          invoices={props.invoices}
          onEntered={(number) => {
            drop(file.id);
            void message.success(t(`发票 ${number} 已登记`, `Invoice ${number} was entered`));
          }}
          onDrop={() => drop(file.id)}
        />
      ))}
      {[...sending].map(([name, percent]) => (
        <Flex key={name} vertical>
          {t(`正在上传 ${name}`, `Uploading ${name}`)}
          <Progress percent={percent} size="small" aria-label={name} />
        </Flex>
      ))}
      <Upload.Dragger
        className="invoice-drop"
        multiple
        showUploadList={false}
        accept=".xml,.pdf,.ofd,.jpg,.jpeg,.png"
        customRequest={({ file }) => void (file instanceof File && send(file))}
      >
        <p>
          <InboxOutlined className="drop-icon" />
        </p>
        <p>
          <b>{t("将发票拖到这里，或点击选择文件", "Drop invoices here, or choose files")}</b>
        </p>
        <p className="quiet" lang={language === "zh" ? "zh-CN" : "en"}>
          {t(
            "数电发票 XML 和 PDF 自动读取并填好，OFD 和扫描件请核对后手工填写。",
            "The XML and the PDF of digital invoices are read and filled in; type what is on an OFD or a scan.",
          )}
        </p>
      </Upload.Dragger>
    </>
  );
}
