import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Select, Tag } from "antd";
import { cities, isCityCode } from "@yunquan/core/divisions.ts";
import { reads, type Schemas } from "../api.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { listKindWords } from "../ui/list-words.ts";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import type { NoticeFilter } from "./search.ts";

const route = getRouteApi("/notices");
type Row = Schemas["Notice"];

/** The notices of a city, running first to see by their days left. */
export function NoticesPage(): ReactNode {
  const { t, language, until, time, given, count } = useSpeech();
  const session = useSession();
  const own = session.membership.cityCode;
  const ofAll = !["city", "city-finance"].includes(sideOf(session));
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const city = ofAll ? filter.city : (own ?? undefined);
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/public/notices",
    {
      params: {
        query: {
          limit: "50",
          ...(filter.open === undefined ? {} : { open: filter.open }),
          ...(city === undefined || !isCityCode(city) ? {} : { cityCode: city }),
        },
      },
    },
    byCursor,
  );
  const narrow = (change: { readonly open?: string; readonly city?: string }): void => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== "");
    void navigate({ search: Object.fromEntries(next) as NoticeFilter, replace: true });
  };
  const nameOf = (row: Row): ReactNode => (
    <>
      <b className="figure">{row.number}</b>
      <div className="quiet">
        {given(row.periodZh, row.periodEn)} · {listKindWords[row.kind][language]}
      </div>
    </>
  );
  const funded = (row: Row): ReactNode => (
    <>
      <Money fen={row.fundedFen} />
      <div className="quiet">
        {t(`${count(row.fundedLines)} 笔`, `${count(row.fundedLines)} ${row.fundedLines === 1 ? "claim" : "claims"}`)}
      </div>
    </>
  );
  return (
    <>
      <PageHead
        title={t("公示", "Public notices")}
        lead={t(
          "结算清单在兑付前公示；公示期内的异议须先处理。",
          "Lists are published before they are paid; objections during the notice are dealt with first.",
        )}
      />
      <FilterBar onClear={Object.keys(filter).length > 0 ? () => void navigate({ search: {} }) : undefined}>
        <Select
          aria-label={t("公示状态", "State of the notice")}
          value={filter.open ?? ""}
          onChange={(open: string) => narrow({ open })}
          options={[
            { value: "", label: t("全部公示", "All notices") },
            { value: "true", label: t("公示中", "Running") },
            { value: "false", label: t("已期满", "Over") },
          ]}
        />
        {ofAll && (
          <Select
            aria-label={t("地市", "City")}
            value={filter.city ?? ""}
            onChange={(chosen: string) => narrow({ city: chosen })}
            showSearch={{ optionFilterProp: "label" }}
            options={[
              { value: "", label: t("全部地市", "All cities") },
              ...cities.map((one) => ({ value: one.code as string, label: one[language] })),
            ]}
          />
        )}
      </FilterBar>
      <QueryTable
        label={t("公示", "Public notices")}
        rows={rows}
        hrefOf={(row) => `/notices/${row.id}`}
        empty={{
          words:
            Object.keys(filter).length > 0
              ? t("没有符合条件的公示。", "No notices match.")
              : t(
                  "还没有公示。清单冻结后在清单页发布。",
                  "No notices yet. A frozen list is published from its own page.",
                ),
        }}
        columns={[
          { title: t("公示", "Notice"), width: 240, render: (_, row) => nameOf(row) },
          ...(ofAll
            ? [{ title: t("地市", "City"), width: 90, render: (_: unknown, row: Row) => given(row.cityZh, row.cityEn) }]
            : []),
          { title: t("清单", "List"), width: 170, dataIndex: "settlementNumber" },
          { title: t("公示金额", "Amount"), align: "right", render: (_, row) => funded(row) },
          { title: t("发布", "Published"), width: 170, render: (_, row) => time(row.publishedAt) },
          { title: t("期满", "Until"), width: 180, render: (_, row) => until(row.endsAt) },
          { title: t("状态", "State"), width: 130, render: (_, row) => <Running notice={row} /> },
        ]}
        card={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} align="start">
              <span>{nameOf(row)}</span>
              <Running notice={row} />
            </Flex>
            {ofAll && <span>{given(row.cityZh, row.cityEn)}</span>}
            <span>
              {t("公示金额", "Amount")} <Money fen={row.fundedFen} />
            </span>
            <span className="quiet">
              {t("期满", "Until")} {until(row.endsAt)}
            </span>
          </Flex>
        )}
      />
    </>
  );
}

export function Running({ notice }: { readonly notice: Row }): ReactNode {
  const { t } = useSpeech();
  if (notice.secondsLeft === 0) return <Tag>{t("已期满", "Over")}</Tag>;
  return (
    <Tag color="processing">
      {notice.daysLeft > 0
        ? t(`公示中，剩 ${notice.daysLeft} 天`, `${notice.daysLeft} days left`)
        : t("公示中，今日期满", "ends today")}
    </Tag>
  );
}
