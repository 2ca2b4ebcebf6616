import { claimsExportQuery, type claimsPage, type claimsQuery } from "@yunquan/contract/claims.ts";
import type { z } from "@yunquan/contract/z.ts";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { marks } from "@yunquan/core/usage/marks.ts";
import * as columns from "../documents/list-columns.ts";
import { listExport } from "../documents/list-export.ts";
import type { PersonActor } from "../platform/actor.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import type { Work } from "../platform/work.ts";
import { programmeById } from "../programmes/commands.ts";
import { summary } from "./answer.ts";
import { countListed, listClaims, listLine, type ClaimFilter, type LineKey, type NewestKey } from "./lists.ts";

type Given = z.output<typeof claimsQuery>;
type Page = z.output<typeof claimsPage>;
type Row = Page["items"][number];

/** One page of the list, the newest first or in the order of settlement, as its viewer may see it. */
export async function claimsPageOf(work: Work<PersonActor>, given: Given): Promise<Page> {
  const filter = filterOf(work, given, given.limit + 1);
  if (given.order !== "line") {
    const after = readCursor(given.cursor, ["instant", "id"]) as [NewestKey[0], Id] | undefined;
    const rows = await listClaims(work, filter, after);
    return pageOf(
      rows,
      given.limit,
      (row) => [row.createdAt, row.id],
      (row) => summary(work, row),
    );
  }
  const after = readCursor(given.cursor, ["number", "number", "id"]) as unknown as LineKey | undefined;
  const rows = await listLine(work, filter, after);
  return pageOf(
    rows,
    given.limit,
    (row) => [row.shortSince ?? 0, row.position ?? 0, row.id],
    (row) => summary(work, row),
  );
}

/** What is asked for, as far as its viewer sees it. Refuses (`invalid-request`) a line that is not of one programme and city. */
function filterOf(work: Work<PersonActor>, given: Omit<Given, "cursor" | "limit">, limit: number): ClaimFilter {
  const { programmeId } = given;
  const filter: ClaimFilter = {
    programmeId,
    status: given.status,
    mark: given.mark,
    contractId: given.contractId,
    voucherId: given.voucherId,
    enterpriseId: given.enterpriseId,
    // A bureau that names another city gets what it may see of it: nothing.
    cityCode: given.cityCode ?? work.actor.cityCode ?? undefined,
    planId: given.planId,
    overdue: given.overdue === "true",
    carried: given.carried === "true",
    limit,
  };
  const missing = [
    ...(programmeId === undefined ? ["programmeId"] : []),
    ...(filter.cityCode === undefined ? ["cityCode"] : []),
  ];
  if (given.order !== "line" || missing.length === 0) return filter;
  throw new Refusal(
    "invalid-request",
    {},
    missing.map((name) => ({
      path: `query.${name}`,
      code: "required",
      zh: "按结算顺序查看须指定方案和地市",
      en: "a line is of one programme and one city",
    })),
  );
}

const shown: readonly columns.ListColumn<Row>[] = [
  columns.textColumn("申请编号\nNumber", 20, (row) => row.number),
  columns.wordColumn("状态\nStatus", 24, (row) => claimLifecycle.statuses[row.status]),
  columns.holderColumn(),
  columns.cityColumn(),
  ...columns.partyColumns(),
  ...columns.serviceColumns(),
  columns.textColumn("服务券\nVoucher", 24, (row) => row.voucherCode),
  columns.amountColumn("申请金额（元）\nAmount, yuan", (row) => row.amountFen),
  columns.countColumn("顺位\nPlace", (row) => row.position),
  columns.countColumn("结转次数\nCarried", (row) => row.carriedFrom),
  columns.wordColumn("完成判定\nCompletion", 20, (row) => (row.mark === null ? null : marks[row.mark])),
  columns.wordColumn("实施情况表判定\nIn the report", 20, (row) =>
    row.reportMark === null ? null : marks[row.reportMark],
  ),
  columns.instantColumn("创建时间\nCreated", (row) => row.createdAt),
  columns.instantColumn("提交时间\nSubmitted", (row) => row.submittedAt),
  columns.untilColumn("供应商确认期限\nSupplier, until", (row) => row.supplierDueAt),
  columns.untilColumn("补正期限\nCorrection, until", (row) => row.returnDueAt),
  columns.untilColumn("办理期限\nReview, until", (row) => row.dueAt),
  columns.instantColumn("超期时间\nOverdue since", (row) => row.overdueAt),
];

export const exportRoute = listExport("claims.list", {
  name: "claims",
  titleZh: "结算申请列表",
  titleEn: "Claims",
  url: "/api/v1/claims/export",
  query: claimsExportQuery,
  columns: shown,
  filters: async (work, given) => [
    ...(given.programmeId === undefined ? [] : [columns.programmeFilter(await programmeById(work, given.programmeId))]),
    ...(given.status === undefined ? [] : [columns.statusFilter(claimLifecycle.statuses[given.status])]),
    ...columns.cityFilter(given.cityCode),
    ...(given.mark === undefined ? [] : [`完成判定 Completion：${marks[given.mark].zh} ${marks[given.mark].en}`]),
    ...(given.contractId === undefined ? [] : ["限一份合同 One contract"]),
    ...(given.voucherId === undefined ? [] : ["限一张服务券 One voucher"]),
    ...(given.enterpriseId === undefined ? [] : ["限一家企业 One enterprise"]),
    ...(given.overdue === undefined ? [] : ["只看超期 Overdue only"]),
    ...(given.planId === undefined ? [] : ["限一个年度 One plan"]),
    ...(given.carried === undefined ? [] : ["只看结转未兑付 Carried over and not paid"]),
    ...(given.order === "line" ? ["按结算顺序 In the order of settlement"] : []),
  ],
  count: async (work, given, most) => await countListed(work, filterOf(work, given, most), given.order === "line"),
  page: async (work, given, paging) => await claimsPageOf(work, { ...given, ...paging }),
});
