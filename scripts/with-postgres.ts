// node scripts/run.mjs scripts/with-postgres.ts PROGRAM [argument …]: runs the program beside a throw-away PostgreSQL,
// whose address it finds in TEST_POSTGRES_URL. Ends as the program ends.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { startPostgres } from "./postgres.ts";

const [program, ...args] = process.argv.slice(2);
if (program === undefined) {
  process.stderr.write("用法 Usage: with-postgres.ts PROGRAM [argument …]\n");
  process.exit(2);
}
const postgres = await startPostgres();
process.stderr.write(`PostgreSQL: ${postgres.source}\n`);
const env = { ...process.env, TEST_POSTGRES_URL: postgres.url };
const child = spawn(program, args, { env, stdio: "inherit", shell: process.platform === "win32" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (signal === "SIGTERM" || !process.stdin.isTTY) child.kill(signal);
  });
}
const exitCode = await new Promise<number>((resolve) => {
  child.once("error", (error) => {
    process.stderr.write(`${String(error)}\n`);
    resolve(127);
  });
  child.once("exit", (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
});
await postgres.stop();
process.exitCode = exitCode;
