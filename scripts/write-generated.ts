import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { GeneratedFile } from "./generators/generated-file.ts";

/** The top of the repository. */
export const root = path.dirname(import.meta.dirname);

/** The text on disk, or null when there is no such file yet. */
export async function textOnDisk(file: GeneratedFile): Promise<string | null> {
  try {
    return await readFile(path.join(root, file.path), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Writes the file if it differs from what is there; true when it did. */
export async function writeGenerated(file: GeneratedFile): Promise<boolean> {
  if ((await textOnDisk(file)) === file.content) return false;
  const target = path.join(root, file.path);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, file.content);
  return true;
}
