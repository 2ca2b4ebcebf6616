import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

// Windows refuses to flush a directory; its file system journals names by itself.
const directoriesCanBeFlushed = process.platform !== "win32";

/** A new, renamed or removed name survives a power cut only after its directory has been flushed. */
export function flushDirectory(directory: string): void {
  if (directoriesCanBeFlushed) flushPath(directory, "r");
}

/** Flushes every file and directory below, and the directory itself last. */
export function flushTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) flushTree(path);
    // Windows flushes through a writable handle only.
    else if (entry.isFile()) flushPath(path, "r+");
  }
  flushDirectory(directory);
}

/** Creates the directory and what is missing above it, readable by the owner only, and flushes every new name. */
export function makeDirectory(directory: string): void {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const top = dirname(resolve(first));
  for (let parent = dirname(resolve(directory)); ; parent = dirname(parent)) {
    flushDirectory(parent);
    if (parent === top || parent === dirname(parent)) return;
  }
}

/** Whoever reads the file, now or after a power cut, finds the old content or the new one whole, never a part. */
export function replaceFile(file: string, content: Uint8Array): void {
  const temporary = `${file}.${process.pid}.new`;
  try {
    const handle = openSync(temporary, "w", 0o600);
    try {
      for (let written = 0; written < content.length;) written += writeSync(handle, content, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushDirectory(dirname(resolve(file)));
}

function flushPath(path: string, mode: "r" | "r+"): void {
  const handle = openSync(path, mode);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
