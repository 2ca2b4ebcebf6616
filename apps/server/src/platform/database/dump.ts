import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { PGlite } from "@electric-sql/pglite";

const gunzipped = promisify<Uint8Array, Uint8Array<ArrayBuffer>>(gunzip);

/** The engine's own dump, gzipped. Calls wait while it is made. */
export async function dumpDatabase(pglite: PGlite): Promise<Uint8Array> {
  // Whoever opens the dump then has nothing to replay.
  await pglite.exec("checkpoint");
  const dump = await pglite.dumpDataDir("gzip");
  return new Uint8Array(await dump.arrayBuffer());
}

/**
 * A dump, gzipped or not, in the form in which the engine takes it back. Throws when it is damaged or no dump at all:
 * found out here, because the engine answers such a file with a rejection that nobody can catch.
 */
export async function unpackDump(dump: Uint8Array): Promise<Blob> {
  const gzipped = dump[0] === 0x1f && dump[1] === 0x8b;
  const tar = gzipped ? await gunzipped(dump) : new Uint8Array(dump);
  const magicAt = 257;
  const isTar =
    tar.length % 512 === 0 && Buffer.from(tar.subarray(magicAt, magicAt + 5)).toString("latin1") === "ustar";
  if (!isTar) throw new Error("not a dump of a database");
  return new Blob([tar], { type: "application/x-tar" });
}
