import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Empty, Select, Skeleton } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { cities, isCityCode } from "@yunquan/core/divisions.ts";
import { reads, type Schemas } from "../api.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, faultOf } from "../ui/fault-notice.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { CityFigures } from "./city-figures.tsx";
import type { CityPlace } from "./search.ts";

const route = getRouteApi("/city");

/** How a city does in a plan: money, vouchers, claims, and the working days its reviews take. */
export function CityPage(): ReactNode {
  const { t, language, given } = useSpeech();
  const session = useSession();
  const { plan, city } = route.useSearch();
  const navigate = route.useNavigate();
  const ownOnly = ["city", "city-finance"].includes(sideOf(session));
  const cityCode = ownOnly ? (session.membership.cityCode ?? undefined) : (city ?? cities[0].code);
  const plans = reads.useQuery("get", "/api/v1/plans", { params: { query: {} } });
  const programmes = reads.useQuery("get", "/api/v1/programmes");
  const published = (plans.data?.items ?? [])
    .filter((one) => one.status !== "draft")
    .toSorted((a, b) => (b.publishedAt ?? "").localeCompare(a.publishedAt ?? ""));
  const chosen = published.find((one) => one.id === plan) ?? current(published);
  const query = { planId: chosen?.id ?? "", ...(isCityCode(cityCode ?? "") ? { cityCode: cityCode ?? "" } : {}) };
  const figures = reads.useQuery(
    "get",
    "/api/v1/city-figures",
    { params: { query } },
    { enabled: chosen !== undefined && cityCode !== undefined },
  );
  const nameOf = (one: Schemas["PlanSummary"]): string => {
    const programme = programmes.data?.items.find(({ id }) => id === one.programmeId);
    return `${programme === undefined ? "" : given(programme.nameZh, programme.nameEn)} ${one.year}`.trim();
  };
  const choose = (search: CityPlace): void => void navigate({ search, replace: true });
  const file = `/api/v1/city-figures/file?${new URLSearchParams(query).toString()}`;
  return (
    <>
      <PageHead
        title={ownOnly ? t("本市执行情况", "Figures of the city") : t("地市执行情况", "Figures of a city")}
        lead={chosen === undefined ? undefined : nameOf(chosen)}
        actions={
          figures.data !== undefined && (
            <Button icon={<DownloadOutlined />} href={file}>
              {t("导出 XLSX", "XLSX")}
            </Button>
          )
        }
      />
      <FilterBar>
        {chosen !== undefined && (
          <Select
            className="wide-select"
            aria-label={t("年度计划", "Plan")}
            value={chosen.id}
            onChange={(id: string) => choose({ plan: id, ...(city === undefined ? {} : { city }) })}
            options={published.map((one) => ({ value: one.id, label: nameOf(one) }))}
          />
        )}
        {!ownOnly && (
          <Select
            aria-label={t("地市", "City")}
            value={cityCode ?? null}
            onChange={(code: string) => choose({ city: code, ...(plan === undefined ? {} : { plan }) })}
            showSearch={{ optionFilterProp: "label" }}
            options={cities.map((one) => ({ value: one.code as string, label: one[language] }))}
          />
        )}
      </FilterBar>
      <FaultNotice {...faultOf(plans, programmes, figures)} />
      {plans.data !== undefined && chosen === undefined && (
        <Panel title={t("尚无计划", "No plan yet")}>
          <Empty description={t("省级尚未发布年度计划。", "The province has published no plan yet.")} />
        </Panel>
      )}
      {chosen !== undefined && figures.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {figures.data !== undefined && <CityFigures figures={figures.data} />}
    </>
  );
}

/** The plan one looks at without asking for another: the year's that runs, of several the first that was published. */
function current(plans: readonly Schemas["PlanSummary"][]): Schemas["PlanSummary"] | undefined {
  const open = plans.filter((one) => one.status === "published");
  const year = Math.min(...open.map((one) => one.year));
  return open.findLast((one) => one.year === year) ?? plans[0];
}
