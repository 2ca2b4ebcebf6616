import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Select } from "antd";
import {
  applicationLifecycle,
  countedApplications,
  holderOf,
  type ApplicationStatus,
} from "@yunquan/core/applications/lifecycle.ts";
import { cities, cityOf } from "@yunquan/core/divisions.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import type { ApplicationFilter } from "./search.ts";

const route = getRouteApi("/applications");
type Row = Schemas["ApplicationSummary"];

/** All applications its reader may see: an enterprise's own, a supplier's, a city's, the province's. */
export function ApplicationsPage(): ReactNode {
  const { t, language, time, until } = useSpeech();
  const session = useSession();
  const side = sideOf(session);
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const query = {
    ...(filter.status === undefined ? {} : { status: filter.status }),
    ...(filter.city === undefined ? {} : { cityCode: filter.city }),
    ...(filter.contract === undefined ? {} : { contractId: filter.contract }),
    ...(filter.programme === undefined ? {} : { programmeId: filter.programme }),
    ...(filter.plan === undefined ? {} : { planId: filter.plan }),
    ...(filter.counted === undefined ? {} : { counted: filter.counted }),
    ...(filter.order === undefined ? {} : { order: filter.order }),
  };
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/applications",
    { params: { query: { limit: "50", ...query } } },
    byCursor,
  );
  const narrow = (change: Partial<Record<keyof ApplicationFilter, string | undefined>>): void => {
    const next = Object.fromEntries(
      Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && value !== ""),
    );
    void navigate({ search: next as ApplicationFilter, replace: true });
  };
  const applies = mayCall(session, "applications.create");
  const begin = (
    <ButtonLink to="/applications/new" look="primary">
      {t("申请服务券", "Apply for a voucher")}
    </ButtonLink>
  );
  const serviceOf = (row: Row): string =>
    (language === "zh" ? row.serviceNameZh : row.serviceNameEn) ??
    row.serviceCode ??
    t("尚未选择服务", "No service chosen yet");
  const dueOf = (row: Row): ReactNode => {
    const at = row.status === "submitted" ? (row.supplierDueAt ?? row.dueAt) : (row.returnDueAt ?? row.dueAt);
    if (at === null || row.holder === null) return null;
    return (
      <span className={row.overdueAt === null ? "" : "late-words"}>
        {row.overdueAt === null ? until(at) : t(`已超期（${until(at)}）`, `Overdue (${until(at)})`)}
      </span>
    );
  };
  const turn = (row: Row): string => holderWords(row.status, language);
  return (
    <>
      <PageHead
        title={t("服务券申请", "Applications")}
        lead={
          applies
            ? t(
                "每份合同的每项服务可申请一张券；按提交次序排队。",
                "One voucher for each service of a contract, in order of submission.",
              )
            : undefined
        }
        actions={applies ? begin : undefined}
      />
      <FilterBar onClear={Object.keys(filter).length > 0 ? () => void navigate({ search: {} }) : undefined}>
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: string) => narrow({ status })}
          options={[
            { value: "", label: t("全部状态", "Any status") },
            ...Object.entries(applicationLifecycle.statuses)
              .filter(([status]) => side === "enterprise" || status !== "draft")
              .map(([status, words]) => ({ value: status, label: words[language] })),
          ]}
        />
        {(side === "province" || side === "administration") && (
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
        <Select
          aria-label={t("统计口径", "What is counted")}
          value={filter.counted ?? ""}
          onChange={(counted: string) => narrow({ counted })}
          options={[
            { value: "", label: t("不限统计口径", "Whatever is counted") },
            ...Object.entries(countedApplications).map(([counted, words]) => ({
              value: counted,
              label: words[language],
            })),
          ]}
        />
        <Select
          aria-label={t("排序", "Order")}
          value={filter.order ?? ""}
          onChange={(order: string) => narrow({ order })}
          options={[
            { value: "", label: t("最近创建在前", "Newest first") },
            { value: "position", label: t("按排队序号", "By place in line") },
            { value: "due", label: t("按到期时间", "By what is due first") },
          ]}
        />
        <ExportButton path="/api/v1/applications/export" query={query} rows={rows} />
      </FilterBar>
      <QueryTable
        label={t("服务券申请", "Applications")}
        rows={rows}
        hrefOf={(row) => (row.actions.includes("update") ? `/applications/${row.id}/edit` : `/applications/${row.id}`)}
        empty={
          applies && filter.status === undefined
            ? {
                words: t(
                  "还没有申请。签订上云合同后即可在此申请服务券。",
                  "No applications yet. With a signed contract you can apply for a voucher here.",
                ),
                action: begin,
              }
            : { words: t("没有符合条件的申请。", "No applications match.") }
        }
        columns={[
          {
            title: t("编号 / 提交时间", "Number, submitted"),
            width: 176,
            render: (_, row) => (
              <>
                <b className="figure">{row.number}</b>
                <div className="quiet figure">{time(row.submittedAt)}</div>
              </>
            ),
          },
          {
            title: t("应用服务", "Service"),
            render: (_, row) => (
              <>
                {serviceOf(row)}
                <div className="quiet">{row.supplier.name}</div>
              </>
            ),
          },
          ...(side === "enterprise"
            ? []
            : [
                {
                  title: t("企业", "Enterprise"),
                  render: (_: unknown, row: Row) => (
                    <>
                      {row.enterprise.name}
                      {(side === "province" || side === "administration") && (
                        <div className="quiet">{cityOf(row.cityCode)?.[language]}</div>
                      )}
                    </>
                  ),
                },
              ]),
          {
            title: t("面额", "Face value"),
            align: "right",
            width: 126,
            render: (_, row) => <Money fen={row.faceValueFen} />,
          },
          {
            title: t("序号", "Place"),
            align: "right",
            width: 60,
            render: (_, row) => row.position ?? "—",
          },
          {
            title: t("状态", "Status"),
            width: 120,
            render: (_, row) => <StatusTag lifecycle={applicationLifecycle} status={row.status} />,
          },
          {
            title: t("当前办理方 / 期限", "Whose turn, until"),
            width: 176,
            render: (_, row) => (
              <>
                {turn(row)}
                <div className="quiet">{dueOf(row)}</div>
              </>
            ),
          },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} align="center">
              <b className="figure">{row.number}</b>
              <StatusTag lifecycle={applicationLifecycle} status={row.status} />
            </Flex>
            <span>{serviceOf(row)}</span>
            <span className="quiet">{side === "enterprise" ? row.supplier.name : row.enterprise.name}</span>
            <Flex justify="space-between" gap={8} wrap>
              <Money fen={row.faceValueFen} />
              <span className="quiet">
                {turn(row)} {dueOf(row)}
              </span>
            </Flex>
          </Flex>
        )}
      />
    </>
  );
}

/** Who has to act, in a word. */
export function holderWords(status: ApplicationStatus, language: "zh" | "en"): string {
  const holder = holderOf(status);
  return holder === null ? (language === "zh" ? "已办结" : "Done") : holders[holder][language];
}

const holders = {
  enterprise: { zh: "企业", en: "Enterprise" },
  supplier: { zh: "供应商", en: "Supplier" },
  city: { zh: "市级主管部门", en: "City office" },
  system: { zh: "轮候", en: "In line" },
} as const;
