import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "../../src/platform/work.ts";

/** One thing that somebody wants done once. */
export interface Wish {
  /** The case it is about. */
  readonly objectId: string;
  readonly url: string;
  readonly sessionToken: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a client behaves about one wish; whatever he does, it may be done once. */
export type Manner = "calm" | "double-click" | "two-keys" | "other-content" | "impatient" | "again-later";

/** The answer that a client was given in the end. */
export interface Granted {
  readonly wish: Wish;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Refused {
  readonly wish: Wish;
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

/** Everything that the clients saw, for the judge and the report. */
export interface Crowd {
  readonly granted: Granted[];
  readonly refused: Refused[];
  /** Wishes whose client gave up: that must not happen. */
  readonly unanswered: Wish[];
  /** Answers to the same key that differ, a second success for one wish, a misuse that was let through. */
  readonly doubles: string[];
  /** Answers that are neither success, refusal, nor "come again": faults of the server's own. */
  readonly faults: { readonly url: string; readonly status: number; readonly text: string }[];
  requests: number;
  /** Requests whose answer did not come, or came as "come again". */
  retried: number;
  answered: number;
}

export interface RushOptions {
  readonly wishes: readonly Wish[];
  readonly origins: readonly string[];
  readonly clients: number;
  readonly chance: () => number;
  /** Called when a wish has its answer, with how many have. It may look at the clock and at the servers, and kill. */
  readonly onAnswer?: (answered: number) => void;
  /** Whether the next wish may be begun; the kills' timetable holds clients back so that each kill meets a crowd. */
  readonly mayBegin?: (begun: number) => boolean;
  /** Set when everybody has to stop at once, answered or not. */
  readonly stopped?: () => boolean;
  readonly manner?: (chance: number) => Manner;
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

const ANSWER_MS = 20_000;
const PATIENCE_MS = 180_000;
const PAUSE_MS = 100;
/** A version that no draft has: the same key with other content. */
const OTHER_VERSION = 4_711;

const usualManner = (chance: number): Manner => {
  if (chance < 0.15) return "double-click";
  if (chance < 0.2) return "two-keys";
  if (chance < 0.3) return "other-content";
  if (chance < 0.4) return "impatient";
  if (chance < 0.5) return "again-later";
  return "calm";
};

/** Lets clients press for their wishes, each at one wish at a time, until every wish is answered. */
export async function rush(options: RushOptions): Promise<Crowd> {
  const crowd: Crowd = {
    granted: [],
    refused: [],
    unanswered: [],
    doubles: [],
    faults: [],
    requests: 0,
    retried: 0,
    answered: 0,
  };
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const waiting = [...options.wishes];
  let begun = 0;
  const stopped = options.stopped ?? (() => false);
  const client = async (): Promise<void> => {
    for (;;) {
      while (!stopped() && options.mayBegin?.(begun) === false) await sleep(5);
      const wish = waiting.shift();
      if (wish === undefined || stopped()) return;
      begun += 1;
      const manner = (options.manner ?? usualManner)(options.chance());
      await press({ ...options, stopped, agent, crowd }, wish, manner);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.clients }, client));
  } finally {
    agent.destroy();
  }
  return crowd;
}

interface Pressing extends RushOptions {
  readonly agent: Agent;
  readonly crowd: Crowd;
  readonly stopped: () => boolean;
}

async function press(pressing: Pressing, wish: Wish, manner: Manner): Promise<void> {
  const { crowd } = pressing;
  const key = newId();
  const replies = await Promise.all(
    manner === "double-click"
      ? [insist(pressing, wish, key), insist(pressing, wish, key)]
      : manner === "two-keys"
        ? [insist(pressing, wish, key), insist(pressing, wish, newId())]
        : manner === "impatient"
          ? [hangUp(pressing, wish, key).then(async () => await insist(pressing, wish, key))]
          : [insist(pressing, wish, key)],
  );
  if (pressing.stopped() && replies.includes(null)) return;
  settle(crowd, wish, key, manner, replies);
  crowd.answered += 1;
  pressing.onAnswer?.(crowd.answered);
  const [first] = replies;
  if (first == null || first.status >= 300) return;
  if (manner === "again-later") {
    const later = await insist(pressing, wish, key);
    if (later !== null && sameContent(later) !== sameContent(first))
      crowd.doubles.push(`${wish.url}: first ${first.text}, repeated ${later.status} ${later.text}`);
  }
  if (manner === "other-content") {
    const other = await insist(pressing, { ...wish, body: { ...wish.body, version: OTHER_VERSION } }, key);
    if (other !== null && codeOf(other) !== "idempotency-key-reused")
      crowd.doubles.push(`${wish.url}: the key with other content was answered ${other.status} ${other.text}`);
  }
}

function settle(crowd: Crowd, wish: Wish, key: string, manner: Manner, replies: readonly (Reply | null)[]): void {
  const given = replies.filter((reply) => reply !== null);
  const successes = given.filter((reply) => reply.status < 300);
  const [success] = successes;
  if (success !== undefined) {
    const body = JSON.parse(success.text) as Record<string, unknown>;
    crowd.granted.push({ wish, key, body });
    if (manner === "two-keys" && successes.length > 1)
      crowd.doubles.push(`${wish.url}: two keys, two successes: ${successes.map(({ text }) => text).join(" ")}`);
    if (manner === "double-click" && new Set(given.map(sameContent)).size > 1)
      crowd.doubles.push(`${wish.url}: one key, two answers: ${given.map(({ text }) => text).join(" ")}`);
    return;
  }
  const [refusal] = given;
  if (refusal === undefined) crowd.unanswered.push(wish);
  else crowd.refused.push({ wish, status: refusal.status, code: codeOf(refusal), text: refusal.text });
}

/** Asks until there is an answer that is final: after a lost one, or "come again", the same with the same key. */
async function insist(pressing: Pressing, wish: Wish, key: string): Promise<Reply | null> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAt && !pressing.stopped()) {
    pressing.crowd.requests += 1;
    const reply = await ask(pressing, wish, key, ANSWER_MS).catch(() => null);
    if (reply !== null && reply.status < 500 && reply.status !== 429) return reply;
    pressing.crowd.retried += 1;
    if (reply !== null && reply.status !== 503 && reply.status !== 429)
      pressing.crowd.faults.push({ url: wish.url, ...reply });
    await sleep(PAUSE_MS * (1 + pressing.chance()));
  }
  return null;
}

/** Sends the request and hangs up before the answer can be read, as a telephone in a tunnel does. */
async function hangUp(pressing: Pressing, wish: Wish, key: string): Promise<void> {
  pressing.crowd.requests += 1;
  await ask(pressing, wish, key, 1 + Math.floor(40 * pressing.chance())).catch(() => undefined);
}

async function ask(pressing: Pressing, wish: Wish, key: string, patienceMs: number): Promise<Reply> {
  const origin = pressing.origins[Math.floor(pressing.chance() * pressing.origins.length)] ?? "";
  const payload = JSON.stringify(wish.body);
  return await new Promise<Reply>((resolve, reject) => {
    const sent = request(
      `${origin}${wish.url}`,
      {
        method: "POST",
        agent: pressing.agent,
        headers: {
          authorization: `Bearer ${wish.sessionToken}`,
          "idempotency-key": key,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(payload),
        },
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (text += chunk));
        // An answer that breaks off is no answer.
        answer.once("end", () =>
          answer.complete ? resolve({ status: answer.statusCode ?? 0, text }) : reject(new Error("broken off")),
        );
        answer.once("error", reject);
      },
    );
    const timer = setTimeout(() => sent.destroy(new Error("no answer in time")), patienceMs);
    sent.once("close", () => clearTimeout(timer));
    sent.once("error", reject);
    sent.end(payload);
  });
}

/** An answer as a value: a repetition has the same content, while the order of an object's members means nothing. */
function sameContent({ text }: Reply): string {
  const sorted = (_name: string, value: unknown): unknown =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(JSON.parse(text), sorted);
}

function codeOf(reply: Reply): string {
  try {
    const body: unknown = JSON.parse(reply.text);
    return typeof body === "object" && body !== null && "code" in body ? String(body.code) : String(reply.status);
  } catch {
    return String(reply.status);
  }
}
