import type { Job } from "../platform/jobs.ts";
import { remindOfAge } from "./commands.ts";
import { agedStandards } from "./store.ts";

export const standardJobs: readonly Job[] = [{ name: "standards.remind-of-age", due: agedStandards, run: remindOfAge }];
