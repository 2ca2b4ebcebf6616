import type { ReactNode } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Empty, Segmented, Skeleton, Table } from "antd";
import { cityOf } from "@yunquan/core/divisions.ts";
import { grades, gradesFromBest, type RatedSubject } from "@yunquan/core/ratings/steps.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";

type Row = Schemas["RatingSummary"]["items"][number];

/** What enterprises think of suppliers and offices, those they are least satisfied with first. */
export function RatingsPage(): ReactNode {
  const { t, count, language } = useSpeech();
  const navigate = useNavigate();
  const { of = "supplier" } = useSearch({ from: "/ratings" });
  const sums = reads.useQuery("get", "/api/v1/ratings/summary", { params: { query: { subject: of } } });
  const nameOf = (row: Row): string => (of === "office" ? (cityOf(row.key)?.[language] ?? row.name) : row.name);
  return (
    <>
      <PageHead
        title={t("服务评价", "Ratings")}
        lead={t(
          "企业在每个环节办结后自愿评价，每件每环节一次，满分 5 分。评价低的在前。",
          "Enterprises rate each finished step if they like, once each, 5 at best. The lowest come first.",
        )}
      />
      <div className="filters">
        <Segmented<RatedSubject>
          aria-label={t("评价对象", "Who is rated")}
          value={of}
          onChange={(value) => void navigate({ to: "/ratings", search: { of: value }, replace: true })}
          options={[
            { value: "supplier", label: t("供应商", "Suppliers") },
            { value: "office", label: t("各地市主管和财政部门", "Offices by city") },
          ]}
        />
      </div>
      <FaultNotice fault={sums.error} again={() => void sums.refetch()} />
      {sums.isPending && <Skeleton active />}
      {sums.data !== undefined && sums.data.items.length === 0 && (
        <section className="panel">
          <Empty
            description={t(
              "还没有评价。企业在申请、结算页面评价后汇总到这里。",
              "No ratings yet. They are summed up here as enterprises give them on the pages of their cases.",
            )}
          />
        </section>
      )}
      {sums.data !== undefined && sums.data.items.length > 0 && (
        <Table<Row>
          className="scrolled-table"
          rowKey="key"
          size="middle"
          pagination={false}
          dataSource={[...sums.data.items]}
          columns={[
            {
              title: of === "office" ? t("地市", "City") : t("供应商", "Supplier"),
              render: (_, row) => nameOf(row),
            },
            {
              title: t("平均分", "Average"),
              align: "right",
              width: 100,
              render: (_, row) => <b className="figure">{(row.averageHundredths / 100).toFixed(2)}</b>,
            },
            { title: t("评价数", "Ratings"), align: "right", width: 100, render: (_, row) => count(row.count) },
            ...gradesFromBest.map((grade, index) => ({
              title: grades[grade][language],
              align: "right" as const,
              width: 110,
              render: (_: unknown, row: Row) => count(row.byGrade[index] ?? 0),
            })),
          ]}
        />
      )}
    </>
  );
}
