import { describe, expect, test } from "vitest";
import { stepTo } from "../lifecycle.ts";
import { allRoles } from "../roles.ts";
import {
  claimLifecycle,
  editableStatuses,
  holderOf,
  relyingStatuses,
  waitingStatuses,
  type ClaimAction,
  type ClaimStatus,
} from "./lifecycle.ts";
import { checklistItems, refuseUnmetChecklist } from "./checklist.ts";

const statuses = Object.keys(claimLifecycle.statuses) as ClaimStatus[];
const actions = Object.keys(claimLifecycle.steps) as ClaimAction[];

/** The states that can be reached from one without passing another. */
function reachable(from: ClaimStatus, without: ClaimStatus): Set<ClaimStatus> {
  const seen = new Set<ClaimStatus>([from]);
  const open = [from];
  for (let status = open.pop(); status !== undefined; status = open.pop()) {
    for (const action of actions) {
      const step = claimLifecycle.steps[action];
      // A payment is found to have arrived only where one had failed: it had been sent.
      if (action === "payLate" || !step.from.some((one) => one === status) || step.to === without || seen.has(step.to))
        continue;
      seen.add(step.to);
      open.push(step.to);
    }
  }
  return seen;
}

test.for([
  "submitted",
  "supplier-confirmed",
  "evaluated",
  "reviewed",
  "approved",
  "listed",
  "noticed",
  "payable",
  "sent",
] as const)("4.2 no claim is paid without having been %s", (status) => {
  expect(reachable("draft", status).has("paid")).toBe(false);
  expect(reachable("draft", "recovering").has("paid")).toBe(true);
});

describe("the table over every status, action and role", () => {
  test("an action that is no step from a status is refused for everybody, before the role is looked at", () => {
    for (const status of statuses) {
      for (const action of actions) {
        const step = claimLifecycle.steps[action];
        for (const role of [...allRoles, "system" as const]) {
          const isStep = step.from.some((one) => one === status);
          const mayStep = step.who.some((one) => one === role);
          const run = () => stepTo(claimLifecycle, action, status, [role]);
          if (isStep && mayStep) expect(run()).toBe(step.to);
          else expect(run).toThrow(expect.objectContaining({ code: isStep ? "not-permitted" : "wrong-state" }));
        }
      }
    }
  });

  test("5.10 only the supplier confirms, only he disputes, and the bureau's confirmation in his place is another action", () => {
    expect(claimLifecycle.steps.confirm.who).toEqual(["supplier-preparer", "supplier-approver"]);
    expect(claimLifecycle.steps.dispute.who).toEqual(["supplier-preparer", "supplier-approver"]);
    expect(claimLifecycle.steps.confirmInPlace.who).toEqual(["city-reviewer", "city-approver"]);
  });

  test("5.11 the reviewer recommends and the approver decides: neither role may do the other's step", () => {
    expect(claimLifecycle.steps.review.who).toEqual(["city-reviewer"]);
    expect(claimLifecycle.steps.approve.who).toEqual(["city-approver"]);
    expect(claimLifecycle.steps.approve.from).toEqual(["reviewed"]);
    expect(claimLifecycle.steps.review.from).toEqual(["evaluated"]);
  });
});

test("whoever has to act can act: every state with a holder has a step of his, and states without one have none but recovery and a return", () => {
  const roleOf = {
    enterprise: "enterprise-preparer",
    supplier: "supplier-preparer",
    city: "city-approver",
    "city-finance": "city-finance",
    system: "system",
  } as const;
  for (const status of statuses) {
    const holder = holderOf(status);
    const steps = actions.filter((action) => claimLifecycle.steps[action].from.some((one) => one === status));
    if (holder === null) expect(steps.filter((action) => action !== "recover" && action !== "takeBack")).toEqual([]);
    else if (status !== "recovering")
      expect(steps.some((action) => claimLifecycle.steps[action].who.some((one) => one === roleOf[holder]))).toBe(true);
  }
});

test("8.2 a claim keeps its place in line from submission until its line is funded, also while it is returned or disputed", () => {
  expect(waitingStatuses).toEqual([
    "submitted",
    "supplier-confirmed",
    "evaluated",
    "reviewed",
    "approved",
    "deferred",
    "returned",
    "disputed",
  ]);
});

test("5.9 a claim that may be edited does not rely on its invoices; every other living one does", () => {
  for (const status of statuses) {
    const dead = ["draft", "returned", "disputed", "rejected", "withdrawn"].includes(status);
    expect(relyingStatuses.includes(status)).toBe(!dead);
    if (editableStatuses.includes(status)) expect(dead).toBe(true);
  }
});

test("5.11 a recommendation needs every question answered with yes; each no is marked", () => {
  const yes = { invoiceTotal: true, invoiceParties: true, evidence: true, completionMark: true };
  expect(() => refuseUnmetChecklist(yes)).not.toThrow();
  for (const item of checklistItems) {
    expect(() => refuseUnmetChecklist({ ...yes, [item]: false })).toThrow(
      expect.objectContaining({
        code: "checklist-not-met",
        faults: [expect.objectContaining({ path: `checklist.${item}` })],
      }),
    );
  }
});
