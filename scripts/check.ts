// npm run check [-- name …]: everything that can be checked without running the product, two checks at a time.
// One line each; what a failed one said follows it. The exit code is the number of failed checks, at most 100.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./write-generated.ts";

interface Check {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** What to do when it fails. */
  readonly hint: string;
}

interface Outcome {
  readonly check: Check;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

const TSC = "node_modules/typescript/bin/tsc";
const AT_ONCE = 2;
const LIMIT_MS = 300_000;
const SHOWN_LINES = 120;

const checks: readonly Check[] = [
  types("types:server", "apps/server", ""),
  lintCheck(),
  types(
    "types:core",
    "packages/core",
    "core 只有 ES2023：不含 Node、DOM。Core sees ES2023 only: no Node, no DOM, no package.",
  ),
  types("types:core-tests", "packages/core/tsconfig.test.json", ""),
  types("types:contract", "packages/contract", "contract 只见 core 与 Zod。The contract sees core and Zod only."),
  types("types:contract-tests", "packages/contract/tsconfig.test.json", ""),
  types("types:scripts", "scripts", ""),
  types("types:bench", "bench", ""),
  types("types:e2e", "e2e", ""),
  types(
    "types:web",
    "apps/web",
    "界面只见 contract、core 与接口描述。The screens see contract, core and the API's description.",
  ),
  {
    name: "format",
    program: "node_modules/oxfmt/bin/oxfmt",
    args: ["--check", "--threads=1", "."],
    hint: "修复 To mend: node_modules/.bin/oxfmt .",
  },
  {
    name: "directions",
    program: "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
    args: ["--config", ".dependency-cruiser.cjs", "--output-type", "err-long", "apps", "packages", "scripts", "bench"],
    hint: "谁可以引用谁见 ARCHITECTURE.md。Who may import whom: ARCHITECTURE.md.",
  },
  {
    name: "generated",
    program: "scripts/generate.ts",
    args: ["--check"],
    hint: "修复 To mend: npm run generate",
  },
  {
    name: "clauses",
    program: "scripts/clauses.ts",
    args: ["--check"],
    hint: "每条已实现的条款须同时有代码（@clause）与测试（以编号开头）。A clause with code needs a test, and the other way round.",
  },
  {
    name: "dead-code",
    program: "node_modules/knip/bin/knip.js",
    args: ["--no-progress"],
    hint: "删除不用的，或用起来。Remove what nobody uses, or use it.",
  },
];

function types(name: string, project: string, hint: string): Check {
  // What the compiler found out is kept beside the packages, so that the next check looks at what has changed only.
  const kept = `node_modules/.cache/typescript/${name.replace(":", "-")}.tsbuildinfo`;
  return {
    name,
    program: TSC,
    args: ["-p", project, "--pretty", "false", "--incremental", "--tsBuildInfoFile", kept],
    hint,
  };
}

function lintCheck(): Check {
  const hint = "规则见 .oxlintrc.json；有的能自动修复：node_modules/.bin/oxlint --fix。Some can be mended with --fix.";
  return { name: "lint", program: "node_modules/oxlint/bin/oxlint", args: ["--threads=1", "--format=unix", "."], hint };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => matches(check, name)));
if (unknown.length > 0) {
  process.stderr.write(
    `没有这项检查 No such check: ${unknown.join(", ")}\n${checks.map((check) => check.name).join(" ")}\n`,
  );
  process.exit(2);
}

const queue = checks.filter((check) => wanted.length === 0 || wanted.some((name) => matches(check, name)));
const outcomes: Outcome[] = [];
await Promise.all(Array.from({ length: AT_ONCE }, work));

const failed = outcomes.filter((outcome) => !outcome.passed);
const summary = failed.length === 0 ? "" : `: ${failed.map((outcome) => outcome.check.name).join(", ")}`;
process.stdout.write(`\n${outcomes.length - failed.length} checks passed, ${failed.length} failed${summary}\n`);
process.exitCode = Math.min(failed.length, 100);

/** `types` asks for every `types:…`. */
function matches(check: Check, name: string): boolean {
  return check.name === name || check.name.startsWith(`${name}:`);
}

async function work(): Promise<void> {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
    const outcome = await run(check);
    outcomes.push(outcome);
    process.stdout.write(report(outcome));
  }
}

function run(check: Check): Promise<Outcome> {
  const program = path.join(root, check.program);
  if (!existsSync(program)) {
    return Promise.resolve({ check, passed: false, output: `${check.program} is not there`, seconds: 0 });
  }
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program, ...check.args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    const end = (passed: boolean, note: string): void => {
      clearTimeout(limit);
      resolve({ check, passed, output: output + note, seconds: (performance.now() - startedAt) / 1000 });
    };
    child.once("error", (error) => end(false, String(error)));
    child.once("close", (code, signal) => end(code === 0, signal === null ? "" : `\nended by ${signal}`));
  });
}

function report({ check, passed, output, seconds }: Outcome): string {
  const line = `${passed ? "✓" : "✗"} ${check.name.padEnd(22)}${seconds.toFixed(1).padStart(6)} s\n`;
  if (passed) return line;
  const lines = output.trim().split("\n");
  const shown = lines.slice(0, SHOWN_LINES);
  if (lines.length > SHOWN_LINES) shown.push(`… ${lines.length - SHOWN_LINES} more lines`);
  if (check.hint !== "") shown.push(check.hint);
  return `${line}${shown.map((text) => `    ${text}\n`).join("")}`;
}
