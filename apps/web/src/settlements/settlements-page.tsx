import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Select } from "antd";
import { cities } from "@yunquan/core/divisions.ts";
import { settlementLifecycle } from "@yunquan/core/settlements/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { cityName } from "../ui/city-name.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { listKindWords } from "../ui/list-words.ts";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import type { SettlementFilter } from "./search.ts";

const route = getRouteApi("/settlements");
type Row = Schemas["Settlement"];
type Outlook = Schemas["SettlementOutlook"];

/** The lists of a city, or of all cities: what each funded, carried over and left out. */
export function SettlementsPage(): ReactNode {
  const { t, language, time, until, given, count } = useSpeech();
  const session = useSession();
  const ofAll = !["city", "city-finance"].includes(sideOf(session));
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/settlements",
    {
      params: {
        query: {
          limit: "50",
          ...(filter.status === undefined ? {} : { status: filter.status }),
          ...(filter.city === undefined ? {} : { cityCode: filter.city }),
        },
      },
    },
    byCursor,
  );
  // A draft has no sums of its own yet: what it would come to now is shown in their place, and said to be that.
  const drafts = rows.data?.pages.some(({ items }) => items.some((row) => row.status === "draft")) ?? false;
  const outlooks = reads.useQuery("get", "/api/v1/settlements/previews", {}, { enabled: drafts });
  const outlookOf = (row: Row): Outlook | undefined =>
    row.status === "draft" ? outlooks.data?.items.find((outlook) => outlook.settlementId === row.id) : undefined;
  const narrow = (change: { [Key in keyof SettlementFilter]?: string }): void => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== "");
    void navigate({ search: Object.fromEntries(next) as SettlementFilter, replace: true });
  };
  const begin = mayCall(session, "settlements.assemble") && (
    <ButtonLink to="/settlements/new" look="primary">
      {t("编制结算清单", "Begin a list")}
    </ButtonLink>
  );
  const nameOf = (row: Row): ReactNode => (
    <>
      <b className="figure">{row.number ?? t("编号在冻结时生成", "Numbered when frozen")}</b>
      <div className="quiet">
        {given(row.period.nameZh, row.period.nameEn)} · {listKindWords[row.kind][language]}
      </div>
    </>
  );
  const endOf = (row: Row): ReactNode =>
    row.notice === null ? "—" : <time dateTime={row.notice.endsAt}>{until(row.notice.endsAt)}</time>;
  const sum = (row: Row, which: "funded" | "carried"): ReactNode => {
    const shown = row.number === null ? outlookOf(row) : row;
    if (shown === undefined) return "—";
    const lines = shown[`${which}Lines`];
    const claims = t(`${count(lines)} 笔`, `${count(lines)} ${lines === 1 ? "claim" : "claims"}`);
    return (
      <>
        <Money fen={shown[`${which}Fen`]} />
        <div className="quiet">{row.number === null ? t(`预计 · ${claims}`, `as of now · ${claims}`) : claims}</div>
      </>
    );
  };
  return (
    <>
      <PageHead
        title={t("结算清单", "Settlement lists")}
        lead={t(
          "按顺位兑付：前期结转的优先，资金不足以覆盖整笔的，自该笔起整笔结转。",
          "Paid in order of place, what was carried over first; from the first claim that does not fit, all are carried over whole.",
        )}
        actions={begin}
      />
      <FilterBar onClear={Object.keys(filter).length > 0 ? () => void navigate({ search: {} }) : undefined}>
        <Select
          aria-label={t("状态", "Status")}
          value={filter.status ?? ""}
          onChange={(status: string) => narrow({ status })}
          options={[
            { value: "", label: t("全部状态", "Any status") },
            ...Object.entries(settlementLifecycle.statuses).map(([value, words]) => ({
              value,
              label: words[language],
            })),
          ]}
        />
        {ofAll && (
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
      </FilterBar>
      <QueryTable
        label={t("结算清单", "Settlement lists")}
        rows={rows}
        hrefOf={(row) => `/settlements/${row.id}`}
        empty={{
          words:
            filter.status === undefined && filter.city === undefined
              ? t(
                  "还没有结算清单。结算申请审定后，由经办编制清单，截止后由复核人员冻结。",
                  "No lists yet. Once claims are decided a reviewer begins a list; after the deadline the approver freezes it.",
                )
              : t("没有符合条件的清单。", "No lists match."),
          action: begin,
        }}
        columns={[
          { title: t("清单", "List"), width: 240, render: (_, row) => nameOf(row) },
          ...(ofAll
            ? [
                {
                  title: t("地市", "City"),
                  width: 90,
                  render: (_: unknown, row: Row) => cityName(row.cityCode, language),
                },
              ]
            : []),
          {
            title: t("状态", "Status"),
            width: 120,
            render: (_, row) => <StatusTag lifecycle={settlementLifecycle} status={row.status} />,
          },
          {
            title: t("列入兑付", "Funded"),
            align: "right",
            render: (_, row) => sum(row, "funded"),
          },
          {
            title: t("结转", "Carried over"),
            align: "right",
            render: (_, row) => sum(row, "carried"),
          },
          { title: t("公示至", "Notice until"), width: 170, render: (_, row) => endOf(row) },
          { title: t("编制", "Begun"), width: 170, render: (_, row) => time(row.assembledAt) },
        ]}
        card={(row) => (
          <Flex vertical gap={6}>
            <Flex justify="space-between" gap={8} align="start">
              <span>{nameOf(row)}</span>
              <StatusTag lifecycle={settlementLifecycle} status={row.status} />
            </Flex>
            {ofAll && <span>{cityName(row.cityCode, language)}</span>}
            <CardSums row={row} outlook={outlookOf(row)} />
            {row.notice !== null && (
              <span className="quiet">
                {t("公示至", "Notice until")} {until(row.notice.endsAt)}
              </span>
            )}
          </Flex>
        )}
      />
    </>
  );
}

function CardSums({ row, outlook }: { readonly row: Row; readonly outlook: Outlook | undefined }): ReactNode {
  const { t } = useSpeech();
  const shown = row.number === null ? outlook : row;
  if (shown === undefined) return null;
  return (
    <span>
      {row.number === null ? t("预计列入", "Funded as of now") : t("列入", "Funded")} <Money fen={shown.fundedFen} /> ·{" "}
      {t("结转", "carried over")} <Money fen={shown.carriedFen} />
    </span>
  );
}
