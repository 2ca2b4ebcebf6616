import { claimsToEvaluate } from "../claims/commands.ts";
import type { Job } from "../platform/jobs.ts";
import { evaluateDueClaim } from "./commands.ts";
import { closePartition, dropPartition, partitionsToClose, partitionsToDrop } from "./event-partitions.ts";

export const usageJobs: readonly Job[] = [
  {
    // Confirmed claims, and undecided ones whose usage changed.
    name: "claims.evaluate",
    due: claimsToEvaluate,
    run: evaluateDueClaim,
  },
  {
    // Days that take no events any more: their users and devices are forgotten.
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
