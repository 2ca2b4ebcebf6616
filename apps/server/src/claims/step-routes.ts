import {
  claimBody,
  claimUpdateBody,
  claimWritten,
  confirmInPlaceBody,
  deferBody,
  reasonBody,
  reviewBody,
  versionBody,
  withdrawBody,
} from "@yunquan/contract/claims.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import type { z } from "@yunquan/contract/z.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { batched, type BatchItem } from "../platform/batched-route.ts";
import type { Input } from "../platform/read-input.ts";
import { command, type Route } from "../platform/route.ts";
import { workAs, type Work } from "../platform/work.ts";
import { written } from "./answer.ts";
import { createClaim, updateClaim } from "./drafts.ts";
import { withdrawClaim } from "./ending.ts";
import {
  approveClaims,
  deferClaim,
  rejectClaim,
  resumeClaim,
  returnClaim,
  reviewClaim,
  sendBackClaim,
} from "./review.ts";
import { submitClaims, type ClaimStepItem } from "./submission.ts";
import type { ClaimRow } from "./store.ts";
import { bringBackClaim, confirmClaims, confirmInPlace, disputeClaim } from "./supplier-answer.ts";

const url = (action: string): string => `/api/v1/claims/:id/${action}`;
const steps = ["not-found", "wrong-state", "stale-version"] as const;
const decides = [...steps, "own-case"] as const;

/** A batched step: the command takes all items, each gets its own result. */
function stepOfMany(decide: (work: Work, items: readonly ClaimStepItem[]) => Promise<readonly (ClaimRow | Refusal)[]>) {
  type Given = Input<typeof idParams, z.ZodType, typeof versionBody>;
  return async (work: Work, items: readonly BatchItem<Given>[]) => {
    const results = await decide(
      work,
      items.map(({ actor, requestId, input }) => ({
        actor,
        requestId,
        id: input.params.id,
        version: input.body.version,
      })),
    );
    return results.map((result, index) => {
      const actor = items[index]?.actor;
      return result instanceof Refusal || actor === undefined
        ? (result as Refusal)
        : written(workAs(work, actor), result);
    });
  };
}

/** What enterprise, supplier and bureau do with a claim. */
export const claimStepRoutes: readonly Route[] = [
  command(
    "claims.create",
    {
      method: "POST",
      url: "/api/v1/claims",
      summary: { zh: "起草结算申请", en: "Draft a claim on a voucher" },
      body: claimBody,
      answer: claimWritten,
      refusals: ["not-found", "claim-exists", "voucher-not-claimable", "voucher-over"],
      status: 201,
    },
    async (work, { body }) => written(work, await createClaim(work, body)),
  ),
  command(
    "claims.update",
    {
      method: "PUT",
      url: "/api/v1/claims/:id",
      summary: { zh: "保存结算申请草稿", en: "Change a draft or a returned claim" },
      params: idParams,
      body: claimUpdateBody,
      answer: claimWritten,
      refusals: steps,
    },
    async (work, { params, body }) => written(work, await updateClaim(work, params.id, body)),
  ),
  batched(
    "claims.submit",
    {
      method: "POST",
      url: url("submit"),
      summary: { zh: "提交结算申请", en: "Submit a claim" },
      params: idParams,
      body: versionBody,
      answer: claimWritten,
      refusals: [
        ...steps,
        "claim-incomplete",
        "invoice-total-differs",
        "payments-too-low",
        "nothing-invoiced",
        "voucher-not-claimable",
        "voucher-over",
        "return-time-over",
        "calendar-year-not-loaded",
      ],
    },
    stepOfMany(submitClaims),
  ),
  command(
    "claims.bringBack",
    {
      method: "POST",
      url: url("bring-back"),
      summary: { zh: "取回结算申请补正", en: "Take a claim back to correct it" },
      params: idParams,
      body: versionBody,
      answer: claimWritten,
      refusals: steps,
    },
    async (work, { params, body }) => written(work, await bringBackClaim(work, params.id, body)),
  ),
  command(
    "claims.withdraw",
    {
      method: "POST",
      url: url("withdraw"),
      summary: { zh: "撤回结算申请", en: "Withdraw a claim" },
      params: idParams,
      body: withdrawBody,
      answer: claimWritten,
      refusals: steps,
    },
    async (work, { params, body }) => written(work, await withdrawClaim(work, params.id, body)),
  ),
  batched(
    "claims.confirm",
    {
      method: "POST",
      url: url("confirm"),
      summary: { zh: "供应商确认结算", en: "The supplier confirms a claim" },
      params: idParams,
      body: versionBody,
      answer: claimWritten,
      refusals: steps,
    },
    stepOfMany(confirmClaims),
  ),
  command(
    "claims.dispute",
    {
      method: "POST",
      url: url("dispute"),
      summary: { zh: "供应商提出异议", en: "The supplier disputes a claim" },
      params: idParams,
      body: reasonBody,
      answer: claimWritten,
      refusals: steps,
    },
    async (work, { params, body }) => written(work, await disputeClaim(work, params.id, body)),
  ),
  command(
    "claims.confirmInPlace",
    {
      method: "POST",
      url: url("confirm-in-place"),
      summary: { zh: "主管部门代供应商确认", en: "The bureau confirms in the supplier's place" },
      params: idParams,
      body: confirmInPlaceBody,
      answer: claimWritten,
      refusals: [...decides, "supplier-can-answer"],
    },
    async (work, { params, body }) => written(work, await confirmInPlace(work, params.id, body)),
  ),
  command(
    "claims.review",
    {
      method: "POST",
      url: url("review"),
      summary: { zh: "经办审核并建议通过", en: "The reviewer answers the checklist and recommends" },
      params: idParams,
      body: reviewBody,
      answer: claimWritten,
      refusals: [...decides, "not-marked-complete", "checklist-not-met", "invoice-total-differs"],
    },
    async (work, { params, body }) => written(work, await reviewClaim(work, params.id, body)),
  ),
  batched(
    "claims.approve",
    {
      method: "POST",
      url: url("approve"),
      summary: { zh: "复核通过", en: "The approver approves" },
      params: idParams,
      body: versionBody,
      answer: claimWritten,
      refusals: [...decides, "not-marked-complete", "second-hand"],
    },
    stepOfMany(approveClaims),
  ),
  command(
    "claims.sendBack",
    {
      method: "POST",
      url: url("send-back"),
      summary: { zh: "退回经办重新审核", en: "The approver sends the claim back to the reviewer" },
      params: idParams,
      body: reasonBody,
      answer: claimWritten,
      refusals: decides,
    },
    async (work, { params, body }) => written(work, await sendBackClaim(work, params.id, body)),
  ),
  command(
    "claims.return",
    {
      method: "POST",
      url: url("return"),
      summary: { zh: "退回企业补正", en: "Return a claim for correction" },
      params: idParams,
      body: reasonBody,
      answer: claimWritten,
      refusals: [...decides, "calendar-year-not-loaded"],
    },
    async (work, { params, body }) => written(work, await returnClaim(work, params.id, body)),
  ),
  command(
    "claims.reject",
    {
      method: "POST",
      url: url("reject"),
      summary: { zh: "不予通过", en: "Reject a claim" },
      params: idParams,
      body: reasonBody,
      answer: claimWritten,
      refusals: [...decides, "second-hand"],
    },
    async (work, { params, body }) => written(work, await rejectClaim(work, params.id, body)),
  ),
  command(
    "claims.defer",
    {
      method: "POST",
      url: url("defer"),
      summary: { zh: "暂缓", en: "Defer a claim, with reason and end" },
      params: idParams,
      body: deferBody,
      answer: claimWritten,
      refusals: [...decides, "not-marked-complete", "deferral-end"],
    },
    async (work, { params, body }) => written(work, await deferClaim(work, params.id, body)),
  ),
  command(
    "claims.resume",
    {
      method: "POST",
      url: url("resume"),
      summary: { zh: "恢复办理", en: "End a deferral" },
      params: idParams,
      body: versionBody,
      answer: claimWritten,
      refusals: decides,
    },
    async (work, { params, body }) => written(work, await resumeClaim(work, params.id, body)),
  ),
];
