import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Input, Select } from "antd";
import { contractLifecycle } from "@yunquan/core/contracts/lifecycle.ts";
import { reads } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { useTypedText } from "../ui/typed-text.ts";
import type { ContractFilter } from "./search.ts";

const route = getRouteApi("/contracts");

/** The contracts its reader may see, found by number, title or party. */
export function ContractsPage(): ReactNode {
  const { t, language, date } = useSpeech();
  const session = useSession();
  const side = sideOf(session);
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const { typed, type } = useTypedText(
    filter.text,
    (text) =>
      void navigate({
        search: ({ text: _old, ...rest }: ContractFilter) => (text === "" ? rest : { ...rest, text }),
        replace: true,
      }),
  );
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/contracts",
    {
      params: {
        query: {
          limit: "50",
          ...(filter.status === undefined ? {} : { status: filter.status }),
          ...(filter.text === undefined ? {} : { text: filter.text }),
          ...(filter.enterprise === undefined ? {} : { enterpriseId: filter.enterprise }),
          ...(filter.supplier === undefined ? {} : { supplierId: filter.supplier }),
        },
      },
    },
    byCursor,
  );
  const begin = mayCall(session, "applications.create") && (
    <ButtonLink to="/applications/new" look="primary">
      {t("登记合同并申请", "Enter a contract and apply")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={t("合同", "Contracts")} {...(begin === false ? {} : { actions: begin })} />
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
          aria-label={t("搜索合同", "Search contracts")}
          placeholder={t("编号、名称", "Number, title")}
          value={typed}
          allowClear
          onChange={(event) => type(event.target.value)}
        />
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: "" | "draft" | "locked") =>
            void navigate({
              search: ({ status: _old, ...rest }: ContractFilter) => (status === "" ? rest : { ...rest, status }),
              replace: true,
            })
          }
          options={[
            { value: "" as const, label: t("全部状态", "Any status") },
            { value: "draft" as const, label: contractLifecycle.statuses.draft[language] },
            { value: "locked" as const, label: contractLifecycle.statuses.locked[language] },
          ]}
        />
      </FilterBar>
      <QueryTable
        label={t("合同", "Contracts")}
        rows={rows}
        hrefOf={(row) => `/contracts/${row.id}`}
        empty={{
          words:
            side === "enterprise" && Object.keys(filter).length === 0
              ? t("还没有登记合同。申请服务券时登记。", "No contracts yet. They are entered when one applies.")
              : t("没有符合条件的合同。", "No contracts match."),
          action: begin,
        }}
        columns={[
          { title: t("合同编号", "Number"), render: (_, row) => <b className="figure">{row.number}</b> },
          { title: t("名称", "Title"), render: (_, row) => row.title },
          {
            title: side === "supplier" ? t("企业", "Enterprise") : t("供应商", "Supplier"),
            render: (_, row) => (
              <>
                {side === "supplier" ? row.enterpriseName : row.supplierName}
                {side !== "supplier" && side !== "enterprise" && <div className="quiet">{row.enterpriseName}</div>}
              </>
            ),
          },
          { title: t("总额", "Total"), align: "right", width: 150, render: (_, row) => <Money fen={row.totalFen} /> },
          { title: t("签订日期", "Signed"), width: 140, render: (_, row) => date(row.signedOn) },
          {
            title: t("状态", "Status"),
            width: 110,
            render: (_, row) => <StatusTag lifecycle={contractLifecycle} status={row.status} />,
          },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b>{row.title}</b>
              <StatusTag lifecycle={contractLifecycle} status={row.status} />
            </Flex>
            <span className="quiet">
              {row.number} · {side === "supplier" ? row.enterpriseName : row.supplierName}
            </span>
            <Flex justify="space-between" gap={8} wrap>
              <Money fen={row.totalFen} />
              <span className="quiet">{date(row.signedOn)}</span>
            </Flex>
          </Flex>
        )}
      />
    </>
  );
}
