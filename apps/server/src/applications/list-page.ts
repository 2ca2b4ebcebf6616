import {
  applicationExportQuery,
  type applicationListQuery,
  type applicationPage,
} from "@yunquan/contract/applications.ts";
import type { z } from "@yunquan/contract/z.ts";
import { applicationLifecycle, countedApplications } from "@yunquan/core/applications/lifecycle.ts";
import * as columns from "../documents/list-columns.ts";
import { listExport } from "../documents/list-export.ts";
import { pageOf } from "../platform/paging.ts";
import type { Work } from "../platform/work.ts";
import { programmeById } from "../programmes/commands.ts";
import { summaryOf } from "./answer.ts";
import { countListed, listApplications, listKeyOf } from "./lists.ts";

type Page = z.output<typeof applicationPage>;
type Row = Page["items"][number];

/** One page of the list, as its viewer may see it. */
export async function applicationsPage(work: Work, given: z.output<typeof applicationListQuery>): Promise<Page> {
  return pageOf(
    await listApplications(work, given),
    given.limit,
    (row) => listKeyOf(given.order, row),
    (row) => summaryOf(work, row),
  );
}

const orderWords = {
  newest: [],
  position: ["按排队序号，未排队的不在内 By place in line, only what has one"],
  due: ["按到期时间，无期限的不在内 By what is due first, only what is due"],
} as const;

const shown: readonly columns.ListColumn<Row>[] = [
  columns.textColumn("申请编号\nNumber", 20, (row) => row.number),
  columns.wordColumn("状态\nStatus", 24, (row) => applicationLifecycle.statuses[row.status]),
  columns.holderColumn(),
  columns.cityColumn(),
  ...columns.partyColumns(),
  ...columns.serviceColumns(),
  columns.textColumn("规模档\nTier", 10, (row) => row.tierNameZh),
  columns.amountColumn("可补助费用（元）\nEligible fee, yuan", (row) => row.eligibleFeeFen),
  columns.amountColumn("面额（元）\nFace value, yuan", (row) => row.faceValueFen),
  columns.countColumn("排队序号\nPlace", (row) => row.position),
  columns.instantColumn("创建时间\nCreated", (row) => row.createdAt),
  columns.instantColumn("提交时间\nSubmitted", (row) => row.submittedAt),
  columns.untilColumn("供应商确认期限\nSupplier, until", (row) => row.supplierDueAt),
  columns.untilColumn("补正期限\nCorrection, until", (row) => row.returnDueAt),
  columns.untilColumn("办理期限\nReview, until", (row) => row.dueAt),
  columns.instantColumn("超期时间\nOverdue since", (row) => row.overdueAt),
];

export const exportRoute = listExport("applications.list", {
  name: "applications",
  titleZh: "服务券申请列表",
  titleEn: "Applications",
  url: "/api/v1/applications/export",
  query: applicationExportQuery,
  columns: shown,
  filters: async (work, given) => [
    ...(given.programmeId === undefined ? [] : [columns.programmeFilter(await programmeById(work, given.programmeId))]),
    ...(given.status === undefined ? [] : [columns.statusFilter(applicationLifecycle.statuses[given.status])]),
    ...columns.cityFilter(given.cityCode),
    ...(given.contractId === undefined ? [] : ["限一份合同 One contract"]),
    ...(given.planId === undefined ? [] : ["限一个年度 One plan"]),
    ...(given.counted === undefined
      ? []
      : [`统计口径 Figure：${countedApplications[given.counted].zh} ${countedApplications[given.counted].en}`]),
    ...(given.enterpriseId === undefined ? [] : ["限一家企业 One enterprise"]),
    ...orderWords[given.order],
  ],
  count: async (work, given, most) => await countListed(work, { ...given, limit: most }, most),
  page: async (work, given, paging) => await applicationsPage(work, { ...given, ...paging }),
});
