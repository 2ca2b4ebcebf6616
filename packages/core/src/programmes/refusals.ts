import type { RefusalEntry } from "../refusal-entry.ts";

export const programmeRefusals = {
  "programme-code-taken": { http: 409, zh: "方案代码“{code}”已被使用。", en: "The programme code “{code}” is taken." },
  "no-edition-in-force": { http: 409, zh: "{at} 没有生效的政策版本。", en: "No edition of the programme is in force at {at}." },
  "edition-in-the-past": { http: 422, zh: "政策版本的生效时间（{inForceFrom}）不得早于现在。", en: "An edition cannot come into force in the past ({inForceFrom})." },
  "edition-before-last": { http: 422, zh: "新版本须晚于上一版本的生效时间（{inForceFrom}）。", en: "A new edition comes into force after the last one ({inForceFrom})." },
  "no-open-round": { http: 409, zh: "{at} 没有开放的申领批次。", en: "No application round is open at {at}." },
  "service-not-listed": { http: 422, zh: "目录中没有编码为“{code}”的应用服务。", en: "The catalogue lists no service with the code “{code}”." },
  "no-standard-in-force": { http: 409, zh: "{at} 没有生效的奖补标准。", en: "No standard is in force at {at}." },
} as const satisfies Record<string, RefusalEntry>;
