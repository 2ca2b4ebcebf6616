import type { Postgres } from "../database.ts";

/** What every section is given. */
export interface Context {
  readonly postgres: Postgres;
  /** Seconds that one run of a round is measured. */
  readonly seconds: number;
  readonly rounds: number;
  /** A short run that only shows whether everything works: its figures mean nothing. */
  readonly quick: boolean;
}
