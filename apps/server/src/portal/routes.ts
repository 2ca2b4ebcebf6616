import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { Refusal } from "@yunquan/core/refusal.ts";
import { systemActor } from "../platform/actor.ts";
import { watchEventLoop } from "../platform/event-loop.ts";
import type { Platform } from "../platform/platform.ts";
import { inTransaction } from "../platform/work.ts";
import { apiPage, type Document } from "./api-page.ts";
import { showFaultsAsPages } from "./faults.ts";
import { rememberChoices, speechOf } from "./language.ts";
import { stylePath, styleSheet } from "./layout.ts";
import type { Made, PublicPage } from "./page.ts";
import { mountInquiries } from "./inquiry-pages.ts";
import { publicPages } from "./pages.ts";
import { mountProgress } from "./progress-page.ts";
import { sessionToken } from "../platform/session-token.ts";
import { embeddedSenderOf, originOf, preparedSenderOf, queryOf, senderOf } from "./sender.ts";
import { mountSession } from "./session-routes.ts";
import { sharedMaking } from "./shared-making.ts";

const icon = readFileSync(new URL("icon.svg", import.meta.url));
const FOR_EVER = "public, max-age=31536000, immutable";

/** The public pages: HTML from the server, no client script. They live in a scope of their own, so that forms and HTML faults stay out of the API. */
export async function mountPortal(app: FastifyInstance, platform: Platform): Promise<void> {
  await app.register(async (portal) => {
    portal.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 16_384 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    portal.addHook("onRequest", async (request, reply) => rememberChoices(request, reply));
    showFaultsAsPages(portal, platform);
    mountAssets(portal);
    mountHealth(portal, platform);
    for (const page of publicPages) mountPage(portal, platform, page);
    mountApiPage(portal, platform);
    mountSession(portal, platform);
    mountProgress(portal, platform);
    mountInquiries(portal, platform);
    // Whatever is nowhere else is not found: a page for browsers, problem+json for programs.
    portal.get("/*", async () => {
      throw new Refusal("not-found");
    });
    await Promise.resolve();
  });
}

function mountPage(portal: FastifyInstance, platform: Platform, page: PublicPage): void {
  const send = page.embeddable === true ? embeddedSenderOf(platform) : senderOf(platform);
  const share = sharedMaking<Made>();
  const sendPrepared = page.prepared === true ? preparedSenderOf(portal, platform, page) : undefined;
  portal.get(page.url, async (request, reply) => {
    const speech = speechOf(request);
    const origin = originOf(platform, request);
    // A filter, a choice of language or edition, the name of who is signed in: such a page is made for the one who asks.
    if (sendPrepared !== undefined && !request.url.includes("?") && !speech.care && sessionToken(request) === undefined)
      return await sendPrepared(request, reply);
    const params = request.params as Record<string, string>;
    const made = await share(
      [speech.language, origin, request.url].join(" "),
      async () =>
        await inTransaction(
          platform,
          systemActor,
          request.id,
          async (work) => await page.make({ work, speech, origin, query: queryOf(request), params }),
        ),
    );
    if ("redirect" in made) return await reply.redirect(made.redirect, 303);
    return await send(request, reply, made);
  });
}

function mountApiPage(portal: FastifyInstance, platform: Platform): void {
  const send = senderOf(platform);
  portal.get("/api", async (request, reply) => {
    const speech = speechOf(request);
    const openapi = await portal.inject({ method: "GET", url: "/api/v1/openapi.json" });
    await send(request, reply, {
      title: speech.t("接口说明", "API"),
      body: apiPage(speech, openapi.json<Document>()),
    });
  });
}

function mountAssets(portal: FastifyInstance): void {
  portal.get(
    stylePath,
    async (_request, reply) =>
      await reply.type("text/css; charset=utf-8").header("cache-control", FOR_EVER).send(styleSheet),
  );
  portal.get(
    "/assets/icon.svg",
    async (_request, reply) =>
      await reply.type("image/svg+xml").header("cache-control", "public, max-age=86400").send(icon),
  );
  portal.get("/favicon.ico", async (_request, reply) => await reply.redirect("/assets/icon.svg", 301));
  portal.get(
    "/robots.txt",
    async (_request, reply) =>
      await reply.type("text/plain").send("User-agent: *\nDisallow: /api/\nDisallow: /me\nDisallow: /verify/\n"),
  );
}

function mountHealth(portal: FastifyInstance, platform: Platform): void {
  const delay = watchEventLoop();
  portal.addHook("onClose", async () => await Promise.resolve(delay.stop()));
  portal.get("/healthz", async () => await Promise.resolve({ status: "ok", eventLoopDelayMs: delay.read() }));
  portal.get("/readyz", async (_request, reply) => {
    try {
      await platform.database.db.selectFrom("businessClock").select("id").executeTakeFirstOrThrow();
      return { status: "ready", database: platform.database.kind };
    } catch {
      return await reply.code(503).header("retry-after", "2").send({ status: "database-unavailable" });
    }
  });
}
