// npm run generate [-- --check]: writes every file that follows from others, or says which of them are stale.
import type { GeneratedFile } from "./generators/generated-file.ts";
import { root, textOnDisk, writeGenerated } from "./write-generated.ts";

/** A generator's module answers with the files it stands for; it is loaded only when its turn comes. */
const generators: Readonly<Record<string, () => Promise<{ generate(root: string): Promise<GeneratedFile[]> }>>> = {
  schema: () => import("./generators/schema.ts"),
  lifecycles: () => import("./generators/lifecycles.ts"),
  glossary: () => import("./generators/glossary.ts"),
  openapi: () => import("./generators/openapi.ts"),
  "web api": () => import("./generators/web-api.ts"),
  "role matrix": () => import("./generators/role-matrix.ts"),
};

const check = process.argv.includes("--check");
let faults = 0;

for (const [name, load] of Object.entries(generators)) {
  try {
    for (const file of await (await load()).generate(root)) await handle(file);
  } catch (error) {
    // One generator that cannot run must not keep the others' files from being written.
    faults += 1;
    process.stderr.write(`✗ ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}
process.exit(faults === 0 ? 0 : 1);

async function handle(file: GeneratedFile): Promise<void> {
  if (!check) {
    process.stdout.write(`${(await writeGenerated(file)) ? "written  " : "unchanged"} ${file.path}\n`);
    return;
  }
  const current = await textOnDisk(file);
  if (current === file.content) return;
  faults += 1;
  process.stdout.write(`✗ ${file.path}: ${current === null ? "not there" : firstDifference(current, file.content)}\n`);
}

function firstDifference(current: string, wanted: string): string {
  const [have, want] = [current.split("\n"), wanted.split("\n")];
  const line = want.findIndex((text, index) => text !== have[index]);
  const at = line === -1 ? want.length : line;
  return `stale, first at line ${at + 1}\n    is      ${have[at] ?? "(end)"}\n    should  ${want[at] ?? "(end)"}`;
}
