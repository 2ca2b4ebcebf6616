import type { RefusalEntry } from "../refusal-entry.ts";

export const programmeRefusals = {
  // Programmes and editions.
  "programme-code-taken": { http: 409, zh: "方案代码“{code}”已被使用。", en: "The programme code “{code}” is taken." },
  "no-edition-in-force": {
    http: 409,
    zh: "{at} 没有生效的政策版本。",
    en: "No edition of the programme is in force at {at}.",
  },
  "edition-in-the-past": {
    http: 422,
    zh: "政策版本的生效时间（{inForceFrom}）不得早于现在。",
    en: "An edition cannot come into force in the past ({inForceFrom}).",
  },
  "edition-before-last": {
    http: 422,
    zh: "新版本须晚于上一版本的生效时间（{inForceFrom}）。",
    en: "A new edition comes into force after the last one ({inForceFrom}).",
  },

  // Plans and their money.
  "plan-year-taken": {
    http: 409,
    zh: "本方案已有 {year} 年度计划。",
    en: "The programme already has a plan for {year}.",
  },
  "plan-not-published": {
    http: 409,
    zh: "{year} 年度计划尚未发布或已结转。",
    en: "The plan for {year} is not published or already closed.",
  },
  "allotments-missing": {
    http: 409,
    zh: "请先完成 {year} 年度计划的切块。",
    en: "Split the plan for {year} to the cities first.",
  },
  "allotments-over-budget": {
    http: 422,
    zh: "切块合计 {sumFen}，超出预算 {budgetFen} 达 {overFen}。",
    en: "The allotments add up to {sumFen}, {overFen} more than the budget of {budgetFen}.",
  },
  "allotment-below-use": {
    http: 409,
    zh: "{cityZh}的{accountZh}只剩 {availableFen} 未占用，不能减少 {neededFen}。",
    en: "{cityEn} has only {availableFen} of {account} left; it cannot give up {neededFen}.",
  },
  "pilot-reserve-fixed": {
    http: 409,
    zh: "{cityZh}已有企业申领或预留已转出，试点预留不能再改。",
    en: "The pilot reserve of {cityEn} is fixed: an enterprise has applied, or it was released.",
  },
  "pilot-reserve-over-share": {
    http: 422,
    zh: "{cityZh}的试点预留 {reserveFen} 将超过切块的上限 {maxFen}。",
    en: "The pilot reserve of {cityEn}, {reserveFen}, would be above its share of the allotment, {maxFen}.",
  },
  "pilot-reserve-exceeded": {
    http: 409,
    zh: "{cityZh}的试点预留只剩 {leftFen}，不能安排 {neededFen}。",
    en: "{cityEn} has {leftFen} of its pilot reserve left; {neededFen} does not fit.",
  },
  "same-city": { http: 422, zh: "调出与调入须为不同地市。", en: "Money moves between two different cities." },
  "plan-still-open": {
    http: 409,
    zh: "尚不能结转：未结束的批次 {rounds} 个、结算期 {periods} 个，未办结的申请 {applications} 件，编制中的结算清单 {settlements} 份。",
    en: "The plan cannot be closed: {rounds} rounds, {periods} settlement periods, {applications} applications and {settlements} draft settlements are still open.",
  },
  "no-next-plan": {
    http: 409,
    zh: "资金按规定结转下年度，请先发布 {year} 年度计划。",
    en: "Free cash is carried to the next year: publish the plan for {year} first.",
  },

  // Rounds and settlement periods.
  "no-open-round": { http: 409, zh: "{at} 没有开放的申领批次。", en: "No application round is open at {at}." },
  "window-overlaps": { http: 409, zh: "与“{nameZh}”的时间重叠。", en: "The window overlaps “{nameEn}”." },
  "window-in-the-past": { http: 422, zh: "开始时间（{opensAt}）已过。", en: "The start ({opensAt}) has passed." },
  "deadline-too-near": {
    http: 422,
    zh: "截止日期须至少提前 {days} 天公布：{deadline} 过近，最早为 {earliest}。",
    en: "A deadline is announced at least {days} days ahead: {deadline} is too near, the earliest is {earliest}.",
  },
  "deadline-only-later": {
    http: 422,
    zh: "已公布的截止日期（{deadline}）只能延后。",
    en: "An announced deadline ({deadline}) may only be moved later.",
  },
  "deadline-passed": {
    http: 409,
    zh: "截止日期（{deadline}）已过，不能再改。",
    en: "The deadline ({deadline}) has passed and cannot be moved.",
  },
  "too-many-settlement-periods": {
    http: 409,
    zh: "每年结算不超过 {max} 次。",
    en: "A year has at most {max} settlement periods.",
  },
  "settlement-periods-out-of-order": {
    http: 422,
    zh: "第二次结算须在第一次截止（{deadline}）之后。",
    en: "The second settlement period begins after the first one's deadline ({deadline}).",
  },

  // Catalogues and standards.
  "service-not-listed": {
    http: 422,
    zh: "目录中没有编码为“{code}”的应用服务。",
    en: "The catalogue lists no service with the code “{code}”.",
  },
  "no-standard-in-force": { http: 409, zh: "{at} 没有生效的奖补标准。", en: "No standard is in force at {at}." },
  "catalogue-faults": {
    http: 422,
    zh: "应用服务目录有误，请按提示逐项更正。",
    en: "The catalogue has faults; see each.",
  },
  "standard-faults": { http: 422, zh: "奖补标准有误，请按提示逐项更正。", en: "The standard has faults; see each." },
  "catalogue-not-current": {
    http: 409,
    zh: "奖补标准须依据现行目录，第 {number} 版目录不是现行版本。",
    en: "A standard rests on the current catalogue; version {number} is not.",
  },
  "minute-in-the-future": {
    http: 422,
    zh: "专家委会议日期（{heldOn}）不得晚于今天。",
    en: "The panel's meeting ({heldOn}) cannot be in the future.",
  },
  "other-programme": {
    http: 422,
    zh: "所选年度计划与目录不属于同一方案。",
    en: "The plan and the catalogue belong to different programmes.",
  },
} as const satisfies Record<string, RefusalEntry>;
