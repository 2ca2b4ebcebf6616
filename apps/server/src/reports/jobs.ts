import type { Job } from "../platform/jobs.ts";
import { makeRegularReport, reportsDue } from "./commands.ts";

export const reportJobs: readonly Job[] = [
  { name: "implementation-reports.make", due: reportsDue, run: makeRegularReport },
];
