import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const built = fileURLToPath(new URL("../../../web/dist/", import.meta.url));
const WAITING =
  "<!doctype html><meta charset=utf-8><title>云券</title><p>办理界面尚未构建，请运行 npm start。</p><p lang=en>The workspaces are not built yet; run npm start.</p>";

/**
 * The workspaces under /w: one page for all addresses, and its files, which carry their content in their names. The page
 * is made anew for each answer, for the styles that its components write at run time need a nonce nobody can guess.
 */
export async function mountWorkspaces(app: FastifyInstance): Promise<void> {
  const page = existsSync(`${built}index.html`) ? readFileSync(`${built}index.html`, "utf8") : undefined;
  await app.register(async (workspaces) => {
    // What PDF.js fetches by itself lies in a folder of its version: neither kind of file ever changes under its name.
    for (const folder of page === undefined ? [] : ["assets", "pdfjs"])
      await workspaces.register(fastifyStatic, {
        root: `${built}${folder}/`,
        prefix: `/w/${folder}/`,
        wildcard: true,
        preCompressed: true,
        decorateReply: false,
        cacheControl: false,
        setHeaders: (reply) => {
          void reply.header("cache-control", "public, max-age=31536000, immutable");
        },
      });
    workspaces.get("/w", async (_request, reply) => await reply.redirect("/w/", 301));
    workspaces.get("/w/*", async (_request, reply) => {
      const nonce = randomBytes(16).toString("base64");
      void reply
        .type("text/html; charset=utf-8")
        .header("cache-control", "no-store")
        .header("content-security-policy", policy(nonce));
      if (page === undefined) return await reply.code(503).send(WAITING);
      return await reply.send(page.replace('nonce=""', `nonce="${nonce}"`));
    });
  });
}

/** PDF.js decodes pictures with WebAssembly and works in a worker of its own; nothing else is let in from anywhere. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}
