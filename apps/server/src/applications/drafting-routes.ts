import * as wire from "@yunquan/contract/applications.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { ZERO } from "@yunquan/core/money.ts";
import type { RefusalCode } from "@yunquan/core/refusal-codes.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { batched, type BatchItem } from "../platform/batched-route.ts";
import { command, query, type Route } from "../platform/route.ts";
import { personOf } from "../platform/work.ts";
import { receiptOf, writtenOf } from "./answer.ts";
import { withdrawApplication } from "./commands.ts";
import { createApplication, previewOf, updateApplication, type Preview } from "./draft.ts";
import { lookAhead, type LookedAhead } from "./look-ahead.ts";
import type { Submission } from "./placing.ts";
import { submitApplications } from "./submission.ts";
import { bringBackApplication } from "./supplier-answer.ts";

const URL = "/api/v1/applications";
const onCase: readonly RefusalCode[] = ["not-found", "wrong-state", "stale-version"];
/** What judging an application may refuse before it comes to findings. */
const judging: readonly RefusalCode[] = [
  "not-found",
  "no-edition-in-force",
  "no-standard-in-force",
  "enterprise-suspended",
  "enterprise-revoked",
];

/** What an enterprise does with its own application. */
export const draftingRoutes: readonly Route[] = [
  command(
    "applications.create",
    {
      method: "POST",
      url: URL,
      summary: { zh: "起草服务券申请", en: "Begin an application" },
      body: wire.createApplicationBody,
      answer: wire.applicationWritten,
      refusals: [...judging, "place-unknown"],
      status: 201,
    },
    async (work, { body }) => writtenOf(work, await createApplication(work, body)),
  ),
  command(
    "applications.update",
    {
      method: "PUT",
      url: `${URL}/:id`,
      summary: { zh: "保存申请（草稿或退回补正）", en: "Save a draft or a returned application" },
      params: idParams,
      body: wire.updateApplicationBody,
      answer: wire.applicationWritten,
      refusals: [...onCase, ...judging, "contract-bound"],
    },
    async (work, { params, body }) => writtenOf(work, await updateApplication(work, params.id, body)),
  ),
  query(
    "applications.preview",
    {
      method: "GET",
      url: `${URL}/preview`,
      summary: { zh: "试算与资格自检", en: "Live calculation and self-check" },
      query: wire.previewQuery,
      answer: wire.previewAnswer,
      refusals: judging,
    },
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
      refusals: [
        ...onCase,
        ...judging,
        "application-not-eligible",
        "face-value-zero",
        "face-value-raise",
        "place-moved",
        "contract-not-acceptable",
        "calendar-year-not-loaded",
        "busy",
      ],
    },
    async (work, items, ahead: LookedAhead | undefined) => {
      const done = await submitApplications(work, items.map(submissionOf), ahead);
      return done.map((row, index) =>
        row instanceof Refusal ? row : receiptOf(items[index]?.actor ?? work.actor, row),
      );
    },
    async (work, items) => await lookAhead(work, items.map(submissionOf)),
  ),
  command(
    "applications.withdraw",
    {
      method: "POST",
      url: `${URL}/:id/withdraw`,
      summary: { zh: "撤回申请", en: "Withdraw an application" },
      params: idParams,
      body: wire.withdrawBody,
      answer: wire.applicationWritten,
      refusals: onCase,
    },
    async (work, { params, body }) =>
      writtenOf(
        work,
        await withdrawApplication(work, params.id, { version: body.version, reason: body.reason ?? null }),
      ),
  ),
  command(
    "applications.bringBack",
    {
      method: "POST",
      url: `${URL}/:id/bring-back`,
      summary: { zh: "取回有异议的申请", en: "Take a disputed application back" },
      params: idParams,
      body: wire.versionBody,
      answer: wire.applicationWritten,
      refusals: onCase,
    },
    async (work, { params, body }) => writtenOf(work, await bringBackApplication(work, params.id, body)),
  ),
];

function submissionOf({
  actor,
  requestId,
  input,
}: BatchItem<{ readonly params: { readonly id: Id }; readonly body: { readonly version: number } }>): Submission {
  return { actor, requestId, id: input.params.id, version: input.body.version };
}

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
