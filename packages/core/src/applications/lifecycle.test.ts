import { describe, expect, test } from "vitest";
import { actionsFor, stepTo } from "../lifecycle.ts";
import { Refusal } from "../refusal.ts";
import { allRoles, type Role } from "../roles.ts";
import {
  applicationLifecycle,
  holderOf,
  livingStatuses,
  type ApplicationAction,
  type ApplicationStatus,
} from "./lifecycle.ts";

const statuses = Object.keys(applicationLifecycle.statuses) as ApplicationStatus[];
const actions = Object.keys(applicationLifecycle.steps) as ApplicationAction[];

/** The whole life written down a second time, by hand: from → action → to, and who. */
const E: readonly (Role | "system")[] = ["enterprise-preparer", "enterprise-approver"];
const S: readonly (Role | "system")[] = ["supplier-preparer", "supplier-approver"];
const B: readonly (Role | "system")[] = ["city-reviewer", "city-approver"];
const expected: readonly [ApplicationStatus, ApplicationAction, ApplicationStatus, readonly (Role | "system")[]][] = [
  ["draft", "submit", "submitted", E],
  ["draft", "wait", "waiting", E],
  ["draft", "withdraw", "withdrawn", E],
  ["waiting", "promote", "submitted", ["system"]],
  ["waiting", "withdraw", "withdrawn", E],
  ["waiting", "lapse", "lapsed", ["system"]],
  ["submitted", "confirm", "supplier-confirmed", S],
  ["submitted", "confirmInPlace", "supplier-confirmed", B],
  ["submitted", "dispute", "disputed", S],
  ["submitted", "returnSilent", "returned", ["system"]],
  ["submitted", "return", "returned", B],
  ["submitted", "withdraw", "withdrawn", E],
  ["supplier-confirmed", "return", "returned", B],
  ["supplier-confirmed", "review", "reviewed", ["city-reviewer"]],
  ["supplier-confirmed", "reject", "rejected", ["city-approver"]],
  ["supplier-confirmed", "withdraw", "withdrawn", E],
  ["reviewed", "return", "returned", B],
  ["reviewed", "sendBack", "supplier-confirmed", ["city-approver"]],
  ["reviewed", "approve", "issued", ["city-approver"]],
  ["reviewed", "reject", "rejected", ["city-approver"]],
  ["reviewed", "withdraw", "withdrawn", E],
  ["returned", "submit", "submitted", E],
  ["returned", "wait", "waiting", E],
  ["returned", "withdraw", "withdrawn", E],
  ["returned", "lapse", "lapsed", ["system"]],
  ["disputed", "bringBack", "returned", E],
  ["disputed", "withdraw", "withdrawn", E],
  ["disputed", "lapse", "lapsed", ["system"]],
];

const codeOf = (run: () => unknown): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.code : "bug";
  }
};

describe("every state × action × role", () => {
  for (const status of statuses) {
    test(`from ${status}`, () => {
      for (const action of actions) {
        const step = expected.find(([from, name]) => from === status && name === action);
        for (const role of [...allRoles, "system" as const]) {
          const run = () => stepTo(applicationLifecycle, action, status, [role]);
          if (step === undefined) expect(codeOf(run), `${status} ${action} ${role}`).toBe("wrong-state");
          else if (!step[3].includes(role)) expect(codeOf(run), `${status} ${action} ${role}`).toBe("not-permitted");
          else expect(run(), `${status} ${action} ${role}`).toBe(step[2]);
        }
      }
    });
  }
});

test("5.8 nobody but a city's approver ends in a voucher, and only from a reviewed case", () => {
  const toIssued = expected.filter(([, , to]) => to === "issued");
  expect(toIssued).toEqual([["reviewed", "approve", "issued", ["city-approver"]]]);
  expect(actionsFor(applicationLifecycle, "issued", [...allRoles, "system"])).toEqual([]);
});

test("ended cases offer nothing, and every other has somebody who holds it", () => {
  const over: ApplicationStatus[] = ["issued", "rejected", "withdrawn", "lapsed"];
  for (const status of statuses) {
    expect(holderOf(status) === null, status).toBe(over.includes(status));
    expect(actionsFor(applicationLifecycle, status, [...allRoles, "system"]).length === 0, status).toBe(
      over.includes(status),
    );
  }
  expect(livingStatuses.filter((status) => ["draft", "rejected", "withdrawn", "lapsed"].includes(status))).toEqual([]);
  expect(livingStatuses).toHaveLength(statuses.length - 4);
});
