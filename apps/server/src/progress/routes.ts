import { progressAnswer, progressBody } from "@yunquan/contract/progress.ts";
import { systemActor } from "../platform/actor.ts";
import { inSnapshot } from "../platform/reading.ts";
import { publicCommand } from "../platform/public-routes.ts";
import type { Route } from "../platform/route.ts";
import { progressOf } from "./commands.ts";

/** A read that is asked for like a write: what names the case must not stand in addresses and logs. */
export const progressRoutes: readonly Route[] = [
  publicCommand(
    "progress.read",
    {
      method: "POST",
      url: "/api/v1/public/progress",
      summary: {
        zh: "凭编号和统一社会信用代码查询办理进度",
        en: "How far a case is, by its number and the enterprise's credit code",
      },
      body: progressBody,
      answer: progressAnswer,
      refusals: ["not-found", "too-many-requests"],
    },
    async ({ body }, { platform, request }) =>
      await progressOf(
        platform,
        request.ip,
        body,
        async (find) => await inSnapshot(platform, systemActor, request.id, find),
      ),
  ),
];
