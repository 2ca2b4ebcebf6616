import helmet, { type FastifyHelmetOptions } from "@fastify/helmet";
import Fastify from "fastify";

/**
 * The headers that helmet gives every answer, asked of it once: they are the same for all, and running its fifteen
 * functions for each request cost more than many an answer.
 */
export async function securityHeaders(options: FastifyHelmetOptions): Promise<Readonly<Record<string, string>>> {
  const probe = Fastify();
  await probe.register(helmet, options);
  probe.get("/", (_request, reply) => {
    reply.hijack();
    reply.raw.end();
  });
  const answer = await probe.inject("/");
  await probe.close();
  return Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      typeof value === "string" && !connectionHeaders.has(name) ? [[name, value]] : [],
    ),
  );
}

const connectionHeaders: ReadonlySet<string> = new Set(["connection", "date", "transfer-encoding", "content-length"]);
