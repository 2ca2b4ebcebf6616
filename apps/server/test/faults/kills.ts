import type { DatabaseKill, KillableDatabase } from "./database.ts";
import type { ServerProcess } from "./servers.ts";

/** What is killed; everything comes back before the next. */
export type Kill =
  | { readonly what: "database"; readonly how: DatabaseKill }
  | { readonly what: "server"; readonly of: number };

/** The database and a server in turn, by both ways of killing the database, and each server in its turn. */
export function killsInTurn(times: number): Kill[] {
  return Array.from({ length: times }, (_, index): Kill[] => [
    { what: "database", how: index % 2 === 0 ? "SIGQUIT" : "SIGKILL" },
    { what: "server", of: index % 2 },
  ]).flat();
}

export interface Timetable {
  /** To be told with every answer: kills when its hour has come. */
  onAnswer(answered: number): void;
  /** False while clients have to wait: no more may begin than the next kill needs to meet a crowd. */
  mayBegin(begun: number): boolean;
  /** Waits until what was killed last is back. Fails if it did not come back. */
  settled(): Promise<void>;
  done(): readonly Kill[];
}

/** How many clients a rush may have so that each of its kills meets them all and leaves some for the next. */
export function clientsFor(clients: number, wishes: number, kills: number): number {
  return Math.max(1, Math.min(clients, Math.floor(wishes / (kills + 1))));
}

/** Spreads the kills evenly over the answers of a rush, so that it meets each of them in the middle of its work. */
export function timetable(
  kills: readonly Kill[],
  wishes: number,
  stage: { readonly database: KillableDatabase; readonly servers: readonly ServerProcess[] },
): Timetable {
  const hour = (index: number): number => Math.floor(((index + 1) * wishes) / (kills.length + 1));
  const done: Kill[] = [];
  let recovered = 0;
  let recovering: Promise<void> = Promise.resolve();
  const strike = async (kill: Kill): Promise<void> => {
    if (kill.what === "database") {
      stage.database.kill(kill.how);
      await stage.database.back();
    } else {
      const server = stage.servers[kill.of % stage.servers.length];
      server?.kill();
      await server?.restart();
    }
    recovered += 1;
  };
  return {
    onAnswer: (answered) => {
      const kill = kills[done.length];
      if (kill === undefined || recovered < done.length || answered < hour(done.length)) return;
      done.push(kill);
      recovering = strike(kill);
      // Told to whoever waits for it in the end; until then the clients are held back.
      recovering.catch(() => undefined);
    },
    // The rush goes on beside a kill, but not past the hour of the next one before everything is back.
    mayBegin: (begun) => recovered === done.length || begun < hour(done.length),
    settled: async () => await recovering,
    done: () => done,
  };
}
