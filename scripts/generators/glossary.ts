import { allRoles, roles } from "@yunquan/core/roles.ts";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { GeneratedFile } from "./generated-file.ts";
import { findLifecycles } from "./lifecycles.ts";
import { readMigratedSchema } from "./read-schema.ts";

const GLOSSARY = "docs/glossary.md";

/**
 * Writes the roles and the states into the glossary, from the code. The nouns are written by hand, so it refuses when a
 * table of the database has no word there: one word per thing, on the screen, in the code and in the database.
 */
export async function generate(root: string): Promise<GeneratedFile[]> {
  const text = await readFile(path.join(root, GLOSSARY), "utf8");
  const wordless = (await readMigratedSchema(root)).filter((table) => !text.includes(`\`${table.name}\``));
  if (wordless.length > 0) {
    throw new Error(
      `${GLOSSARY} has no word for ${wordless.map((table) => table.name).join(", ")}: add a line to its table`,
    );
  }
  const content = replaceBetween(replaceBetween(text, "roles", rolesTable()), "states", await statesTable(root));
  return [{ path: GLOSSARY, content }];
}

/** Replaces what stands between `<!-- name:begin … -->` and `<!-- name:end -->`. */
export function replaceBetween(text: string, name: string, replacement: string): string {
  const begin = new RegExp(`<!-- ${name}:begin[^>]*-->\n`).exec(text);
  const end = text.indexOf(`<!-- ${name}:end -->`);
  if (begin === null || end < begin.index)
    throw new Error(`${GLOSSARY} lost its marks "${name}:begin" and "${name}:end"`);
  return `${text.slice(0, begin.index + begin[0].length)}${replacement}\n${text.slice(end)}`;
}

function rolesTable(): string {
  const rows = allRoles.map((role) => `| ${roles[role].zh} | \`${role}\` | ${roles[role].en} |`);
  return `## 角色 · Roles\n\n| 中文 | code | English |\n|---|---|---|\n${rows.join("\n")}\n`;
}

async function statesTable(root: string): Promise<string> {
  const found = await findLifecycles(root);
  const tables = found.map(({ lifecycle }) => {
    const rows = Object.entries(lifecycle.statuses).map(
      ([status, name]) => `| ${name.zh} | \`${status}\` | ${name.en} |`,
    );
    return `### ${lifecycle.zh} ${lifecycle.noun}\n\n| 中文 | code · SQL | English |\n|---|---|---|\n${rows.join("\n")}\n`;
  });
  return `## 状态 · States\n\n每个状态的流转见 [generated/lifecycles.md](generated/lifecycles.md)。How one state becomes another stands there.\n\n${tables.join("\n")}`;
}
