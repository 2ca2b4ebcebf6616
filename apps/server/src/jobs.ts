import type { Job } from "./platform/jobs.ts";
import { postponedJob } from "./platform/postponed.ts";
import { applicationJobs } from "./applications/jobs.ts";
import { voucherJobs } from "./vouchers/jobs.ts";
import { claimJobs } from "./claims/jobs.ts";
import { reportJobs } from "./reports/jobs.ts";
import { usageJobs } from "./usage/jobs.ts";
import { planJobs } from "./plans/jobs.ts";
import { roundJobs } from "./rounds/jobs.ts";
import { standardJobs } from "./standards/jobs.ts";
import { paymentJobs } from "./payments/jobs.ts";
import { proofJobs } from "./proof/jobs.ts";
import { settlementJobs } from "./settlements/jobs.ts";
import { lineSumJobs } from "./settlements/line-sums.ts";

/** Everything that falls due by the business clock, in the order of a tick. */
export const allJobs: readonly Job[] = [
  postponedJob,
  ...roundJobs,
  ...planJobs,
  ...standardJobs,
  ...voucherJobs,
  ...applicationJobs,
  ...claimJobs,
  ...usageJobs,
  ...reportJobs,
  ...settlementJobs,
  ...lineSumJobs,
  ...paymentJobs,
  ...proofJobs,
];
