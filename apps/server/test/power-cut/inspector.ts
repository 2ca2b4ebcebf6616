// Opens the database in a process of its own (a ruined one may spin for ever) and prints what is in it.
import { writeSync } from "node:fs";
import { createTables, inspect } from "./workload.ts";
import { isVariant, openVariant } from "./variant.ts";

const [variant, directory] = process.argv.slice(2);
if (!isVariant(variant) || directory === undefined) throw new Error("inspector.ts ours|plain DIRECTORY");

const opened = await openVariant(variant, directory);
// A cut during creation may leave an empty database behind, which is in order as long as nothing was acknowledged.
await createTables(opened.pglite);
const text = JSON.stringify(await inspect(opened.pglite));
await opened.close();
for (let rest = Buffer.from(text); rest.length > 0;) rest = rest.subarray(writeSync(process.stdout.fd, rest));
