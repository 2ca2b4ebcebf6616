type Words = { readonly zh: string; readonly en: string };

/** What a list makes of a claim. */
export const outcomeWords: Readonly<Record<string, Words>> = {
  funded: { zh: "列入兑付", en: "Funded" },
  carried: { zh: "结转", en: "Carried over" },
  deferred: { zh: "暂缓，资金预留", en: "Deferred, money set aside" },
  "left-out": { zh: "未列入", en: "Left out" },
  blocking: { zh: "待审定", en: "To be decided first" },
};

export const outcomeTones: Readonly<Record<string, string>> = {
  funded: "success",
  carried: "warning",
  deferred: "processing",
  "left-out": "default",
  blocking: "error",
};

export const listKindWords: Readonly<Record<"main" | "supplementary", Words>> = {
  main: { zh: "主清单", en: "Main list" },
  supplementary: { zh: "补充清单", en: "Supplementary list" },
};

/** What was done, where the status that was reached does not say enough. */
export const listActionWords: Readonly<Record<string, Words>> = {
  "settlement.assembled": { zh: "开始编制", en: "Begun" },
  "settlement.frozen": { zh: "冻结清单", en: "Frozen" },
  "settlement.noticed": { zh: "发布公示", en: "Published" },
  "settlement.notice-over": { zh: "公示期满", en: "Notice over" },
  "settlement.line-notice-over": { zh: "单行公示期满", en: "Notice of a line over" },
  "settlement.closed": { zh: "办结", en: "Closed" },
  "settlement.dropped": { zh: "作废", en: "Dropped" },

  "notice.own-site-recorded": { zh: "登记部门网站公示", en: "Notice on the bureau's own site recorded" },
};
