import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { systemActor, type SystemActor } from "./actor.ts";
import { freshnessOf } from "./freshness.ts";
import { inSnapshot, revisionSeen } from "./reading.ts";
import type { Resources, Work } from "./work.ts";

/** One form of an answer, with its own tag: `identity`, or compressed. */
export interface Variant {
  readonly body: Buffer;
  readonly etag: string;
  readonly encoding: "br" | "gzip" | undefined;
}

/** An answer that everybody gets alike, ready to send, and the revision of the database that it shows. */
export interface PreparedAnswer {
  readonly revision: number;
  readonly contentType: string;
  readonly variants: readonly [identity: Variant, ...compressed: Variant[]];
}

/** Answers made once per revision and kept in memory, by their name. */
export interface PreparedAnswers {
  /** The answer if it is known, now and without asking the database, to show what is true. */
  readonly ready: (name: string) => PreparedAnswer | undefined;
  /** The answer as of a moment after the call; made anew when something published has changed. */
  readonly get: (
    name: string,
    contentType: string,
    make: (work: Work<SystemActor>) => Promise<string>,
  ) => Promise<PreparedAnswer>;
}

/** A programme has a handful of such answers. Above this the oldest goes: it is only made again. */
const KEPT_MAX = 512;
const COMPRESS_FROM_BYTES = 1024;

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);
const kept = new WeakMap<object, PreparedAnswers>();

/** The prepared answers of one open database. */
export function preparedAnswersOf(resources: Resources): PreparedAnswers {
  const made = kept.get(resources.database) ?? createPreparedAnswers(resources);
  kept.set(resources.database, made);
  return made;
}

function createPreparedAnswers(resources: Resources): PreparedAnswers {
  const freshness = freshnessOf(resources.database);
  const answers = new Map<string, PreparedAnswer>();
  const underWay = new Map<string, Promise<PreparedAnswer>>();

  const keep = (name: string, answer: PreparedAnswer): void => {
    const before = answers.get(name);
    // Two makings may end in the other order than they began.
    if (before !== undefined && before.revision > answer.revision) return;
    answers.delete(name);
    answers.set(name, answer);
    const oldest = answers.keys().next().value;
    if (answers.size > KEPT_MAX && oldest !== undefined) answers.delete(oldest);
  };

  return {
    ready: (name) => {
      const answer = answers.get(name);
      return answer !== undefined && answer.revision === freshness.known() ? answer : undefined;
    },
    get: async (name, contentType, make) => {
      const revision = freshness.known() ?? (await freshness.check());
      const answer = answers.get(name);
      if (answer?.revision === revision) return answer;
      // Who needs this revision joins its making; a making for an older one is not joined.
      const making = `${revision} ${name}`;
      const joined = underWay.get(making);
      if (joined !== undefined) return await joined;
      const made = inSnapshot(resources, systemActor, "prepared", async (work) => ({
        revision: await revisionSeen(work),
        text: await make(work),
      })).then(async (seen) => await prepare(seen.revision, contentType, seen.text));
      underWay.set(making, made);
      try {
        const whole = await made;
        keep(name, whole);
        return whole;
      } finally {
        underWay.delete(making);
      }
    },
  };
}

async function prepare(revision: number, contentType: string, text: string): Promise<PreparedAnswer> {
  const body = Buffer.from(text, "utf8");
  const tag = createHash("sha256").update(contentType).update(body).digest("base64url").slice(0, 22);
  const identity: Variant = { body, etag: `"${tag}"`, encoding: undefined };
  if (body.length < COMPRESS_FROM_BYTES) return { revision, contentType, variants: [identity] };
  const [br, gz] = await Promise.all([
    brotlied(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
    gzipped(body),
  ]);
  return {
    revision,
    contentType,
    variants: [
      identity,
      { body: br, etag: `"${tag}-br"`, encoding: "br" },
      { body: gz, etag: `"${tag}-gzip"`, encoding: "gzip" },
    ],
  };
}

/** The smallest form that the reader takes. A form whose weight is zero is refused by him; what he does not name he does not take. */
export function variantFor(answer: PreparedAnswer, acceptEncoding: string | undefined): Variant {
  const [identity, ...compressed] = answer.variants;
  if (acceptEncoding === undefined || acceptEncoding === "" || compressed.length === 0) return identity;
  const taken = new Set(
    acceptEncoding
      .split(",")
      .map((part) => part.trim().toLowerCase().split(";"))
      .filter(([, weight]) => !/^\s*q=0(\.0*)?\s*$/.test(weight ?? ""))
      .map(([coding]) => coding?.trim()),
  );
  return compressed.find(({ encoding }) => taken.has(encoding)) ?? identity;
}

/** True when the reader has this form already: one of his tags is the one of this form (weak comparison, as for any GET). */
export function hasAlready(variant: Variant, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === variant.etag);
}
