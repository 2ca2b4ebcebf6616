import type { ReactNode } from "react";
import { Flex, Tag } from "antd";
import { reads, type Schemas } from "../api.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";

type Row = Schemas["PaymentReceipt"] & { readonly id: string };

/** Receipts of what was paid: an enterprise's own, a city's, all. */
export function ReceiptsPage(): ReactNode {
  const { t, date, given } = useSpeech();
  const own = sideOf(useSession()) === "enterprise";
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/payment-receipts",
    { params: { query: { limit: "50" } } },
    byCursor,
  );
  const withIds = {
    ...rows,
    data:
      rows.data === undefined
        ? undefined
        : {
            pages: rows.data.pages.map((page) => ({
              items: page.items.map((one): Row => ({ ...one, id: one.paymentLineId })),
            })),
          },
  };
  const number = (row: Row): ReactNode => (
    <span>
      <b className="figure">{row.lineNumber}</b>{" "}
      {row.returnedOn !== null && <Tag color="error">{t("已作废", "Void")}</Tag>}
    </span>
  );
  return (
    <>
      <PageHead
        title={t("兑付凭据", "Payment receipts")}
        lead={t("每笔到账一份，可打印留存。", "One for each payment; print and keep it.")}
      />
      <QueryTable<Row>
        label={t("兑付凭据", "Payment receipts")}
        rows={withIds}
        hrefOf={(row) => `/payments/receipts/${row.paymentLineId}`}
        empty={{ words: t("还没有到账的补助。", "Nothing was paid yet.") }}
        columns={[
          { title: t("凭据号", "Receipt"), width: 190, render: (_, row) => number(row) },
          { title: t("支付日期", "Paid"), width: 140, render: (_, row) => date(row.paidOn) },
          ...(own ? [] : [{ title: t("企业", "Enterprise"), dataIndex: "enterpriseName" }]),
          { title: t("应用服务", "Service"), render: (_, row) => given(row.serviceZh, row.serviceEn) },
          { title: t("结算申请", "Claim"), width: 160, dataIndex: "claimNumber" },
          { title: t("金额", "Amount"), width: 150, align: "right", render: (_, row) => <Money fen={row.amountFen} /> },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              {number(row)}
              <Money fen={row.amountFen} />
            </Flex>
            {!own && <span>{row.enterpriseName}</span>}
            <span>{given(row.serviceZh, row.serviceEn)}</span>
            <span className="quiet">{date(row.paidOn)}</span>
          </Flex>
        )}
      />
    </>
  );
}
