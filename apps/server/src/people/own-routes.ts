import { done, newPassword, ownAnswer, ownReach, secondFactorOffer } from "@yunquan/contract/people.ts";
import { z } from "@yunquan/contract/z.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { systemActor } from "../platform/actor.ts";
import { oncePublic, publicCommand, type PublicReply } from "../platform/public-routes.ts";
import type { Route } from "../platform/route.ts";
import { sessionToken } from "../platform/session-token.ts";
import { inTransaction } from "../platform/work.ts";
import { sessionOfToken } from "./commands.ts";
import {
  changePassword,
  changeReach,
  confirmSecondFactor,
  obligedToSecondFactor,
  offerSecondFactor,
} from "./second-factor.ts";

const password = z.string().min(1).max(400);

/** What a person does about his own access. A session that still waits for its second factor may do this and nothing else. */
export const ownRoutes: readonly Route[] = [
  publicCommand(
    "sessions.own",
    {
      method: "GET",
      url: "/api/v1/session/person",
      summary: { zh: "我的联系方式与登录安全", en: "How I am reached and how my access is guarded" },
      answer: ownAnswer,
      refusals: ["not-signed-in"],
    },
    async (_input, context) => {
      const { session, memberships } = await own(context);
      const person = await context.platform.database.db
        .selectFrom("person")
        .select(["name", "loginName", "phone", "email", "secondFactorSince"])
        .where("id", "=", session.personId)
        .executeTakeFirstOrThrow();
      const obliged =
        context.platform.config.secondFactor === "officers" &&
        obligedToSecondFactor(memberships.flatMap((membership) => membership.roles));
      return { ...person, secondFactorObliged: obliged };
    },
  ),
  publicCommand(
    "sessions.changeReach",
    {
      method: "POST",
      url: "/api/v1/session/person",
      summary: { zh: "更新我的联系方式", en: "Change how I am reached" },
      body: ownReach,
      answer: done,
      refusals: ["not-signed-in"],
    },
    async ({ body }, context) => {
      const { session } = await own(context);
      await oncePublic(
        context,
        "sessions.changeReach",
        async (work) => {
          await changeReach(work, session.personId, body);
        },
        session.personId,
      );
      return { done: true as const };
    },
  ),
  publicCommand(
    "sessions.changePassword",
    {
      method: "POST",
      url: "/api/v1/session/password",
      summary: { zh: "修改口令（其他登录随即失效）", en: "Change my password; my other sessions end" },
      body: z.strictObject({ password, newPassword }),
      answer: done,
      refusals: ["not-signed-in", "password-wrong"],
    },
    async ({ body }, context) => {
      const { session } = await own(context);
      await oncePublic(
        context,
        "sessions.changePassword",
        async (work) => {
          await changePassword(work, { personId: session.personId, sessionId: session.id, ...body });
        },
        session.personId,
      );
      return { done: true as const };
    },
  ),
  publicCommand(
    "sessions.offerSecondFactor",
    {
      method: "POST",
      url: "/api/v1/session/second-factor",
      summary: { zh: "绑定动态码：取得密钥", en: "Set up a second factor: get its secret" },
      body: z.strictObject({ password }),
      answer: secondFactorOffer,
      refusals: ["not-signed-in", "password-wrong"],
    },
    async ({ body }, context) => {
      const { session } = await own(context);
      // A secret is shown once and kept under no key; asked again, there is another.
      const { platform, request } = context;
      return await inTransaction(
        platform,
        systemActor,
        request.id,
        async (work) => await offerSecondFactor(work, session.personId, body.password),
      );
    },
  ),
  publicCommand(
    "sessions.confirmSecondFactor",
    {
      method: "POST",
      url: "/api/v1/session/second-factor/confirm",
      summary: { zh: "绑定动态码：核对并启用", en: "Set up a second factor: confirm it with a code" },
      body: z.strictObject({ code: z.string().trim().min(1).max(20) }),
      answer: done,
      refusals: ["not-signed-in", "second-factor-wrong"],
    },
    async ({ body }, context) => {
      const { session } = await own(context);
      await oncePublic(
        context,
        "sessions.confirmSecondFactor",
        async (work) => {
          await confirmSecondFactor(work, session.personId, body.code);
        },
        session.personId,
      );
      return { done: true as const };
    },
  ),
];

async function own({ platform, request }: PublicReply) {
  const token = sessionToken(request);
  if (token === undefined || token.startsWith("yqk_")) throw new Refusal("not-signed-in");
  return await sessionOfToken(platform.database.db, token);
}
