import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Alert, Button, Skeleton } from "antd";
import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { Figures } from "../ui/figures.tsx";
import { PageHead } from "../ui/page-head.tsx";

const route = getRouteApi("/payments/receipts/$id");

/** The receipt of one payment, as the enterprise keeps it. */
export function PaymentReceiptPage(): ReactNode {
  const { t, yuan, date, time, given } = useSpeech();
  const { id } = route.useParams();
  const found = reads.useQuery("get", "/api/v1/payment-lines/{id}/receipt", { params: { path: { id } } });
  if (found.error !== null && found.data === undefined)
    return <PageFault fault={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const receipt = found.data;
  return (
    <>
      <PageHead
        title={t(`兑付凭据 ${receipt.lineNumber}`, `Receipt ${receipt.lineNumber}`)}
        lead={given(receipt.programmeZh, receipt.programmeEn)}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t("打印", "Print")}
            </Button>
            <Button type="primary" icon={<DownloadOutlined />} href={`/api/v1/payment-lines/${id}/receipt.pdf`}>
              {t("下载 PDF", "PDF")}
            </Button>
          </>
        }
      />
      {receipt.returnedOn !== null && (
        <Alert
          className="gap-below"
          type="error"
          showIcon
          title={t("本凭据已作废", "This receipt is void")}
          description={t(
            `该笔款项于${date(receipt.returnedOn)}被银行退回，本凭据不再证明已支付；重新支付后另有凭据。`,
            `The money came back on ${date(receipt.returnedOn)}: this receipt proves no payment any more. The next payment has its own.`,
          )}
        />
      )}
      <Panel
        title={receipt.returnedOn === null ? t("到账金额", "Paid") : t("曾到账金额（已退回）", "Paid, and came back")}
      >
        <Figures
          figures={[
            { label: t("到账金额", "Amount"), value: yuan(receipt.amountFen), strong: true },
            { label: t("支付日期", "Date"), value: date(receipt.paidOn) },
            { label: t("服务券面额", "Face value"), value: yuan(receipt.faceValueFen) },
          ]}
        />
      </Panel>
      <Panel title={t("凭据内容", "Particulars")}>
        <Facts
          facts={[
            { label: t("企业", "Enterprise"), value: receipt.enterpriseName },
            { label: t("统一社会信用代码", "Credit code"), value: receipt.creditCode },
            { label: t("供应商", "Supplier"), value: receipt.supplierName },
            { label: t("应用服务", "Service"), value: given(receipt.serviceZh, receipt.serviceEn) },
            { label: t("服务券编号", "Voucher"), value: receipt.voucherCode },
            {
              label: t("结算申请", "Claim"),
              value: <Link to={`/claims/${receipt.claimId}` as "/"}>{receipt.claimNumber}</Link>,
            },
            { label: t("结算清单", "List"), value: receipt.settlementNumber },
            { label: t("公示", "Notice"), value: receipt.noticeNumber },
            { label: t("兑付批次", "Batch"), value: receipt.batchNumber },
            { label: t("银行流水号", "Bank's reference"), value: receipt.bankReference },
            { label: t("收款户名", "Account name"), value: receipt.accountName },
            { label: t("收款账号", "Account"), value: `${receipt.account} · ${receipt.bankName}` },
            { label: t("入账时间", "Booked"), value: time(receipt.bookedAt) },
          ]}
        />
      </Panel>
    </>
  );
}
