import { advanceAnswer, advanceBody, clockAnswer } from "@yunquan/contract/clock.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { addMs, instant } from "@yunquan/core/time.ts";
import { storeAnswer, takeKey } from "../platform/idempotency.ts";
import { publicQuery } from "../platform/public-routes.ts";
import { stepped, type Route } from "../platform/route.ts";
import { inTransaction } from "../platform/work.ts";
import { clockOffset, liveThrough } from "./commands.ts";

export const clockRoutes: readonly Route[] = [
  publicQuery(
    "clock.read",
    { method: "GET", url: "/api/v1/clock", summary: { zh: "业务时钟", en: "The business clock" }, answer: clockAnswer },
    async (work, _input, platform) => ({
      now: work.now,
      offsetMs: await clockOffset(work),
      demo: platform.config.demo,
    }),
  ),
  stepped(
    "clock.advance",
    {
      method: "POST",
      url: "/api/v1/clock/advance",
      summary: {
        zh: "向前调整业务时钟（仅演示模式），期间到期的事项逐日办理",
        en: "Move the business clock forward (demo mode only); what falls due on the way is done day by day",
      },
      body: advanceBody,
      answer: advanceAnswer,
      refusals: ["demo-only", "clock-only-forward"],
    },
    async (platform, actor, { body }, call) => {
      if (!platform.config.demo) throw new Refusal("demo-only");
      // The target is fixed under the key first: the same call again goes on to the same instant, never further.
      const target = await inTransaction(platform, actor, call.requestId, async (work) => {
        const before = await takeKey(work, "clock.advance", call.key, call.hash);
        if (before !== undefined) return instant(String(before.answer));
        const to = body.to ?? addMs(work.now, (body.hours ?? 0) * 3_600_000);
        if (to < work.now) throw new Refusal("clock-only-forward", { now: work.now, to });
        await storeAnswer(work, "clock.advance", call.key, { statusCode: 200, answer: to });
        return to;
      });
      return await liveThrough(
        platform,
        target,
        async (run) => await inTransaction(platform, actor, call.requestId, run),
      );
    },
  ),
];
