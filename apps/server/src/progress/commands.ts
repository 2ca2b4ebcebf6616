import type { progressAnswer, progressBody } from "@yunquan/contract/progress.ts";
import type { z } from "@yunquan/contract/z.ts";
import { applicationLifecycle, holderOf as holderOfApplication } from "@yunquan/core/applications/lifecycle.ts";
import { claimLifecycle, holderOf as holderOfClaim } from "@yunquan/core/claims/lifecycle.ts";
import { cityOf } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { maskOrganisation } from "@yunquan/core/names.ts";
import {
  applicationNext,
  claimNext,
  holders,
  type Due,
  type Holder,
  type NextStep,
} from "@yunquan/core/progress/next-step.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { caseTimeline, listedApplication } from "../applications/commands.ts";
import { listedClaim, timelineOf } from "../claims/commands.ts";
import type { Platform } from "../platform/platform.ts";
import { wrongTriesOf } from "../platform/wrong-tries.ts";
import type { Work } from "../platform/work.ts";
import { findCase, noticeEndOf, voucherEndOf } from "./store.ts";

type Answer = z.output<typeof progressAnswer>;
type Given = z.output<typeof progressBody>;

const TRIES_BY_CALLER = 20;
const TRIES_BY_CODE = 50;

/**
 * How far a case is, for whoever knows its number and its enterprise's credit code. A wrong pair is not found, whichever half
 * is wrong, and a draft is not found either. Wrong pairs are counted by caller and by credit code, so that numbers, which
 * follow one another, are not tried out. Refuses `not-found`, `too-many-requests`.
 */
export async function progressOf(
  platform: Platform,
  caller: string,
  given: Given,
  run: (find: (work: Work) => Promise<Answer>) => Promise<Answer>,
): Promise<Answer> {
  const tries = wrongTriesOf(platform);
  const spent = [
    { name: `progress/caller/${caller}`, max: TRIES_BY_CALLER },
    { name: `progress/code/${given.creditCode}`, max: TRIES_BY_CODE },
  ];
  for (const { name, max } of spent) if (tries.count(name) >= max) throw new Refusal("too-many-requests");
  try {
    return await run(async (work) => await readProgress(work, given));
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") for (const { name } of spent) tries.add(name);
    throw error;
  }
}

async function readProgress(work: Work, { number, creditCode }: Given): Promise<Answer> {
  const found = await findCase(work, number, creditCode);
  if (found === undefined) throw new Refusal("not-found", { noun: "case" });
  const { programmeZh, programmeEn } = found;
  const standing =
    found.kind === "application" ? await applicationStanding(work, found.id) : await claimStanding(work, found.id);
  const { holder, cityCode, next, ...rest } = standing;
  const city = cityOf(cityCode);
  return {
    kind: found.kind,
    programmeZh,
    programmeEn,
    cityCode,
    cityZh: city?.zh ?? cityCode,
    cityEn: city?.en ?? cityCode,
    holder: holder === null ? null : { code: holder, ...holders[holder] },
    next,
    ...rest,
  };
}

type Standing = Omit<Answer, "kind" | "programmeZh" | "programmeEn" | "cityZh" | "cityEn" | "holder"> & {
  readonly holder: Holder | null;
};

async function applicationStanding(work: Work, id: Id): Promise<Standing> {
  const row = await listedApplication(work, id);
  assert(row?.submittedAt != null, "a case that was found was submitted");
  const { statuses } = applicationLifecycle;
  const dues = {
    supplier: row.supplierDueAt,
    review: row.dueAt,
    return: row.returnDueAt,
    voucher: row.status === "issued" ? await voucherEndOf(work, id) : null,
  };
  return {
    number: row.number,
    cityCode: row.cityCode,
    enterpriseMasked: maskOrganisation(row.enterpriseName),
    status: row.status,
    statusZh: statuses[row.status].zh,
    statusEn: statuses[row.status].en,
    submittedAt: row.submittedAt,
    position: row.position,
    holder: holderOfApplication(row.status),
    next: nextOf(applicationNext[row.status], dues),
    steps: stepsOf(await caseTimeline(work, "application", id), statuses),
  };
}

async function claimStanding(work: Work, id: Id): Promise<Standing> {
  const row = await listedClaim(work, id);
  assert(row?.submittedAt != null, "a case that was found was submitted");
  const { statuses } = claimLifecycle;
  const dues = {
    supplier: row.supplierDueAt,
    review: row.dueAt,
    return: row.returnDueAt,
    notice: row.status === "noticed" ? await noticeEndOf(work, id) : null,
    deferral: row.deferredUntil,
  };
  return {
    number: row.number,
    cityCode: row.cityCode,
    enterpriseMasked: maskOrganisation(row.enterpriseName),
    status: row.status,
    statusZh: statuses[row.status].zh,
    statusEn: statuses[row.status].en,
    submittedAt: row.submittedAt,
    position: row.position,
    holder: holderOfClaim(row.status),
    next: nextOf(claimNext[row.status], dues),
    steps: stepsOf(await timelineOf(work, id), statuses),
  };
}

function nextOf(next: NextStep | null, dues: Readonly<Partial<Record<Due, Instant | null>>>): Answer["next"] {
  if (next === null) return null;
  return { zh: next.zh, en: next.en, dueAt: next.due === null ? null : (dues[next.due] ?? null) };
}

interface TimelineLine {
  readonly at: Instant;
  readonly action: string;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
}

/**
 * The states a case went through, each with the instant at which it was reached. Work on a draft is the enterprise's own,
 * and what goes back and forth between the bureau's people is theirs.
 */
function stepsOf(
  timeline: readonly TimelineLine[],
  statuses: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): Answer["steps"] {
  return timeline.flatMap(({ at, action, fromStatus, toStatus }) => {
    if (toStatus === null || toStatus === fromStatus || toStatus === "draft" || action.endsWith(".sent-back"))
      return [];
    const words = statuses[toStatus];
    return words === undefined ? [] : [{ at, status: toStatus, zh: words.zh, en: words.en }];
  });
}
