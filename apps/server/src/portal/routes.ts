import type { FastifyInstance } from "fastify";
import type { Platform } from "../platform/platform.ts";

/** The public pages. */
export async function mountPortal(app: FastifyInstance, _platform: Platform): Promise<void> {
  app.get("/healthz", async () => ({ status: "ok" }));
}
