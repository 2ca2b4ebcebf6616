import type { dashboard } from "@yunquan/contract/plans.ts";
import type { z } from "@yunquan/contract/z.ts";
import { fenToYuanPlain } from "@yunquan/core/decimal.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { instantZh, type Instant } from "@yunquan/core/time.ts";
import { writeWorkbook, type SheetColumn } from "./workbook.ts";

type City = z.output<typeof dashboard>["cities"][number];

interface Column extends SheetColumn {
  readonly of: (city: City) => string | number | null;
}

const yuan = (amount: Fen): number => Number(fenToYuanPlain(amount));
const count = (header: string, of: Column["of"]): Column => ({ header, width: 14, kind: "count", of });
const amount = (header: string, of: (city: City) => Fen): Column => ({
  header,
  width: 20,
  kind: "amount",
  of: (city) => yuan(of(city)),
});

/** What the screen shows side by side, with the Chinese name of a figure above the English. */
const columns: readonly Column[] = [
  { header: "地市\nCity", width: 14, kind: "text", of: (city) => `${city.cityZh} ${city.cityEn}` },
  count("目标企业数\nTarget", (city) => city.targetEnterprises),
  count("已领券企业数\nEnterprises", (city) => city.enterprises),
  { header: "目标完成率（%）\nReached, %", width: 14, kind: "amount", of: (city) => city.reachedBp / 100 },
  count("服务券（张）\nVouchers", (city) => city.vouchers),
  amount("发放额度（元）\nCapacity", (city) => city.capacity.grantedFen),
  amount("已发放（元）\nIssued", (city) => city.issuedFen),
  amount("结算资金（元）\nCash", (city) => city.cash.grantedFen),
  amount("已兑付（元）\nPaid", (city) => city.paidFen),
  count("候补（件）\nWaiting", (city) => city.waiting),
  count("在办（件）\nUndecided", (city) => city.undecided),
  count("超期（件）\nOverdue", (city) => city.overdue),
  count("已办结（件）\nDecided", (city) => city.decided),
  count("逾期办结（件）\nDecided late", (city) => city.decidedLate),
  { header: "平均办理工作日\nWorking days", width: 16, kind: "amount", of: (city) => city.decisionDays },
  count("结转兑付（件）\nCarried claims", (city) => city.carriedClaims),
  amount("结转金额（元）\nCarried", (city) => city.carriedFen),
];

/** Target against actual of a plan, city by city, as a workbook. */
export async function dashboardWorkbook(figures: z.output<typeof dashboard>, now: Instant): Promise<Uint8Array> {
  const title = `${figures.year} 年度计划执行情况`;
  return await writeWorkbook({
    title,
    createdAt: now,
    sheets: [
      {
        name: "执行情况",
        heading: [title, `截至 ${instantZh(now)}`],
        columns,
        rows: figures.cities.map((city) => columns.map((column) => column.of(city))),
      },
    ],
  });
}
