import type { cityFigures } from "@yunquan/contract/city-figures.ts";
import type { z } from "@yunquan/contract/z.ts";
import { fenToYuanPlain } from "@yunquan/core/decimal.ts";
import { subtractFen, type Fen } from "@yunquan/core/money.ts";
import { instantZh } from "@yunquan/core/time.ts";
import { writeWorkbook } from "./workbook.ts";

const yuan = (amount: Fen): number => Number(fenToYuanPlain(amount));

/** A city's figures as a workbook: the sums, the months, and how long reviews took. Amounts are numbers, in yuan. */
export function cityFiguresWorkbook(programme: string, figures: z.output<typeof cityFigures>): Promise<Uint8Array> {
  const title = `${figures.cityZh}${figures.year}年度服务券执行情况`;
  const heading = [title, `${programme}　统计时点 ${instantZh(figures.asOf, "second")}`];
  return writeWorkbook({
    title,
    createdAt: figures.asOf,
    sheets: [
      {
        name: "总体情况",
        heading,
        columns: [
          { header: "指标\nFigure", width: 44, kind: "text" },
          { header: "数量\nCount", width: 16, kind: "count" },
          { header: "金额（元）\nAmount", width: 22, kind: "amount" },
        ],
        rows: [
          ["目标企业 Target enterprises", figures.targetEnterprises, null],
          ["已惠及企业 Enterprises with a voucher", figures.enterprises, null],
          ["切块资金 Allotment", null, yuan(figures.allottedFen)],
          ["发放额度 Issue capacity", null, yuan(figures.capacity.grantedFen)],
          ["审核中占用额度 Capacity reserved by cases", null, yuan(figures.capacity.reservedFen)],
          ["剩余额度 Capacity left", null, yuan(figures.capacity.leftFen)],
          ["已发放服务券 Vouchers issued", figures.vouchers, yuan(figures.issuedFen)],
          ["候补申请 Applications waiting", figures.waiting, yuan(figures.waitingFen)],
          ["审核中申请 Applications under way", figures.undecided, null],
          ["已提交结算申请 Claims submitted", figures.claims, yuan(figures.claimedFen)],
          ["结转结算申请 Claims carried over", figures.carriedClaims, yuan(figures.carriedFen)],
          ["兑付资金 Cash granted", null, yuan(figures.cash.grantedFen)],
          ["已列入清单待兑付 Promised by lists", null, yuan(figures.cash.reservedFen)],
          ["已兑付 Paid", figures.payments, yuan(figures.paidFen)],
          [
            "可用资金 Cash free",
            null,
            yuan(subtractFen(subtractFen(figures.cash.grantedFen, figures.cash.reservedFen), figures.cash.postedFen)),
          ],
        ],
      },
      {
        name: "按月",
        heading,
        columns: [
          { header: "月份\nMonth", width: 12, kind: "text" },
          { header: "受理申请\nApplications", width: 14, kind: "count" },
          { header: "发券\nVouchers", width: 12, kind: "count" },
          { header: "发券金额（元）\nIssued", width: 20, kind: "amount" },
          { header: "结算申请\nClaims", width: 12, kind: "count" },
          { header: "申请结算金额（元）\nClaimed", width: 20, kind: "amount" },
          { header: "兑付\nPayments", width: 12, kind: "count" },
          { header: "兑付金额（元）\nPaid", width: 20, kind: "amount" },
        ],
        rows: figures.months.map((month) => [
          month.month,
          month.applications,
          month.vouchers,
          yuan(month.issuedFen),
          month.claims,
          yuan(month.claimedFen),
          month.payments,
          yuan(month.paidFen),
        ]),
      },
      {
        name: "审核用时",
        heading: [
          ...heading,
          `时限 ${figures.reviews.days} 个工作日　按期 ${figures.reviews.inTime}　超期 ${figures.reviews.late}`,
        ],
        columns: [
          { header: "用时（工作日）\nWorking days", width: 18, kind: "count" },
          { header: "办结件数\nCases decided", width: 18, kind: "count" },
        ],
        rows: figures.reviews.byDays.map(({ usedDays, cases }) => [usedDays, cases]),
      },
    ],
  });
}
