// The bare limit of reading: Fastify, nothing registered, sending the bytes that SAME_BYTES_OF answers, as they are. PORT says where.
import Fastify from "fastify";

const answer = await fetch(process.env["SAME_BYTES_OF"] ?? "", { headers: { "accept-encoding": "identity" } });
if (!answer.ok) throw new Error(`${answer.url} answers ${answer.status}`);
const type = answer.headers.get("content-type") ?? "application/octet-stream";
const bytes = Buffer.from(await answer.arrayBuffer());

const app = Fastify({ logger: false });
app.get("/", async (_request, reply) => reply.type(type).send(bytes));
await app.listen({ port: Number(process.env["PORT"]), host: "127.0.0.1" });
