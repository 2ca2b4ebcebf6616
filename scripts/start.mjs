// npm start: installs what is missing, then runs the server with the pinned Node. `--watch` restarts it on every change.
import { prepare, runFile } from "./toolchain.mjs";

const args = process.argv.slice(2);
const watch = args.includes("--watch");
// A batch of a rush is a few megabytes that live for some milliseconds: room for them saves a fifth of the processor's time.
const memory = "--max-semi-space-size=64";
runFile(
  prepare(),
  watch ? [memory, "--watch", "--watch-preserve-output"] : [memory],
  "apps/server/src/main.ts",
  args.filter((arg) => arg !== "--watch"),
);
