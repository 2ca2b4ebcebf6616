import * as wire from "@yunquan/contract/reviews.ts";
import { command, query, type Route } from "../platform/route.ts";
import { assignCase } from "./commands.ts";
import { contextOf } from "./context.ts";
import { exportRoute, queuePage } from "./list-page.ts";
import { countQueue } from "./queue.ts";

const URL = "/api/v1/reviews";

export const reviewRoutes: readonly Route[] = [
  query(
    "reviews.list",
    {
      method: "GET",
      url: URL,
      summary: { zh: "审核队列（按时限、金额或关注事项）", en: "The bureau's queue, by clock, amount or flags" },
      query: wire.reviewQuery,
      answer: wire.reviewPage,
    },
    async (work, { query: given }) => await queuePage(work, given),
  ),
  exportRoute,
  query(
    "reviews.counts",
    {
      method: "GET",
      url: `${URL}/counts`,
      summary: { zh: "审核队列各类件数", en: "How much waits under each heading of the queue" },
      answer: wire.reviewCounts,
    },
    async (work) => await countQueue(work),
  ),
  query(
    "reviews.read",
    {
      method: "GET",
      url: `${URL}/:noun/:id`,
      summary: { zh: "审核比对资料", en: "What a case is compared with in its review" },
      params: wire.reviewParams,
      answer: wire.reviewContext,
      refusals: ["not-found"],
    },
    async (work, { params }) => await contextOf(work, params.noun, params.id),
  ),
  command(
    "reviews.assign",
    {
      method: "POST",
      url: `${URL}/:noun/:id/assign`,
      summary: { zh: "领取或分派案件", en: "Take a case, hand it over or give it back" },
      params: wire.reviewParams,
      body: wire.assignBody,
      answer: wire.assigned,
      refusals: ["not-found", "wrong-state"],
    },
    async (work, { params, body }) => await assignCase(work, params.noun, params.id, body.personId),
  ),
];
