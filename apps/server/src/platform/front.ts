import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply } from "fastify";
import { hasAlready, preparedAnswersOf, variantFor, type PreparedAnswer, type Variant } from "./prepared.ts";
import type { RateWindows } from "./rate-windows.ts";
import type { Resources } from "./work.ts";

/** Chooses the name of the prepared answer by the reader's cookies; undefined: his request takes the long way. */
export type NameFor = (cookie: string | undefined) => string | undefined;

/** Addresses whose answers are prepared. More than there can be pages; whoever writes one page's address in many ways fills it with nothing. */
const ADDRESSES_MAX = 512;

/**
 * The short way for prepared answers: a GET that asks for nothing special is answered before the routes are looked up. It
 * counts against the same allowance and carries the same security headers; whatever is out of the ordinary (an allowance
 * used up, a session, an answer that must be made or checked first) takes the long way, which decides.
 */
export interface Front {
  offer(address: string, nameFor: NameFor): void;
  send(reply: FastifyReply, answer: PreparedAnswer): Promise<void>;
}

export interface FrontControls {
  readonly windows: RateWindows;
  readonly max: number;
  readonly trustProxy: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

const fronts = new WeakMap<FastifyInstance["server"], Front>();

/** The front of the server that these routes belong to. */
export function frontOf(app: FastifyInstance): Front {
  const front = fronts.get(app.server);
  if (front === undefined) throw new Error("the server has no front: it is put before the routes are mounted");
  return front;
}

export function putFront(app: FastifyInstance, resources: Resources, controls: FrontControls): void {
  const { ready } = preparedAnswersOf(resources);
  const addresses = new Map<string, { readonly nameFor: NameFor }>();
  const heads = new WeakMap<Variant, Head>();

  const answer = (request: IncomingMessage, response: ServerResponse): boolean => {
    const offered = addresses.get(request.url ?? "");
    if (offered === undefined || request.method !== "GET") return false;
    const { headers } = request;
    if (headers.authorization !== undefined) return false;
    const name = offered.nameFor(headers.cookie);
    const prepared = name === undefined ? undefined : ready(name);
    if (prepared === undefined) return false;
    if (controls.windows.count(callerOf(request, controls.trustProxy)).current > controls.max) return false;
    const acceptEncoding = headers["accept-encoding"];
    const variant = variantFor(prepared, Array.isArray(acceptEncoding) ? acceptEncoding.join() : acceptEncoding);
    const head = heads.get(variant) ?? headOf({ ...controls.headers, ...headersFor(prepared, variant) });
    heads.set(variant, head);
    const id = randomUUID();
    if (hasAlready(variant, headers["if-none-match"])) {
      response.writeHead(304, head.headers.concat("x-request-id", id)).end();
      return true;
    }
    writeHead(response, head, ["x-request-id", id, "content-length", String(variant.body.length)]);
    response.end(variant.body);
    return true;
  };

  // In place of the routes' own listener, which gets what is left over.
  app.addHook("onReady", async () => {
    const routes = app.server.listeners("request") as RequestListener[];
    app.server.removeAllListeners("request");
    app.server.on("request", (request, response) => {
      if (answer(request, response)) return;
      for (const listener of routes) listener(request, response);
    });
    await Promise.resolve();
  });

  fronts.set(app.server, {
    offer: (address, nameFor) => {
      if (!addresses.has(address) && addresses.size < ADDRESSES_MAX) addresses.set(address, { nameFor });
    },
    send: async (reply, prepared) => {
      const { headers } = reply.request;
      const acceptEncoding = headers["accept-encoding"];
      const variant = variantFor(prepared, Array.isArray(acceptEncoding) ? acceptEncoding.join() : acceptEncoding);
      void reply.headers(headersFor(prepared, variant));
      if (hasAlready(variant, headers["if-none-match"])) await reply.code(304).send();
      else await reply.code(200).send(variant.body);
    },
  });
}

/** What does not change from one sending of an answer to the next, as headers and as the text they make. */
interface Head {
  readonly headers: readonly string[];
  readonly text: string;
}

function headOf(headers: Readonly<Record<string, string>>): Head {
  const text = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  return { headers: Object.entries(headers).flat(), text: `HTTP/1.1 200 OK\r\n${text}` };
}

/**
 * Sixteen headers checked and joined anew cost more than everything else about such an answer. Node takes the ones that
 * stay the same as the text that they were made into once; a Node without that door gets them one by one.
 */
function writeHead(response: ServerResponse, head: Head, changing: string[]): void {
  const inner: { _storeHeader?: (firstLines: string, headers: string[]) => void } & ServerResponse = response;
  if (inner._storeHeader === undefined) response.writeHead(200, head.headers.concat(changing));
  else inner._storeHeader(head.text, changing);
}

function varyOf(prepared: PreparedAnswer): string {
  return prepared.contentType.startsWith("text/html") ? "accept-encoding, cookie" : "accept-encoding";
}

/** Anybody may keep it, and asks before he shows it again whether it is still the one. */
function headersFor(prepared: PreparedAnswer, variant: Variant): Record<string, string> {
  return {
    "content-type": prepared.contentType,
    "cache-control": "no-cache",
    etag: variant.etag,
    vary: varyOf(prepared),
    ...(variant.encoding === undefined ? {} : { "content-encoding": variant.encoding }),
  };
}

/** Whose allowance a request is counted against: as the routes do, the address, behind a proxy the one that it names first. */
function callerOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers["x-forwarded-for"] : undefined;
  const first = (Array.isArray(forwarded) ? forwarded.join() : forwarded)?.split(",")[0]?.trim();
  return first === undefined || first === "" ? (request.socket.remoteAddress ?? "") : first;
}
