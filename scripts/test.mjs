// npm test [-- path …]: every test, with an embedded database and a real PostgreSQL. Arguments go on to the test runner.
import { prepare, runFile } from "./toolchain.mjs";

runFile(prepare(), [], "scripts/run-tests.ts", process.argv.slice(2));
