import type { z } from "@yunquan/contract/z.ts";
import {
  objection,
  objectionAnswer,
  objectionAnswerBody,
  objectionBody,
  objectionDecisionBody,
  objectionListQuery,
  objectionPage,
  objectionStepBody,
  upholdBody,
} from "@yunquan/contract/objections.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { objectionLifecycle } from "@yunquan/core/objections/lifecycle.ts";
import { assert } from "@yunquan/core/refusal.ts";
import type { Actor, PersonActor } from "../platform/actor.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { command, query, type Route } from "../platform/route.ts";
import { timelineOfObjects } from "../platform/timeline.ts";
import type { Work } from "../platform/work.ts";
import { admitObjection, answerObjection, fileObjection } from "./commands.ts";
import { dismissObjection, setObjectionAside, upholdObjection, withdrawObjection } from "./deciding.ts";
import { findShown, listShown, type ShownObjection } from "./store.ts";

type Answer = z.output<typeof objection>;

/** What the viewer may do now: an unanswered objection is not decided, and nobody decides what he answered. */
function actionsOf(actor: Actor, row: ShownObjection): string[] {
  if (actor.kind !== "person") return [];
  const mine = actor.personId === row.answeredBy || actor.personId === row.admittedBy;
  return actionsFor(objectionLifecycle, row.status, actor.roles).filter((action) => {
    if (action === "withdraw") return actor.organisationId === row.organisationId;
    if (action === "setAside") return !mine;
    return action !== "uphold" && action !== "dismiss" ? true : row.answer !== null && !mine;
  });
}

function present(actor: Actor, row: ShownObjection): Answer {
  assert(row.noticeId !== null, "an objection is to a notice");
  const line =
    row.lineId === null || row.lineOrdinal === null || row.lineOutcome === null || row.lineAmountFen === null
      ? null
      : {
          id: row.lineId,
          ordinal: row.lineOrdinal,
          enterpriseName: row.lineEnterpriseName ?? "",
          outcome: row.lineOutcome,
          amountFen: row.lineAmountFen,
          changedAmountFen: row.lineChangedFen,
          fallenAt: row.lineFallenAt,
        };
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    version: row.version,
    noticeId: row.noticeId,
    noticeNumber: row.noticeNumber,
    noticeEndsAt: row.noticeEndsAt,
    settlementId: row.settlementId,
    cityCode: row.cityCode,
    organisationName: row.organisationName,
    claimId: row.claimId,
    claimNumber: row.claimNumber,
    line,
    text: row.text,
    files: row.files,
    filedBy: row.filerName,
    filedAt: row.filedAt,
    admittedAt: row.admittedAt,
    answer: row.answer,
    answeredAt: row.answeredAt,
    decision: row.decision,
    decidedAt: row.decidedAt,
    effect: row.effect,
    changedAmountFen: row.changedAmountFen,
    actions: actionsOf(actor, row),
  };
}

type Id = z.output<typeof idParams>["id"];
const read = async (work: Work<PersonActor>, id: Id): Promise<Answer> => present(work.actor, await findShown(work, id));
const always = ["not-found", "stale-version", "wrong-state"] as const;

export const objectionRoutes: readonly Route[] = [
  command(
    "objections.file",
    {
      method: "POST",
      url: "/api/v1/objections",
      summary: { zh: "提出异议（公示期内）", en: "File an objection, within the notice" },
      body: objectionBody,
      answer: objection,
      refusals: ["not-found", "notice-over", "objection-not-a-party", "objection-line-fallen"],
      status: 201,
    },
    async (work, { body }) => await read(work, await fileObjection(work, body)),
  ),
  query(
    "objections.list",
    {
      method: "GET",
      url: "/api/v1/objections",
      summary: { zh: "异议列表", en: "Objections" },
      query: objectionListQuery,
      answer: objectionPage,
    },
    async (work, { query: given }) => {
      const after = readInstantCursor(given.cursor);
      const rows = await listShown(work, {
        status: given.status,
        settlementId: given.settlementId,
        after,
        limit: given.limit,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.filedAt, row.id],
        (row) => present(work.actor, row),
      );
    },
  ),
  query(
    "objections.read",
    {
      method: "GET",
      url: "/api/v1/objections/:id",
      summary: { zh: "异议", en: "An objection" },
      params: idParams,
      answer: objectionAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => ({
      ...(await read(work, params.id)),
      timeline: await timelineOfObjects(work, [{ type: "objection", id: params.id }]),
    }),
  ),
  command(
    "objections.admit",
    {
      method: "POST",
      url: "/api/v1/objections/:id/admit",
      summary: { zh: "受理异议", en: "Admit an objection" },
      params: idParams,
      body: objectionStepBody,
      answer: objection,
      refusals: always,
    },
    async (work, { params, body }) => {
      await admitObjection(work, params.id, body.version);
      return await read(work, params.id);
    },
  ),
  command(
    "objections.setAside",
    {
      method: "POST",
      url: "/api/v1/objections/:id/set-aside",
      summary: { zh: "不予受理", en: "Declare an objection inadmissible" },
      params: idParams,
      body: objectionDecisionBody,
      answer: objection,
      refusals: [...always, "second-hand"],
    },
    async (work, { params, body }) => {
      await setObjectionAside(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "objections.answer",
    {
      method: "POST",
      url: "/api/v1/objections/:id/answer",
      summary: { zh: "答复异议", en: "Answer an objection" },
      params: idParams,
      body: objectionAnswerBody,
      answer: objection,
      refusals: always,
    },
    async (work, { params, body }) => {
      await answerObjection(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "objections.uphold",
    {
      method: "POST",
      url: "/api/v1/objections/:id/uphold",
      summary: {
        zh: "异议成立：移除、调减或列入下一清单处理",
        en: "Uphold: take the line off, lower it, or give the claim its turn in the next list",
      },
      params: idParams,
      body: upholdBody,
      answer: objection,
      refusals: [...always, "second-hand", "objection-unanswered", "objection-effect", "objection-line-fallen"],
    },
    async (work, { params, body }) => {
      await upholdObjection(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "objections.dismiss",
    {
      method: "POST",
      url: "/api/v1/objections/:id/dismiss",
      summary: { zh: "异议不成立", en: "Dismiss an objection" },
      params: idParams,
      body: objectionDecisionBody,
      answer: objection,
      refusals: [...always, "second-hand", "objection-unanswered"],
    },
    async (work, { params, body }) => {
      await dismissObjection(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "objections.withdraw",
    {
      method: "POST",
      url: "/api/v1/objections/:id/withdraw",
      summary: { zh: "撤回异议", en: "Withdraw an objection" },
      params: idParams,
      body: objectionStepBody,
      answer: objection,
      refusals: always,
    },
    async (work, { params, body }) => {
      await withdrawObjection(work, params.id, body.version);
      return await read(work, params.id);
    },
  ),
];
