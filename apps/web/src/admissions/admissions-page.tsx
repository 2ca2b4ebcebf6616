import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Input, Select, Tag } from "antd";
import { supplierLifecycle, supplierRoutes } from "@yunquan/core/suppliers/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { ResourcePool } from "./resource-pool.tsx";
import type { AdmissionPlace } from "./search.ts";

const route = getRouteApi("/admissions");

/** Suppliers on their way into the programme, those who are in, and the pool whose members need no review. */
export function AdmissionsPage(): ReactNode {
  const { t, language } = useSpeech();
  const session = useSession();
  const navigate = route.useNavigate();
  const place = route.useSearch();
  const show = place.show ?? "submitted";
  const options = [
    ...(["submitted", "admitted", "returned", "rejected"] as const).map((status) => ({
      value: status as string,
      label: supplierLifecycle.statuses[status][language],
    })),
    ...(mayCall(session, "resourcePool.list") ? [{ value: "pool", label: t("资源池名单", "Resource pool") }] : []),
  ];
  const choose = (chosen: string): void =>
    void navigate({ search: chosen === "submitted" ? {} : ({ show: chosen } as AdmissionPlace), replace: true });
  return (
    <>
      <PageHead
        title={t("供应商准入", "Admission of suppliers")}
        lead={t(
          "待审核的注册先提交的在前；资源池内的单位提交即准予注册。",
          "Registrations to review; members of the resource pool are admitted as they submit.",
        )}
      />
      <FilterBar>
        <Select aria-label={t("显示", "Show")} value={show} onChange={choose} options={options} />
        {show !== "pool" && (
          <Input.Search
            key={place.text ?? ""}
            aria-label={t("名称或信用代码", "Name or credit code")}
            placeholder={t("名称或信用代码", "Name or credit code")}
            allowClear
            maxLength={60}
            defaultValue={place.text ?? ""}
            onSearch={(text) =>
              void navigate({
                search: {
                  ...(place.show === undefined ? {} : { show: place.show }),
                  ...(text.trim() === "" ? {} : { text: text.trim() }),
                },
                replace: true,
              })
            }
          />
        )}
      </FilterBar>
      {show === "pool" ? <ResourcePool /> : <Registrations status={show} text={place.text} />}
    </>
  );
}

function Registrations(props: {
  readonly status: Exclude<Schemas["Supplier"]["status"], "draft">;
  readonly text: string | undefined;
}): ReactNode {
  const { t, time, language } = useSpeech();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/suppliers",
    {
      params: {
        query: { limit: "50", status: props.status, ...(props.text === undefined ? {} : { text: props.text }) },
      },
    },
    byCursor,
  );
  const suspended = <Tag color="error">{t("已暂停", "Suspended")}</Tag>;
  return (
    <QueryTable
      label={t("供应商注册", "Registrations")}
      rows={rows}
      hrefOf={(row) => `/suppliers/${row.id}`}
      empty={{
        words:
          props.status === "submitted"
            ? t("没有等待审核的供应商注册。", "No registration waits to be reviewed.")
            : t("没有符合条件的供应商。", "No supplier matches."),
      }}
      columns={[
        {
          title: t("供应商", "Supplier"),
          render: (_, row) => (
            <>
              {row.name}
              <div className="quiet figure">{row.creditCode}</div>
            </>
          ),
        },
        {
          title: t("状态", "State"),
          width: 180,
          render: (_, row) => (
            <>
              <StatusTag lifecycle={supplierLifecycle} status={row.status} />
              {row.suspendedAt !== null && suspended}
            </>
          ),
        },
        { title: t("准入方式", "Route"), width: 180, render: (_, row) => supplierRoutes[row.route][language] },
        { title: t("提交时间", "Submitted"), width: 170, render: (_, row) => time(row.submittedAt) },
        { title: t("准入时间", "Admitted"), width: 170, render: (_, row) => time(row.admittedAt) },
      ]}
      card={(row) => (
        <Flex vertical gap={4}>
          <b>{row.name}</b>
          <span className="quiet figure">{row.creditCode}</span>
          <Flex gap={8} wrap>
            <StatusTag lifecycle={supplierLifecycle} status={row.status} />
            {row.suspendedAt !== null && suspended}
          </Flex>
          <span className="quiet">{time(row.submittedAt)}</span>
        </Flex>
      )}
    />
  );
}
