/** What an evaluation can come to: three outcomes, so that silence is never a pass. @clause 5.10 */
export const marks = {
  complete: { zh: "已完成", en: "Complete" },
  incomplete: { zh: "未完成", en: "Incomplete" },
  insufficient: { zh: "数据不足", en: "Not enough data" },
} as const;
export type Mark = keyof typeof marks;

/** Where usage data come from. The operator's figures win where both speak of the same day. */
export const usageSources = {
  operator: { zh: "运营商连接数据", en: "Operator's connection data" },
  interface: { zh: "接口登录数据", en: "Supplier's login data" },
} as const;
export type UsageSource = keyof typeof usageSources;

/** How usage is delivered. */
export const usageChannels = {
  file: { zh: "文件", en: "File" },
  api: { zh: "接口（按日）", en: "Interface (days)" },
  events: { zh: "接口（逐条）", en: "Interface (events)" },
} as const;
