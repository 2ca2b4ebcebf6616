import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isId } from "@yunquan/core/ids.ts";
import { refusalCodes } from "@yunquan/core/refusal-codes.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { DEMO_PASSWORD } from "../../seed/people.ts";
import { chooseOrganisation, endSession, sessionOfToken, signIn } from "../people/commands.ts";
import { cookieName, sessionToken } from "../platform/session-token.ts";
import { demoPeople } from "../people/store.ts";
import { systemActor } from "../platform/actor.ts";
import type { Platform } from "../platform/platform.ts";
import { inTransaction } from "../platform/work.ts";
import { speechOf } from "./language.ts";
import { latestMessages } from "./reads.ts";
import { address } from "./filters.ts";
import { localPath } from "./local-path.ts";
import { formOf, refuseForeignForm } from "./form-posts.ts";
import { queryOf, senderOf } from "./sender.ts";
import { mePage, signInPage } from "./sign-in-page.ts";
import { WORKSPACE } from "./workspace.ts";

/** Signing in and out, and the page about oneself. Forms post as browsers post them. */
export function mountSession(portal: FastifyInstance, platform: Platform): void {
  const send = senderOf(platform);
  const signInForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    given: { to?: string | undefined; fault?: Refusal; loginName?: string } = {},
  ): Promise<void> => {
    const { fault, ...kept } = given;
    const speech = speechOf(request);
    const people = platform.config.demo ? await demoPeople(platform.database.db) : undefined;
    const words =
      fault === undefined
        ? undefined
        : {
            zh: refusalCodes[fault.code].zh.replace("{until}", "稍后"),
            en: refusalCodes[fault.code].en.replace("{until}", "a while"),
          };
    const body = signInPage(speech, {
      demoPeople: people,
      demoPassword: DEMO_PASSWORD,
      fault: words,
      ...kept,
    });
    const status = fault === undefined ? 200 : refusalCodes[fault.code].http;
    await send(request, reply, { title: speech.t("登录", "Sign in"), body, status });
  };
  portal.get("/sign-in", async (request, reply) => {
    const to = localPath(queryOf(request)["to"]);
    // Who is signed in already goes where he wanted to go; without a wish he sees the form, to sign in as somebody else.
    if (to !== undefined && (await isSignedIn(platform, request))) return await reply.redirect(to, 303);
    return await signInForm(request, reply, { to });
  });
  portal.post("/sign-in", async (request, reply) => {
    refuseForeignForm(platform, request);
    const { loginName = "", password = "", code, to: wanted } = formOf(request);
    const to = localPath(wanted);
    let chosen = false;
    try {
      const { db } = platform.database;
      const signedIn = await signIn(db, { loginName, password, code }, platform.config.secondFactor);
      void reply.setCookie(cookieName(platform.config), signedIn.token, {
        path: "/",
        httpOnly: true,
        sameSite: "strict",
        secure: platform.config.publicUrl?.startsWith("https:") === true,
        maxAge: 12 * 3600,
      });
      chosen = signedIn.organisationId !== null;
    } catch (error) {
      if (error instanceof Refusal) return await signInForm(request, reply, { to, fault: error, loginName });
      throw error;
    }
    // Who acts for several organisations chooses one first.
    return await reply.redirect(chosen ? (to ?? WORKSPACE) : address("/me", { to }), 303);
  });
  portal.get("/me", async (request, reply) => {
    const speech = speechOf(request);
    const to = localPath(queryOf(request)["to"]);
    const token = sessionToken(request);
    try {
      const { session, memberships } = await sessionOfToken(platform.database.db, token);
      const messages =
        session.organisationId === null
          ? []
          : await inTransaction(
              platform,
              systemActor,
              request.id,
              async (work) => await latestMessages(work, session.organisationId, memberships),
            );
      const shown = messages.map((message) => ({ ...message, sentAt: speech.time(message.sentAt) }));
      const { name, organisationId } = session;
      const body = mePage(speech, { name, organisationId, memberships, messages: shown, to });
      return await send(request, reply, { title: name, body, unlisted: true });
    } catch (error) {
      if (error instanceof Refusal) return await reply.redirect("/sign-in", 303);
      throw error;
    }
  });
  portal.post("/me/organisation", async (request, reply) => {
    refuseForeignForm(platform, request);
    const { organisationId = "", to } = formOf(request);
    const token = sessionToken(request);
    if (token === undefined || !isId(organisationId)) throw new Refusal("not-found");
    await chooseOrganisation(platform.database.db, token, organisationId);
    return await reply.redirect(localPath(to) ?? WORKSPACE, 303);
  });
  portal.post("/sign-out", async (request, reply) => {
    refuseForeignForm(platform, request);
    const token = sessionToken(request);
    if (token !== undefined) await endSession(platform.database.db, token);
    void reply.clearCookie(cookieName(platform.config), { path: "/" });
    return await reply.redirect("/", 303);
  });
}

async function isSignedIn(platform: Platform, request: FastifyRequest): Promise<boolean> {
  try {
    const { session } = await sessionOfToken(platform.database.db, sessionToken(request));
    return session.organisationId !== null;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
