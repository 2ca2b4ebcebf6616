import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Table } from "antd";
import type { CountedApplications } from "@yunquan/core/applications/lifecycle.ts";
import { parseFen } from "@yunquan/core/money.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Money } from "../ui/money.tsx";
import { SupportTags } from "./support-tags.tsx";

type City = Schemas["PlanDashboard"]["cities"][number];

/**
 * All cities with all figures; a press on a heading sorts. A figure that is a link opens exactly the cases it counts; sums
 * of an account, shares and means have no cases of their own and are no links.
 */
export function ProgressTable({
  planId,
  cities,
}: {
  readonly planId: string;
  readonly cities: readonly City[];
}): ReactNode {
  const { t, given, count, percent } = useSpeech();
  const figure = (title: string, of: (city: City) => number, show = (city: City): ReactNode => count(of(city))) => ({
    title,
    align: "right" as const,
    sorter: (a: City, b: City) => of(a) - of(b),
    render: (_: unknown, city: City) => show(city),
  });
  const amount = (title: string, of: (city: City) => string, link?: (city: City) => ReactNode) =>
    figure(
      title,
      (city) => parseFen(of(city)) ?? 0,
      (city) => (link === undefined || parseFen(of(city)) === 0 ? <Money fen={of(city)} /> : link(city)),
    );
  const linked = (title: string, of: (city: City) => number, link: (city: City) => ReactNode) =>
    figure(title, of, (city) => (of(city) === 0 ? "0" : link(city)));
  const cases = (
    title: string,
    of: (city: City) => number,
    search: { readonly status: "waiting" } | { readonly counted: CountedApplications },
  ) =>
    linked(title, of, (city) => (
      <Link to="/applications" search={{ city: city.cityCode, plan: planId, ...search }}>
        {count(of(city))}
      </Link>
    ));
  const vouchers = (city: City, words: ReactNode): ReactNode => (
    <Link to="/vouchers" search={{ city: city.cityCode, plan: planId, counted: true }}>
      {words}
    </Link>
  );
  const claims = (
    city: City,
    search: { readonly status: "paid" } | { readonly carried: true },
    words: ReactNode,
  ): ReactNode => (
    <Link to="/claims" search={{ city: city.cityCode, plan: planId, ...search }}>
      {words}
    </Link>
  );
  return (
    <Table<City>
      rowKey="cityCode"
      size="small"
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={[...cities]}
      showSorterTooltip={false}
      columns={[
        {
          title: t("地市", "City"),
          fixed: "left",
          width: 110,
          render: (_, city) => (
            <Link to="/applications" search={{ city: city.cityCode, plan: planId }}>
              {given(city.cityZh, city.cityEn)}
            </Link>
          ),
        },
        figure(t("目标", "Target"), (city) => city.targetEnterprises),
        figure(t("领券企业", "Enterprises"), (city) => city.enterprises),
        figure(
          t("完成率", "Reached"),
          (city) => city.reachedBp,
          (city) => percent(city.reachedBp),
        ),
        linked(
          t("服务券", "Vouchers"),
          (city) => city.vouchers,
          (city) => vouchers(city, count(city.vouchers)),
        ),
        amount(t("发放额度", "Capacity"), (city) => city.capacity.grantedFen),
        amount(
          t("已发放", "Issued"),
          (city) => city.issuedFen,
          (city) => vouchers(city, <Money fen={city.issuedFen} />),
        ),
        amount(t("剩余额度", "Capacity left"), (city) => city.capacity.leftFen),
        amount(t("结算资金", "Cash"), (city) => city.cash.grantedFen),
        amount(
          t("已兑付", "Paid"),
          (city) => city.paidFen,
          (city) => claims(city, { status: "paid" }, <Money fen={city.paidFen} />),
        ),
        cases(t("候补", "Waiting"), (city) => city.waiting, { status: "waiting" }),
        cases(t("在办", "Undecided"), (city) => city.undecided, { counted: "undecided" }),
        cases(t("超期", "Overdue"), (city) => city.overdue, { counted: "overdue" }),
        figure(
          t("平均工作日", "Working days"),
          (city) => city.decisionDays ?? -1,
          (city) => city.decisionDays ?? "—",
        ),
        figure(t("逾期办结", "Decided late"), (city) => city.decidedLate),
        linked(
          t("结转件数", "Carried claims"),
          (city) => city.carriedClaims,
          (city) => claims(city, { carried: true }, count(city.carriedClaims)),
        ),
        amount(
          t("结转金额", "Carried"),
          (city) => city.carriedFen,
          (city) => claims(city, { carried: true }, <Money fen={city.carriedFen} />),
        ),
        { title: t("下年度支持", "Next year"), render: (_, city) => <SupportTags city={city} /> },
      ]}
    />
  );
}
