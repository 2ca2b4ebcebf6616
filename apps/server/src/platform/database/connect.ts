import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PGliteDialect,
  PostgresDialect,
  type DatabaseConnection,
} from "kysely";
import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { textParsers } from "./parsers.ts";
import { RepeatedTexts, prepareRepeated } from "./prepared.ts";
import type { Tables } from "./tables.generated.ts";

/** One connection outside Kysely, for the migrations: scripts of several statements, and plain queries. */
export interface Session {
  script(text: string): Promise<void>;
  rows(text: string): Promise<Record<string, unknown>[]>;
}

/**
 * The open database. The root handle stays with main, the platform and the tests: on the embedded database, using it
 * while a transaction is open would wait for ever.
 */
export interface Database {
  readonly kind: "embedded" | "postgres";
  readonly db: Kysely<Tables>;
  exclusive<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** How many commits of this process, finished or about to, changed what everybody reads (`published_revision`). */
  publications(): number;
  close(): Promise<void>;
}

/** The condition by which the database tells the committing connection that it changed what everybody reads. */
const PUBLISHED = "YQ001";

// jsonb columns hold records whose keys are data (codes of cities, rules, fields): only column names change case.
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

/** The driver's own parsers, for the types that read alike on both databases (booleans, small numbers, jsonb). */
const defaultParser: (oid: number, format: "text" | "binary") => (value: string) => unknown = pg.types.getTypeParser;

/** A PostgreSQL server. Times come as UTC, a statement that hangs is cut, an idle transaction is ended. */
export function connectServer(url: string, poolSize: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: "yunquan",
    // What a transaction asks together goes out together (platform/ask.ts).
    pipeline: true,
    options:
      "-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=30000 -c random_page_cost=1.1 -c jit=off",
    types: {
      getTypeParser: (oid: number, format: "text" | "binary" = "text") =>
        (format === "binary" ? undefined : textParsers.get(oid)) ?? defaultParser(oid, format),
    },
  });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  const texts = new RepeatedTexts();
  let publications = 0;
  pool.on("connect", (client) => {
    prepareRepeated(client, texts);
    // The same for one that breaks while somebody holds it between two statements: his next one fails and tells him.
    client.on("error", () => undefined);
    client.on("notice", (notice) => {
      if (notice.code === PUBLISHED) publications += 1;
    });
  });
  return {
    kind: "postgres",
    publications: () => publications,
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins }),
    async exclusive(work) {
      const client = await pool.connect();
      try {
        return await work({
          script: async (text) => void (await client.query(text)),
          rows: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
        });
      } finally {
        client.release();
      }
    },
    close: async () => await pool.end(),
  };
}

async function listenForPublications(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw("listen published"));
}

/** Statements run in the server's own thread: after each of them whoever has arrived meanwhile is heard. */
function letOthersIn(connection: DatabaseConnection): void {
  const run = connection.executeQuery.bind(connection);
  connection.executeQuery = async <Row>(...given: Parameters<typeof run>) => {
    const result = await run<Row>(...given);
    await new Promise((resolve) => setImmediate(resolve));
    return result;
  };
}

/** The embedded database behind the same interface. `close` also frees whatever the opener holds (the folder's lock). */
export function connectEmbedded(
  pglite: PGlite,
  close: () => Promise<void> = async () => await pglite.close(),
): Database {
  let publications = 0;
  pglite.onNotification((channel) => {
    if (channel === "published") publications += 1;
  });
  return {
    kind: "embedded",
    publications: () => publications,
    db: new Kysely<Tables>({
      dialect: new PGliteDialect({
        pglite,
        onCreateConnection: async (connection) => {
          await listenForPublications(connection);
          letOthersIn(connection);
        },
      }),
      plugins,
    }),
    exclusive: async (work) =>
      await work({
        script: async (text) => void (await pglite.exec(text)),
        rows: async (text) => (await pglite.query<Record<string, unknown>>(text)).rows,
      }),
    close,
  };
}
