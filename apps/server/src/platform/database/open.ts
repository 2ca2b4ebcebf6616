import type { Config } from "../config.ts";
import { connectEmbedded, connectServer, type Database } from "./connect.ts";
import { embeddedDirectory, openEmbedded, type Embedded, type EmbeddedLog } from "./embedded.ts";

export interface OpenDatabase {
  readonly database: Database;
  /** Set on the embedded database only: its flush count and its dump. */
  readonly embedded: Embedded | undefined;
}

/** Opens the database the settings name: PostgreSQL by address, else the embedded one in the data directory, under its lock. */
export async function openDatabase(config: Config, log: EmbeddedLog): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined)
    return { database: connectServer(config.databaseUrl, config.databasePool), embedded: undefined };
  const embedded = await openEmbedded({ directory: embeddedDirectory(config.dataDir), log });
  return { database: connectEmbedded(embedded.pglite, async () => await embedded.close()), embedded };
}
