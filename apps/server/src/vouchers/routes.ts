import * as wire from "@yunquan/contract/vouchers.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { readFileBytes } from "../files/commands.ts";
import { caseTimeline } from "../applications/commands.ts";
import { download } from "../platform/file-routes.ts";
import { publicQuery } from "../platform/public-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import { personOf } from "../platform/work.ts";
import { surrenderVoucher } from "./commands.ts";
import { actionsOf, exportRoute, summaryOf, vouchersPage } from "./list-page.ts";
import { readVoucher, verification, wallet } from "./reading.ts";

const URL = "/api/v1/vouchers";

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
    async (work, { query: given }) => await vouchersPage(work, given),
  ),
  exportRoute,
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
        tierNameZh: row.tierNameZh,
        tierNameEn: row.tierNameEn,
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
