import type { FastifyInstance } from "fastify";
import { buildServer } from "../../src/server.ts";
import { startTestApp, type TestApp } from "../app.ts";
import { rush, type Crowd, type Manner, type Wish } from "./crowd.ts";

/** Two servers on one PostgreSQL, each listening, so that clients press on both over real connections. */
export interface RaceGround {
  readonly app: TestApp;
  readonly origins: readonly string[];
  /** Everybody presses at the same moment. */
  press(wishes: readonly Wish[], chance: () => number, manner?: (chance: number) => Manner): Promise<Crowd>;
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
    press: async (wishes, chance, manner) =>
      await rush({ wishes, origins, clients: wishes.length, chance, ...(manner === undefined ? {} : { manner }) }),
    close: async () => {
      await other.close();
      await app.close();
    },
  };
}
