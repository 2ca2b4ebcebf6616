import { expect, test } from "vitest";
import { contractLifecycle } from "../contracts/lifecycle.ts";
import { actionsFor, stepTo, type Lifecycle } from "../lifecycle.ts";
import { allRoles, type Role } from "../roles.ts";
import { productLifecycle, supplierLifecycle } from "../suppliers/lifecycle.ts";
import { enterpriseLifecycle, paymentAccountLifecycle } from "./lifecycle.ts";

const actors: readonly (Role | "system")[] = [...allRoles, "system"];

/** Every step that exists, written down by hand: from, action, to and who. */
const steps: readonly [Lifecycle, string, string, string, readonly string[]][] = [
  [enterpriseLifecycle, "draft", "submit", "submitted", ["enterprise-preparer", "enterprise-approver"]],
  [enterpriseLifecycle, "returned", "submit", "submitted", ["enterprise-preparer", "enterprise-approver"]],
  [enterpriseLifecycle, "submitted", "certify", "certified", ["city-reviewer"]],
  [enterpriseLifecycle, "submitted", "return", "returned", ["city-reviewer"]],
  [enterpriseLifecycle, "certified", "reopen", "draft", ["enterprise-approver"]],
  [paymentAccountLifecycle, "proposed", "confirm", "active", ["enterprise-approver", "city-reviewer", "city-finance"]],
  [paymentAccountLifecycle, "proposed", "refuse", "refused", ["enterprise-approver", "city-reviewer", "city-finance"]],
  [
    paymentAccountLifecycle,
    "proposed",
    "replace",
    "replaced",
    ["enterprise-preparer", "enterprise-approver", "city-reviewer", "city-finance"],
  ],
  [
    paymentAccountLifecycle,
    "active",
    "replace",
    "replaced",
    ["enterprise-preparer", "enterprise-approver", "city-reviewer", "city-finance"],
  ],
  [supplierLifecycle, "draft", "submit", "submitted", ["supplier-preparer", "supplier-approver"]],
  [supplierLifecycle, "returned", "submit", "submitted", ["supplier-preparer", "supplier-approver"]],
  [supplierLifecycle, "submitted", "admit", "admitted", ["province-reviewer"]],
  [supplierLifecycle, "submitted", "admitFromPool", "admitted", ["system"]],
  [supplierLifecycle, "submitted", "return", "returned", ["province-reviewer"]],
  [supplierLifecycle, "submitted", "reject", "rejected", ["province-reviewer"]],
  [productLifecycle, "draft", "list", "listed", ["supplier-preparer", "supplier-approver"]],
  [productLifecycle, "listed", "withdraw", "withdrawn", ["supplier-preparer", "supplier-approver"]],
  [contractLifecycle, "draft", "lock", "locked", ["enterprise-preparer", "enterprise-approver", "system"]],
  [
    contractLifecycle,
    "locked",
    "reopen",
    "draft",
    ["enterprise-preparer", "enterprise-approver", "city-reviewer", "city-approver", "system"],
  ],
];

const lifecycles: readonly Lifecycle[] = [
  enterpriseLifecycle,
  paymentAccountLifecycle,
  supplierLifecycle,
  productLifecycle,
  contractLifecycle,
];

test.each(lifecycles.map((lifecycle) => [lifecycle.noun, lifecycle] as const))(
  "every state, action and role of %s is as written down",
  (_noun, lifecycle) => {
    for (const status of Object.keys(lifecycle.statuses)) {
      for (const action of Object.keys(lifecycle.steps)) {
        const step = steps.find(([of, from, does]) => of === lifecycle && from === status && does === action);
        for (const actor of actors) {
          const taken = (): string => stepTo(lifecycle, action, status, [actor]);
          if (step === undefined) expect(taken, `${status} ${action} ${actor}`).toThrow("wrong-state");
          else if (step[4].includes(actor)) expect(taken(), `${status} ${action} ${actor}`).toBe(step[3]);
          else expect(taken, `${status} ${action} ${actor}`).toThrow("not-permitted");
        }
      }
    }
  },
);

test("what the viewer may do now is offered, and nothing else", () => {
  expect(actionsFor(enterpriseLifecycle, "submitted", ["city-reviewer"])).toEqual(["certify", "return"]);
  expect(actionsFor(enterpriseLifecycle, "submitted", ["enterprise-approver"])).toEqual([]);
  expect(actionsFor(productLifecycle, "withdrawn", ["supplier-approver"])).toEqual([]);
});
