import { readFileSync } from "node:fs";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isId } from "@yunquan/core/ids.ts";
import { refusalCodes } from "@yunquan/core/refusal-codes.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { DEMO_PASSWORD } from "../../seed/people.ts";
import { chooseOrganisation, endSession, sessionOfToken, signIn } from "../people/commands.ts";
import { cookieName, sessionToken } from "../people/routes.ts";
import { demoPeople } from "../people/store.ts";
import { systemActor } from "../platform/actor.ts";
import type { Platform } from "../platform/platform.ts";
import { inTransaction } from "../platform/work.ts";
import { apiPage, type Document } from "./api-page.ts";
import type { Html } from "./html.ts";
import { speechOf, type Speech } from "./language.ts";
import { layout, stylePath, styleSheet } from "./layout.ts";
import { mePage, signInPage } from "./sign-in-page.ts";
import { latestMessages } from "./reads.ts";
import { publicPages } from "./pages.ts";

const icon = readFileSync(new URL("icon.svg", import.meta.url));
const FOR_EVER = "public, max-age=31536000, immutable";

/** The public pages: HTML from the server, no client script. Forms post as browsers post them. */
export async function mountPortal(app: FastifyInstance, platform: Platform): Promise<void> {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: 16_384 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.get(
    stylePath,
    async (_request, reply) =>
      await reply.type("text/css; charset=utf-8").header("cache-control", FOR_EVER).send(styleSheet),
  );
  app.get(
    "/assets/icon.svg",
    async (_request, reply) =>
      await reply.type("image/svg+xml").header("cache-control", "public, max-age=86400").send(icon),
  );
  app.get("/favicon.ico", async (_request, reply) => await reply.redirect("/assets/icon.svg", 301));
  app.get(
    "/robots.txt",
    async (_request, reply) => await reply.type("text/plain").send("User-agent: *\nDisallow: /api/\nDisallow: /me\n"),
  );

  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    try {
      await platform.database.db.selectFrom("businessClock").select("id").executeTakeFirstOrThrow();
      return { status: "ready", database: platform.database.kind };
    } catch {
      return await reply.code(503).header("retry-after", "2").send({ status: "database-unavailable" });
    }
  });

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    title: string,
    body: Html,
    speech: Speech,
    status = 200,
  ): Promise<void> => {
    const text = layout(speech, {
      title,
      path: request.url.split("?")[0] ?? "/",
      body,
      demo: platform.config.demo,
      signedInAs: await nameOf(platform, request),
    });
    await reply
      .code(status)
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-store")
      .header("vary", "cookie")
      .send(text);
  };

  for (const page of publicPages) {
    app.get(page.url, async (request, reply) => {
      const speech = speechOf(request, reply);
      const made = await inTransaction(
        platform,
        systemActor,
        request.id,
        async (work) =>
          await page.make({
            work,
            speech,
            platform,
            query: queryOf(request),
            params: request.params as Record<string, string>,
          }),
      );
      await send(request, reply, made.title, made.body, speech, made.status ?? 200);
    });
  }

  const openapi = async (): Promise<Document> =>
    (await app.inject({ method: "GET", url: "/api/v1/openapi.json" })).json<Document>();
  app.get("/api", async (request, reply) => {
    const speech = speechOf(request, reply);
    await send(request, reply, speech.t("接口说明", "API"), apiPage(speech, await openapi()), speech);
  });

  const signInForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    fault?: Refusal,
    loginName?: string,
  ): Promise<void> => {
    const speech = speechOf(request, reply);
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
      ...(loginName === undefined ? {} : { loginName }),
    });
    await send(
      request,
      reply,
      speech.t("登录", "Sign in"),
      body,
      speech,
      fault === undefined ? 200 : refusalCodes[fault.code].http,
    );
  };
  app.get("/sign-in", async (request, reply) => await signInForm(request, reply));
  app.post("/sign-in", async (request, reply) => {
    refuseForeignForm(platform, request);
    const { loginName = "", password = "" } = formOf(request);
    try {
      const signedIn = await signIn(platform.database.db, { loginName, password });
      void reply.setCookie(cookieName(platform.config), signedIn.token, {
        path: "/",
        httpOnly: true,
        sameSite: "strict",
        secure: platform.config.publicUrl?.startsWith("https:") === true,
        maxAge: 12 * 3600,
      });
    } catch (error) {
      if (error instanceof Refusal) return await signInForm(request, reply, error, loginName);
      throw error;
    }
    return await reply.redirect("/me", 303);
  });
  app.get("/me", async (request, reply) => {
    const speech = speechOf(request, reply);
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
      return await send(
        request,
        reply,
        session.name,
        mePage(speech, { name: session.name, organisationId: session.organisationId, memberships, messages: shown }),
        speech,
      );
    } catch (error) {
      if (error instanceof Refusal) return await reply.redirect("/sign-in", 303);
      throw error;
    }
  });
  app.post("/me/organisation", async (request, reply) => {
    refuseForeignForm(platform, request);
    const { organisationId = "" } = formOf(request);
    const token = sessionToken(request);
    if (token === undefined || !isId(organisationId)) throw new Refusal("not-found");
    await chooseOrganisation(platform.database.db, token, organisationId);
    return await reply.redirect("/me", 303);
  });
  app.post("/sign-out", async (request, reply) => {
    refuseForeignForm(platform, request);
    const token = sessionToken(request);
    if (token !== undefined) await endSession(platform.database.db, token);
    void reply.clearCookie(cookieName(platform.config), { path: "/" });
    return await reply.redirect("/", 303);
  });
}

function formOf(request: FastifyRequest): Record<string, string | undefined> {
  return (request.body ?? {}) as Record<string, string | undefined>;
}

function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  const given = request.query as Record<string, string | string[] | undefined>;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

/** A form of another site must not sign anybody in or out: browsers send Origin with every form post. */
function refuseForeignForm(platform: Platform, request: FastifyRequest): void {
  const own = platform.config.publicUrl ?? `${request.protocol}://${request.headers.host ?? ""}`;
  if (request.headers.origin !== undefined && request.headers.origin !== own) throw new Refusal("foreign-origin");
}

async function nameOf(platform: Platform, request: FastifyRequest): Promise<string | undefined> {
  const token = sessionToken(request);
  if (token === undefined) return undefined;
  try {
    return (await sessionOfToken(platform.database.db, token)).session.name;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
