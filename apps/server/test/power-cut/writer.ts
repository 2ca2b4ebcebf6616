// A process to be killed: commits entry after entry and says each id aloud once the database has acknowledged it.
import { writeSync } from "node:fs";
import { commitEntry, createTables, lastEntry } from "./workload.ts";
import { isVariant, openVariant } from "./variant.ts";

const [variant, directory] = process.argv.slice(2);
if (!isVariant(variant) || directory === undefined) throw new Error("writer.ts ours|plain DIRECTORY");

// Often enough that cuts fall into checkpoints too, which is where a log without flushes does most harm.
const commitsBetweenCheckpoints = 97;

const { pglite } = await openVariant(variant, directory);
await createTables(pglite);
let id = await lastEntry(pglite);
writeSync(process.stdout.fd, "open\n");
for (;;) {
  id += 1;
  await commitEntry(pglite, id);
  writeSync(process.stdout.fd, `${id}\n`);
  if (id % commitsBetweenCheckpoints === 0) await pglite.exec("checkpoint");
}
