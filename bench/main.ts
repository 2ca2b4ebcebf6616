// npm run bench [-- section …] [-- --quick] [--seconds 6] [--rounds 3] [--first]; npm run bench -- scale
// Measures the product against limits and yardsticks in the same run, on a PostgreSQL of its own. Exit code: 0 everything
// over its gate, 1 something under its gate or not exact, 2 wrong usage.
import { constants, setPriority } from "node:os";
import { parseArgs } from "node:util";
import { writeDocument } from "./document.ts";
import { startDatabase } from "./database.ts";
import { saveResult, say, showYardsticks, verdictOf, type SectionResult } from "./report.ts";
import { benchClaims } from "./sections/claims.ts";
import { benchEmbedded } from "./sections/embedded.ts";
import { benchPeers } from "./sections/peers.ts";
import { benchRush } from "./sections/rush.ts";
import { benchSettlement } from "./sections/settlement.ts";
import { benchRead } from "./sections/read.ts";
import { benchEvaluation, benchIngest } from "./sections/usage.ts";
import { writeScale } from "./scale/document.ts";
import type { Context } from "./sections/context.ts";

const sections: Readonly<Record<string, (context: Context) => Promise<SectionResult>>> = {
  rush: benchRush,
  claims: benchClaims,
  settlement: benchSettlement,
  ingest: benchIngest,
  evaluation: benchEvaluation,
  read: benchRead,
  embedded: benchEmbedded,
  peers: benchPeers,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    seconds: { type: "string", default: "6" },
    rounds: { type: "string", default: "3" },
    // On a machine that others use: everything that the bench starts comes before them. Only the administrator may ask for it.
    first: { type: "boolean", default: false },
  },
});
// The peers install hundreds of packages, so they come only when they are asked for.
const wanted = positionals.length === 0 ? Object.keys(sections).filter((name) => name !== "peers") : positionals;
if (wanted.length === 1 && wanted[0] === "scale") {
  writeScale();
  process.exit(0);
}
const unknown = wanted.filter((name) => !(name in sections));
if (unknown.length > 0) {
  say(`没有这一项 no such section: ${unknown.join(", ")}\n${Object.keys(sections).join(" ")}`);
  process.exit(2);
}

if (values.first) setPriority(constants.priority.PRIORITY_HIGH);
const postgres = await startDatabase();
say(`${postgres.source}, PostgreSQL ${postgres.version}\n${postgres.settings.join(" ")}\n`);
const context: Context = {
  postgres,
  quick: values.quick,
  seconds: values.quick ? 2 : Number(values.seconds),
  rounds: values.quick ? 1 : Number(values.rounds),
};
let failed = false;
try {
  for (const name of wanted) {
    const result = await sections[name]?.(context);
    if (result === undefined) continue;
    showYardsticks(result.yardsticks);
    for (const line of result.beside) say(`     ${line.value}  ${line.zh} · ${line.en}`);
    if (!context.quick) saveResult(result);
    failed ||= result.differences.length > 0 || result.yardsticks.some((row) => verdictOf(row) === "UNDER GATE");
  }
} finally {
  await postgres.stop();
}
if (!context.quick) {
  writeDocument();
  say("\n结果 results: bench/results, docs/benchmarks.md");
}
process.exit(failed && !context.quick ? 1 : 0);
