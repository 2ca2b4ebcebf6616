import { defineLifecycle } from "../lifecycle.ts";

const bureau = ["city-reviewer", "city-approver"] as const;
const province = ["province-policy", "province-reviewer"] as const;

/**
 * The life of a question or complaint: it waits for the office it was sent to, may be handed on to the one that can answer,
 * and is answered. An answer may be bettered; every one of them stays in the history. @clause 7.3
 */
export const inquiryLifecycle = defineLifecycle({
  noun: "inquiry",
  zh: "咨询投诉",
  initial: "filed",
  statuses: {
    filed: { zh: "待答复", en: "Waiting for an answer" },
    answered: { zh: "已答复", en: "Answered" },
  },
  steps: {
    forward: { from: ["filed"], to: "filed", who: [...bureau, ...province] },
    answer: { from: ["filed"], to: "answered", who: [...bureau, ...province] },
    betterAnswer: { from: ["answered"], to: "answered", who: [...bureau, ...province] },
  },
});

export type InquiryStatus = keyof typeof inquiryLifecycle.statuses;
export type InquiryAction = keyof typeof inquiryLifecycle.steps;

export const inquiryKinds = {
  question: { zh: "咨询", en: "Question" },
  complaint: { zh: "投诉", en: "Complaint" },
} as const;
export type InquiryKind = keyof typeof inquiryKinds;
