import { expect, test } from "vitest";
import { postgresUrl } from "../app.ts";
import { faultsOf, runTrial } from "./trial.ts";

/*
 * The short form of `npm run test:faults`: two real servers on one PostgreSQL, which is killed and comes back, as one of
 * the servers is. The database is the trial's own, because the one of the other tests must not be killed; that there is
 * one says that a PostgreSQL can be run here.
 */
test.skipIf(postgresUrl === undefined)(
  "8.2 a database and a server killed in the middle of a rush lose no answer, issue nothing twice and overtake nobody",
  async () => {
    const outcome = await runTrial({
      applications: 300,
      claims: 24,
      clients: 24,
      kills: { applications: 1, claims: 1 },
      atOnce: 100,
      seed: 20_260_302,
      say: () => undefined,
    });
    const found = Object.entries(faultsOf(outcome)).filter(([, faults]) => faults.length > 0);
    expect(Object.fromEntries(found)).toEqual({});
    expect(outcome.kills.map(({ what }) => what)).toEqual(["database", "server", "database", "server"]);
    // Caps that end in the rush, or the trial would have nothing to say about them.
    expect(outcome.waiting).toBeGreaterThan(0);
  },
  300_000,
);
