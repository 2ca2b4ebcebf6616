import * as wire from "@yunquan/contract/applications.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import type { RefusalCode } from "@yunquan/core/refusal-codes.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { batched } from "../platform/batched-route.ts";
import { command, type Route } from "../platform/route.ts";
import { workAs, type Work } from "../platform/work.ts";
import { writtenOf } from "./answer.ts";
import { approveApplications } from "./approval.ts";
import { rejectApplication, returnApplication, reviewApplication, sendBackApplication } from "./review.ts";
import type { ApplicationRow } from "./store.ts";
import { confirmApplications, confirmInPlace, disputeApplication } from "./supplier-answer.ts";

const URL = "/api/v1/applications";
const onCase: readonly RefusalCode[] = ["not-found", "wrong-state", "stale-version"];
const deciding: readonly RefusalCode[] = [...onCase, "own-case", "second-hand"];

const supplierSide: readonly Route[] = [
  batched(
    "applications.confirm",
    {
      method: "POST",
      url: `${URL}/:id/confirm`,
      summary: { zh: "供应商确认", en: "Confirm as the supplier" },
      params: idParams,
      body: wire.versionBody,
      answer: wire.applicationWritten,
      refusals: [...onCase, "busy"],
    },
    async (work, items) => {
      const done = await confirmApplications(
        work,
        items.map(({ actor, requestId, input }) => ({
          actor,
          requestId,
          id: input.params.id,
          version: input.body.version,
        })),
      );
      return written(work, items, done);
    },
  ),
  command(
    "applications.dispute",
    {
      method: "POST",
      url: `${URL}/:id/dispute`,
      summary: { zh: "供应商提出异议", en: "Dispute as the supplier" },
      params: idParams,
      body: wire.reasonBody,
      answer: wire.applicationWritten,
      refusals: [...onCase, "calendar-year-not-loaded"],
    },
    async (work, { params, body }) => writtenOf(work, await disputeApplication(work, params.id, body)),
  ),
];

const bureauSide: readonly Route[] = [
  command(
    "applications.confirmInPlace",
    {
      method: "POST",
      url: `${URL}/:id/confirm-in-place`,
      summary: { zh: "代供应商确认（供应商被暂停、取消或逾期未答复）", en: "Confirm in the supplier's place" },
      params: idParams,
      body: wire.inPlaceBody,
      answer: wire.applicationWritten,
      refusals: [...onCase, "own-case", "supplier-can-answer"],
    },
    async (work, { params, body }) => writtenOf(work, await confirmInPlace(work, params.id, body)),
  ),
  command(
    "applications.return",
    {
      method: "POST",
      url: `${URL}/:id/return`,
      summary: { zh: "退回补正", en: "Return for correction" },
      params: idParams,
      body: wire.reasonBody,
      answer: wire.applicationWritten,
      refusals: [...onCase, "own-case", "calendar-year-not-loaded"],
    },
    async (work, { params, body }) => writtenOf(work, await returnApplication(work, params.id, body)),
  ),
  command(
    "applications.review",
    {
      method: "POST",
      url: `${URL}/:id/review`,
      summary: { zh: "审核（经办）", en: "Review" },
      params: idParams,
      body: wire.reviewBody,
      answer: wire.applicationWritten,
      refusals: [...onCase, "own-case", "checklist-remark-missing", "checklist-contradicts"],
    },
    async (work, { params, body }) =>
      writtenOf(
        work,
        await reviewApplication(work, params.id, {
          ...body,
          remark: body.remark === undefined || body.remark === "" ? null : body.remark,
        }),
      ),
  ),
  command(
    "applications.sendBack",
    {
      method: "POST",
      url: `${URL}/:id/send-back`,
      summary: { zh: "退回经办", en: "Send back to the reviewer" },
      params: idParams,
      body: wire.reasonBody,
      answer: wire.applicationWritten,
      refusals: [...onCase, "own-case"],
    },
    async (work, { params, body }) => writtenOf(work, await sendBackApplication(work, params.id, body)),
  ),
  batched(
    "applications.approve",
    {
      method: "POST",
      url: `${URL}/:id/approve`,
      summary: { zh: "复核通过并发券", en: "Approve and issue the voucher" },
      params: idParams,
      body: wire.versionBody,
      answer: wire.applicationWritten,
      refusals: [
        ...deciding,
        "recommendation-differs",
        "no-settlement-deadline",
        "enterprise-suspended",
        "enterprise-revoked",
        "busy",
      ],
    },
    async (work, items) => {
      const done = await approveApplications(
        work,
        items.map(({ actor, input }) => ({ actor, id: input.params.id, version: input.body.version })),
      );
      return written(work, items, done);
    },
  ),
  command(
    "applications.reject",
    {
      method: "POST",
      url: `${URL}/:id/reject`,
      summary: { zh: "不予通过", en: "Reject" },
      params: idParams,
      body: wire.reasonBody,
      answer: wire.applicationWritten,
      refusals: deciding,
    },
    async (work, { params, body }) => writtenOf(work, await rejectApplication(work, params.id, body)),
  ),
];

/** What the supplier and the bureau do with it. */
export const handlingRoutes: readonly Route[] = [...supplierSide, ...bureauSide];

function written(
  work: Work,
  items: readonly { readonly actor: Work["actor"] }[],
  done: readonly (ApplicationRow | Refusal)[],
) {
  return done.map((row, index) =>
    row instanceof Refusal ? row : writtenOf(workAs(work, items[index]?.actor ?? work.actor), row),
  );
}
