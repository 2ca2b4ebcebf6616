import type { ReactNode } from "react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button, Segmented, Skeleton } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { ZERO, fen, fenText, parseFen } from "@yunquan/core/money.ts";
import { shareInBp } from "@yunquan/core/programmes/goals.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { Chart } from "../ui/chart.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Stats } from "../ui/stat.tsx";
import { TileMap, type TileFigure } from "../ui/tile-map.tsx";
import { ProgressTable } from "./progress-table.tsx";
import type { PlanMeasure } from "./search.ts";
import "./plans.css";

type City = Schemas["PlanDashboard"]["cities"][number];
const route = getRouteApi("/plans/$id");

/** How far all cities are, side by side: target, money, time, carry-over; from what counts cases one step to these. */
export function PlanProgress({ plan }: { readonly plan: Schemas["Plan"] }): ReactNode {
  const speech = useSpeech();
  const { t, total, count, percent } = speech;
  const { measure = "reached" } = route.useSearch();
  const change = route.useNavigate();
  const navigate = useNavigate();
  const { data, error, refetch } = reads.useQuery("get", "/api/v1/plans/{id}/dashboard", {
    params: { path: { id: plan.id } },
  });
  if (data === undefined)
    return error === null ? (
      <Skeleton active paragraph={{ rows: 8 }} />
    ) : (
      <FaultNotice fault={error} again={() => void refetch()} />
    );
  const sum = (of: (city: City) => number): number => data.cities.reduce((all, city) => all + of(city), 0);
  const money = (of: (city: City) => string): string => fenText(fen(sum((city) => amount(of(city)))));
  const capacity = money((city) => city.capacity.grantedFen);
  const cash = money((city) => city.cash.grantedFen);
  const issued = money((city) => city.issuedFen);
  const paid = money((city) => city.paidFen);
  const overdue = sum((city) => city.overdue);
  const decided = sum((city) => city.decided);
  const late = sum((city) => city.decidedLate);
  const shown = measures(speech)[measure];
  const openCases = (cityCode: string): void =>
    void navigate({ to: "/applications", search: { city: cityCode, plan: plan.id } });
  return (
    <>
      <Stats
        label={t("全省合计", "The whole province")}
        figures={[
          {
            name: t("领券企业", "Enterprises with a voucher"),
            value: count(data.enterprises),
            note: t(
              `目标 ${count(data.targetEnterprises)} 家，完成 ${percent(shareInBp(data.enterprises, data.targetEnterprises))}`,
              `of ${count(data.targetEnterprises)}: ${percent(shareInBp(data.enterprises, data.targetEnterprises))}`,
            ),
          },
          {
            name: t("已发放", "Issued"),
            value: total(issued),
            note: t(`额度 ${total(capacity)}`, `capacity ${total(capacity)}`),
          },
          { name: t("已兑付", "Paid"), value: total(paid), note: t(`资金 ${total(cash)}`, `cash ${total(cash)}`) },
          {
            name: t("在办", "Undecided"),
            value: count(sum((city) => city.undecided)),
            note: t(`候补 ${count(sum((city) => city.waiting))} 件`, `${count(sum((city) => city.waiting))} waiting`),
          },
          {
            name: t("超期", "Overdue"),
            value: count(overdue),
            note: t(
              `已办结 ${count(decided)} 件，其中逾期 ${count(late)} 件`,
              `${count(decided)} decided, ${count(late)} late`,
            ),
            alarming: overdue > 0,
          },
          {
            name: t("结转兑付", "Claims carried over"),
            value: count(sum((city) => city.carriedClaims)),
            note: total(money((city) => city.carriedFen)),
          },
        ]}
      />
      <section className="panel">
        <div className="panel-head">
          <h2>{t("各地市", "The cities")}</h2>
          <Segmented<PlanMeasure>
            aria-label={t("看哪一项", "Which figure")}
            value={measure}
            onChange={(chosen) => void change({ search: (before) => ({ ...before, measure: chosen }), replace: true })}
            options={Object.entries(measures(speech)).map(([key, one]) => ({
              value: key as PlanMeasure,
              label: one.name,
            }))}
          />
        </div>
        <div className="map-and-chart">
          <TileMap
            label={t(`各地市${shown.name}`, `${shown.name} by city`)}
            legend={shown.legend}
            onPick={openCases}
            figures={data.cities.map((city): TileFigure => {
              const value = shown.of(city);
              return {
                cityCode: city.cityCode,
                short: value === null ? "—" : shown.short(value),
                told: `${shown.name} ${value === null ? t("暂无", "none yet") : shown.words(value)}${
                  city.overdue > 0 ? t(`，超期 ${city.overdue} 件`, `, ${city.overdue} overdue`) : ""
                }`,
                level: value === null ? 0 : levelOf(value, shown.steps),
                alarming: city.overdue > 0,
              };
            })}
          />
          <Chart
            title={t(`各地市${shown.name}`, `${shown.name} by city`)}
            kind="bar"
            lying
            height={460}
            categoryName={t("地市", "City")}
            categories={data.cities.map((city) => speech.given(city.cityZh, city.cityEn))}
            series={shown.series.map((series) => ({
              name: series.name,
              values: data.cities.map((city) => series.of(city)),
            }))}
            words={shown.chartWords}
            axisWords={shown.axisWords ?? shown.chartWords}
            onPick={(index) => {
              const city = data.cities[index];
              if (city !== undefined) openCases(city.cityCode);
            }}
          />
        </div>
        <p className="quiet">
          {t(
            "点选地市查看其申请；方块下方的标记表示有超期事项。",
            "Choose a city to see its applications. A mark under a square means overdue cases.",
          )}
        </p>
      </section>
      <section className="panel">
        <div className="panel-head">
          <h2>{t("并列比较", "Side by side")}</h2>
          <Button icon={<DownloadOutlined />} href={`/api/v1/plans/${plan.id}/dashboard/workbook`}>
            {t("导出 XLSX", "Export XLSX")}
          </Button>
        </div>
        <ProgressTable planId={plan.id} cities={data.cities} />
      </section>
    </>
  );
}

interface Measure {
  readonly name: string;
  readonly of: (city: City) => number | null;
  readonly short: (value: number) => string;
  readonly words: (value: number) => string;
  /** From which value on a square is one shade darker. */
  readonly steps: readonly [number, number, number, number];
  readonly legend: readonly [string, string, string, string, string];
  readonly series: readonly { readonly name: string; readonly of: (city: City) => number | null }[];
  readonly chartWords: (value: number) => string;
  readonly axisWords?: (value: number) => string;
}

/** The figures one can look at, each with its shades and its bars. */
function measures(speech: Speech): Readonly<Record<PlanMeasure, Measure>> {
  const { t, percent, count, total } = speech;
  const share = {
    steps: [2_500, 5_000, 7_500, 10_000],
    legend: ["< 25%", "25–50%", "50–75%", "75–100%", "≥ 100%"],
  } as const;
  const short = (bp: number): string => `${Math.floor(bp / 100)}%`;
  const words = (value: number): string => total(fenText(fen(value)));
  const cases = (value: number): string => t(`${count(value)} 件`, `${count(value)} cases`);
  const few = { steps: [1, 3, 6, 11], legend: ["0", "1–2", "3–5", "6–10", "> 10"] } as const;
  return {
    reached: {
      name: t("目标完成", "Target reached"),
      of: (city) => city.reachedBp,
      short,
      words: percent,
      ...share,
      series: [
        { name: t("领券企业", "Enterprises"), of: (city) => city.enterprises },
        { name: t("目标", "Target"), of: (city) => city.targetEnterprises },
      ],
      chartWords: (value) => t(`${count(value)} 家`, count(value)),
      axisWords: count,
    },
    capacity: {
      name: t("额度使用", "Capacity used"),
      of: (city) =>
        shareInBp(
          amount(city.capacity.reservedFen) + amount(city.capacity.postedFen),
          amount(city.capacity.grantedFen),
        ),
      short,
      words: percent,
      ...share,
      series: [
        { name: t("已发放", "Issued"), of: (city) => amount(city.issuedFen) },
        { name: t("发放额度", "Capacity"), of: (city) => amount(city.capacity.grantedFen) },
      ],
      chartWords: words,
    },
    cash: {
      name: t("资金兑付", "Cash paid"),
      of: (city) => shareInBp(amount(city.paidFen), amount(city.cash.grantedFen)),
      short,
      words: percent,
      ...share,
      series: [
        { name: t("已兑付", "Paid"), of: (city) => amount(city.paidFen) },
        { name: t("结算资金", "Cash"), of: (city) => amount(city.cash.grantedFen) },
      ],
      chartWords: words,
    },
    days: {
      name: t("平均办理工作日", "Working days to a decision"),
      of: (city) => city.decisionDays,
      short: (days) => t(`${days} 天`, `${days} d`),
      words: (days) => t(`${days} 个工作日`, `${days} working days`),
      steps: [5, 10, 20, 30],
      legend: [t("5 天以内", "under 5"), "5–10", "10–20", "20–30", t("30 天以上", "30 and more")],
      series: [{ name: t("平均办理工作日", "Working days to a decision"), of: (city) => city.decisionDays }],
      chartWords: (days) => t(`${days} 个工作日`, `${days} working days`),
    },
    overdue: {
      name: t("超期", "Overdue"),
      of: (city) => city.overdue,
      short: count,
      words: cases,
      ...few,
      series: [
        { name: t("在办超期", "Overdue now"), of: (city) => city.overdue },
        { name: t("逾期办结", "Decided late"), of: (city) => city.decidedLate },
      ],
      chartWords: cases,
      axisWords: count,
    },
    carried: {
      name: t("结转", "Carried over"),
      of: (city) => city.carriedClaims,
      short: count,
      words: cases,
      ...few,
      series: [{ name: t("结转金额", "Amount carried over"), of: (city) => amount(city.carriedFen) }],
      chartWords: words,
    },
  };
}

function levelOf(value: number, steps: readonly number[]): 0 | 1 | 2 | 3 | 4 {
  return steps.filter((step) => value >= step).length as 0 | 1 | 2 | 3 | 4;
}

function amount(amountFen: string): number {
  return parseFen(amountFen) ?? ZERO;
}
