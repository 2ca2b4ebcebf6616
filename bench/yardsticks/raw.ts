// Node and PostgreSQL without HTTP: the same statements at the same batch size, one after another on one connection. Prints
// one line of JSON. RAW says which: `trial` (application and audit), `product` (the product's rows) or `claim-function`.
import pg from "pg";
import { caseOf, type Rush } from "../world/cases.ts";
import { trialBodyText } from "./bodies.ts";
import { CLAIM_FUNCTION } from "./claim-trial.ts";
import { batchValues, LOCK_BATCH, readSample, WRITE_BATCH } from "./product-rows.ts";
import { BATCH } from "./trial.ts";

interface RawPlan {
  readonly databaseUrl: string;
  readonly seconds: number;
  readonly batch: number;
  readonly connections: number;
  readonly spread: "hot" | "21";
  readonly rush?: Rush;
  readonly first?: number;
}

const plan = JSON.parse(process.env["RAW_PLAN"] ?? "{}") as RawPlan;
const kind = process.env["RAW"] ?? "";
const clients = await Promise.all(
  Array.from({ length: plan.connections }, async () => {
    const client = new pg.Client({ connectionString: plan.databaseUrl });
    await client.connect();
    return client;
  }),
);
const [leader] = clients;
const step = await stepOf();
const ticks = new Map<number, number>();
const startedAt = performance.now();
let done = 0;
await Promise.all(
  clients.map(async (client) => {
    while (performance.now() - startedAt < plan.seconds * 1000) {
      const some = await step(client);
      if (some === 0) return;
      done += some;
      const second = Math.floor(Date.now() / 1000);
      ticks.set(second, (ticks.get(second) ?? 0) + some);
    }
  }),
);
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(`${JSON.stringify({ done, seconds, ticks: [...ticks] })}\n`);
await Promise.all(clients.map(async (client) => await client.end()));

/** One round of one connection; gives how many cases it wrote. */
async function stepOf(): Promise<(client: pg.Client) => Promise<number>> {
  switch (kind) {
    case "trial":
      return async (client) => {
        const bodies = Array.from({ length: plan.batch }, () => trialBodyText(plan.spread));
        await client.query({ name: "b", text: BATCH, values: [`[${bodies.join(",")}]`], rowMode: "array" });
        return plan.batch;
      };
    case "product": {
      const { rush, first = 1 } = plan;
      if (rush === undefined || leader === undefined) throw new Error("the raw product rows need drafts");
      const sample = await readSample(leader);
      let next = first;
      return async (client) => {
        const count = Math.min(plan.batch, rush.count + 1 - next);
        if (count <= 0) return 0;
        const items = Array.from({ length: count }, (_, index) => ({
          id: caseOf(rush, next + index),
          key: `raw-key-${next + index}`,
        }));
        next += count;
        await client.query("begin");
        await client.query({ name: "l", text: LOCK_BATCH, values: [items.map((item) => item.id)] });
        const written = await client.query({ name: "w", text: WRITE_BATCH, values: batchValues(sample, items) });
        await client.query("commit");
        return written.rowCount ?? 0;
      };
    }
    case "claim-function": {
      let next = plan.first ?? 1;
      return async (client) => {
        const voucher = next;
        next += 1;
        const { rows } = await client.query<{ position: string | null }>({
          name: "c",
          text: CLAIM_FUNCTION,
          values: [voucher, `FP${voucher}`],
        });
        return (rows[0]?.position ?? null) === null ? 0 : 1;
      };
    }
    default:
      throw new Error(`no such raw limit: ${kind}`);
  }
}
