import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import compress from "@fastify/compress";
import rateLimit from "@fastify/rate-limit";
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { Refusal } from "@yunquan/core/refusal.ts";
import { mountResumableUploads } from "./files/resumable.ts";
import { isDatabaseAway } from "./platform/database/away.ts";
import type { Platform } from "./platform/platform.ts";
import { faultProblem, problemOf, payloadTooLarge } from "./platform/problem.ts";
import { mountOpenapi } from "./platform/openapi.ts";
import { mountPortal } from "./portal/routes.ts";
import "./postponed.ts";
import { allRoutes } from "./routes.ts";
import { putFront } from "./platform/front.ts";
import { RateWindows, storeIn } from "./platform/rate-windows.ts";
import { securityHeaders } from "./platform/security-headers.ts";
import { sessionToken } from "./platform/session-token.ts";
import { mountWorkspaces } from "./workspaces/mount.ts";

const MINUTE_MS = 60_000;

/** The whole HTTP side of the product on one instance: the API, its description, the portal. Listening is the caller's. */
export async function buildServer(platform: Platform): Promise<FastifyInstance> {
  const { config } = platform;
  const app = Fastify({
    logger:
      config.logLevel === "silent"
        ? false
        : {
            level: config.logLevel,
            serializers: { req: (request) => ({ method: request.method, url: request.url?.split("?")[0] ?? "" }) },
          },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read is no page of ours; the router would answer it in its own words.
    frameworkErrors: (error, request, reply: Pick<FastifyReply, "raw">) => {
      const problem = problemOfError(error, request.id, config.uploadMaxBytes);
      reply.raw
        .writeHead(problem.status, {
          "content-type": "application/problem+json; charset=utf-8",
          "x-content-type-options": "nosniff",
          "x-request-id": request.id,
        })
        .end(JSON.stringify(problem));
    },
  });

  await app.register(cookie);
  const headers = await securityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
        "manifest-src": ["'self'"],
      },
    },
    // Without any referrer a browser sends `Origin: null` with the portal's own forms too, and they would be refused.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: config.publicUrl?.startsWith("https:") === true,
  });
  app.addHook("onRequest", (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  await app.register(compress, { threshold: 1024 });
  const windows = new RateWindows(MINUTE_MS);
  await app.register(rateLimit, {
    max: config.ratePerMinute,
    timeWindow: MINUTE_MS,
    store: storeIn(windows),
    // A token that nobody has looked at yet counts only where it is looked at: whoever guesses passwords may not have a new
    // allowance with every cookie that he makes up.
    keyGenerator: (request) => (opensToAll(request) ? request.ip : (sessionToken(request) ?? request.ip)),
    errorResponseBuilder: () => new Refusal("too-many-requests"),
  });

  // A file comes as the raw body under its own limit.
  app.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: config.uploadMaxBytes },
    (_request, body, done) => done(null, body),
  );

  // Many small records in one body: it is read line by line, each line for itself.
  app.addContentTypeParser(
    "application/x-ndjson",
    { parseAs: "buffer", bodyLimit: config.uploadMaxBytes },
    (_request, body, done) => done(null, body),
  );

  app.setErrorHandler(async (error, request, reply) => {
    const problem = problemOfError(error, request.id, config.uploadMaxBytes);
    if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, "request failed");
    if (problem.status === 503 || problem.status === 429) void reply.header("retry-after", "2");
    await reply.code(problem.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
  });
  app.setNotFoundHandler(async (request, reply) => {
    const problem = problemOf(new Refusal("not-found"), request.id);
    await reply.code(404).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
  });
  app.addHook("onSend", (request, reply, _payload, done) => {
    void reply.header("x-request-id", request.id);
    if (request.url.startsWith("/api/") && !reply.hasHeader("cache-control"))
      void reply.header("cache-control", "no-store");
    done();
  });

  // The API names the field at fault; a page with such an address simply is not there.
  app.addHook("onRequest", (request, _reply, done) => {
    done(!request.url.startsWith("/api/") && request.url.includes("%00") ? new Refusal("not-found") : undefined);
  });
  putFront(app, platform, { windows, max: config.ratePerMinute, trustProxy: config.trustProxy, headers });

  for (const route of allRoutes) route.mount(app, platform);
  await mountOpenapi(app, allRoutes);
  await mountResumableUploads(app, platform);
  await mountWorkspaces(app);
  await mountPortal(app, platform);
  return app;
}

const publicWrites: ReadonlySet<string> = new Set(
  allRoutes.filter((route) => route.who === "public" && route.spec.method !== "GET").map((route) => route.spec.url),
);

/** A write that asks for no session: signing in, registering, the portal's forms. */
function opensToAll(request: FastifyRequest): boolean {
  if (request.method !== "POST") return false;
  const url = request.routeOptions.url ?? "";
  return !url.startsWith("/api/") || publicWrites.has(url);
}

function problemOfError(error: unknown, requestId: string, uploadMaxBytes: number) {
  if (error instanceof Refusal) return problemOf(error, requestId);
  const code = error !== null && typeof error === "object" && "code" in error ? String(error.code) : "";
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return problemOf(payloadTooLarge(uploadMaxBytes), requestId);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return problemOf(new Refusal("unsupported-media"), requestId);
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return problemOf(
        new Refusal("invalid-request", {}, [
          { path: "", code: "json", zh: "请求正文不是有效的 JSON", en: "the body is not valid JSON" },
        ]),
        requestId,
      );
    case "FST_ERR_BAD_URL":
    case "FST_ERR_MAX_PARAM_LENGTH":
      return problemOf(new Refusal("not-found"), requestId);
    // Two transactions in each other's way, or a lock that did not come free in time: nothing was done, the same call may succeed.
    case "40P01":
    case "40001":
    case "55P03":
    case "57014":
      return problemOf(new Refusal("busy"), requestId);
    default:
      return faultProblem(requestId, isDatabaseAway(error) ? 503 : 500);
  }
}
