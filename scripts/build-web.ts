// npm run build:web: builds the screens of the workspaces, when what they are made of has changed since the last time.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { build } from "vite";
import { root } from "./write-generated.ts";

const web = path.join(root, "apps/web");
const built = path.join(web, "dist");
const stamp = path.join(built, "built-from");

const wanted = await madeFrom(["apps/web", "packages/core/src", "packages/contract/src", "package-lock.json"]);
if (!(existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted)) {
  process.stderr.write("正在构建办理界面……\nBuilding the workspaces …\n");
  await build({ root: web, configFile: path.join(web, "vite.config.ts"), logLevel: "warn" });
  for (const folder of ["assets", "pdfjs"]) await compress(path.join(built, folder));
  await writeFile(stamp, wanted);
}

/** A hash over the sources: names and contents. */
async function madeFrom(places: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const place of places) {
    const whole = path.join(root, place);
    const files = place.endsWith(".json")
      ? [whole]
      : (await filesUnder(whole)).filter((file) => !/[\\/](dist|node_modules)[\\/]/.test(file));
    for (const file of files) hash.update(path.relative(root, file)).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

/** Beside each file its small form, so that no answer has to be compressed while somebody waits. */
async function compress(folder: string): Promise<void> {
  const shrink = promisify(brotliCompress);
  for (const file of await filesUnder(folder)) {
    if (!/\.(js|mjs|css|svg|json|wasm)$/.test(file)) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    await writeFile(`${file}.br`, await shrink(await readFile(file), { params }));
  }
}
