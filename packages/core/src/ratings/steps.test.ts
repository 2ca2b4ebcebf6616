import { expect, test } from "vitest";
import { finishedSteps } from "./steps.ts";

test("7.3 a step is rated once it is finished, and the supplier only for what it did itself", () => {
  const nothing = { confirmedBySupplier: false, decided: false, paid: false };
  expect(finishedSteps({ kind: "application", ...nothing })).toEqual([]);
  expect(finishedSteps({ kind: "application", ...nothing, confirmedBySupplier: true, decided: true })).toEqual([
    "confirmation",
    "decision",
  ]);
  expect(finishedSteps({ kind: "claim", confirmedBySupplier: true, decided: true, paid: true })).toEqual([
    "service",
    "decision",
    "payment",
  ]);
  expect(finishedSteps({ kind: "claim", ...nothing, decided: true })).toEqual(["decision"]);
});
