import { expect, test } from "vitest";
import { reckonClaim, type ClaimFacts } from "./claims/reckoning.ts";
import { refuseWrongSplits } from "./claims/invoice-splits.ts";
import type { Id } from "./ids.ts";
import { FEN_MAX, cappedSum, fen } from "./money.ts";
import { overBudget } from "./plans/money.ts";
import { Refusal } from "./refusal.ts";
import { calendarDate } from "./time.ts";

test("a sum of typed amounts that is more than can be handled is the largest amount, not a fault of ours", () => {
  expect(cappedSum()).toBe(0);
  expect(cappedSum(fen(1), fen(2))).toBe(3);
  expect(cappedSum(FEN_MAX, fen(1))).toBe(FEN_MAX);
});

test("5.1 allotments of the largest amounts are over the budget, and nothing breaks", () => {
  const most = { amountFen: FEN_MAX };
  expect(overBudget([most, most, most], fen(100))).toBe(FEN_MAX);
  expect(overBudget([{ amountFen: fen(60) }, { amountFen: fen(50) }], fen(100))).toBe(10);
  expect(overBudget([{ amountFen: fen(50) }], fen(100))).toBe(0);
});

test("5.9 parts of an invoice that add up to more than can be handled differ from its total", () => {
  const line = (number: number) => ({
    id: `00000000-0000-4000-8000-00000000000${number}` as Id,
    number,
    amountFen: FEN_MAX,
    invoicedFen: fen(0),
  });
  const lines = [line(1), line(2)];
  const splits = lines.map(({ id }) => ({ feeLineId: id, amountFen: FEN_MAX }));
  expect(() => refuseWrongSplits(fen(100), splits, lines)).toThrow(Refusal);
});

test("5.9 proofs of payment of the largest amounts are judged like others", () => {
  const proof = { kind: "payment-proof", amountFen: FEN_MAX, occurredOn: null } as const;
  const facts: ClaimFacts = {
    rule: { kind: "equal-to-contract" },
    evidenceRequired: [],
    contractTotalFen: fen(100),
    contractSignedOn: calendarDate("2026-01-05"),
    serviceCode: "S",
    faceValueFen: fen(50),
    lines: [{ serviceCode: "S", eligible: true, invoicedFen: fen(100) }],
    evidence: [proof, proof],
    implementedOn: null,
    acceptedOn: null,
    loweredFen: null,
    hasPaymentAccount: true,
    today: calendarDate("2026-06-05"),
  };
  expect(reckonClaim(facts).paidFen).toBe(FEN_MAX);
});
