import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Checkbox, Flex, Input, Select, Tag } from "antd";
import { cities, cityOf } from "@yunquan/core/divisions.ts";
import { enterpriseLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { useTypedText } from "../ui/typed-text.ts";
import type { EnterpriseFilter } from "./search.ts";

const route = getRouteApi("/enterprises");

/** The enterprises an office may see, found by name or credit code. Who waits longest comes first. */
export function EnterprisesPage(): ReactNode {
  const { t, language, time, until } = useSpeech();
  const side = sideOf(useSession());
  const wide = side === "province" || side === "administration";
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const { typed, type } = useTypedText(
    filter.text,
    (text) =>
      void navigate({
        search: ({ text: _old, ...rest }: EnterpriseFilter) => (text === "" ? rest : { ...rest, text }),
        replace: true,
      }),
  );
  const narrow = (change: Partial<Record<keyof EnterpriseFilter, string>>): void =>
    void navigate({
      search: (before: EnterpriseFilter) =>
        Object.fromEntries(
          Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""),
        ) as EnterpriseFilter,
      replace: true,
    });
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/enterprises",
    {
      params: {
        query: {
          limit: "50",
          ...(filter.status === undefined ? {} : { status: filter.status }),
          ...(filter.city === undefined ? {} : { cityCode: filter.city }),
          ...(filter.text === undefined ? {} : { text: filter.text }),
          ...(filter.pending === undefined ? {} : { pendingYear: filter.pending }),
        },
      },
    },
    byCursor,
  );
  return (
    <>
      <PageHead title={t("企业", "Enterprises")} />
      <FilterBar
        onClear={
          Object.keys(filter).length === 0
            ? undefined
            : () => {
                type("");
                void navigate({ search: {}, replace: true });
              }
        }
      >
        <Input.Search
          aria-label={t("搜索企业", "Search enterprises")}
          placeholder={t("名称、信用代码", "Name, credit code")}
          value={typed}
          allowClear
          onChange={(event) => type(event.target.value)}
        />
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: string) => narrow({ status })}
          options={[
            { value: "", label: t("全部状态", "Any status") },
            ...(["submitted", "certified", "returned"] as const).map((status) => ({
              value: status as string,
              label: enterpriseLifecycle.statuses[status][language],
            })),
          ]}
        />
        {wide && (
          <Select
            aria-label={t("地市", "City")}
            value={filter.city ?? ""}
            onChange={(city: string) => narrow({ city })}
            showSearch={{ optionFilterProp: "label" }}
            options={[
              { value: "", label: t("全部地市", "All cities") },
              ...cities.map((city) => ({ value: city.code as string, label: city[language] })),
            ]}
          />
        )}
        <Checkbox
          checked={filter.pending === "true"}
          onChange={(event) => narrow({ pending: event.target.checked ? "true" : "" })}
        >
          {t("年度数据待核验", "Figures to certify")}
        </Checkbox>
      </FilterBar>
      <QueryTable
        label={t("企业", "Enterprises")}
        rows={rows}
        hrefOf={(row) => `/enterprises/${row.id}`}
        empty={{ words: t("没有符合条件的企业。", "No enterprises match.") }}
        columns={[
          {
            title: t("企业", "Enterprise"),
            render: (_, row) => (
              <>
                {row.name}
                <div className="quiet figure">{row.creditCode}</div>
              </>
            ),
          },
          ...(wide
            ? [
                {
                  title: t("地市", "City"),
                  width: 110,
                  render: (_: unknown, row: Schemas["Enterprise"] | { cityCode: string | null }) =>
                    row.cityCode === null ? "—" : cityOf(row.cityCode)?.[language],
                },
              ]
            : []),
          { title: t("行业", "Industry"), width: 90, dataIndex: "industryCode" },
          {
            title: t("状态", "Status"),
            width: 220,
            render: (_, row) => (
              <Flex gap={4} wrap>
                <StatusTag lifecycle={enterpriseLifecycle} status={row.status} />
                {row.suspendedAt !== null && <Tag color="error">{t("已暂停", "Suspended")}</Tag>}
                {row.pendingYears.map((year) => (
                  <Tag key={year} color="warning">
                    {t(`${year} 年度待核验`, `Figures of ${year}`)}
                  </Tag>
                ))}
              </Flex>
            ),
          },
          { title: t("提交时间", "Submitted"), width: 170, render: (_, row) => time(row.submittedAt) },
          {
            title: t("应核验", "Due"),
            width: 170,
            render: (_, row) => (row.dueAt === null ? "—" : until(row.dueAt)),
          },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b>{row.name}</b>
              <StatusTag lifecycle={enterpriseLifecycle} status={row.status} />
            </Flex>
            <span className="quiet figure">{row.creditCode}</span>
            <span className="quiet">{row.dueAt === null ? time(row.submittedAt) : until(row.dueAt)}</span>
          </Flex>
        )}
      />
    </>
  );
}
