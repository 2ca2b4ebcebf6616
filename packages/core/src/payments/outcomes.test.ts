import { describe, expect, test } from "vitest";
import { claimLifecycle, type ClaimStatus } from "../claims/lifecycle.ts";
import { fen } from "../money.ts";
import { paymentLineLifecycle, type PaymentLineStatus } from "./lifecycle.ts";
import { outcomesOf, type SuspenseFacts } from "./outcomes.ts";

const lineStatuses = Object.keys(paymentLineLifecycle.statuses) as PaymentLineStatus[];
const claimStatuses = Object.keys(claimLifecycle.statuses) as ClaimStatus[];

const cameBack: SuspenseFacts = {
  row: { outcome: "failed", amountFen: fen(100), bankReference: "" },
  line: { amountFen: fen(100), status: "paid" },
  claimStatus: "paid",
  paidOtherwise: false,
  referenceUsed: false,
};
const arrived: SuspenseFacts = {
  ...cameBack,
  row: { outcome: "paid", amountFen: fen(100), bankReference: "LS-1" },
  line: { amountFen: fen(100), status: "failed" },
  claimStatus: "failed",
};

/** Every state of a line with every state of a claim in which the outcome is possible. */
function statesOf(facts: SuspenseFacts, outcome: "returned" | "was-paid"): string[] {
  return lineStatuses.flatMap((status) =>
    claimStatuses
      .filter((claimStatus) =>
        outcomesOf({ ...facts, line: { amountFen: fen(100), status }, claimStatus }).includes(outcome),
      )
      .map((claimStatus) => `${status}/${claimStatus}`),
  );
}

describe("the outcome of a row in suspense", () => {
  test("5.14 money came back only of a line that stands as paid and whose claim does", () => {
    expect(statesOf(cameBack, "returned")).toEqual(["paid/paid"]);
    expect(statesOf(cameBack, "was-paid")).toEqual([]);
  });

  test("5.14 a line was paid after all only if it stands as failed and its claim still waits for the money", () => {
    expect(statesOf(arrived, "was-paid")).toEqual(["failed/payable", "failed/failed"]);
    expect(statesOf(arrived, "returned")).toEqual([]);
  });

  test("5.14 a claim that is paid otherwise, or a reference that another line carries, is never paid a second time", () => {
    expect(outcomesOf(arrived)).toEqual(["bank-error", "was-paid"]);
    expect(outcomesOf({ ...arrived, paidOtherwise: true })).toEqual(["bank-error"]);
    expect(outcomesOf({ ...arrived, referenceUsed: true })).toEqual(["bank-error"]);
    expect(outcomesOf({ ...arrived, row: { ...arrived.row, bankReference: "" } })).toEqual(["bank-error"]);
  });

  test("5.14 of another amount, one fen off too, or of no line, only that nothing changes can be said", () => {
    for (const facts of [cameBack, arrived]) {
      expect(outcomesOf({ ...facts, row: { ...facts.row, amountFen: fen(99) } })).toEqual(["bank-error"]);
      expect(outcomesOf({ ...facts, line: null, claimStatus: null })).toEqual(["bank-error"]);
    }
  });
});
