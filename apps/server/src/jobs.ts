import type { Job } from "./platform/jobs.ts";

/** Everything that falls due by the business clock, in the order of a tick. */
export const allJobs: readonly Job[] = [];
