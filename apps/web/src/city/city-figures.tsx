import type { ReactNode } from "react";
import { Progress } from "antd";
import { parseFen } from "@yunquan/core/money.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { Chart } from "../ui/chart.tsx";
import { Figures } from "../ui/figures.tsx";
import { Money } from "../ui/money.tsx";
import "./city.css";

type Data = Schemas["CityFigures"];
const fenOf = (text: string): number => parseFen(text) ?? 0;

/** The figures of a city: targets and money first, then months, then working days. */
export function CityFigures({ figures }: { readonly figures: Data }): ReactNode {
  const { t, count, total, time, percent } = useSpeech();
  const cases = (some: number): string => t(`${count(some)} 件`, `${count(some)} ${some === 1 ? "case" : "cases"}`);
  return (
    <>
      <Panel
        title={t("总体", "As a whole")}
        extra={<span className="quiet">{t(`截至 ${time(figures.asOf)}`, `as of ${time(figures.asOf)}`)}</span>}
      >
        <Figures
          figures={[
            {
              label: t("惠及企业 / 目标", "Enterprises / target"),
              value: `${count(figures.enterprises)} / ${count(figures.targetEnterprises)}`,
              strong: true,
            },
            {
              label: t("已发券", "Vouchers issued"),
              value: total(figures.issuedFen),
              note: t(`${count(figures.vouchers)} 张`, count(figures.vouchers)),
            },
            { label: t("已申请结算", "Claimed"), value: total(figures.claimedFen), note: cases(figures.claims) },
            { label: t("已兑付", "Paid"), value: total(figures.paidFen), note: cases(figures.payments) },
            { label: t("轮候", "Waiting"), value: total(figures.waitingFen), note: cases(figures.waiting) },
            {
              label: t("结转待兑付", "Carried over"),
              value: total(figures.carriedFen),
              note: cases(figures.carriedClaims),
            },
          ]}
        />
        <Progress
          percent={Math.min(100, figures.reachedBp / 100)}
          aria-label={t("目标完成率", "Share of the target")}
          format={() => t(`目标完成 ${percent(figures.reachedBp)}`, `${percent(figures.reachedBp)} of target`)}
        />
      </Panel>
      <Panel title={t("资金与额度", "Money")}>
        <MoneyTable figures={figures} />
      </Panel>
      <Panel title={t("按月", "Month by month")}>
        <MonthCharts figures={figures} />
      </Panel>
      <Panel title={t("审核用时", "Working days used by reviews")}>
        <Reviews figures={figures} />
      </Panel>
    </>
  );
}

function MoneyTable({ figures }: { readonly figures: Data }): ReactNode {
  const { t } = useSpeech();
  const { capacity, cash } = figures;
  const rows = [
    {
      name: t("发放额度", "Issue capacity"),
      account: capacity,
      words: t("已占用：审核中；已使用：已发券", "reserved by cases; used by vouchers"),
    },
    {
      name: t("兑付资金", "Cash"),
      account: cash,
      words: t("已占用：清单已列入；已使用：已兑付", "reserved by lists; used by payments"),
    },
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="month-scroll" role="region" aria-label={t("各账户金额", "Accounts")} tabIndex={0}>
      <table className="money-table">
        <thead>
          <tr>
            <th scope="col">{t("账户", "Account")}</th>
            <th scope="col">{t("总额", "Granted")}</th>
            <th scope="col">{t("已占用", "Reserved")}</th>
            <th scope="col">{t("已使用", "Used")}</th>
            <th scope="col">{t("剩余", "Left")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("切块资金", "Allotment")}</th>
            <td>
              <Money fen={figures.allottedFen} />
            </td>
            <td colSpan={3} aria-label={t("不适用", "Not applicable")}>
              —
            </td>
          </tr>
          {rows.map(({ name, account, words }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <div className="quiet">{words}</div>
              </th>
              <td>
                <Money fen={account.grantedFen} />
              </td>
              <td>
                <Money fen={account.reservedFen} />
              </td>
              <td>
                <Money fen={account.postedFen} />
              </td>
              <td>
                <Money fen={account.leftFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthCharts({ figures }: { readonly figures: Data }): ReactNode {
  const { t, count, total } = useSpeech();
  const { months } = figures;
  if (months.length === 0)
    return <p className="quiet">{t("还没有业务发生，受理第一件申请后显示。", "Nothing has happened yet.")}</p>;
  const categories = months.map((one) => one.month);
  const amount = (value: number): string => total(String(value));
  return (
    <div className="chart-pair">
      <div>
        <h3>{t("发券、申请结算与兑付金额", "Issued, claimed and paid")}</h3>
        <Chart
          kind="bar"
          title={t("发券、申请结算与兑付金额", "Issued, claimed and paid")}
          categories={categories}
          categoryName={t("月份", "Month")}
          words={amount}
          series={[
            { name: t("发券", "Issued"), values: months.map((one) => fenOf(one.issuedFen)) },
            { name: t("申请结算", "Claimed"), values: months.map((one) => fenOf(one.claimedFen)) },
            { name: t("兑付", "Paid"), values: months.map((one) => fenOf(one.paidFen)) },
          ]}
        />
      </div>
      <div>
        <h3>{t("受理、发券、结算申请与兑付件数", "Applications, vouchers, claims, payments")}</h3>
        <Chart
          kind="line"
          title={t("受理、发券、结算申请与兑付件数", "Cases: applications, vouchers, claims, payments")}
          categories={categories}
          categoryName={t("月份", "Month")}
          words={(value) => count(value)}
          series={[
            { name: t("受理申请", "Applications"), values: months.map((one) => one.applications) },
            { name: t("发券", "Vouchers"), values: months.map((one) => one.vouchers) },
            { name: t("结算申请", "Claims"), values: months.map((one) => one.claims) },
            { name: t("兑付", "Payments"), values: months.map((one) => one.payments) },
          ]}
        />
      </div>
    </div>
  );
}

function Reviews({ figures }: { readonly figures: Data }): ReactNode {
  const { t, count } = useSpeech();
  const { reviews } = figures;
  const longest = Math.max(reviews.days, ...reviews.byDays.map((one) => one.usedDays));
  const byDays = new Map(reviews.byDays.map((one) => [one.usedDays, one.cases]));
  const days = Array.from({ length: longest + 1 }, (_, day) => day);
  return (
    <>
      <Figures
        figures={[
          {
            label: t("按期办结", "Decided in time"),
            value: `${count(reviews.inTime)} / ${count(reviews.decided)}`,
            note: t("件", "cases"),
            strong: true,
          },
          {
            label: t("平均用时", "Mean"),
            value:
              reviews.meanDays === null ? "—" : t(`${reviews.meanDays} 个工作日`, `${reviews.meanDays} working days`),
            note: t(`时限 ${reviews.days} 个`, `of ${reviews.days}`),
          },
          { label: t("办理中", "Under way"), value: count(reviews.running), note: t("件", "cases") },
          { label: t("其中已超期", "Overdue now"), value: count(reviews.overdue), note: t("件", "cases") },
        ]}
      />
      {reviews.decided > 0 && (
        <>
          <h3>{t("办结件数，按所用工作日", "Cases decided, by working days used")}</h3>
          <Chart
            kind="bar"
            height={220}
            title={t("办结件数，按所用工作日", "Cases decided, by working days used")}
            categories={days.map((day) => t(`${day} 天`, `${day}`))}
            categoryName={t("所用工作日", "Working days")}
            words={(value) => count(value)}
            series={[{ name: t("办结件数", "Cases"), values: days.map((day) => byDays.get(day) ?? 0) }]}
          />
        </>
      )}
    </>
  );
}
