import type { RefusalEntry } from "../refusal-entry.ts";

/** Settlement lists, notices, objections, payments. */
export const settlementRefusals = {
  "settlement-main-exists": {
    http: 409,
    zh: "本结算期的结算清单已编制，每期每市仅一份主清单。",
    en: "This settlement period already has its main list; there is one per period and city.",
  },
  "settlement-draft-open": {
    http: 409,
    zh: "本市尚有一份编制中的结算清单，请先冻结或作废。",
    en: "The city has a list in draft; freeze or drop it first.",
  },
  "settlement-period-open": {
    http: 409,
    zh: "本期结算申请截止时间为 {deadlineAt}，截止后方可冻结清单。",
    en: "Claims may still be filed until {deadlineAt}; the list is frozen after that.",
  },
  "settlement-plan-not-open": {
    http: 409,
    zh: "该年度计划未发布或已结转，不能编制结算清单。",
    en: "The plan is not published, or closed; no list can be drawn up on it.",
  },
  "settlement-no-supplementary": {
    http: 409,
    zh: "本方案不设补充清单，冻结后释放的资金留待下一结算期。",
    en: "This programme has no supplementary lists; cash freed after a freeze waits for the next period.",
  },
  "settlement-main-first": {
    http: 409,
    zh: "主清单冻结后方可编制补充清单。",
    en: "A supplementary list follows the frozen main list.",
  },
  "settlement-undecided": {
    http: 409,
    zh: "{claims} 件结算申请须先审定或暂缓：{numbers}。",
    en: "{claims} claims have to be decided or deferred first: {numbers}.",
  },
  "settlement-empty": {
    http: 409,
    zh: "没有可列入清单的结算申请。",
    en: "There is no claim to put on the list.",
  },
  "notice-over": {
    http: 409,
    zh: "公示期已于 {endsAt} 结束。",
    en: "The notice ended at {endsAt}.",
  },
  "objection-not-a-party": {
    http: 403,
    zh: "对清单行的异议由本市企业或清单所列企业、供应商提出；遗漏由本市企业提出。",
    en: "Enterprises of the city and parties on the list object to a line; enterprises of the city object to an omission.",
  },
  "objection-line-fallen": {
    http: 409,
    zh: "该行已从清单中移除。",
    en: "This line has already been taken off the list.",
  },
  "objection-unanswered": {
    http: 409,
    zh: "经办答复后方可作出决定。",
    en: "The objection has to be answered before it is decided.",
  },
  "objection-effect": {
    http: 422,
    zh: "该异议不能如此处理：列入资金的行可移除或调减金额，其他情形在下一清单中处理。",
    en: "Not for this objection: a funded line is removed or lowered, anything else has its turn in the next list.",
  },
  "payment-nothing": {
    http: 409,
    zh: "没有可兑付的清单行（另有 {blocked} 行暂不能兑付）。",
    en: "There is no line to pay ({blocked} others cannot be paid now).",
  },
  "payment-blocked": {
    http: 409,
    zh: "批次中有 {lines} 行不能支付：{numbers}。请退回批次，由经办重新编制。",
    en: "{lines} lines of the batch cannot be paid: {numbers}. Refuse the batch, so that the bureau drafts it anew.",
  },
  "bank-result-refused": {
    http: 422,
    zh: "银行回执未被接受，共 {faults} 处有误，未入账任何一行。",
    en: "The bank's result was refused for {faults} faults; nothing of it was booked.",
  },
  "suspense-outcome": {
    http: 409,
    zh: "按该笔支付和结算申请的现状，不能作此处理（{outcome}）；同一申请另有在办批次的，先退回该批次。",
    en: "The payment and its claim as they stand do not allow this outcome ({outcome}); a batch that has the claim too is refused first.",
  },
  "suspense-told": {
    http: 409,
    zh: "该笔支付的退回已登记，正在处理。",
    en: "A return of this payment is noted already and being looked into.",
  },
  "suspense-own-proposal": {
    http: 403,
    zh: "处理意见由您提出，须由另一人复核。",
    en: "The outcome was proposed by you; another person decides on it.",
  },
} as const satisfies Record<string, RefusalEntry>;
