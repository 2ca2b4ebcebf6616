import type { ReactNode } from "react";
import { Link, useParams } from "@tanstack/react-router";
import { Button, Flex, Grid, Skeleton, Table, Tag } from "antd";
import { cityOf } from "@yunquan/core/divisions.ts";
import { marks } from "@yunquan/core/usage/marks.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { Findings } from "../ui/findings.tsx";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";

type Row = Schemas["ImplementationReport"]["rows"][number];

/** One frozen report: each claim with its mark and all the evidence for it. */
export function ImplementationReportPage(): ReactNode {
  const { t, time, given, count, language } = useSpeech();
  const { id } = useParams({ from: "/implementation-reports/$id" });
  const report = reads.useQuery("get", "/api/v1/implementation-reports/{id}", { params: { path: { id } } });
  if (report.error !== null) return <PageFault fault={report.error} again={() => void report.refetch()} />;
  if (report.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { data } = report;
  const file = (format: string): string => `/api/v1/implementation-reports/${id}/file?format=${format}`;
  return (
    <>
      <PageHead
        title={t(`实施情况表 ${data.number}`, `Implementation report ${data.number}`)}
        lead={`${given(data.programmeZh, data.programmeEn)} · ${cityOf(data.cityCode)?.[language] ?? data.cityCode}`}
        actions={
          <>
            <Button type="primary" href={file("pdf")}>
              {t("下载 PDF", "Download PDF")}
            </Button>
            <Button href={file("xlsx")}>{t("下载 XLSX", "Download XLSX")}</Button>
            <Button href={file("json")}>{t("下载冻结内容", "Download the frozen content")}</Button>
          </>
        }
      />
      {data.supersededBy !== null && (
        <NextStep
          tone="over"
          title={t(`已由 ${data.supersededBy} 取代`, `Superseded by ${data.supersededBy}`)}
          words={t(
            "本表保留备查，内容不再作为结算依据。",
            "It is kept for reference and no longer counts for settlement.",
          )}
        />
      )}
      <Panel title={t("概要", "In short")}>
        <Facts
          facts={[
            { label: t("数据截止", "Cut-off"), value: time(data.cutOffAt) },
            { label: t("冻结时间", "Frozen"), value: time(data.frozenAt) },
            { label: t("列入申请", "Claims"), value: count(data.claims) },
            { label: t("已完成", "Complete"), value: count(data.completeClaims) },
            {
              label: t("内容校验值 SHA-256", "SHA-256 of the content"),
              value: <code className="digest">{data.sha256}</code>,
              wide: true,
            },
          ]}
        />
      </Panel>
      <Panel title={t("完成情况", "Marks")}>
        <Rows rows={data.rows} />
      </Panel>
    </>
  );
}

function MarkTag({ mark }: { readonly mark: Row["mark"] }): ReactNode {
  const { language } = useSpeech();
  return <Tag color={mark === "complete" ? "success" : "warning"}>{marks[mark][language]}</Tag>;
}

function Rows({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { t, given } = useSpeech();
  const wide = Grid.useBreakpoint().md ?? true;
  const evidence = (row: Row): ReactNode => (
    <>
      <p className="quiet">
        {t(`统计期 ${row.windowFrom} 至 ${row.windowTo}`, `Window ${row.windowFrom} to ${row.windowTo}`)}
      </p>
      <Findings findings={row.findings} />
    </>
  );
  if (!wide)
    return (
      <ul className="cards">
        {rows.map((row) => (
          <li key={row.claimId} className="card-row">
            <Flex vertical gap={4}>
              <Flex justify="space-between">
                <Link to={`/claims/${row.claimId}` as "/"}>{row.claimNumber}</Link>
                <MarkTag mark={row.mark} />
              </Flex>
              <span>{row.enterpriseName}</span>
              <Money fen={row.amountFen} />
              <details className="more">
                <summary>{t("依据", "Evidence")}</summary>
                {evidence(row)}
              </details>
            </Flex>
          </li>
        ))}
      </ul>
    );
  return (
    <Table<Row>
      rowKey="claimId"
      size="small"
      pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      scroll={{ x: 900 }}
      dataSource={[...rows]}
      expandable={{
        expandedRowRender: evidence,
        columnTitle: t("依据", "Evidence"),
        columnWidth: 72,
        expandIcon: ({ expanded, onExpand, record }) => (
          <Button
            type="link"
            size="small"
            aria-expanded={expanded}
            aria-label={t(`${record.claimNumber} 的依据`, `Evidence for ${record.claimNumber}`)}
            onClick={(event) => onExpand(record, event)}
          >
            {expanded ? t("收起", "Close") : t("依据", "Evidence")}
          </Button>
        ),
      }}
      columns={[
        { title: t("顺位", "Place"), dataIndex: "position", align: "right", width: 70 },
        {
          title: t("结算申请", "Claim"),
          width: 150,
          render: (_, row) => <Link to={`/claims/${row.claimId}` as "/"}>{row.claimNumber}</Link>,
        },
        { title: t("企业", "Enterprise"), dataIndex: "enterpriseName" },
        { title: t("供应商", "Supplier"), dataIndex: "supplierName" },
        { title: t("应用服务", "Service"), render: (_, row) => given(row.serviceZh, row.serviceEn) },
        { title: t("金额", "Amount"), align: "right", width: 130, render: (_, row) => <Money fen={row.amountFen} /> },
        { title: t("标注", "Mark"), width: 110, render: (_, row) => <MarkTag mark={row.mark} /> },
      ]}
    />
  );
}
