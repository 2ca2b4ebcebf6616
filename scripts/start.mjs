// npm start: installs what is missing, builds the screens, then runs the server with the pinned Node. `--watch` restarts it on every change.
import { memoryFlags } from "./memory.mjs";
import { prepare, runFile, runToEnd } from "./toolchain.mjs";

const node = prepare();
// The screens first: they are built only when they have changed, and the server reads them when it starts.
runToEnd(node, "scripts/build-web.ts");
const args = process.argv.slice(2);
const watch = args.includes("--watch");
runFile(
  node,
  watch ? [...memoryFlags(process.env), "--watch", "--watch-preserve-output"] : memoryFlags(process.env),
  "apps/server/src/main.ts",
  args.filter((arg) => arg !== "--watch"),
);
