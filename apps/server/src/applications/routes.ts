import * as wire from "@yunquan/contract/applications.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { faceValue } from "@yunquan/core/applications/waterfall.ts";
import { ZERO } from "@yunquan/core/money.ts";
import type { RefusalCode } from "@yunquan/core/refusal-codes.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { listedAmount, tierFor } from "@yunquan/core/standards/amounts.ts";
import { readFileBytes } from "../files/commands.ts";
import { planById } from "../plans/commands.ts";
import { pageOf } from "../platform/paging.ts";
import { batched, command, download, publicQuery, query, type Route } from "../platform/route.ts";
import { personOf, workAs, type Work } from "../platform/work.ts";
import { editionInForce } from "../programmes/commands.ts";
import { standardInForce } from "../standards/commands.ts";
import { answerOf, receiptOf, summaryOf, writtenOf } from "./answer.ts";
import { approveApplications } from "./approval.ts";
import { withdrawApplication } from "./commands.ts";
import { createApplication, previewOf, updateApplication, type Preview } from "./draft.ts";
import { countsByStatus, listApplications, listKeyOf } from "./lists.ts";
import { filesOf } from "./reading.ts";
import { receiptDocument } from "./receipt.ts";
import { rejectApplication, returnApplication, reviewApplication, sendBackApplication } from "./review.ts";
import { findApplication, type ApplicationRow } from "./store.ts";
import { submitApplications } from "./submission.ts";
import { bringBackApplication, confirmApplications, confirmInPlace, disputeApplication } from "./supplier-answer.ts";

const URL = "/api/v1/applications";
const onCase: readonly RefusalCode[] = ["not-found", "wrong-state", "stale-version"];
/** What judging an application may refuse before it comes to findings. */
const judging: readonly RefusalCode[] = ["not-found", "no-edition-in-force", "no-standard-in-force", "enterprise-suspended", "enterprise-revoked"];
const deciding: readonly RefusalCode[] = [...onCase, "own-case", "second-hand"];

const drafting: readonly Route[] = [
  command(
    "applications.create",
    { method: "POST", url: URL, summary: { zh: "起草服务券申请", en: "Begin an application" }, body: wire.createApplicationBody, answer: wire.applicationWritten, refusals: [...judging, "place-unknown"], status: 201 },
    async (work, { body }) => writtenOf(work, await createApplication(work, body)),
  ),
  command(
    "applications.update",
    { method: "PUT", url: `${URL}/:id`, summary: { zh: "保存申请（草稿或退回补正）", en: "Save a draft or a returned application" }, params: idParams, body: wire.updateApplicationBody, answer: wire.applicationWritten, refusals: [...onCase, ...judging, "contract-bound"] },
    async (work, { params, body }) => writtenOf(work, await updateApplication(work, params.id, body)),
  ),
  query(
    "applications.preview",
    { method: "GET", url: `${URL}/preview`, summary: { zh: "试算与资格自检", en: "Live calculation and self-check" }, query: wire.previewQuery, answer: wire.previewAnswer, refusals: judging },
    async (work, { query: given }) => {
      const subject = {
        applicationId: null,
        programmeId: given.programmeId,
        enterpriseId: personOf(work).organisationId,
        contractId: given.contractId,
        serviceCode: given.serviceCode ?? null,
        productId: given.productId ?? null,
        // The promise is the last tick of the form; a calculation does not wait for it.
        promised: true,
        pinned: null,
        kept: null,
      };
      return previewAnswerOf(await previewOf(work, subject, null));
    },
  ),
  batched(
    "applications.submit",
    {
      method: "POST",
      url: `${URL}/:id/submit`,
      summary: { zh: "提交服务券申请", en: "Submit an application" },
      params: idParams,
      body: wire.versionBody,
      answer: wire.submittedAnswer,
      refusals: [...onCase, ...judging, "application-not-eligible", "face-value-zero", "face-value-raise", "place-moved", "contract-not-acceptable", "calendar-year-not-loaded", "busy"],
    },
    async (work, items) => {
      const done = await submitApplications(work, items.map(({ actor, input }) => ({ actor, id: input.params.id, version: input.body.version })));
      return done.map((row, index) => (row instanceof Refusal ? row : receiptOf(items[index]?.actor ?? work.actor, row)));
    },
  ),
  command(
    "applications.withdraw",
    { method: "POST", url: `${URL}/:id/withdraw`, summary: { zh: "撤回申请", en: "Withdraw an application" }, params: idParams, body: wire.withdrawBody, answer: wire.applicationWritten, refusals: onCase },
    async (work, { params, body }) => writtenOf(work, await withdrawApplication(work, params.id, { version: body.version, reason: body.reason ?? null })),
  ),
  command(
    "applications.bringBack",
    { method: "POST", url: `${URL}/:id/bring-back`, summary: { zh: "取回有异议的申请", en: "Take a disputed application back" }, params: idParams, body: wire.versionBody, answer: wire.applicationWritten, refusals: onCase },
    async (work, { params, body }) => writtenOf(work, await bringBackApplication(work, params.id, body)),
  ),
];

const supplierSide: readonly Route[] = [
  batched(
    "applications.confirm",
    { method: "POST", url: `${URL}/:id/confirm`, summary: { zh: "供应商确认", en: "Confirm as the supplier" }, params: idParams, body: wire.versionBody, answer: wire.applicationWritten, refusals: [...onCase, "busy"] },
    async (work, items) => {
      const done = await confirmApplications(work, items.map(({ actor, input }) => ({ actor, id: input.params.id, version: input.body.version })));
      return written(work, items, done);
    },
  ),
  command(
    "applications.dispute",
    { method: "POST", url: `${URL}/:id/dispute`, summary: { zh: "供应商提出异议", en: "Dispute as the supplier" }, params: idParams, body: wire.reasonBody, answer: wire.applicationWritten, refusals: [...onCase, "calendar-year-not-loaded"] },
    async (work, { params, body }) => writtenOf(work, await disputeApplication(work, params.id, body)),
  ),
];

const bureauSide: readonly Route[] = [
  command(
    "applications.confirmInPlace",
    { method: "POST", url: `${URL}/:id/confirm-in-place`, summary: { zh: "代供应商确认（供应商被暂停、取消或逾期未答复）", en: "Confirm in the supplier's place" }, params: idParams, body: wire.inPlaceBody, answer: wire.applicationWritten, refusals: [...onCase, "own-case", "supplier-can-answer"] },
    async (work, { params, body }) => writtenOf(work, await confirmInPlace(work, params.id, body)),
  ),
  command(
    "applications.return",
    { method: "POST", url: `${URL}/:id/return`, summary: { zh: "退回补正", en: "Return for correction" }, params: idParams, body: wire.reasonBody, answer: wire.applicationWritten, refusals: [...onCase, "own-case", "calendar-year-not-loaded"] },
    async (work, { params, body }) => writtenOf(work, await returnApplication(work, params.id, body)),
  ),
  command(
    "applications.review",
    { method: "POST", url: `${URL}/:id/review`, summary: { zh: "审核（经办）", en: "Review" }, params: idParams, body: wire.reviewBody, answer: wire.applicationWritten, refusals: [...onCase, "own-case", "checklist-remark-missing", "checklist-contradicts"] },
    async (work, { params, body }) => writtenOf(work, await reviewApplication(work, params.id, { ...body, remark: body.remark === undefined || body.remark === "" ? null : body.remark })),
  ),
  command(
    "applications.sendBack",
    { method: "POST", url: `${URL}/:id/send-back`, summary: { zh: "退回经办", en: "Send back to the reviewer" }, params: idParams, body: wire.reasonBody, answer: wire.applicationWritten, refusals: [...onCase, "own-case"] },
    async (work, { params, body }) => writtenOf(work, await sendBackApplication(work, params.id, body)),
  ),
  batched(
    "applications.approve",
    { method: "POST", url: `${URL}/:id/approve`, summary: { zh: "复核通过并发券", en: "Approve and issue the voucher" }, params: idParams, body: wire.versionBody, answer: wire.applicationWritten, refusals: [...deciding, "recommendation-differs", "no-settlement-deadline", "enterprise-suspended", "enterprise-revoked", "busy"] },
    async (work, items) => {
      const done = await approveApplications(work, items.map(({ actor, input }) => ({ actor, id: input.params.id, version: input.body.version })));
      return written(work, items, done);
    },
  ),
  command(
    "applications.reject",
    { method: "POST", url: `${URL}/:id/reject`, summary: { zh: "不予通过", en: "Reject" }, params: idParams, body: wire.reasonBody, answer: wire.applicationWritten, refusals: deciding },
    async (work, { params, body }) => writtenOf(work, await rejectApplication(work, params.id, body)),
  ),
];

const reading: readonly Route[] = [
  query(
    "applications.list",
    { method: "GET", url: URL, summary: { zh: "申请列表（按时间、序号或到期日）", en: "Applications, by time, place in line or due date" }, query: wire.applicationListQuery, answer: wire.applicationPage },
    async (work, { query: given }) => pageOf(await listApplications(work, given), given.limit, (row) => listKeyOf(given.order, row), (row) => summaryOf(work, row)),
  ),
  query(
    "applications.count",
    { method: "GET", url: `${URL}/counts`, summary: { zh: "各状态件数", en: "How many in each state" }, query: wire.countsQuery, answer: wire.countsAnswer },
    async (work, { query: given }) => ({ counts: await countsByStatus(work, given.programmeId) }),
  ),
  query(
    "applications.read",
    { method: "GET", url: `${URL}/:id`, summary: { zh: "申请详情", en: "One application" }, params: idParams, answer: wire.applicationAnswer, refusals: ["not-found"] },
    async (work, { params }) => await answerOf(work, params.id),
  ),
  download(
    "applications.receipt",
    { method: "GET", url: `${URL}/:id/receipt`, summary: { zh: "下载申请回执", en: "Download the receipt" }, params: idParams, refusals: ["not-found", "wrong-state"] },
    async (work, { params }, platform) => {
      const caseUrl = platform.config.publicUrl === undefined ? null : `${platform.config.publicUrl}/w/applications/${params.id}`;
      return { ...(await receiptDocument(work, params.id, caseUrl)), mediaType: "application/pdf" };
    },
  ),
  download(
    "applications.file",
    { method: "GET", url: `${URL}/:id/files/:fileId`, summary: { zh: "下载本案文件", en: "Download a file of the case" }, params: wire.fileParams, refusals: ["not-found", "file-damaged"] },
    async (work, { params }) => {
      const file = (await filesOf(work, await findApplication(work, params.id))).find(({ id }) => id === params.fileId);
      if (file === undefined) throw new Refusal("not-found", { noun: "file" });
      return { name: file.name, mediaType: file.mediaType, bytes: await readFileBytes(work, file.id), sha256: file.sha256 };
    },
  ),
  publicQuery(
    "subsidy.calculate",
    { method: "GET", url: "/api/v1/public/subsidy", summary: { zh: "补助试算", en: "Work out a subsidy" }, query: wire.subsidyQuery, answer: wire.subsidyAnswer, refusals: ["not-found", "no-edition-in-force", "no-standard-in-force", "service-not-in-standard"] },
    async (work, { query: given }) => {
      const { parameters } = await editionInForce(work, given.programmeId, work.now);
      const standard = await standardInForce(work, given.programmeId, work.now);
      const { year } = await planById(work, standard.planId);
      if (!standard.amounts.some(({ serviceCode }) => serviceCode === given.serviceCode)) throw new Refusal("service-not-in-standard", { serviceCode: given.serviceCode });
      const tier = tierFor(standard.tiers, given.revenueFen, given.staff);
      const { number, titleZh, titleEn, sample } = standard;
      const about = { standard: { number, titleZh, titleEn, sample }, year };
      if (tier === undefined || given.revenueFen < parameters.revenueFloorFen) return { ...about, tier: null, waterfall: [], faceValueFen: ZERO, stoppedBy: "tier" };
      const { steps, faceValueFen, stoppedBy } = faceValue({
        listedFen: listedAmount(standard.amounts, given.serviceCode, tier.tier, given.eligibleFeeFen) ?? ZERO,
        eligibleFeeFen: given.eligibleFeeFen,
        year,
        tier: tier.tier,
        annualCap: { limitFen: tier.annualCapFen, usedFen: given.usedFen ?? ZERO },
        supplierCeiling: null,
      });
      return { ...about, tier: { tier: tier.tier, nameZh: tier.nameZh, nameEn: tier.nameEn }, waterfall: [...steps], faceValueFen, stoppedBy };
    },
  ),
];

function previewAnswerOf({ assessment, waterfall, waits }: Preview) {
  const { standard, tier, findings, eligibleFeeFen, year } = assessment;
  const { id, number, titleZh, titleEn, sample } = standard;
  return {
    findings: [...findings],
    ready: findings.every(({ outcome }) => outcome === "met") && (waterfall?.faceValueFen ?? 0) > 0,
    year,
    tier: tier === null ? null : { tier: tier.tier, nameZh: tier.nameZh, nameEn: tier.nameEn },
    standard: { id, number, titleZh, titleEn, sample },
    eligibleFeeFen,
    waterfall: [...(waterfall?.steps ?? [])],
    faceValueFen: waterfall?.faceValueFen ?? ZERO,
    stoppedBy: waterfall?.stoppedBy ?? null,
    waits,
  };
}

function written(work: Work, items: readonly { readonly actor: Work["actor"] }[], done: readonly (ApplicationRow | Refusal)[]) {
  return done.map((row, index) => (row instanceof Refusal ? row : writtenOf(workAs(work, items[index]?.actor ?? work.actor), row)));
}

export const applicationRoutes: readonly Route[] = [...reading, ...drafting, ...supplierSide, ...bureauSide];
