import { claimsToEvaluate } from "../claims/commands.ts";
import type { Job } from "../platform/jobs.ts";
import { evaluateDueClaim } from "./commands.ts";
import { countDayOf, daysToCount } from "./event-days.ts";
import { closePartition, dropPartition, partitionsToClose, partitionsToDrop } from "./event-partitions.ts";

export const usageJobs: readonly Job[] = [
  {
    // Before the evaluations, which would count the same days for themselves.
    name: "usage.countDays",
    due: daysToCount,
    run: countDayOf,
  },
  {
    // Confirmed claims, and undecided ones whose usage changed.
    name: "claims.evaluate",
    due: claimsToEvaluate,
    run: evaluateDueClaim,
  },
  {
    // Days that take no events any more: nobody can be traced through their pseudonyms.
    name: "usage.closeEvents",
    due: partitionsToClose,
    run: closePartition,
  },
  {
    // Events that were kept long enough; what was counted from them stays.
    name: "usage.dropEvents",
    due: partitionsToDrop,
    run: dropPartition,
  },
];
