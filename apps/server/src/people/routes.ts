import { chooseBody, done, sessionAnswer, signInAnswer, signInBody } from "@yunquan/contract/people.ts";
import { z } from "@yunquan/contract/z.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { publicCommand, publicQuery } from "../platform/public-routes.ts";
import type { Route } from "../platform/route.ts";
import { cookieName, sessionToken } from "../platform/session-token.ts";
import { chooseOrganisation, endSession, sessionOfToken, signIn } from "./commands.ts";
import { demoPeople } from "./store.ts";

export const peopleRoutes: readonly Route[] = [
  publicCommand(
    "sessions.create",
    {
      method: "POST",
      url: "/api/v1/sessions",
      summary: { zh: "登录", en: "Sign in" },
      body: signInBody,
      answer: signInAnswer,
      refusals: ["sign-in-failed", "sign-in-paused", "second-factor-needed", "second-factor-wrong"],
      status: 201,
    },
    async ({ body }, { platform, reply }) => {
      const signedIn = await signIn(platform.database.db, body, platform.config.secondFactor);
      void reply.setCookie(cookieName(platform.config), signedIn.token, {
        path: "/",
        httpOnly: true,
        sameSite: "strict",
        secure: platform.config.publicUrl?.startsWith("https:") === true,
        maxAge: 12 * 3600,
      });
      return { ...signedIn, memberships: signedIn.memberships.map((one) => ({ ...one, roles: [...one.roles] })) };
    },
  ),
  publicQuery(
    "sessions.demoPeople",
    {
      method: "GET",
      url: "/api/v1/demo-people",
      summary: { zh: "演示人员（仅演示模式）", en: "Demo people (demo mode only)" },
      answer: z.strictObject({
        people: z.array(
          z.strictObject({
            loginName: z.string(),
            name: z.string(),
            organisationName: z.string(),
            roles: z.array(z.string()),
          }),
        ),
      }),
      refusals: ["demo-only"],
    },
    async (work, _input, platform) => {
      if (!platform.config.demo) throw new Refusal("demo-only");
      return { people: (await demoPeople(work.tx)).map((person) => ({ ...person, roles: [...person.roles] })) };
    },
  ),
  publicCommand(
    "sessions.current",
    {
      method: "GET",
      url: "/api/v1/session",
      summary: { zh: "当前登录", en: "The present session" },
      answer: sessionAnswer,
      refusals: ["not-signed-in"],
    },
    async (_input, { platform, request }) => {
      const { session, memberships } = await sessionOfToken(platform.database.db, sessionToken(request));
      return {
        personId: session.personId,
        name: session.name,
        organisationId: session.organisationId,
        memberships: memberships.map((one) => ({ ...one, roles: [...one.roles] })),
        demo: platform.config.demo,
        awaitsSecondFactor: session.awaitsSecondFactor,
      };
    },
  ),
  publicCommand(
    "sessions.choose",
    {
      method: "POST",
      url: "/api/v1/session/organisation",
      summary: { zh: "选择办理单位", en: "Choose the organisation to act for" },
      body: chooseBody,
      answer: done,
      refusals: ["not-signed-in", "not-found"],
    },
    async ({ body }, { platform, request }) => {
      const token = sessionToken(request);
      if (token === undefined) throw new Refusal("not-signed-in");
      await chooseOrganisation(platform.database.db, token, body.organisationId);
      return { done: true as const };
    },
  ),
  publicCommand(
    "sessions.end",
    {
      method: "POST",
      url: "/api/v1/session/end",
      summary: { zh: "退出登录", en: "Sign out" },
      answer: done,
      refusals: ["not-signed-in"],
    },
    async (_input, { platform, request, reply }) => {
      const token = sessionToken(request);
      if (token === undefined) throw new Refusal("not-signed-in");
      await endSession(platform.database.db, token);
      void reply.clearCookie(cookieName(platform.config), { path: "/" });
      return { done: true as const };
    },
  ),
];
