import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "@yunquan/core/refusal.ts";
import { sessionOfToken } from "../people/commands.ts";
import { sessionToken } from "../platform/session-token.ts";
import { frontOf } from "../platform/front.ts";
import type { Platform } from "../platform/platform.ts";
import { preparedAnswersOf } from "../platform/prepared.ts";
import type { Html } from "./html.ts";
import { speechOf, type Language } from "./language.ts";
import { bareLayout, layout, type Page } from "./layout.ts";
import type { PublicPage } from "./page.ts";

export interface Content {
  readonly title: string;
  readonly body: Html;
  readonly status?: number | undefined;
  readonly unlisted?: boolean | undefined;
}

export type Send = (request: FastifyRequest, reply: FastifyReply, content: Content) => Promise<void>;

/** Sends pages in the frame of the portal. */
export function senderOf(platform: Platform): Send {
  return async (request, reply, content) => {
    const page = { ...pageOf(platform, request, content), signedInAs: await nameOf(platform, request) };
    await send(reply, content, layout(speechOf(request), page));
  };
}

/** Sends a page without the frame, which any site may show inside its own. */
export function embeddedSenderOf(platform: Platform): Send {
  return async (request, reply, content) => {
    const policy = String(reply.getHeader("content-security-policy"));
    void reply.header("content-security-policy", policy.replace("frame-ancestors 'self'", "frame-ancestors *"));
    void reply.removeHeader("x-frame-options");
    await send(reply, content, bareLayout(speechOf(request), pageOf(platform, request, content)));
  };
}

/** Sends a page that everybody gets alike from memory; it is made when something published has changed since. */
export function preparedSenderOf(
  portal: FastifyInstance,
  platform: Platform,
  page: PublicPage,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const answers = preparedAnswersOf(platform);
  const front = frontOf(portal);
  return async (request, reply) => {
    const params = request.params as Record<string, string>;
    const nameIn = (language: Language): string => `${page.url} ${JSON.stringify(params)} ${language}`;
    const speech = speechOf(request);
    const answer = await answers.get(nameIn(speech.language), "text/html; charset=utf-8", async (work) => {
      const made = await page.make({ work, speech, origin: originOf(platform, request), query: {}, params });
      if ("redirect" in made) throw new Error("a prepared page is a page and no address");
      return layout(speech, pageOf(platform, request, made));
    });
    front.offer(request.url, (cookie) => {
      if (cookie === undefined || cookie === "lang=zh") return nameIn("zh");
      return cookie === "lang=en" ? nameIn("en") : undefined;
    });
    await front.send(reply, answer);
  };
}

export function pageOf(platform: Platform, request: FastifyRequest, content: Content): Page {
  return {
    title: content.title,
    body: content.body,
    path: request.url.split("?")[0] ?? "/",
    query: queryOf(request),
    demo: platform.config.demo,
    site: platform.config.site,
    unlisted: content.unlisted,
  };
}

/** The query as single texts; of a name given twice the first counts. */
export function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  const given = request.query as Record<string, string | string[] | undefined>;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

/** The portal's own address, as configured or else as it was reached. */
export function originOf(platform: Platform, request: FastifyRequest): string {
  return platform.config.publicUrl ?? `${request.protocol}://${request.headers.host ?? ""}`;
}

async function send(reply: FastifyReply, content: Content, text: string): Promise<void> {
  await reply
    .code(content.status ?? 200)
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("vary", "cookie")
    .send(text);
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
