// npm run clauses [-- --check]: the clauses of the programme, each with the code that carries it (`@clause 8.2` in a doc
// comment) and the tests that prove it (a name that starts with its id). With --check, a clause that has only one of the
// two, or an id that no clause has, is a fault.
import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { clauseTagsIn, clauseTestsIn, type Mention } from "./clause-mentions.ts";
import { readClauses } from "./read-clauses.ts";
import { root } from "./write-generated.ts";

const clauses = await readClauses(path.join(root, "docs/clauses.yaml"));
const code = new Map<string, string[]>();
const tests = new Map<string, string[]>();

for (const file of (
  await Array.fromAsync(glob("{packages,apps}/**/*.{ts,tsx,sql}", { cwd: root, exclude: skip }))
).toSorted()) {
  const text = await readFile(path.join(root, file), "utf8");
  if (file.endsWith(".test.ts")) remember(tests, file, clauseTestsIn(text));
  else remember(code, file, clauseTagsIn(text));
}

const known = new Set(clauses.map((clause) => clause.id));
const faults: string[] = [];
let built = 0;

for (const { id, title } of clauses) {
  const [where, proofs] = [code.get(id) ?? [], tests.get(id) ?? []];
  const state = where.length > 0 ? (proofs.length > 0 ? "✓" : "✗") : proofs.length > 0 ? "✗" : "·";
  process.stdout.write(`${state} ${id} ${title}${state === "·" ? "  尚未实现 not built yet" : ""}\n`);
  for (const place of where) process.stdout.write(`      code  ${place}\n`);
  for (const place of proofs) process.stdout.write(`      test  ${place}\n`);
  if (state === "✓") built += 1;
  if (state === "✗")
    faults.push(`${id} ${title}: ${where.length > 0 ? "code but no test" : "a test but no code tagged @clause"}`);
}
for (const [id, places] of [...code, ...tests]) {
  if (!known.has(id)) faults.push(`${id}: no such clause, named at ${places.join(", ")}`);
}

process.stdout.write(`\n${built} of ${clauses.length} clauses have code and tests\n`);
if (faults.length > 0) process.stdout.write(`${faults.map((fault) => `✗ ${fault}`).join("\n")}\n`);
process.exitCode = process.argv.includes("--check") && faults.length > 0 ? 1 : 0;

function skip(entry: string): boolean {
  return entry.endsWith("node_modules") || entry.endsWith(".generated.ts");
}

function remember(into: Map<string, string[]>, file: string, mentions: readonly Mention[]): void {
  for (const { id, line, what } of mentions) {
    const place = `${file.replaceAll("\\", "/")}:${line}${what === "" ? "" : `  ${what}`}`;
    into.set(id, [...(into.get(id) ?? []), place]);
  }
}
