import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Select } from "antd";
import { objectionLifecycle } from "@yunquan/core/objections/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import type { ObjectionFilter } from "./search.ts";

const route = getRouteApi("/objections");
type Row = Schemas["Objection"];

/** Objections: for the office those to its lists, for a party its own. */
export function ObjectionsPage(): ReactNode {
  const { t, language, time, until } = useSpeech();
  const session = useSession();
  const files = mayCall(session, "objections.file");
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/objections",
    { params: { query: { limit: "50", ...filter } } },
    byCursor,
  );
  const about = (row: Row): ReactNode =>
    row.line === null ? (
      <>
        {t("清单遗漏", "Omission from the list")}
        {row.claimNumber !== null && <div className="quiet">{row.claimNumber}</div>}
      </>
    ) : (
      <>
        {t(`第 ${row.line.ordinal} 行`, `Line ${row.line.ordinal}`)} {row.line.enterpriseName}
        <div className="quiet">
          <Money fen={row.line.changedAmountFen ?? row.line.amountFen} />
        </div>
      </>
    );
  const begin = files && (
    <ButtonLink to="/objections/new" look="primary">
      {t("提出异议", "File an objection")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t("异议", "Objections")}
        lead={
          files
            ? t(
                "对公示的清单有异议的，可在公示期内提出；受理期间该行暂不兑付。",
                "Object to a published list while its notice runs; the line is held until it is decided.",
              )
            : t(
                "经办受理并答复，复核作出决定；答复人不参与决定。",
                "A reviewer admits and answers; the approver decides, and is somebody else.",
              )
        }
        actions={begin}
      />
      <FilterBar onClear={filter.status === undefined ? undefined : () => void navigate({ search: {} })}>
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: string) =>
            void navigate({ search: (status === "" ? {} : { status }) as ObjectionFilter, replace: true })
          }
          options={[
            { value: "", label: t("全部状态", "Any status") },
            ...Object.entries(objectionLifecycle.statuses).map(([value, words]) => ({ value, label: words[language] })),
          ]}
        />
      </FilterBar>
      <QueryTable
        label={t("异议", "Objections")}
        rows={rows}
        hrefOf={(row) => `/objections/${row.id}`}
        empty={{
          words:
            filter.status !== undefined
              ? t("没有符合条件的异议。", "No objections match.")
              : files
                ? t("您没有提出过异议。", "You have filed no objections.")
                : t("没有收到异议。", "No objections were filed."),
        }}
        columns={[
          { title: t("编号", "Number"), width: 170, render: (_, row) => <b className="figure">{row.number}</b> },
          {
            title: t("状态", "Status"),
            width: 110,
            render: (_, row) => <StatusTag lifecycle={objectionLifecycle} status={row.status} />,
          },
          { title: t("异议对象", "About"), render: (_, row) => about(row) },
          { title: t("提出单位", "Filed by"), dataIndex: "organisationName" },
          { title: t("提出时间", "Filed"), width: 170, render: (_, row) => time(row.filedAt) },
          { title: t("公示期满", "Notice until"), width: 180, render: (_, row) => until(row.noticeEndsAt) },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b className="figure">{row.number}</b>
              <StatusTag lifecycle={objectionLifecycle} status={row.status} />
            </Flex>
            <span>{about(row)}</span>
            <span className="quiet">
              {row.organisationName} · {time(row.filedAt)}
            </span>
          </Flex>
        )}
      />
    </>
  );
}
