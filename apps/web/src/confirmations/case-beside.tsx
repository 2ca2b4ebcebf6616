import type { ReactNode } from "react";
import { Skeleton, Table } from "antd";
import { signedDifference } from "@yunquan/core/claims/invoice-splits.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { parseFen, ZERO } from "@yunquan/core/money.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { EligibleMark } from "../ui/eligible-mark.tsx";
import { Facts } from "../ui/facts.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
import { Price } from "../ui/price.tsx";
import { StepButton } from "../ui/step-button.tsx";
import type { Waiting } from "./waiting.ts";

/** What the enterprise says, beside what the supplier can hold against it. */
export function CaseBeside({ row }: { readonly row: Waiting }): ReactNode {
  return row.kind === "applications" ? <ApplicationBeside id={row.id} /> : <ClaimBeside id={row.id} />;
}

function ApplicationBeside({ id }: { readonly id: string }): ReactNode {
  const { t, date, given } = useSpeech();
  const application = reads.useQuery("get", "/api/v1/applications/{id}", { params: { path: { id } } });
  const productId = application.data?.productId ?? null;
  const product = reads.useQuery(
    "get",
    "/api/v1/products/{id}",
    { params: { path: { id: productId ?? "" } } },
    { enabled: productId !== null },
  );
  if (application.error !== null) return <FaultNotice fault={application.error} />;
  if (application.data === undefined) return <Skeleton active title={false} />;
  const { data } = application;
  const { contract } = data;
  return (
    <div className="beside">
      <Facts
        facts={[
          { label: t("合同", "Contract"), value: `${contract.number} ${contract.title}` },
          { label: t("签订日期", "Signed on"), value: date(contract.signedOn) },
          { label: t("合同金额", "Contract amount"), value: <Money fen={contract.totalFen} /> },
          { label: t("申请面额", "Face value asked"), value: <Money fen={data.faceValueFen} /> },
          {
            label: t("本单位产品", "Your product"),
            value:
              productId === null
                ? t("企业未选产品", "The enterprise named none")
                : product.data === undefined
                  ? "…"
                  : given(product.data.nameZh, product.data.nameEn),
          },
          {
            label: t("公开标价", "Listed price"),
            value:
              product.data === undefined ? "—" : <Price fen={product.data.priceFen} unit={product.data.priceUnit} />,
          },
        ]}
      />
      <Lines lines={contract.lines} service={data.serviceCode} />
    </div>
  );
}

type Line = Schemas["Application"]["contract"]["lines"][number];

function Lines(props: { readonly lines: readonly Line[]; readonly service: string | null }): ReactNode {
  const { t } = useSpeech();
  return (
    <Table<Line>
      rowKey="number"
      size="small"
      pagination={false}
      scroll={{ x: 480 }}
      dataSource={[...props.lines]}
      rowClassName={(line) => (line.serviceCode === props.service ? "" : "other-service")}
      columns={[
        { title: t("序号", "No."), dataIndex: "number", width: 60 },
        {
          title: t("合同费用项", "Fee line of the contract"),
          render: (_, line) => `${line.description}（${line.serviceCode}）`,
        },
        { title: t("金额", "Amount"), align: "right", render: (_, line) => <Money fen={line.amountFen} /> },
        {
          title: t("是否计入", "Counts"),
          render: (_, line) => (
            <EligibleMark
              eligible={line.eligible && line.serviceCode === props.service}
              reason={line.serviceCode === props.service ? "" : t("其他应用服务", "another service")}
            />
          ),
        },
      ]}
    />
  );
}

function ClaimBeside({ id }: { readonly id: string }): ReactNode {
  const { t, date } = useSpeech();
  const claim = reads.useQuery("get", "/api/v1/claims/{id}", { params: { path: { id } } });
  const contractId = claim.data?.contract.id;
  const invoices = reads.useQuery(
    "get",
    "/api/v1/invoices",
    { params: { query: { contractId: contractId ?? "", limit: "100" } } },
    { enabled: contractId !== undefined },
  );
  if (claim.error !== null) return <FaultNotice fault={claim.error} />;
  if (claim.data === undefined) return <Skeleton active title={false} />;
  const { data } = claim;
  const { sign, differenceFen } = signedDifference(
    parseFen(data.invoicedFen) ?? ZERO,
    parseFen(data.contract.totalFen) ?? ZERO,
  );
  return (
    <div className="beside">
      <Facts
        facts={[
          { label: t("合同", "Contract"), value: `${data.contract.number} ${data.contract.title}` },
          { label: t("合同金额", "Contract amount"), value: <Money fen={data.contract.totalFen} /> },
          {
            label: t("发票合计", "Invoiced"),
            value: (
              <>
                <Money fen={data.invoicedFen} />
                {differenceFen > 0 && (
                  <b className="doubt">
                    {t(
                      `（差额 ${sign}${fenToYuanText(differenceFen)} 元）`,
                      ` (difference ${sign}¥${fenToYuanText(differenceFen)})`,
                    )}
                  </b>
                )}
              </>
            ),
          },
          { label: t("已付款", "Paid"), value: <Money fen={data.paidFen} /> },
          { label: t("实施完成", "Completed on"), value: date(data.implementedOn) },
          { label: t("验收", "Accepted on"), value: date(data.acceptedOn) },
        ]}
      />
      <Table<Schemas["Invoice"]>
        rowKey="id"
        size="small"
        pagination={false}
        loading={invoices.isPending}
        scroll={{ x: 480 }}
        dataSource={[...(invoices.data?.items ?? [])]}
        columns={[
          {
            title: t("发票", "Invoice"),
            render: (_, invoice) => (invoice.code === null ? invoice.number : `${invoice.code} ${invoice.number}`),
          },
          { title: t("开票日期", "Issued on"), render: (_, invoice) => date(invoice.issuedOn) },
          { title: t("销售方", "Seller"), dataIndex: "sellerName" },
          { title: t("金额", "Amount"), align: "right", render: (_, invoice) => <Money fen={invoice.totalFen} /> },
        ]}
      />
    </div>
  );
}

/** Sends one back to its enterprise, with the reason. */
export function DisputeButton({ row }: { readonly row: Waiting }): ReactNode {
  const { t } = useSpeech();
  const dispute = useCommand(async ({ reason = "" }: { reason?: string }, header): Promise<{ data?: unknown }> => {
    const call = { params: { path: { id: row.id }, header }, body: { version: row.version, reason } };
    return row.kind === "applications"
      ? await api.POST("/api/v1/applications/{id}/dispute", call)
      : await api.POST("/api/v1/claims/{id}/dispute", call);
  });
  if (!row.actions.includes("dispute")) return null;
  return (
    <StepButton
      label={t("提出异议", "Dispute")}
      consequence={t(
        `${row.number} 回到 ${row.enterprise}，由其核对补正后重新提交。`,
        `${row.number} goes back to ${row.enterprise}, which corrects and submits it again.`,
      )}
      command={dispute}
      reason="required"
      phrases={[
        t("合同金额与我方留存的不一致。", "The contract's amount is not that of our copy."),
        t("服务项目与合同不符。", "The service is not the contract's."),
        t("本单位未与该企业签订此合同。", "We have no such contract with this enterprise."),
        t("服务尚未全部交付验收。", "The service has not been delivered and accepted in full."),
      ]}
      done={t("已提出异议", "Disputed")}
    />
  );
}
