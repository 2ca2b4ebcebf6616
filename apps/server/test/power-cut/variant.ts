import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { openEmbedded } from "../../src/platform/database/embedded.ts";

/** `ours` is the database as the server opens it; `plain` is PGlite as shipped, the control that must lose data. */
export type Variant = "ours" | "plain";

export function isVariant(text: string | undefined): text is Variant {
  return text === "ours" || text === "plain";
}

export interface Opened {
  readonly pglite: PGlite;
  close(): Promise<void>;
}

export async function openVariant(variant: Variant, directory: string): Promise<Opened> {
  if (variant === "ours") return await openEmbedded({ directory });
  mkdirSync(directory, { recursive: true });
  const pglite = await PGlite.create({ fs: new NodeFS(join(directory, "cluster")) });
  return { pglite, close: async () => await pglite.close() };
}
