import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Checkbox, Empty, Flex, Select, Skeleton } from "antd";
import { cities, cityOf } from "@yunquan/core/divisions.ts";
import { beijingDate, instant } from "@yunquan/core/time.ts";
import { voucherLifecycle } from "@yunquan/core/vouchers/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import type { VoucherFilter } from "./search.ts";
import { VoucherCard } from "./voucher-card.tsx";
import { WalletFigures } from "./wallet-figures.tsx";
import "./vouchers.css";

const route = getRouteApi("/vouchers");
type Row = Schemas["VoucherSummary"];

/** An enterprise's wallet; to everybody else the vouchers he may see, as a list. */
export function VouchersPage(): ReactNode {
  return sideOf(useSession()) === "enterprise" ? <Wallet /> : <VoucherList />;
}

function useVouchers() {
  const filter = route.useSearch();
  const query = {
    ...(filter.status === undefined ? {} : { status: filter.status }),
    ...(filter.city === undefined ? {} : { cityCode: filter.city }),
    ...(filter.contract === undefined ? {} : { contractId: filter.contract }),
    ...(filter.programme === undefined ? {} : { programmeId: filter.programme }),
    ...(filter.plan === undefined ? {} : { planId: filter.plan }),
    ...(filter.counted === undefined ? {} : { counted: "true" as const }),
  };
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/vouchers",
    { params: { query: { limit: "50", ...query } } },
    byCursor,
  );
  return { rows, taking: <ExportButton path="/api/v1/vouchers/export" query={query} rows={rows} /> };
}

function useNarrow(): {
  readonly filter: VoucherFilter;
  readonly narrow: (change: Record<string, string | true>) => void;
} {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  return {
    filter,
    narrow: (change) =>
      void navigate({
        search: Object.fromEntries(
          Object.entries({ ...filter, ...change }).filter(([, value]) => value !== ""),
        ) as VoucherFilter,
        replace: true,
      }),
  };
}

function Wallet(): ReactNode {
  const { t, language, count } = useSpeech();
  const { rows, taking } = useVouchers();
  const { filter, narrow } = useNarrow();
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const apply = (
    <ButtonLink to="/applications/new" look="primary">
      {t("申请服务券", "Apply for a voucher")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t("我的服务券", "My vouchers")}
        lead={t(
          "服务使用并付款后，在有效期内申请结算，资金拨付到贵单位账户。",
          "Use and pay for the service, then claim within the validity; the money goes to your account.",
        )}
        actions={apply}
      />
      <WalletFigures />
      <FilterBar onClear={filter.status === undefined ? undefined : () => narrow({ status: "" })}>
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: string) => narrow({ status })}
          options={statusOptions(language, t("全部状态", "Any status"))}
        />
        {taking}
      </FilterBar>
      {rows.error !== null && <FaultNotice fault={rows.error} again={() => void rows.refetch()} />}
      {rows.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {rows.data !== undefined && items.length === 0 && (
        <Empty
          description={
            filter.status === undefined
              ? t(
                  "还没有服务券。申请经审核通过后，服务券会出现在这里。",
                  "No vouchers yet. They appear here once an application is approved.",
                )
              : t("没有这种状态的服务券。", "No voucher in this state.")
          }
        >
          {filter.status === undefined && apply}
        </Empty>
      )}
      <ul className="voucher-cards" aria-label={t("服务券", "Vouchers")}>
        {items.map((voucher) => (
          <li key={voucher.id}>
            <VoucherCard voucher={voucher} />
          </li>
        ))}
      </ul>
      {rows.hasNextPage && (
        <Flex justify="space-between" align="center">
          <span className="quiet">{t(`已显示 ${count(items.length)} 张`, `${count(items.length)} shown`)}</span>
          <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t("继续加载", "Load more")}
          </Button>
        </Flex>
      )}
    </>
  );
}

function VoucherList(): ReactNode {
  const { t, language, given, until, date } = useSpeech();
  const side = sideOf(useSession());
  const { rows, taking } = useVouchers();
  const { filter, narrow } = useNarrow();
  const wide = side === "province" || side === "administration";
  const nameOf = (row: Row): string => given(row.serviceNameZh, row.serviceNameEn);
  return (
    <>
      <PageHead title={t("服务券", "Vouchers")} />
      <FilterBar
        onClear={
          Object.keys(filter).length === 0
            ? undefined
            : () => narrow({ status: "", city: "", contract: "", programme: "", plan: "", counted: "" })
        }
      >
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: string) => narrow({ status })}
          options={statusOptions(language, t("全部状态", "Any status"))}
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
          checked={filter.counted === true}
          onChange={(event) => narrow({ counted: event.target.checked ? true : "" })}
        >
          {t("不含已放弃、撤销、逾期作废", "Without surrendered, revoked, expired")}
        </Checkbox>
        {taking}
      </FilterBar>
      <QueryTable
        label={t("服务券", "Vouchers")}
        rows={rows}
        hrefOf={(row) => `/vouchers/${row.id}`}
        empty={{ words: t("没有符合条件的服务券。", "No vouchers match.") }}
        columns={[
          {
            title: t("券号 / 发放日期", "Code, issued"),
            width: 216,
            render: (_, row) => (
              <>
                <b className="figure">{row.code}</b>
                <div className="quiet">{date(beijingDate(instant(row.issuedAt)))}</div>
              </>
            ),
          },
          {
            title: t("企业", "Enterprise"),
            render: (_, row) => (
              <>
                {row.enterprise.name}
                {wide && <div className="quiet">{cityOf(row.cityCode)?.[language]}</div>}
              </>
            ),
          },
          {
            title: t("应用服务", "Service"),
            render: (_, row) => (
              <>
                {nameOf(row)}
                <div className="quiet">{row.supplier.name}</div>
              </>
            ),
          },
          {
            title: t("面额", "Face value"),
            align: "right",
            width: 126,
            render: (_, row) => <Money fen={row.faceValueFen} />,
          },
          {
            title: t("状态", "Status"),
            width: 110,
            render: (_, row) => <StatusTag lifecycle={voucherLifecycle} status={row.status} />,
          },
          { title: t("结算截止", "Claim until"), width: 176, render: (_, row) => until(row.lastClaimAt) },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b className="figure">{row.code}</b>
              <StatusTag lifecycle={voucherLifecycle} status={row.status} />
            </Flex>
            <span>{nameOf(row)}</span>
            <span className="quiet">{row.enterprise.name}</span>
            <Flex justify="space-between" gap={8} wrap>
              <Money fen={row.faceValueFen} />
              <span className="quiet">{until(row.lastClaimAt)}</span>
            </Flex>
          </Flex>
        )}
      />
    </>
  );
}

function statusOptions(language: "zh" | "en", any: string) {
  return [
    { value: "", label: any },
    ...Object.entries(voucherLifecycle.statuses).map(([status, words]) => ({ value: status, label: words[language] })),
  ];
}
