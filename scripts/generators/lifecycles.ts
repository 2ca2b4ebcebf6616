import { roles } from "@yunquan/core/roles.ts";
import type { Lifecycle } from "@yunquan/core/lifecycle.ts";
import { glob } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { GeneratedFile } from "./generated-file.ts";

/** A lifecycle table of the rules and the file it stands in. */
export interface FoundLifecycle {
  readonly file: string;
  readonly lifecycle: Lifecycle;
}

/** Every lifecycle that a `lifecycle.ts` of the rules exports, in the order of the files. */
export async function findLifecycles(root: string): Promise<FoundLifecycle[]> {
  const found: FoundLifecycle[] = [];
  const files = await Array.fromAsync(glob("packages/core/src/*/**/lifecycle.ts", { cwd: root }));
  for (const file of files.toSorted()) {
    const module = (await import(pathToFileURL(path.join(root, file)).href)) as Readonly<Record<string, unknown>>;
    const lifecycles = Object.values(module).filter(isLifecycle);
    if (lifecycles.length === 0) throw new Error(`${file} exports no lifecycle`);
    for (const lifecycle of lifecycles) found.push({ file, lifecycle });
  }
  return found;
}

/** Every lifecycle table of the rules as a diagram and a table of its steps. */
export async function generate(root: string): Promise<GeneratedFile[]> {
  const found = await findLifecycles(root);
  const contents = found.map(({ lifecycle }) => `- [${lifecycle.zh} \`${lifecycle.noun}\`](#${anchor(lifecycle)})`);
  const sections = found.map(({ file, lifecycle }) => section(file, lifecycle));
  const head =
    "# 状态流转 · Lifecycles\n\nWritten by `npm run generate` from the lifecycle tables in `packages/core/src`.\n";
  return [
    { path: "docs/generated/lifecycles.md", content: `${head}\n${contents.join("\n")}\n\n${sections.join("\n")}` },
  ];
}

function isLifecycle(value: unknown): value is Lifecycle {
  return (
    typeof value === "object" && value !== null && ["noun", "initial", "statuses", "steps"].every((key) => key in value)
  );
}

function anchor(lifecycle: Lifecycle): string {
  return `${lifecycle.zh}-${lifecycle.noun}`.toLowerCase().replaceAll(" ", "-");
}

function section(file: string, lifecycle: Lifecycle): string {
  const steps = Object.entries(lifecycle.steps);
  const arrows = new Map<string, string[]>();
  for (const [action, step] of steps) {
    for (const from of step.from) {
      const arrow = `${stateId(from)} --> ${stateId(step.to)}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), action]);
    }
  }
  const left = new Set(steps.flatMap(([, step]) => step.from));
  const diagram = [
    "stateDiagram-v2",
    ...Object.entries(lifecycle.statuses).map(([status, name]) => `state "${name.zh} ${status}" as ${stateId(status)}`),
    `[*] --> ${stateId(lifecycle.initial)}`,
    ...[...arrows].map(([arrow, actions]) => `${arrow}: ${actions.join(", ")}`),
    ...Object.keys(lifecycle.statuses)
      .filter((status) => !left.has(status))
      .map((status) => `${stateId(status)} --> [*]`),
  ];
  const rows = steps.map(
    ([action, step]) =>
      `| \`${action}\` | ${step.from.map((from) => `\`${from}\``).join(", ")} | \`${step.to}\` | ${step.who.map(whoName).join("、")} |`,
  );
  const names = Object.entries(lifecycle.statuses).map(
    ([status, name]) => `| \`${status}\` | ${name.zh} | ${name.en} |`,
  );
  return [
    `## ${lifecycle.zh} ${lifecycle.noun}\n`,
    `\`${file}\`\n`,
    `\`\`\`mermaid\n${diagram.join("\n    ")}\n\`\`\`\n`,
    `| 状态 status | 中文 | English |\n|---|---|---|\n${names.join("\n")}\n`,
    `| 动作 action | 从 from | 到 to | 谁 who |\n|---|---|---|---|\n${rows.join("\n")}\n`,
  ].join("\n");
}

/** Mermaid reads a hyphen in a name as part of an arrow. */
function stateId(status: string): string {
  return status.replaceAll("-", "_");
}

function whoName(role: Lifecycle["steps"][string]["who"][number]): string {
  return role === "system" ? "系统" : roles[role].zh;
}
