import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { createOrganisation, actorOfToken } from "../src/people/commands.ts";
import { newToken, tokenHash } from "../src/people/tokens.ts";
import { sessionToken } from "../src/platform/session-token.ts";
import { systemActor, type OrganisationKind, type PersonActor } from "../src/platform/actor.ts";
import { readConfig } from "../src/platform/config.ts";
import { connectEmbedded, connectServer, type Database } from "../src/platform/database/connect.ts";
import { openMemory } from "../src/platform/database/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { allJobs } from "../src/jobs.ts";
import { startTicker } from "../src/platform/jobs.ts";
import { localFileStore } from "../src/platform/file-store.ts";
import type { Platform } from "../src/platform/platform.ts";
import { inTransaction, newId, type Work } from "../src/platform/work.ts";
import { buildServer } from "../src/server.ts";

/** A server of a test: the real one, on an in-memory copy of the migrated snapshot (or on PostgreSQL for races). */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly platform: Platform;
  /** Runs a command in its own transaction, as the system or as somebody. */
  as<Result>(actor: PersonActor | null, run: (work: Work) => Promise<Result>): Promise<Result>;
  /** Signs somebody in without a password and gives a caller for him. */
  signIn(who: NewUser): Promise<Caller>;
  /** Moves the business clock forward (or back, which only a test may). */
  moveClock(days: number): Promise<void>;
  /** Runs everything that is due now; a job that fails fails the test. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface NewUser {
  readonly role: Role | readonly Role[];
  readonly organisation:
    | {
        readonly kind: OrganisationKind;
        readonly name?: string;
        readonly cityCode?: string;
        readonly creditCode?: string;
      }
    | Id;
  readonly name?: string;
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Record<string, unknown>;
}

export interface Caller {
  readonly actor: PersonActor;
  readonly token: string;
  get<Body = any>(url: string): Promise<Answer<Body>>;
  post<Body = any>(url: string, body?: unknown, key?: string): Promise<Answer<Body>>;
  put<Body = any>(url: string, body?: unknown, key?: string): Promise<Answer<Body>>;
  /** Uploads a file and gives its id. */
  upload(purpose: string, name: string, bytes: Uint8Array): Promise<Answer<any>>;
  download(url: string): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }>;
}

let snapshot: Promise<Blob | File> | undefined;

/** The migrated, empty database as a dump, made once per test process. */
async function migratedSnapshot(): Promise<Blob | File> {
  snapshot ??= (async () => {
    const pglite: PGlite = await openMemory();
    await migrate(connectEmbedded(pglite));
    const dump = await pglite.dumpDataDir("none");
    await pglite.close();
    return dump;
  })();
  return await snapshot;
}

/** A new empty database on the PostgreSQL server of the test run; the test is skipped when there is none (`npm test` always starts one). */
export const postgresUrl = process.env["TEST_POSTGRES_URL"];

async function freshServerDatabase(url: string): Promise<{ database: Database; drop: () => Promise<void> }> {
  const name = `test_${newId().replaceAll("-", "")}`;
  const root = connectServer(url, 2);
  await root.exclusive(async (session) => await session.script(`create database ${name}`));
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = connectServer(own.href, 16);
  await migrate(database);
  return {
    database,
    drop: async () => {
      await database.close();
      await root.exclusive(async (session) => await session.script(`drop database ${name} with (force)`));
      await root.close();
    },
  };
}

/** Starts the server of a test on a database of its own, or on an open, migrated one that it is handed; `close` closes both. */
export async function startTestApp(
  options: { on?: "embedded" | "postgres" | Database; settings?: Record<string, string> } = {},
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), "yunquan-test-"));
  let database: Database;
  let drop: () => Promise<void>;
  if (typeof options.on === "object") {
    const given = options.on;
    database = given;
    drop = async () => await given.close();
  } else if (options.on === "postgres") {
    if (postgresUrl === undefined) throw new Error("TEST_POSTGRES_URL is not set: run the tests through npm test");
    ({ database, drop } = await freshServerDatabase(postgresUrl));
  } else {
    const own = connectEmbedded(await openMemory(await migratedSnapshot()));
    database = own;
    drop = async () => await own.close();
  }
  const failures: { job: string; id: Id | null; error: unknown }[] = [];
  const config = readConfig({
    DATA_DIR: folder,
    YUNQUAN_LOG_LEVEL: "silent",
    YUNQUAN_MODE: "demo",
    YUNQUAN_RATE_PER_MINUTE: "1000000",
    ...options.settings,
  });
  const files = localFileStore(join(folder, "files"));
  const platform: Platform = {
    config,
    database,
    files,
    ticker: startTicker({ database, files }, allJobs, 3_600_000, (job, id, error) => failures.push({ job, id, error })),
    backup: undefined,
    actorOf: async (request) => await actorOfToken(database.db, sessionToken(request)),
  };
  const app = await buildServer(platform);

  const testApp: TestApp = {
    app,
    platform,
    as: async (actor, run) => await inTransaction(platform, actor ?? systemActor, `test-${newId()}`, run),
    signIn: async (who) => await signInAs(testApp, who),
    moveClock: async (days) => {
      await sql`update business_clock set offset_ms = offset_ms + ${Math.round(days * 86_400_000)}::bigint`.execute(
        database.db,
      );
    },
    tick: async () => {
      failures.length = 0;
      await platform.ticker.tick();
      const [first] = failures;
      if (first !== undefined) throw new Error(`job ${first.job} failed for ${first.id}`, { cause: first.error });
    },
    close: async () => {
      await platform.ticker.stop();
      await app.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return testApp;
}

async function signInAs(test: TestApp, who: NewUser): Promise<Caller> {
  const { db } = test.platform.database;
  const roles = typeof who.role === "string" ? [who.role] : who.role;
  const personId = newId();
  const token = newToken("yqs");
  const organisationId = await test.as(null, async (work) => {
    const organisation = who.organisation;
    const id =
      typeof organisation === "string"
        ? organisation
        : await createOrganisation(work, {
            kind: organisation.kind,
            nameZh: organisation.name ?? organisation.kind,
            ...(organisation.cityCode === undefined ? {} : { cityCode: organisation.cityCode }),
            ...(organisation.creditCode === undefined ? {} : { creditCode: organisation.creditCode }),
          });
    await work.tx
      .insertInto("person")
      .values({
        id: personId,
        name: who.name ?? `${roles.join("+")} ${personId.slice(0, 4)}`,
        loginName: `p-${personId}`,
        passwordHash: "-",
        createdAt: work.now,
      })
      .execute();
    for (const role of roles)
      await work.tx
        .insertInto("membership")
        .values({ id: newId(), personId, organisationId: id, role, grantedAt: work.now })
        .execute();
    await sql`insert into session (id, token_hash, person_id, organisation_id, created_at, last_seen_at, expires_at)
      values (${newId()}, ${tokenHash(token)}, ${personId}, ${id}, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '12 hours')`.execute(
      work.tx,
    );
    return id;
  });
  const actor = await actorOfToken(db, token);
  if (actor.organisationId !== organisationId) throw new Error("the test's person acts for another organisation");
  return callerFor(test.app, actor, token);
}

function callerFor(app: FastifyInstance, actor: PersonActor, token: string): Caller {
  const call = async (
    method: "GET" | "POST" | "PUT",
    url: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer<any>> => {
    const answer = await app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === "GET" ? {} : { "idempotency-key": key ?? newId() }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { payload: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: answer.statusCode, body: answer.body === "" ? {} : answer.json(), headers: answer.headers };
  };
  return {
    actor,
    token,
    get: async (url) => await call("GET", url),
    post: async (url, body, key) => await call("POST", url, body, key),
    put: async (url, body, key) => await call("PUT", url, body, key),
    upload: async (purpose, name, bytes) => {
      const answer = await app.inject({
        method: "POST",
        url: `/api/v1/files?purpose=${purpose}&name=${encodeURIComponent(name)}`,
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/octet-stream",
          "idempotency-key": newId(),
        },
        payload: Buffer.from(bytes),
      });
      return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
    },
    download: async (url) => {
      const answer = await app.inject({ method: "GET", url, headers: { authorization: `Bearer ${token}` } });
      return { status: answer.statusCode, bytes: answer.rawPayload, headers: answer.headers };
    },
  };
}
