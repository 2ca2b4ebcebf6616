// Writes only what follows from the migrations (table types and schema page): quick, and it works while the server
// itself does not start. `npm run generate` writes everything.
import { generate } from "./generators/schema.ts";
import { root, writeGenerated } from "./write-generated.ts";

for (const file of await generate(root)) {
  process.stdout.write(`${(await writeGenerated(file)) ? "written  " : "unchanged"} ${file.path}\n`);
}
