import { reviewExportQuery, type reviewPage, type reviewQuery } from "@yunquan/contract/reviews.ts";
import type { z } from "@yunquan/contract/z.ts";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { reviewFlags } from "@yunquan/core/reviews/flags.ts";
import * as columns from "../documents/list-columns.ts";
import { listExport } from "../documents/list-export.ts";
import type { PersonActor } from "../platform/actor.ts";
import { pageOf } from "../platform/paging.ts";
import type { Work } from "../platform/work.ts";
import { countListed, listQueue, queueKeyOf } from "./queue.ts";

type Given = z.output<typeof reviewQuery>;
type Page = z.output<typeof reviewPage>;
type Row = Page["items"][number];

/** One page of the bureau's queue. */
export async function queuePage(work: Work<PersonActor>, given: Given): Promise<Page> {
  return pageOf(
    await listQueue(work, given),
    given.limit,
    (row) => queueKeyOf(given.order, row),
    (row) => ({
      id: row.id,
      noun: given.noun,
      number: row.number,
      status: row.status,
      version: row.version,
      enterprise: { id: row.enterpriseId, name: row.enterpriseName },
      supplier: { id: row.supplierId, name: row.supplierName },
      serviceCode: row.serviceCode,
      serviceNameZh: row.serviceNameZh,
      serviceNameEn: row.serviceNameEn,
      amountFen: row.amountFen,
      position: row.position,
      submittedAt: row.submittedAt,
      dueAt: row.dueAt,
      overdue: row.flags.includes("overdue"),
      flags: row.flags,
      assignee:
        row.assigneeId === null || row.assigneeName === null || row.assignedAt === null
          ? null
          : { personId: row.assigneeId, name: row.assigneeName, assignedAt: row.assignedAt },
    }),
  );
}

const lifecycles = { application: applicationLifecycle, claim: claimLifecycle } as const;

function statusWords(noun: Given["noun"], status: string): { readonly zh: string; readonly en: string } {
  const statuses: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = lifecycles[noun].statuses;
  return statuses[status] ?? { zh: status, en: status };
}

const shown: readonly columns.ListColumn<Row>[] = [
  columns.textColumn("编号\nNumber", 20, (row) => row.number),
  columns.wordColumn("状态\nStatus", 24, (row) => statusWords(row.noun, row.status)),
  ...columns.partyColumns(),
  ...columns.serviceColumns(),
  columns.amountColumn("金额（元）\nAmount, yuan", (row) => row.amountFen),
  columns.countColumn("排队序号\nPlace", (row) => row.position),
  columns.instantColumn("提交时间\nSubmitted", (row) => row.submittedAt),
  columns.untilColumn("办理期限\nDue", (row) => row.dueAt),
  columns.wordColumn("是否超期\nOverdue", 12, (row) => (row.overdue ? { zh: "超期", en: "overdue" } : null)),
  columns.textColumn("关注事项\nFlags", 40, (row) =>
    row.flags.map((flag) => `${reviewFlags[flag].zh} ${reviewFlags[flag].en}`).join("；"),
  ),
  columns.textColumn("领取人\nTaken by", 14, (row) => row.assignee?.name ?? null),
];

const nouns = {
  application: "服务券申请 Applications",
  claim: "结算申请 Claims",
} as const;
const orders = {
  due: "先到期的在前 First due first",
  amount: "金额大的在前 Largest first",
  risk: "关注事项多的在前 Most flags first",
} as const;
const taken = { me: "我领取的 Taken by me", nobody: "无人领取 Taken by nobody" } as const;

function stateFilter({ noun, status }: Pick<Given, "noun" | "status">): string {
  if (status === "mine") return "待我处理 Waiting for me";
  if (status === "open") return "本市全部在办 Everything open";
  return columns.statusFilter(statusWords(noun, status));
}

const yuan = (amount: Fen): string => `${fenToYuanText(amount)} 元 yuan`;

export const exportRoute = listExport("reviews.list", {
  name: "reviews",
  titleZh: "审核队列",
  titleEn: "Review queue",
  url: "/api/v1/reviews/export",
  query: reviewExportQuery,
  columns: shown,
  filters: async (_, given) =>
    await Promise.resolve([
      nouns[given.noun],
      stateFilter(given),
      ...(given.days === undefined ? [] : [`剩余天数不多于 Days left at most：${given.days}`]),
      ...(given.serviceCode === undefined ? [] : [`应用服务 Service：${given.serviceCode}`]),
      ...(given.text === undefined ? [] : [`编号或企业名称 Number or enterprise：${given.text}`]),
      ...(given.supplier === undefined ? [] : [`供应商名称 Supplier：${given.supplier}`]),
      ...(given.minFen === undefined ? [] : [`不少于 At least：${yuan(given.minFen)}`]),
      ...(given.maxFen === undefined ? [] : [`不多于 At most：${yuan(given.maxFen)}`]),
      ...(given.flag === undefined
        ? []
        : [`关注事项 Flag：${reviewFlags[given.flag].zh} ${reviewFlags[given.flag].en}`]),
      ...(given.taken === undefined ? [] : [taken[given.taken]]),
      orders[given.order],
    ]),
  count: async (work, given, most) => await countListed(work, given, most),
  page: async (work, given, paging) => await queuePage(work, { ...given, ...paging }),
});
