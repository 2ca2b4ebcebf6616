import type { Id } from "@yunquan/core/ids.ts";
import { addMs, beijingDate, startOfBeijingDay, type Instant } from "@yunquan/core/time.ts";
import type { Job } from "../platform/jobs.ts";
import type { Work } from "../platform/work.ts";
import { lastRanAt, runProof } from "./commands.ts";

/** The night's run stands for no object; the tick wants an id for what is due. */
const NIGHT = "00000000-0000-4000-8000-000000000002" as Id;

/** 02:00 in Beijing. */
const NIGHT_HOUR_MS = 2 * 3_600_000;

/** The last night hour that has passed: the run of a night that was slept through is made up for, once. */
function lastNight(now: Instant): Instant {
  const today = addMs(startOfBeijingDay(beijingDate(now)), NIGHT_HOUR_MS);
  return now >= today ? today : addMs(today, -24 * 3_600_000);
}

async function isDue(work: Work): Promise<boolean> {
  const last = await lastRanAt(work);
  return last === null || last < lastNight(work.now);
}

export const proofJobs: readonly Job[] = [
  {
    name: "proof.nightly",
    due: async (work) => ((await isDue(work)) ? [NIGHT] : []),
    run: async (work) => {
      if (await isDue(work)) await runProof(work);
    },
  },
];
