import type { Job } from "../platform/jobs.ts";
import { turnRound } from "./commands.ts";
import { turnSettlementPeriod } from "./settlement-periods.ts";
import { dueRounds, dueSettlementPeriods } from "./store.ts";

export const roundJobs: readonly Job[] = [
  { name: "rounds.turn", due: dueRounds, run: turnRound },
  { name: "settlement-periods.turn", due: dueSettlementPeriods, run: turnSettlementPeriod },
];
