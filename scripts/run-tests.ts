// What `npm test` runs: a real PostgreSQL beside the embedded database, then the test runner. The last line is always
// `N passed, N failed`, counted from the runner's own report.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import path from "node:path";
import { startPostgres, type TestPostgres } from "./postgres.ts";
import { countsOf, type Counts } from "./test-counts.ts";
import { root } from "./write-generated.ts";

const folder = await mkdtemp(path.join(tmpdir(), "yunquan-tests-"));
const report = path.join(folder, "report.json");
let counts: Counts = { passed: 0, failed: 0 };
const complaints: string[] = [];

const postgres = await startPostgres().catch((error: unknown): TestPostgres | null => {
  complaints.push(
    `✗ 无法启动测试用 PostgreSQL，依赖它的测试未运行。\n✗ No PostgreSQL for the tests; those that need one did not run.\n  ${String(error)}`,
  );
  return null;
});
if (postgres !== null) process.stderr.write(`PostgreSQL: ${postgres.source}\n`);

try {
  const ended = await runVitest(process.argv.slice(2));
  counts = countsOf(await readFile(report, "utf8").catch(() => null));
  if (counts.passed + counts.failed === 0) complaints.push("✗ 没有运行任何测试。\n✗ No test ran.");
  else if (ended !== 0 && counts.failed === 0) {
    // A rejection nobody awaited, a worker that died: no test carries it, and it must not pass as green.
    complaints.push(`✗ 测试运行器异常结束（${ended}）。\n✗ The test runner ended abnormally (${ended}); see above.`);
    counts = { ...counts, failed: 1 };
  }
} finally {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
}

if (postgres === null) counts = { ...counts, failed: counts.failed + 1 };
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);

function runVitest(args: readonly string[]): Promise<number> {
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = { ...process.env, ...(postgres === null ? {} : { TEST_POSTGRES_URL: postgres.url }) };
  const child = spawn(process.execPath, [vitest, "run", ...reporters, ...args], { cwd: root, env, stdio: "inherit" });
  const forward = (signal: NodeJS.Signals): void => {
    // The terminal sends Ctrl-C to the runner too; here it only has to be waited for.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
  });
}
