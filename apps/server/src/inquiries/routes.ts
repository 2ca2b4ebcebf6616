import {
  inquiry,
  inquiryAnswerBody,
  inquiryBody,
  inquiryFiled,
  inquiryForwardBody,
  inquiryListQuery,
  inquiryLookUp,
  inquiryPage,
  inquiryPublic,
} from "@yunquan/contract/inquiries.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { inquiryLifecycle } from "@yunquan/core/inquiries/lifecycle.ts";
import { actionsFor } from "@yunquan/core/lifecycle.ts";
import { systemActor, type PersonActor } from "../platform/actor.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { inSnapshot } from "../platform/reading.ts";
import { oncePublic, publicCommand } from "../platform/public-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { answerInquiry, countFiling, fileInquiry, forwardInquiry, lookUpInquiry, publicOf } from "./commands.ts";
import { findInquiry, listInquiries, type ShownInquiry } from "./store.ts";

function present(work: Work<PersonActor>, row: ShownInquiry): z.output<typeof inquiry> {
  return {
    id: row.id,
    version: row.version,
    ...publicOf(row),
    contactName: row.contactName,
    contact: row.contact,
    actions: actionsFor(inquiryLifecycle, row.status, work.actor.roles),
  };
}

const read = async (work: Work<PersonActor>, id: Id) => present(work, await findInquiry(work, id));

export const inquiryRoutes: readonly Route[] = [
  publicCommand(
    "inquiries.file",
    {
      method: "POST",
      url: "/api/v1/public/inquiries",
      summary: { zh: "提交咨询或投诉", en: "Send a question or a complaint" },
      body: inquiryBody,
      answer: inquiryFiled,
      refusals: ["too-many-requests"],
      status: 201,
    },
    async ({ body }, context) => {
      countFiling(context.platform, context.request.ip);
      return await oncePublic(context, "inquiries.file", async (work) => await fileInquiry(work, body));
    },
  ),
  publicCommand(
    "inquiries.lookUp",
    {
      method: "POST",
      url: "/api/v1/public/inquiries/look-up",
      summary: { zh: "凭编号和查询码查看答复", en: "See the answer, by number and code" },
      body: inquiryLookUp,
      answer: inquiryPublic,
      refusals: ["not-found", "too-many-requests"],
    },
    async ({ body }, { platform, request }) =>
      await lookUpInquiry(
        platform,
        request.ip,
        body,
        async (find) => await inSnapshot(platform, systemActor, request.id, find),
      ),
  ),
  query(
    "inquiries.list",
    {
      method: "GET",
      url: "/api/v1/inquiries",
      summary: { zh: "咨询投诉列表", en: "Questions and complaints sent to the office, the newest first" },
      query: inquiryListQuery,
      answer: inquiryPage,
    },
    async (work, { query: given }) =>
      pageOf(
        await listInquiries(work, {
          status: given.status,
          kind: given.kind,
          after: readInstantCursor(given.cursor),
          limit: given.limit,
        }),
        given.limit,
        (row) => [row.filedAt, row.id],
        (row) => present(work, row),
      ),
  ),
  query(
    "inquiries.read",
    {
      method: "GET",
      url: "/api/v1/inquiries/:id",
      summary: { zh: "咨询投诉", en: "A question or complaint" },
      params: idParams,
      answer: inquiry,
      refusals: ["not-found"],
    },
    async (work, { params }) => await read(work, params.id),
  ),
  command(
    "inquiries.answer",
    {
      method: "POST",
      url: "/api/v1/inquiries/:id/answer",
      summary: { zh: "答复咨询投诉", en: "Answer a question or complaint" },
      params: idParams,
      body: inquiryAnswerBody,
      answer: inquiry,
      refusals: ["not-found", "stale-version", "wrong-state"],
    },
    async (work, { params, body }) => {
      await answerInquiry(work, params.id, body);
      return await read(work, params.id);
    },
  ),
  command(
    "inquiries.forward",
    {
      method: "POST",
      url: "/api/v1/inquiries/:id/forward",
      summary: { zh: "转交咨询投诉", en: "Hand a question or complaint on to another office" },
      params: idParams,
      body: inquiryForwardBody,
      answer: inquiryPublic,
      refusals: ["not-found", "stale-version", "wrong-state"],
    },
    async (work, { params, body }) => {
      const {
        id: _own,
        version: _version,
        contactName: _name,
        contact: _contact,
        actions: _actions,
        ...seen
      } = await read(work, params.id);
      await forwardInquiry(work, params.id, body);
      // It may be out of the sender's sight by now.
      return { ...seen, cityCode: body.cityCode };
    },
  ),
];
