// npm test [-- path …]: every test, with an embedded database and a real PostgreSQL. Arguments go on to the test runner.
import { prepare, runFile, runToEnd } from "./toolchain.mjs";

const node = prepare();
// The server of a test hands out the screens as the product does.
runToEnd(node, "scripts/build-web.ts");
runFile(node, [], "scripts/run-tests.ts", process.argv.slice(2));
