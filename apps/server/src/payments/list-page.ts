import { paymentExportQuery, type paymentListQuery, type paymentPage } from "@yunquan/contract/payments.ts";
import type { z } from "@yunquan/contract/z.ts";
import { paymentLifecycle } from "@yunquan/core/payments/lifecycle.ts";
import * as columns from "../documents/list-columns.ts";
import { listExport } from "../documents/list-export.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import type { Work } from "../platform/work.ts";
import { presentBatch } from "./present.ts";
import { countListedBatches, listShownBatches } from "./shown.ts";

type Page = z.output<typeof paymentPage>;
type Row = Page["items"][number];

/** One page of the list, as its viewer may see it. */
export async function paymentsPage(work: Work, given: z.output<typeof paymentListQuery>): Promise<Page> {
  const rows = await listShownBatches(work, {
    status: given.status,
    settlementId: given.settlementId,
    after: readInstantCursor(given.cursor),
    limit: given.limit,
  });
  return pageOf(
    rows,
    given.limit,
    (row) => [row.draftedAt, row.id],
    (row) => presentBatch(work.actor, row),
  );
}

const shown: readonly columns.ListColumn<Row>[] = [
  columns.textColumn("批次编号\nBatch", 24, (row) => row.number),
  columns.textColumn("结算清单\nSettlement list", 24, (row) => row.settlementNumber),
  columns.wordColumn("状态\nStatus", 24, (row) => paymentLifecycle.statuses[row.status]),
  columns.cityColumn(),
  columns.countColumn("笔数\nLines", (row) => row.lines),
  columns.amountColumn("金额（元）\nAmount, yuan", (row) => row.totalFen),
  columns.countColumn("已付笔数\nPaid lines", (row) => row.paidLines),
  columns.amountColumn("已付金额（元）\nPaid, yuan", (row) => row.paidFen),
  columns.countColumn("失败笔数\nFailed", (row) => row.failedLines),
  columns.amountColumn("失败金额（元）\nFailed, yuan", (row) => row.failedFen),
  columns.countColumn("退回笔数\nCame back", (row) => row.returnedLines),
  columns.amountColumn("退回金额（元）\nCame back, yuan", (row) => row.returnedFen),
  columns.textColumn("编制人\nDrafted by", 14, (row) => row.draftedBy),
  columns.instantColumn("编制时间\nDrafted", (row) => row.draftedAt),
  columns.textColumn("核付人\nReleased by", 14, (row) => row.releasedBy),
  columns.instantColumn("核付时间\nReleased", (row) => row.releasedAt),
  columns.instantColumn("送国库时间\nSent", (row) => row.sentAt),
  columns.instantColumn("对账完成时间\nReconciled", (row) => row.reconciledAt),
  columns.textColumn("退回原因\nRefused because", 30, (row) => row.refusedReason),
  columns.textColumn("国库文件校验值\nSHA-256 of the file", 34, (row) => row.sha256),
];

export const exportRoute = listExport("payments.list", {
  name: "payments",
  titleZh: "兑付批次列表",
  titleEn: "Payment batches",
  url: "/api/v1/payments/export",
  query: paymentExportQuery,
  columns: shown,
  filters: async (_work, given) => [
    ...(given.status === undefined ? [] : [columns.statusFilter(paymentLifecycle.statuses[given.status])]),
    ...(given.settlementId === undefined ? [] : ["限一份结算清单 One settlement list"]),
  ],
  count: async (work, given, most) => await countListedBatches(work, given, most),
  page: async (work, given, paging) => await paymentsPage(work, { ...given, ...paging }),
});
