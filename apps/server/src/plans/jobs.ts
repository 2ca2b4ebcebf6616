import type { Job } from "../platform/jobs.ts";
import { releaseReserve } from "./allotments.ts";
import { dueReserves } from "./store.ts";

export const planJobs: readonly Job[] = [{ name: "plans.release-reserve", due: dueReserves, run: releaseReserve }];
