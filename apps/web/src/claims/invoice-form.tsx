import { useEffect, useState, type ReactNode } from "react";
import { Alert, Button, Flex, Form, Grid, Input, Skeleton, Table } from "antd";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { ZERO, addFen, parseFen, type Fen } from "@yunquan/core/money.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { Findings } from "../ui/findings.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";
import { proposeSplits, roomOf } from "./invoice-splits.ts";
import { readPdfInvoice, type PdfReading } from "./pdf-invoice.ts";
import "./claims.css";

type Contract = Schemas["Contract"];
type Reading = Schemas["InvoiceReading"];

interface Entered {
  readonly code?: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly totalFen: string;
  readonly sellerName: string;
  readonly sellerCode?: string;
  readonly buyerName: string;
  readonly buyerCode?: string;
  readonly splits: Readonly<Record<string, string | null>>;
  readonly explanation?: string;
  readonly explanationFile?: readonly StoredFile[];
}

/** Where the fields of an invoice came from. */
type Source = "xml" | "pdf" | "hand";

/** One dropped invoice as a form: what its file says is filled in and may be corrected before it is entered. */
export function InvoiceForm(props: {
  readonly file: StoredFile;
  readonly contract: Contract;
  readonly invoices: readonly Schemas["Invoice"][];
  readonly onEntered: (number: string) => void;
  readonly onDrop: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const { file, contract } = props;
  const isXml = file.kind === "xml";
  const reading = reads.useQuery(
    "get",
    "/api/v1/contracts/{id}/invoice-reading",
    { params: { path: { id: contract.id }, query: { fileId: file.id } } },
    { enabled: isXml, retry: false, staleTime: Number.POSITIVE_INFINITY },
  );
  const pdf = usePdfReading(file);
  const read = reading.data ?? pdf.read;
  return (
    <section className="invoice-form" aria-label={t(`发票文件 ${file.name}`, `Invoice file ${file.name}`)}>
      <Flex justify="space-between" gap={8} align="center">
        <h3>{file.name}</h3>
        <Button type="text" onClick={props.onDrop}>
          {t("不登记此文件", "Leave this file out")}
        </Button>
      </Flex>
      {(isXml && reading.isPending) || pdf.reading ? (
        <Skeleton active title={false} />
      ) : (
        <Fields
          {...props}
          read={read}
          source={read === undefined ? "hand" : reading.data === undefined ? "pdf" : "xml"}
          fault={isXml ? reading.error : null}
        />
      )}
    </section>
  );
}

/** What the text of a PDF says, read in this browser; undefined where it says nothing that can be used. */
function usePdfReading(file: StoredFile): { readonly reading: boolean; readonly read: PdfReading | undefined } {
  const isPdf = file.kind === "pdf";
  const [found, setFound] = useState<{ reading: boolean; read: PdfReading | undefined }>({
    reading: isPdf,
    read: undefined,
  });
  useEffect(() => {
    if (!isPdf) return undefined;
    let gone = false;
    const tell = (read: PdfReading | undefined): void => {
      if (!gone) setFound({ reading: false, read });
    };
    void readPdfInvoice(`/api/v1/files/${file.id}/content`).then(tell, () => tell(undefined));
    return () => {
      gone = true;
    };
  }, [file.id, isPdf]);
  return found;
}

function Fields(props: {
  readonly file: StoredFile;
  readonly contract: Contract;
  readonly invoices: readonly Schemas["Invoice"][];
  readonly read: Reading | PdfReading | undefined;
  readonly source: Source;
  readonly fault: unknown;
  readonly onEntered: (number: string) => void;
}): ReactNode {
  const speech = useSpeech();
  const { t, yuan } = speech;
  const { file, contract, read, source } = props;
  const [form] = Form.useForm<Entered>();
  const room = roomOf(contract.lines, props.invoices);
  const enter = useCommand((entered: Entered, header) =>
    api.POST("/api/v1/invoices", {
      params: { header },
      body: {
        contractId: contract.id,
        code: blankToNull(entered.code),
        number: entered.number.trim(),
        issuedOn: entered.issuedOn,
        totalFen: entered.totalFen,
        sellerName: entered.sellerName,
        sellerCode: blankToNull(entered.sellerCode),
        buyerName: entered.buyerName,
        buyerCode: blankToNull(entered.buyerCode),
        fileId: file.id,
        splits: Object.entries(entered.splits).flatMap(([feeLineId, amountFen]) =>
          amountFen === null || amountFen === "0" ? [] : [{ feeLineId, amountFen }],
        ),
        explanation: blankToNull(entered.explanation),
        explanationFileId: entered.explanationFile?.[0]?.id ?? null,
      },
    }),
  );
  const refused = enter.fault?.problem.code === "invoice-parties-differ";
  const [explaining, setExplaining] = useState(
    read !== undefined && "needsExplanation" in read && read.needsExplanation,
  );
  const total = Form.useWatch("totalFen", form);
  const splits = Form.useWatch("splits", form);
  const proposed = read?.totalFen === undefined ? {} : proposeSplits(read.totalFen, contract.lines, room);
  const split = addFen(...Object.values(splits ?? {}).map((text) => (text == null ? ZERO : (parseFen(text) ?? ZERO))));
  const totalAmount = total === undefined || total === null ? undefined : parseFen(total);
  // Another invoice was entered meanwhile: what is proposed follows, what was typed stays.
  const taken = props.invoices.length;
  useEffect(() => {
    const amount: unknown = form.getFieldValue("totalFen");
    if (typeof amount !== "string" || form.isFieldTouched("splits")) return;
    const next = proposeSplits(amount, contract.lines, roomOf(contract.lines, props.invoices));
    form.setFieldsValue({ splits: Object.fromEntries(contract.lines.map((line) => [line.id, next[line.id] ?? null])) });
    // The list is another one after each reading; only its length matters.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [taken]);
  const save = async (entered: Entered): Promise<void> => {
    try {
      await enter.run(entered);
      props.onEntered(entered.number);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (error.problem.code === "invoice-parties-differ") setExplaining(true);
      markFields(form, error, speech);
    }
  };
  return (
    <>
      <FaultNotice fault={props.fault} />
      <SourceWords source={source} sample={read !== undefined && "sample" in read && read.sample} />
      {read !== undefined && "findings" in read && <Findings findings={read.findings} />}
      <FaultNotice fault={enter.fault} />
      <Form<Entered>
        form={form}
        layout="vertical"
        className="invoice-fields"
        initialValues={{
          code: read !== undefined && "code" in read ? read.code : undefined,
          number: read?.number,
          issuedOn: read?.issuedOn,
          totalFen: read?.totalFen,
          sellerName: read?.sellerName ?? contract.supplierName,
          sellerCode: read?.sellerCode,
          buyerName: read?.buyerName ?? contract.enterpriseName,
          buyerCode: read?.buyerCode,
          splits: Object.fromEntries(contract.lines.map((line) => [line.id, proposed[line.id] ?? null])),
        }}
        onFinish={(entered) => void save(entered)}
        onValuesChange={(changed: Partial<Entered>) => {
          if (changed.totalFen == null || form.isFieldTouched("splits")) return;
          const next = proposeSplits(changed.totalFen, contract.lines, room);
          form.setFieldsValue({
            splits: Object.fromEntries(contract.lines.map((line) => [line.id, next[line.id] ?? null])),
          });
        }}
      >
        <div className="field-grid">
          <Form.Item
            name="number"
            label={t("发票号码", "Invoice number")}
            extra={t("数电发票为 20 位", "20 digits on a digital invoice")}
            rules={[{ required: true, whitespace: true, message: t("请填写发票号码。", "Enter the number.") }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="code"
            label={t("发票代码", "Invoice code")}
            extra={t("数电发票没有代码，留空", "Empty on a digital invoice")}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="issuedOn"
            label={t("开票日期", "Issued on")}
            rules={[{ required: true, message: t("请填写开票日期。", "Enter the day.") }]}
          >
            <DateField />
          </Form.Item>
          <Form.Item name="totalFen" label={t("价税合计", "Total with tax")} required rules={[yuanRule(speech)]}>
            <YuanInput />
          </Form.Item>
          <Form.Item
            name="sellerName"
            label={t("销售方名称", "Seller")}
            rules={[{ required: true, whitespace: true, message: t("请填写销售方。", "Enter the seller.") }]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="sellerCode" label={t("销售方统一社会信用代码", "Seller's credit code")}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="buyerName"
            label={t("购买方名称", "Buyer")}
            rules={[{ required: true, whitespace: true, message: t("请填写购买方。", "Enter the buyer.") }]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="buyerCode" label={t("购买方统一社会信用代码", "Buyer's credit code")}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        </div>
        <h4>{t("分摊到合同费用项", "Split over the fee lines")}</h4>
        <SplitTable lines={contract.lines} room={room} />
        <p role="status" className={totalAmount !== undefined && split !== totalAmount ? "open-words" : "quiet"}>
          {totalAmount === undefined || split === totalAmount
            ? t(`已分摊 ${fenToYuanText(split)} 元`, `Split: ¥${fenToYuanText(split)}`)
            : t(
                `已分摊 ${fenToYuanText(split)} 元，价税合计 ${yuan(total)}，两者须相等。`,
                `Split: ¥${fenToYuanText(split)}; the total is ${yuan(total)}. They have to be equal.`,
              )}
        </p>
        {(explaining || refused) && (
          <div className="field-grid">
            <Form.Item
              name="explanation"
              label={t("购销方与合同不一致的说明", "Why a party is not the contract's")}
              rules={[{ required: true, whitespace: true, message: t("请填写说明。", "Explain it.") }]}
            >
              <Input.TextArea rows={3} maxLength={1000} showCount />
            </Form.Item>
            <Form.Item
              name="explanationFile"
              label={t("证明材料", "Evidence")}
              rules={[{ required: true, message: t("请上传证明材料。", "Attach the evidence.") }]}
            >
              <FileField purpose="other" max={1} />
            </Form.Item>
          </div>
        )}
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {t("登记这张发票", "Enter this invoice")}
        </Button>
      </Form>
    </>
  );
}

function SourceWords({ source, sample }: { readonly source: Source; readonly sample: boolean }): ReactNode {
  const { t } = useSpeech();
  const words = {
    xml: t(
      "以下内容读自发票 XML 文件，登记时与文件逐项核对。",
      "Read from the invoice's XML; each field is checked against the file when you enter it.",
    ),
    pdf: t(
      "以下内容由浏览器从 PDF 文字中读出，请对照原件核对后登记，有误可直接改正。",
      "Read in this browser from the text of the PDF; check it against the original and correct what is wrong.",
    ),
    hand: t("此文件不能自动读取，请对照原件填写。", "This file cannot be read; type what it says."),
  };
  return (
    <Alert
      className="source-words"
      type={source === "hand" ? "warning" : "info"}
      showIcon
      title={words[source] + (sample ? t("（平台示例文件，非真实发票）", " (a sample file, no real invoice)") : "")}
    />
  );
}

function SplitTable(props: { readonly lines: Contract["lines"]; readonly room: ReadonlyMap<string, Fen> }): ReactNode {
  const speech = useSpeech();
  const { t, given } = speech;
  const wide = Grid.useBreakpoint().md ?? true;
  const name = (line: Contract["lines"][number]): ReactNode => (
    <>
      {line.number}. {line.description}
      <div className="quiet">
        {given(line.categoryZh, line.categoryEn)} · {line.serviceCode} ·{" "}
        {line.eligible ? t("可补助", "eligible") : t("不可补助", "not eligible")}
      </div>
    </>
  );
  const left = (line: Contract["lines"][number]): string => fenToYuanText(props.room.get(line.id) ?? ZERO);
  const part = (line: Contract["lines"][number]): ReactNode => (
    <Form.Item name={["splits", line.id]} noStyle rules={[yuanRule(speech, false)]}>
      <YuanInput label={t(`分摊到第 ${line.number} 项`, `Of line ${line.number}`)} />
    </Form.Item>
  );
  if (!wide)
    return (
      <ul className="cards">
        {props.lines.map((line) => (
          <li key={line.id} className="card-row">
            {name(line)}
            <div className="quiet">{t(`尚可开票 ${left(line)} 元`, `Not invoiced yet: ¥${left(line)}`)}</div>
            {part(line)}
          </li>
        ))}
      </ul>
    );
  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={[...props.lines]}
      columns={[
        { title: t("费用项", "Fee line"), render: (_, line) => name(line) },
        {
          title: t("尚可开票", "Not invoiced yet"),
          align: "right",
          width: 150,
          render: (_, line) => <span className="money">{left(line)}</span>,
        },
        { title: t("本张分摊", "Of this invoice"), width: 190, render: (_, line) => part(line) },
      ]}
    />
  );
}

function blankToNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === "" ? null : text.trim();
}
