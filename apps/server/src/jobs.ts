import type { Job } from "./platform/jobs.ts";
import { applicationJobs } from "./applications/jobs.ts";
import { voucherJobs } from "./vouchers/jobs.ts";
import { planJobs } from "./plans/jobs.ts";
import { roundJobs } from "./rounds/jobs.ts";
import { standardJobs } from "./standards/jobs.ts";

/** Everything that falls due by the business clock, in the order of a tick. */
export const allJobs: readonly Job[] = [...roundJobs, ...planJobs, ...standardJobs, ...voucherJobs, ...applicationJobs];
