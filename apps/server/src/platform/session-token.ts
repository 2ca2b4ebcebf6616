import type { FastifyRequest } from "fastify";
import type { Config } from "./config.ts";

const BEARER = /^Bearer (yq[sk]_[A-Za-z0-9_-]{43})$/;

/** The cookie's name carries the host prefix wherever the connection is encrypted, so that no other host can set it. */
export function cookieName(config: Config): string {
  return config.publicUrl?.startsWith("https:") === true ? "__Host-yunquan" : "yunquan";
}

/** The token of a request: a bearer header (programs) before the cookie (people). */
export function sessionToken(request: FastifyRequest): string | undefined {
  const bearer = BEARER.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return bearer;
  return request.cookies["__Host-yunquan"] ?? request.cookies["yunquan"];
}
