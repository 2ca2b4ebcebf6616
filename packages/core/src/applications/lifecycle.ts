import { defineLifecycle } from "../lifecycle.ts";

const enterprise = ["enterprise-preparer", "enterprise-approver"] as const;
const supplier = ["supplier-preparer", "supplier-approver"] as const;
const bureau = ["city-reviewer", "city-approver"] as const;

/**
 * The life of an application, from draft to voucher. `wait` is what a submission becomes when its whole face value does
 * not fit the city's issue capacity; `promote` takes it out of the waiting list again.
 * @clause 5.6 5.7 5.8 8.2
 */
export const applicationLifecycle = defineLifecycle({
  noun: "application",
  zh: "服务券申请",
  initial: "draft",
  statuses: {
    draft: { zh: "草稿", en: "Draft" },
    waiting: { zh: "轮候中", en: "Waiting for capacity" },
    submitted: { zh: "待供应商确认", en: "Submitted" },
    "supplier-confirmed": { zh: "待审核", en: "Confirmed by the supplier" },
    reviewed: { zh: "待复核", en: "Reviewed" },
    issued: { zh: "已发券", en: "Issued" },
    returned: { zh: "退回补正", en: "Returned" },
    disputed: { zh: "供应商有异议", en: "Disputed by the supplier" },
    rejected: { zh: "不予通过", en: "Rejected" },
    withdrawn: { zh: "已撤回", en: "Withdrawn" },
    lapsed: { zh: "已失效", en: "Lapsed" },
  },
  steps: {
    submit: { from: ["draft", "returned"], to: "submitted", who: enterprise },
    wait: { from: ["draft", "returned"], to: "waiting", who: enterprise },
    promote: { from: ["waiting"], to: "submitted", who: ["system"] },
    confirm: { from: ["submitted"], to: "supplier-confirmed", who: supplier },
    confirmInPlace: { from: ["submitted"], to: "supplier-confirmed", who: bureau },
    dispute: { from: ["submitted"], to: "disputed", who: supplier },
    bringBack: { from: ["disputed"], to: "returned", who: enterprise },
    returnSilent: { from: ["submitted"], to: "returned", who: ["system"] },
    return: { from: ["submitted", "supplier-confirmed", "reviewed"], to: "returned", who: bureau },
    review: { from: ["supplier-confirmed"], to: "reviewed", who: ["city-reviewer"] },
    sendBack: { from: ["reviewed"], to: "supplier-confirmed", who: ["city-approver"] },
    approve: { from: ["reviewed"], to: "issued", who: ["city-approver"] },
    reject: { from: ["supplier-confirmed", "reviewed"], to: "rejected", who: ["city-approver"] },
    withdraw: {
      from: ["draft", "waiting", "submitted", "supplier-confirmed", "reviewed", "returned", "disputed"],
      to: "withdrawn",
      who: enterprise,
    },
    lapse: { from: ["waiting", "returned", "disputed"], to: "lapsed", who: ["system"] },
  },
});

export type ApplicationStatus = keyof typeof applicationLifecycle.statuses;
export type ApplicationAction = keyof typeof applicationLifecycle.steps;

/** States in which an application takes up its contract's service, its exclusion group and its reserved amounts. */
export const livingStatuses: readonly ApplicationStatus[] = [
  "waiting",
  "submitted",
  "supplier-confirmed",
  "reviewed",
  "issued",
  "returned",
  "disputed",
];

/** Selections of applications that a plan's figures count; the lists show exactly these. */
export const countedApplications = {
  undecided: {
    zh: "在办",
    en: "Undecided",
    statuses: ["submitted", "supplier-confirmed", "reviewed", "returned", "disputed"],
  },
  /** Of these, past the day they were due. */
  overdue: { zh: "超期", en: "Overdue", statuses: ["submitted", "supplier-confirmed", "reviewed"] },
} as const satisfies Readonly<
  Record<string, { readonly zh: string; readonly en: string; readonly statuses: readonly ApplicationStatus[] }>
>;
export type CountedApplications = keyof typeof countedApplications;

/** Who has to act next, or null when the case is over. Everybody who sees the case is told. */
export function holderOf(status: ApplicationStatus): "enterprise" | "supplier" | "city" | "system" | null {
  switch (status) {
    case "draft":
    case "returned":
    case "disputed":
      return "enterprise";
    case "submitted":
      return "supplier";
    case "supplier-confirmed":
    case "reviewed":
      return "city";
    case "waiting":
      return "system";
    case "issued":
    case "rejected":
    case "withdrawn":
    case "lapsed":
      return null;
  }
}
