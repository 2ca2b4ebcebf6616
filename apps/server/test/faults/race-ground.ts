import type { FastifyInstance } from "fastify";
import { buildServer } from "../../src/server.ts";
import { startTestApp, type TestApp } from "../app.ts";
import { rush, type Crowd, type Wish } from "./crowd.ts";

/** Two servers on one PostgreSQL, each listening, so that clients press on both over real connections. */
export interface RaceGround {
  readonly app: TestApp;
  readonly origins: readonly string[];
  /**
   * So many press at a time, everybody at once unless said otherwise. With a few clients, batches of both servers follow
   * each other and overlap; with all of them at once there are few, large ones.
   */
  press(wishes: readonly Wish[], chance: () => number, clients?: number): Promise<Crowd>;
  close(): Promise<void>;
}

export async function openRaceGround(settings: Record<string, string> = {}): Promise<RaceGround> {
  const app = await startTestApp({ on: "postgres", settings });
  const other: FastifyInstance = await buildServer({ ...app.platform });
  const origins = await Promise.all(
    [app.app, other].map(async (server) => await server.listen({ port: 0, host: "127.0.0.1" })),
  );
  return {
    app,
    origins,
    press: async (wishes, chance, clients = wishes.length) => await rush({ wishes, origins, clients, chance }),
    close: async () => {
      await other.close();
      await app.close();
    },
  };
}
