import type { Finding, RefusalFacts } from "../refusal.ts";
import { addDays, dateZh, type CalendarDate } from "../time.ts";
import type { UsageFigures } from "./fact.ts";
import type { Mark, UsageSource } from "./marks.ts";

/** How a service was used on one day, as one source tells it. */
export interface UsageDay extends UsageFigures {
  readonly source: UsageSource;
  readonly usedOn: CalendarDate;
}

/** What the published standard asks of a service before it counts as implemented. */
export interface CompletionThresholds {
  readonly windowDays: number;
  readonly activeDaysMin: number;
  readonly usersMin: number;
  readonly operatorRequired: boolean;
}

export interface EvaluationInput {
  readonly thresholds: CompletionThresholds;
  /** One entry per source and day. */
  readonly days: readonly UsageDay[];
  /** The Beijing day of the claim's first submission. */
  readonly submittedOn: CalendarDate;
  /** The Beijing day on which the evaluation is made. */
  readonly evaluatedOn: CalendarDate;
}

export interface Evaluated {
  readonly outcome: Mark;
  readonly windowFrom: CalendarDate;
  readonly windowTo: CalendarDate;
  readonly findings: readonly Finding[];
}

/**
 * Evaluates whether a service is really used, from counts alone.
 *
 * A day is active, idle or unknown. The operator's word wins: it makes a day idle by itself, and active once the
 * interface has reported the day too; a day that the operator has not reported is unknown wherever the standard asks for
 * him. Where it does not, whichever source spoke decides, the operator's first. A day is active from its first active user.
 *
 * The window has `windowDays` days and ends on a day from the eve of the submission to the day of the evaluation: the use
 * has to be recent, and what comes later can still complete it. The first window that meets both thresholds decides, so
 * a complete claim stays complete however late it is looked at again; if none does, the best reported window speaks
 * (of several, the latest). Users are counted on the busiest day, since counts of several days cannot be added up to
 * people without knowing who they are.
 *
 * - `complete`: enough active days, and enough users on the busiest of them.
 * - `incomplete`: even if every unknown day were active, the window would not pass; or nothing is unknown and users are short.
 * - `insufficient`: too many days unknown to tell. Silence never passes.
 *
 * @clause 5.10
 */
export function evaluateUsage(input: EvaluationInput): Evaluated {
  const { thresholds, submittedOn, evaluatedOn } = input;
  const byDay = groupDays(input.days);
  const firstEnd = addDays(submittedOn, -1);
  let best = readWindow(firstEnd, thresholds, byDay);
  for (let end = addDays(firstEnd, 1); best.outcome !== "complete" && end <= evaluatedOn; end = addDays(end, 1)) {
    const window = readWindow(end, thresholds, byDay);
    if (window.outcome === "complete" || window.unknownDays <= best.unknownDays) best = window;
  }
  return {
    outcome: best.outcome,
    windowFrom: best.fromOn,
    windowTo: best.toOn,
    findings: findingsOf(best, thresholds),
  };
}

type Reported = Partial<Readonly<Record<UsageSource, UsageDay>>>;
/** What is known of one day: used, not used, or not told by whoever has to tell it. */
export type DayState = "active" | "idle" | "unknown";

/** One day as the rule reads it, with what each source told. */
export interface JudgedDay {
  readonly usedOn: CalendarDate;
  readonly state: DayState;
  readonly operator: UsageDay | undefined;
  readonly interface: UsageDay | undefined;
}

/** Each day between two days as the rule reads it: what a chart of the active days shows. @clause 5.10 */
export function judgeDays(
  days: readonly UsageDay[],
  fromOn: CalendarDate,
  toOn: CalendarDate,
  operatorRequired: boolean,
): JudgedDay[] {
  const byDay = groupDays(days);
  const judged: JudgedDay[] = [];
  for (let usedOn = fromOn; usedOn <= toOn; usedOn = addDays(usedOn, 1)) {
    const reported = byDay.get(usedOn) ?? {};
    const state = stateOf(reported, operatorRequired);
    judged.push({ usedOn, state, operator: reported.operator, interface: reported.interface });
  }
  return judged;
}

interface Window {
  readonly outcome: Mark;
  readonly fromOn: CalendarDate;
  readonly toOn: CalendarDate;
  readonly activeDays: number;
  readonly unknownDays: number;
  readonly peakUsers: number;
  readonly reported: Readonly<Record<UsageSource, number>>;
  /** Days on which one source saw use and the other none. */
  readonly conflicts: number;
  /** The interface's rows of the window that cannot be true, or look made. */
  readonly usersWithoutLogin: number;
  readonly sameEveryDay: boolean;
}

function groupDays(days: readonly UsageDay[]): ReadonlyMap<CalendarDate, Reported> {
  const byDay = new Map<CalendarDate, Reported>();
  for (const day of days) byDay.set(day.usedOn, { ...byDay.get(day.usedOn), [day.source]: day });
  return byDay;
}

function stateOf({ operator, interface: logins }: Reported, operatorRequired: boolean): DayState {
  if (operator !== undefined) {
    if (operator.activeUsers === 0) return "idle";
    return operatorRequired && logins === undefined ? "unknown" : "active";
  }
  if (operatorRequired || logins === undefined) return "unknown";
  return logins.activeUsers > 0 ? "active" : "idle";
}

/** Figures that do not move for this many days in a row of a window look made rather than lived. */
const SAME_DAYS_MIN = 10;

function readWindow(
  toOn: CalendarDate,
  thresholds: CompletionThresholds,
  byDay: ReadonlyMap<CalendarDate, Reported>,
): Window {
  const { windowDays, activeDaysMin, usersMin, operatorRequired } = thresholds;
  const fromOn = addDays(toOn, 1 - windowDays);
  const days = Array.from({ length: windowDays }, (_, index) => byDay.get(addDays(fromOn, index)) ?? {});
  const states = days.map((day) => stateOf(day, operatorRequired));
  const activeDays = states.filter((state) => state === "active").length;
  const unknownDays = states.filter((state) => state === "unknown").length;
  const peakUsers = Math.max(
    0,
    ...days.map((day, index) => (states[index] === "active" ? ((day.operator ?? day.interface)?.activeUsers ?? 0) : 0)),
  );
  const logins = days.flatMap((day) => day.interface ?? []);
  const figures = new Set(
    logins.map((day) => `${day.activeUsers}/${day.loginCount}/${day.deviceCount}/${day.onlineMinutes}`),
  );
  const complete = activeDays >= activeDaysMin && peakUsers >= usersMin;
  const hopeless = activeDays + unknownDays < activeDaysMin || (unknownDays === 0 && peakUsers < usersMin);
  return {
    outcome: complete ? "complete" : hopeless ? "incomplete" : "insufficient",
    fromOn,
    toOn,
    activeDays,
    unknownDays,
    peakUsers,
    reported: { operator: days.filter((day) => day.operator !== undefined).length, interface: logins.length },
    conflicts: days.filter(
      ({ operator, interface: own }) =>
        operator !== undefined && own !== undefined && operator.activeUsers > 0 !== own.activeUsers > 0,
    ).length,
    usersWithoutLogin: logins.filter((day) => day.activeUsers > 0 && day.loginCount === 0).length,
    sameEveryDay: logins.length >= SAME_DAYS_MIN && figures.size === 1 && (logins[0]?.activeUsers ?? 0) > 0,
  };
}

function finding(rule: string, outcome: Finding["outcome"], facts: RefusalFacts, zh: string, en: string): Finding {
  return { rule, outcome, facts, zh, en, clause: "5.10" };
}

function findingsOf(window: Window, thresholds: CompletionThresholds): Finding[] {
  return [
    sourceFinding("interface", window, thresholds),
    ...(thresholds.operatorRequired || window.reported.operator > 0
      ? [sourceFinding("operator", window, thresholds)]
      : []),
    activeDaysFinding(window, thresholds),
    usersFinding(window, thresholds),
    ...doubts(window),
  ];
}

function sourceFinding(
  source: UsageSource,
  window: Window,
  { windowDays, operatorRequired }: CompletionThresholds,
): Finding {
  const days = window.reported[source];
  const words =
    source === "operator"
      ? { zh: "运营商连接数据", en: "The operator's connection data" }
      : { zh: "接口登录数据", en: "The supplier's login data" };
  const needed = source === "operator" ? operatorRequired : operatorRequired || window.reported.operator === 0;
  const facts = { source, days, windowDays, needed };
  if (days === 0) {
    return finding(
      `usage-${source}`,
      needed ? "open" : "met",
      facts,
      `统计期 ${windowDays} 天内未收到${words.zh}。`,
      `${words.en} has not arrived for any of the ${windowDays} days.`,
    );
  }
  return finding(
    `usage-${source}`,
    "met",
    facts,
    `统计期 ${windowDays} 天内收到${words.zh} ${days} 天。`,
    `${words.en} has arrived for ${days} of the ${windowDays} days.`,
  );
}

function activeDaysFinding(window: Window, { windowDays, activeDaysMin }: CompletionThresholds): Finding {
  const { activeDays, unknownDays, fromOn, toOn } = window;
  const facts = { activeDays, activeDaysMin, unknownDays, windowDays, fromOn, toOn };
  const base = `${dateZh(fromOn)} 至 ${dateZh(toOn)} 共 ${windowDays} 天，活跃 ${activeDays} 天，标准要求不少于 ${activeDaysMin} 天`;
  const baseEn = `From ${fromOn} to ${toOn}, ${windowDays} days: ${activeDays} active, at least ${activeDaysMin} asked for`;
  if (activeDays >= activeDaysMin)
    return finding("usage-active-days", "met", facts, `${base}，符合。`, `${baseEn}; met.`);
  if (activeDays + unknownDays < activeDaysMin) {
    return finding("usage-active-days", "failed", facts, `${base}，不符合。`, `${baseEn}; not met.`);
  }
  return finding(
    "usage-active-days",
    "open",
    facts,
    `${base}；另有 ${unknownDays} 天数据不全，尚不能判定。`,
    `${baseEn}; for ${unknownDays} days the data are not there, so it cannot be told yet.`,
  );
}

function usersFinding(window: Window, { usersMin }: CompletionThresholds): Finding {
  const { peakUsers, unknownDays } = window;
  const facts = { peakUsers, usersMin, unknownDays };
  const base = `单日活跃用户最多 ${peakUsers} 人，标准要求不少于 ${usersMin} 人`;
  const baseEn = `The busiest day had ${peakUsers} active users, at least ${usersMin} asked for`;
  if (peakUsers >= usersMin) return finding("usage-users", "met", facts, `${base}，符合。`, `${baseEn}; met.`);
  if (unknownDays === 0) return finding("usage-users", "failed", facts, `${base}，不符合。`, `${baseEn}; not met.`);
  return finding(
    "usage-users",
    "open",
    facts,
    `${base}；数据不全，尚不能判定。`,
    `${baseEn}; with days missing it cannot be told yet.`,
  );
}

/** What does not change the outcome, but the reviewer should look at. */
function doubts({ conflicts, usersWithoutLogin, sameEveryDay }: Window): Finding[] {
  const found: Finding[] = [];
  if (conflicts > 0) {
    found.push(
      finding(
        "usage-conflict",
        "open",
        { days: conflicts },
        `有 ${conflicts} 天两个来源不一致，已以运营商数据为准。`,
        `On ${conflicts} days the two sources disagree; the operator's word was taken.`,
      ),
    );
  }
  if (usersWithoutLogin > 0) {
    found.push(
      finding(
        "usage-users-without-login",
        "open",
        { days: usersWithoutLogin },
        `有 ${usersWithoutLogin} 天报告了活跃用户而没有登录记录，请核实。`,
        `On ${usersWithoutLogin} days there are active users without a login; check.`,
      ),
    );
  }
  if (sameEveryDay) {
    found.push(
      finding(
        "usage-same-every-day",
        "open",
        {},
        "接口登录数据每天完全相同，请核实其真实性。",
        "The login data are the same on every day; check that they are genuine.",
      ),
    );
  }
  return found;
}
