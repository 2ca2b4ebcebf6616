// npm start: installs what is missing, then runs the server with the pinned Node. `--watch` restarts it on every change.
import { prepare, runFile } from "./toolchain.mjs";

const args = process.argv.slice(2);
const watch = args.includes("--watch");
runFile(
  prepare(),
  watch ? ["--watch", "--watch-preserve-output"] : [],
  "apps/server/src/main.ts",
  args.filter((arg) => arg !== "--watch"),
);
