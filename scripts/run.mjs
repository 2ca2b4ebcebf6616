// node scripts/run.mjs FILE [argument …]: runs a TypeScript file of this repository with the pinned Node.
import { prepare, runFile, say } from "./toolchain.mjs";

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  say("用法：node scripts/run.mjs 文件 [参数……]", "Usage: node scripts/run.mjs FILE [argument …]");
  process.exit(2);
}
runFile(prepare(), [], file, args);
