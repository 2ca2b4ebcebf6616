import { caseRatings, ratingBody, ratingSummary, ratingSummaryQuery, ratingsQuery } from "@yunquan/contract/ratings.ts";
import { cityOf } from "@yunquan/core/divisions.ts";
import { command, query, type Route } from "../platform/route.ts";
import { giveRating, ratingsOf } from "./commands.ts";
import { summary } from "./store.ts";

export const ratingRoutes: readonly Route[] = [
  query(
    "ratings.list",
    {
      method: "GET",
      url: "/api/v1/ratings",
      summary: { zh: "一件事项各环节的评价", en: "The ratings of a case, step by step" },
      query: ratingsQuery,
      answer: caseRatings,
      refusals: ["not-found"],
    },
    async (work, { query: given }) => await ratingsOf(work, given.caseType, given.caseId),
  ),
  command(
    "ratings.give",
    {
      method: "POST",
      url: "/api/v1/ratings",
      summary: { zh: "评价已办结的环节（每件每环节一次）", en: "Rate a finished step, once for a case and step" },
      body: ratingBody,
      answer: caseRatings,
      refusals: ["not-found", "step-not-finished", "already-rated"],
      status: 201,
    },
    async (work, { body }) => {
      await giveRating(work, body);
      return await ratingsOf(work, body.caseType, body.caseId);
    },
  ),
  query(
    "ratings.summary",
    {
      method: "GET",
      url: "/api/v1/ratings/summary",
      summary: { zh: "评价汇总（按供应商或按地市）", en: "Sums of ratings, by supplier or by city" },
      query: ratingSummaryQuery,
      answer: ratingSummary,
    },
    async (work, { query: given }) => ({
      items: (await summary(work, given.subject)).map((row) => ({
        ...row,
        name: given.subject === "office" ? (cityOf(row.key)?.zh ?? row.key) : row.name,
      })),
    }),
  ),
];
