import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "@yunquan/core/refusal.ts";
import { isId, type Id } from "@yunquan/core/ids.ts";

/** Where the bytes of files lie. Keys are ids; names and rights are in the database. */
export interface FileStore {
  put(id: Id, bytes: Uint8Array): Promise<void>;
  /** The bytes, checked against their hash at every read; one flipped bit is refused (`file-damaged`), never served. */
  get(id: Id, sha256: string): Promise<Uint8Array>;
  /** The ids of bytes put away before an instant of the machine's clock. */
  storedBefore(atMs: number): Promise<Id[]>;
  remove(id: Id): Promise<void>;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A local folder. A file is on the disk, with its folder entry, before anybody is told that it is stored. */
export function localFileStore(folder: string): FileStore {
  // Ids begin with the time, so their ends spread the files over the folders; ids from before had chance at both ends.
  const pathOf = (id: Id): string => join(folder, id.charAt(14) === "7" ? id.slice(-2) : id.slice(0, 2), id);
  return {
    async put(id, bytes) {
      const path = pathOf(id);
      const made = await mkdir(dirname(path), { recursive: true });
      const partial = `${path}.partial`;
      const handle = await open(partial, "wx");
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } catch (error) {
        await unlink(partial);
        throw error;
      } finally {
        await handle.close();
      }
      await rename(partial, path);
      await flushFolder(dirname(path));
      // A shelf made just now has an entry of its own to keep.
      if (made !== undefined) await flushFolder(folder);
    },
    async get(id, sha256) {
      const bytes = await readFile(pathOf(id));
      if (sha256Of(bytes) !== sha256) throw new Refusal("file-damaged", { file: id });
      return bytes;
    },
    async storedBefore(atMs) {
      const ids: Id[] = [];
      for (const shelf of await readdir(folder)) {
        for (const name of await readdir(join(folder, shelf))) {
          const id = name.replace(/\.partial$/, "");
          if (isId(id) && (await stat(join(folder, shelf, name))).mtimeMs < atMs) ids.push(id);
        }
      }
      return ids;
    },
    async remove(id) {
      await rm(pathOf(id), { force: true });
      await rm(`${pathOf(id)}.partial`, { force: true });
    },
  };
}
