import type { FastifyRequest } from "fastify";
import type { PersonActor } from "./actor.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/connect.ts";
import type { FileStore } from "./file-store.ts";
import type { Ticker } from "./jobs.ts";

/** What a mounted route is given. Slices see the parts they need through the route helper; the root handle stays in here. */
export interface Platform {
  readonly config: Config;
  readonly database: Database;
  readonly files: FileStore;
  readonly ticker: Ticker;
  /** The dump of the embedded database; absent on PostgreSQL, which has its own tools. */
  readonly backup: (() => Promise<Uint8Array>) | undefined;
  /** Who asks. Refuses (`not-signed-in`) without a living session or key. */
  readonly actorOf: (request: FastifyRequest) => Promise<PersonActor>;
}
