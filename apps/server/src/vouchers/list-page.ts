import { voucherExportQuery, type voucherListQuery, type voucherPage } from "@yunquan/contract/vouchers.ts";
import type { z } from "@yunquan/contract/z.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { voucherLifecycle } from "@yunquan/core/vouchers/lifecycle.ts";
import * as columns from "../documents/list-columns.ts";
import { listExport } from "../documents/list-export.ts";
import { pageOf } from "../platform/paging.ts";
import type { Work } from "../platform/work.ts";
import { programmeById } from "../programmes/commands.ts";
import { countListed, listVouchers, type ListedVoucher } from "./reading.ts";
import type { VoucherRow } from "./store.ts";

type Page = z.output<typeof voucherPage>;
type Row = Page["items"][number];

/** What the viewer may do with a voucher. Claiming is begun with a claim, so it is offered as such. */
export function actionsOf(work: Work, voucher: Pick<VoucherRow, "status" | "lastClaimAt">): string[] {
  return actionsFor(voucherLifecycle, voucher.status, work.actor.roles).filter((action) => {
    if (action === "claim") return work.now < voucher.lastClaimAt;
    // These follow from what becomes of a claim; nobody presses them.
    return action !== "reopen" && action !== "expireClaimed" && action !== "redeem" && action !== "recoverWhole";
  });
}

export function summaryOf(work: Work, row: ListedVoucher): Row {
  return {
    id: row.id,
    code: row.code,
    status: row.status,
    version: row.version,
    programmeId: row.programmeId,
    planId: row.planId,
    cityCode: row.cityCode,
    contractId: row.contractId,
    applicationId: row.applicationId,
    serviceCode: row.serviceCode,
    serviceNameZh: row.serviceNameZh,
    serviceNameEn: row.serviceNameEn,
    faceValueFen: row.faceValueFen,
    issuedAt: row.issuedAt,
    lastClaimAt: row.lastClaimAt,
    enterprise: { id: row.enterpriseId, name: row.enterpriseName },
    supplier: { id: row.supplierId, name: row.supplierName },
    actions: actionsOf(work, row),
  };
}

/** One page of the list, as its viewer may see it. */
export async function vouchersPage(work: Work, given: z.output<typeof voucherListQuery>): Promise<Page> {
  return pageOf(
    await listVouchers(work, given),
    given.limit,
    (row) => [row.issuedAt, row.id],
    (row) => summaryOf(work, row),
  );
}

const shown: readonly columns.ListColumn<Row>[] = [
  columns.textColumn("券码\nCode", 24, (row) => row.code),
  columns.wordColumn("状态\nStatus", 22, (row) => voucherLifecycle.statuses[row.status]),
  columns.cityColumn(),
  ...columns.partyColumns(),
  ...columns.serviceColumns(),
  columns.amountColumn("面额（元）\nFace value, yuan", (row) => row.faceValueFen),
  columns.instantColumn("发放时间\nIssued", (row) => row.issuedAt),
  columns.untilColumn("兑现申请截止\nClaim until", (row) => row.lastClaimAt),
];

export const exportRoute = listExport("vouchers.list", {
  name: "vouchers",
  titleZh: "服务券列表",
  titleEn: "Vouchers",
  url: "/api/v1/vouchers/export",
  query: voucherExportQuery,
  columns: shown,
  filters: async (work, given) => [
    ...(given.programmeId === undefined ? [] : [columns.programmeFilter(await programmeById(work, given.programmeId))]),
    ...(given.status === undefined ? [] : [columns.statusFilter(voucherLifecycle.statuses[given.status])]),
    ...columns.cityFilter(given.cityCode),
    ...(given.contractId === undefined ? [] : ["限一份合同 One contract"]),
    ...(given.planId === undefined ? [] : ["限一个年度 One plan"]),
    ...(given.counted === undefined ? [] : ["不含已放弃、撤销、逾期作废 Without surrendered, revoked, expired"]),
  ],
  count: async (work, given, most) => await countListed(work, { ...given, limit: most }, most),
  page: async (work, given, paging) => await vouchersPage(work, { ...given, ...paging }),
});
