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
