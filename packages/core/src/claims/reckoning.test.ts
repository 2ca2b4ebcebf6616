import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bp, fen } from "../money.ts";
import { Refusal } from "../refusal.ts";
import { calendarDate } from "../time.ts";
import { claimWaterfall, reckonClaim, refuseUnready, type ClaimFacts } from "./reckoning.ts";

const facts: ClaimFacts = {
  rule: { kind: "equal-to-contract" },
  evidenceRequired: ["payment-proof", "acceptance-report"],
  contractTotalFen: fen(310_000_00),
  contractSignedOn: calendarDate("2026-01-10"),
  serviceCode: "S1",
  faceValueFen: fen(100_000_00),
  lines: [
    { serviceCode: "S1", eligible: true, invoicedFen: fen(60_000_00) },
    { serviceCode: "S1", eligible: true, invoicedFen: fen(50_000_00) },
    { serviceCode: "S1", eligible: false, invoicedFen: fen(200_000_00) },
  ],
  evidence: [
    { kind: "payment-proof", amountFen: fen(310_000_00), occurredOn: calendarDate("2026-03-02") },
    { kind: "acceptance-report", amountFen: null, occurredOn: null },
  ],
  implementedOn: calendarDate("2026-03-01"),
  acceptedOn: calendarDate("2026-03-05"),
  loweredFen: null,
  hasPaymentAccount: true,
  today: calendarDate("2026-03-31"),
};

const paid = (amount: number) => ({
  kind: "payment-proof" as const,
  amountFen: fen(amount),
  occurredOn: calendarDate("2026-03-02"),
});

function refusalOf(given: ClaimFacts): Refusal {
  try {
    refuseUnready(reckonClaim(given));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the sum test", () => {
  test("5.9 invoices equal to the contract pass, and the claim asks for its face value", () => {
    const reckoning = reckonClaim(facts);
    expect(reckoning).toMatchObject({
      invoicedFen: 310_000_00,
      eligibleInvoicedFen: 110_000_00,
      paidFen: 310_000_00,
      amountFen: 100_000_00,
    });
    expect(reckoning.findings.every(({ outcome }) => outcome === "met")).toBe(true);
    expect(() => refuseUnready(reckoning)).not.toThrow();
  });

  test("5.9 one fen less or more blocks the submission, with the difference and its sign", () => {
    const lines = facts.lines.map((line, index) => (index === 2 ? { ...line, invoicedFen: fen(199_999_99) } : line));
    expect(refusalOf({ ...facts, lines })).toMatchObject({
      code: "invoice-total-differs",
      facts: { sign: "−", differenceFen: 1, invoicedFen: 309_999_99, contractFen: 310_000_00 },
    });
    expect(refusalOf({ ...facts, contractTotalFen: fen(309_999_99) })).toMatchObject({
      code: "invoice-total-differs",
      facts: { sign: "+", differenceFen: 1 },
    });
    expect(reckonClaim({ ...facts, lines }).findings[0]?.zh).toBe(
      "发票总金额 309,999.99 元，合同金额 310,000.00 元，差额 −0.01 元。",
    );
  });

  test("5.9 what is not paid yet is pointed out where the rule asks for invoices only", () => {
    const evidence = [paid(1), ...facts.evidence.slice(1)];
    const reckoning = reckonClaim({ ...facts, evidence });
    expect(reckoning.findings.find(({ rule }) => rule === "payment-total")?.outcome).toBe("open");
    expect(() => refuseUnready(reckoning)).not.toThrow();
  });

  test("5.9 by the paid-share rule payments count, rounded up to the fen, and the amount is what is invoiced", () => {
    const given: ClaimFacts = {
      ...facts,
      rule: { kind: "paid-share", shareBp: bp(9_000) },
      contractTotalFen: fen(100_000_01),
      lines: [{ serviceCode: "S1", eligible: true, invoicedFen: fen(90_000_00) }],
      evidence: [paid(90_000_01), ...facts.evidence.slice(1)],
    };
    expect(reckonClaim(given).amountFen).toBe(90_000_00);
    expect(() => refuseUnready(reckonClaim(given))).not.toThrow();
    const short = {
      ...given,
      evidence: [paid(90_000_00), ...facts.evidence.slice(1)],
    };
    expect(refusalOf(short)).toMatchObject({
      code: "payments-too-low",
      facts: { paidFen: 90_000_00, neededFen: 90_000_01, share: "90%" },
    });
  });

  test("5.9 only eligible lines of the voucher's own service count for the amount", () => {
    const lines = [
      { serviceCode: "S1", eligible: true, invoicedFen: fen(70_000_00) },
      { serviceCode: "S2", eligible: true, invoicedFen: fen(240_000_00) },
    ];
    expect(reckonClaim({ ...facts, lines }).amountFen).toBe(70_000_00);
    const none = [{ serviceCode: "S2", eligible: true, invoicedFen: fen(310_000_00) }];
    expect(refusalOf({ ...facts, lines: none })).toMatchObject({ code: "nothing-invoiced" });
  });

  test("4.4.3 a claim never asks for more than its face value nor more than what is invoiced on eligible lines", () => {
    const amount = fc.integer({ min: 0, max: 10 ** 12 });
    const lineOf = fc.record({
      serviceCode: fc.constantFrom("S1", "S2"),
      eligible: fc.boolean(),
      invoicedFen: amount.map(fen),
    });
    fc.assert(
      fc.property(
        fc.array(lineOf, { maxLength: 8 }),
        fc.integer({ min: 1, max: 10 ** 12 }).map(fen),
        (lines, faceValueFen) => {
          const invoiced = lines
            .filter((line) => line.eligible && line.serviceCode === "S1")
            .reduce((sum, line) => sum + line.invoicedFen, 0);
          expect(reckonClaim({ ...facts, lines, faceValueFen }).amountFen).toBe(Math.min(faceValueFen, invoiced));
        },
      ),
    );
  });
});

describe("evidence and dates", () => {
  test("5.9 every missing item is marked at once", () => {
    const refusal = refusalOf({ ...facts, evidence: [], implementedOn: null, acceptedOn: null });
    expect(refusal.code).toBe("claim-incomplete");
    expect(refusal.faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "evidence evidence-payment-proof",
      "evidence evidence-acceptance-report",
      "implementedOn implemented-on",
      "acceptedOn accepted-on",
    ]);
  });

  test("5.9 a proof of payment without amount or day may wait in a draft, but is not submitted", () => {
    for (const gap of [{ amountFen: null }, { occurredOn: null }]) {
      const refusal = refusalOf({ ...facts, evidence: [{ ...paid(310_000_00), ...gap }, ...facts.evidence] });
      expect(refusal.faults.map(({ path, code }) => `${path} ${code}`)).toEqual(["evidence payment-proof-unfinished"]);
    }
  });

  test("5.9 evidence that the edition does not ask for is not missed", () => {
    const given = { ...facts, evidenceRequired: ["acceptance-report"] as const, evidence: facts.evidence.slice(1) };
    expect(() => refuseUnready(reckonClaim(given))).not.toThrow();
  });

  test("5.14 a claim may go in before its account is confirmed, and says so", () => {
    const reckoning = reckonClaim({ ...facts, hasPaymentAccount: false });
    expect(reckoning.findings.at(-1)).toMatchObject({ rule: "payment-account", outcome: "open" });
    expect(() => refuseUnready(reckoning)).not.toThrow();
  });

  test("4.2 implementation comes after the contract, acceptance after implementation, and neither lies ahead", () => {
    const on = (implementedOn: string, acceptedOn: string) => ({
      ...facts,
      implementedOn: calendarDate(implementedOn),
      acceptedOn: calendarDate(acceptedOn),
    });
    expect(() => refuseUnready(reckonClaim(on("2026-01-10", "2026-01-10")))).not.toThrow();
    expect(() => refuseUnready(reckonClaim(on("2026-03-31", "2026-03-31")))).not.toThrow();
    expect(refusalOf(on("2026-01-09", "2026-03-05")).faults.map(({ path }) => path)).toEqual(["implementedOn"]);
    expect(refusalOf(on("2026-03-06", "2026-03-05")).faults.map(({ path }) => path)).toEqual(["acceptedOn"]);
    expect(refusalOf(on("2026-03-01", "2026-04-01")).faults.map(({ path }) => path)).toEqual(["acceptedOn"]);
  });

  test("4.2 a day is written in Chinese as 年月日, whatever was found of it", () => {
    const days = ["2026-01-09", "2026-03-01", "2026-04-01"].map(calendarDate);
    const told = days.flatMap((implementedOn) =>
      days.flatMap((acceptedOn) => reckonClaim({ ...facts, implementedOn, acceptedOn }).findings),
    );
    expect(told.map(({ zh }) => zh)).toContain("实施完成日期 2026年1月9日 早于合同签订日期 2026年1月10日。");
    for (const { zh } of told) expect(zh).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});

describe("an amount that an objection lowered", () => {
  test("5.13 is not raised again by a correction, and says so", () => {
    const reckoning = reckonClaim({ ...facts, loweredFen: fen(60_000_00) });
    expect(reckoning.amountFen).toBe(60_000_00);
    const finding = reckoning.findings.find(({ rule }) => rule === "claim-amount");
    expect(finding).toMatchObject({ outcome: "met", facts: { loweredFen: 60_000_00 } });
    expect(finding?.zh).toContain("调减至的 60,000.00 元");
    expect(finding?.en).toContain("an upheld objection left of it, 60,000.00");
  });

  test("5.13 falls further where less is invoiced", () => {
    const lines = [{ serviceCode: "S1", eligible: true, invoicedFen: fen(50_000_00) }];
    expect(reckonClaim({ ...facts, lines, loweredFen: fen(60_000_00) }).amountFen).toBe(50_000_00);
  });
});

describe("the waterfall", () => {
  test("5.9 a claim's amount is its face value, cut by what is invoiced, and by an upheld objection", () => {
    const steps = claimWaterfall(fen(100_00), fen(80_00), fen(70_00));
    expect(steps.map(({ step, afterFen, cutFen }) => [step, afterFen, cutFen])).toEqual([
      ["face-value", 100_00, 0],
      ["invoiced", 80_00, 20_00],
      ["list", 70_00, 10_00],
    ]);
    expect(claimWaterfall(fen(100_00), fen(120_00)).at(-1)).toMatchObject({ step: "invoiced", afterFen: 100_00 });
  });
});
