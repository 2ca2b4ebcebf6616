import * as wire from "@yunquan/contract/vouchers.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { voucherLifecycle } from "@yunquan/core/vouchers/lifecycle.ts";
import { readFileBytes } from "../files/commands.ts";
import { caseTimeline } from "../applications/commands.ts";
import { pageOf } from "../platform/paging.ts";
import { command, download, publicQuery, query, type Route } from "../platform/route.ts";
import { personOf, type Work } from "../platform/work.ts";
import { surrenderVoucher } from "./commands.ts";
import { listVouchers, readVoucher, verification, wallet, type ListedVoucher } from "./reading.ts";
import type { VoucherRow } from "./store.ts";

const URL = "/api/v1/vouchers";

/** What the viewer may do with a voucher. Claiming is begun with a claim, so it is offered as such. */
function actionsOf(work: Work, voucher: Pick<VoucherRow, "status" | "lastClaimAt">): string[] {
  return actionsFor(voucherLifecycle, voucher.status, work.actor.roles).filter((action) => {
    if (action === "claim") return work.now < voucher.lastClaimAt;
    // These follow from what becomes of a claim; nobody presses them.
    return action !== "reopen" && action !== "expireClaimed" && action !== "redeem" && action !== "recoverWhole";
  });
}

function summaryOf(work: Work, row: ListedVoucher) {
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

export const voucherRoutes: readonly Route[] = [
  query(
    "vouchers.list",
    {
      method: "GET",
      url: URL,
      summary: { zh: "服务券列表", en: "Vouchers" },
      query: wire.voucherListQuery,
      answer: wire.voucherPage,
      statements: "one",
    },
    async (work, { query: given }) =>
      pageOf(
        await listVouchers(work, given),
        given.limit,
        (row) => [row.issuedAt, row.id],
        (row) => summaryOf(work, row),
      ),
  ),
  query(
    "vouchers.read",
    {
      method: "GET",
      url: `${URL}/:id`,
      summary: { zh: "服务券详情", en: "One voucher" },
      params: idParams,
      answer: wire.voucherAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const row = await readVoucher(work, params.id);
      return {
        ...summaryOf(work, row),
        eligibleFeeFen: row.eligibleFeeFen,
        tier: row.tier,
        standardId: row.standardId,
        editionId: row.editionId,
        contractNumber: row.contractNumber,
        applicationNumber: row.applicationNumber,
        certificateFileId: row.certificateFileId,
        verifyPath: `/verify/${row.code}`,
        timeline: await caseTimeline(work, "voucher", row.id),
      };
    },
  ),
  download(
    "vouchers.certificate",
    {
      method: "GET",
      url: `${URL}/:id/certificate`,
      summary: { zh: "下载服务券凭证", en: "Download the certificate" },
      params: idParams,
      refusals: ["not-found", "file-damaged"],
    },
    async (work, { params }) => {
      const voucher = await readVoucher(work, params.id);
      return {
        name: `${voucher.code}.pdf`,
        mediaType: "application/pdf",
        bytes: await readFileBytes(work, voucher.certificateFileId),
      };
    },
  ),
  command(
    "vouchers.surrender",
    {
      method: "POST",
      url: `${URL}/:id/surrender`,
      summary: { zh: "放弃服务券", en: "Surrender a voucher" },
      params: idParams,
      body: wire.surrenderBody,
      answer: wire.voucherWritten,
      refusals: ["not-found", "wrong-state", "stale-version"],
    },
    async (work, { params, body }) => {
      const { id, status, version, lastClaimAt } = await surrenderVoucher(work, params.id, body);
      return { id, status, version, actions: actionsOf(work, { status, lastClaimAt }) };
    },
  ),
  query(
    "vouchers.wallet",
    {
      method: "GET",
      url: "/api/v1/wallet",
      summary: { zh: "券包：可用、结算中、已兑付和年度余额", en: "The wallet in figures" },
      query: wire.walletQuery,
      answer: wire.walletAnswer,
    },
    async (work, { query: given }) => await wallet(work, personOf(work).organisationId, given.programmeId),
  ),
  publicQuery(
    "vouchers.verify",
    {
      method: "GET",
      url: "/api/v1/public/vouchers/:code",
      summary: { zh: "核验服务券（仅状态和脱敏名称）", en: "Verify a voucher (state and masked holder only)" },
      params: wire.codeParams,
      answer: wire.verificationAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => await verification(work, params.code),
  ),
];
