// A yardstick as a server of its own: YARDSTICK says which, PORT where, DATABASE_URL on what.
import { createHash, randomUUID } from "node:crypto";
import Fastify from "fastify";
import pg from "pg";
import { trialSchema, type TrialBody } from "./bodies.ts";
import { CLAIM_FUNCTION } from "./claim-trial.ts";
import { readSample, submitRowByRow } from "./product-rows.ts";
import { INSERT_APPLICATION, INSERT_AUDIT, LOCK_QUOTA, RAISE_QUOTA, rowOf } from "./trial.ts";

const kind = process.env["YARDSTICK"] ?? "";
const connectionString = process.env["DATABASE_URL"] ?? "";
const app = Fastify({ logger: false });
const answer = {
  201: { type: "object", properties: { id: { type: "string" }, status: { type: "string" } } },
} as const;

switch (kind) {
  case "nothing":
    takeTrial(async () => "1");
    break;
  case "row": {
    const pool = new pg.Pool({ connectionString, max: 16 });
    takeTrial(async (body) => await trialRowByRow(pool, body));
    break;
  }
  case "product-row": {
    const pool = new pg.Pool({ connectionString, max: 16 });
    const client = await pool.connect();
    const sample = await readSample(client);
    client.release();
    app.post<{ Params: { id: string } }>("/api/v1/applications/:id/submit", async (request, reply) => {
      const token = (request.headers.authorization ?? "").slice("Bearer ".length);
      const session = await pool.connect();
      try {
        const text = await submitRowByRow(session, sample, {
          id: request.params.id,
          key: String(request.headers["idempotency-key"]),
          tokenHash: createHash("sha256").update(token).digest(),
          requestId: randomUUID(),
        });
        return await reply.type("application/json").send(text);
      } finally {
        session.release();
      }
    });
    break;
  }
  case "claim-function": {
    const pool = new pg.Pool({ connectionString, max: 8 });
    app.post<{ Body: { voucher: number; invoice: string } }>("/claims", async (request, reply) => {
      const { voucher, invoice } = request.body;
      const { rows } = await pool.query<{ position: string | null }>({
        name: "claim",
        text: CLAIM_FUNCTION,
        values: [voucher, invoice],
      });
      const position = rows[0]?.position ?? null;
      return await reply.code(position === null ? 409 : 201).send({ position });
    });
    break;
  }
  case "bytes": {
    const size = Number(process.env["BYTES"] ?? "0");
    const type = process.env["TYPE"] ?? "text/html; charset=utf-8";
    const page = Buffer.alloc(size, "x");
    app.get("/page", async (_request, reply) => await reply.header("content-type", type).send(page));
    break;
  }
  default:
    throw new Error(`no such yardstick: ${kind}`);
}
app.get("/healthz", async () => ({ ok: true }));
await app.listen({ host: "127.0.0.1", port: Number(process.env["PORT"] ?? "0") });
process.once("SIGTERM", () => process.exit(0));

function takeTrial(take: (body: TrialBody) => Promise<string>): void {
  app.post<{ Body: TrialBody }>(
    "/applications",
    { schema: { body: trialSchema, response: answer } },
    async (request, reply) => {
      const id = await take(request.body);
      return await reply.code(201).send({ id, status: "submitted" });
    },
  );
}

/** Begin, lock the counter, insert, insert, raise the counter, commit: what most servers would do. */
async function trialRowByRow(pool: pg.Pool, body: TrialBody): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const counter = await client.query<{ used: string; cap: string }>({
      name: "l",
      text: LOCK_QUOTA,
      values: [body.city],
    });
    const [quota] = counter.rows;
    if (quota === undefined || Number(quota.used) >= Number(quota.cap)) throw new Error("full");
    const made = await client.query<{ id: string }>({ name: "i", text: INSERT_APPLICATION, values: rowOf(body) });
    const id = made.rows[0]?.id ?? "";
    await client.query({ name: "a", text: INSERT_AUDIT, values: [body.enterprise, id, body.idem] });
    await client.query({ name: "u", text: RAISE_QUOTA, values: [body.city] });
    await client.query("commit");
    return id;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
