import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Select } from "antd";
import { inquiryKinds, inquiryLifecycle } from "@yunquan/core/inquiries/lifecycle.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import type { InquiryFilter } from "./search.ts";

const route = getRouteApi("/inquiries");

/** Questions and complaints that people have sent to the office, the newest first. */
export function InquiriesPage(): ReactNode {
  const { t, language, time } = useSpeech();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/inquiries",
    { params: { query: { limit: "50", ...filter } } },
    byCursor,
  );
  const choose = (name: keyof InquiryFilter, value: string): void => {
    const { [name]: _before, ...others } = filter;
    void navigate({ search: (value === "" ? others : { ...others, [name]: value }) as InquiryFilter, replace: true });
  };
  const filtered = filter.status !== undefined || filter.kind !== undefined;
  return (
    <>
      <PageHead
        title={t("咨询投诉", "Questions and complaints")}
        lead={t(
          "公众从门户提交，凭编号和查询码查看答复；不属本单位的请转交。",
          "Sent from the public site; the answer is read with number and code. Hand on what is not yours.",
        )}
      />
      <FilterBar onClear={filtered ? () => void navigate({ search: {} }) : undefined}>
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(value: string) => choose("status", value)}
          options={[
            { value: "", label: t("全部状态", "Any status") },
            ...Object.entries(inquiryLifecycle.statuses).map(([value, words]) => ({ value, label: words[language] })),
          ]}
        />
        <Select
          aria-label={t("类型", "Kind")}
          value={filter.kind ?? ""}
          onChange={(value: string) => choose("kind", value)}
          options={[
            { value: "", label: t("咨询和投诉", "Questions and complaints") },
            ...Object.entries(inquiryKinds).map(([value, words]) => ({ value, label: words[language] })),
          ]}
        />
      </FilterBar>
      <QueryTable
        label={t("咨询投诉", "Questions and complaints")}
        rows={rows}
        hrefOf={(row) => `/inquiries/${row.id}`}
        empty={{
          words: filtered
            ? t("没有符合条件的咨询投诉。", "Nothing matches.")
            : t("没有收到咨询投诉。", "Nothing was sent to this office."),
        }}
        columns={[
          { title: t("编号", "Number"), width: 160, render: (_, row) => <b className="figure">{row.number}</b> },
          { title: t("类型", "Kind"), width: 90, render: (_, row) => inquiryKinds[row.kind][language] },
          {
            title: t("状态", "Status"),
            width: 110,
            render: (_, row) => <StatusTag lifecycle={inquiryLifecycle} status={row.status} />,
          },
          { title: t("主题", "Subject"), dataIndex: "subject" },
          { title: t("提交时间", "Sent"), width: 180, render: (_, row) => time(row.filedAt) },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b className="figure">{row.number}</b>
              <StatusTag lifecycle={inquiryLifecycle} status={row.status} />
            </Flex>
            <span>{row.subject}</span>
            <span className="quiet">
              {inquiryKinds[row.kind][language]} · {time(row.filedAt)}
            </span>
          </Flex>
        )}
      />
    </>
  );
}
