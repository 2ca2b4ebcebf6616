import { claimsToEvaluate } from "../claims/commands.ts";
import type { Job } from "../platform/jobs.ts";
import { evaluateDueClaim } from "./commands.ts";

export const usageJobs: readonly Job[] = [
  {
    // Confirmed claims, and undecided ones whose usage changed.
    name: "claims.evaluate",
    due: claimsToEvaluate,
    run: evaluateDueClaim,
  },
];
