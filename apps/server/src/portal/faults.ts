import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Platform } from "../platform/platform.ts";
import type { Problem } from "../platform/problem.ts";
import { faultPage } from "./fault-page.ts";
import { speechOf } from "./language.ts";
import { layout } from "./layout.ts";
import { pageOf } from "./sender.ts";

const PROBLEM = "application/problem+json";

/**
 * What goes wrong behind a page is described once, as problem+json, by the server's one error handler; a browser gets the
 * same words as a page. Whoever did not ask for HTML keeps the JSON.
 */
export function showFaultsAsPages(portal: FastifyInstance, platform: Platform): void {
  portal.addHook("onSend", async (request, reply, payload) => {
    const type = String(reply.getHeader("content-type"));
    if (!type.startsWith(PROBLEM) || typeof payload !== "string" || !wantsHtml(request)) return payload;
    const speech = speechOf(request);
    const content = faultPage(speech, JSON.parse(payload) as Problem);
    void reply.type("text/html; charset=utf-8").header("cache-control", "no-store");
    void reply.removeHeader("content-length");
    return layout(speech, pageOf(platform, request, { ...content, unlisted: true }));
  });
}

/** Under /api nobody is read to: its callers are programs, whatever they say they accept. */
function wantsHtml(request: FastifyRequest): boolean {
  return !request.url.startsWith("/api/") && request.headers.accept?.includes("text/html") === true;
}
