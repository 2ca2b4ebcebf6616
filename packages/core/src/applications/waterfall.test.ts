import fc from "fast-check";
import { expect, test } from "vitest";
import { ZERO, fen, type Fen } from "../money.ts";
import { Refusal } from "../refusal.ts";
import { correctedFaceValue, faceValue, leftOf, refuseNothing, type WaterfallInput } from "./waterfall.ts";

const yuan = (amount: number): Fen => fen(amount * 100);

/** Standard S1, tier B: listed 100,000.00 yuan, annual cap 250,000.00. */
function inputB(given: Partial<WaterfallInput> & { usedFen?: Fen }): WaterfallInput {
  const { usedFen = ZERO, ...rest } = given;
  return {
    listedFen: yuan(100_000),
    eligibleFeeFen: yuan(110_000),
    year: 2026,
    tier: { nameZh: "二档", nameEn: "Tier B" },
    annualCap: { limitFen: yuan(250_000), usedFen },
    supplierCeiling: null,
    ...rest,
  };
}

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

test("4.4.2 the first voucher of the vector: listed 100,000 on an eligible fee of 110,000 gives 100,000.00", () => {
  const result = faceValue(inputB({}));
  expect(result.faceValueFen).toBe(yuan(100_000));
  expect(
    result.steps.map(({ step, clause, beforeFen, afterFen, cutFen }) => ({
      step,
      clause,
      beforeFen,
      afterFen,
      cutFen,
    })),
  ).toEqual([
    { step: "listed", clause: "4.4.2", beforeFen: yuan(100_000), afterFen: yuan(100_000), cutFen: 0 },
    { step: "eligible-fee", clause: "4.4.3", beforeFen: yuan(100_000), afterFen: yuan(100_000), cutFen: 0 },
    { step: "annual-cap", clause: "4.4.2", beforeFen: yuan(100_000), afterFen: yuan(100_000), cutFen: 0 },
  ]);
  expect(result.stoppedBy).toBeNull();
});

test("4.4.2 4.4.3 the second: listed 200,000, eligible 180,000, cap left 150,000 gives 180,000 by the fee and 150,000 by the cap", () => {
  const result = faceValue(inputB({ listedFen: yuan(200_000), eligibleFeeFen: yuan(180_000), usedFen: yuan(100_000) }));
  expect(result.faceValueFen).toBe(yuan(150_000));
  const [, byFee, byCap] = result.steps;
  expect(byFee).toMatchObject({
    step: "eligible-fee",
    beforeFen: yuan(200_000),
    afterFen: yuan(180_000),
    cutFen: yuan(20_000),
  });
  expect(byCap).toMatchObject({
    step: "annual-cap",
    beforeFen: yuan(180_000),
    afterFen: yuan(150_000),
    cutFen: yuan(30_000),
  });
  expect(byCap?.zh).toContain("150,000.00");
});

test("4.4.2 the third of the same year finds the annual cap used up: refused with the step named", () => {
  const result = faceValue(inputB({ usedFen: yuan(250_000) }));
  expect(result).toMatchObject({ faceValueFen: 0, stoppedBy: "annual-cap" });
  expect(refusalOf(() => refuseNothing(result))).toMatchObject({
    code: "face-value-zero",
    facts: { step: "annual-cap", clause: "4.4.2" },
  });
});

test("4.4.3 a service without an eligible fee stops at the fee, whatever its formula lists", () => {
  expect(faceValue(inputB({ eligibleFeeFen: ZERO })).stoppedBy).toBe("eligible-fee");
  expect(faceValue(inputB({ listedFen: ZERO, eligibleFeeFen: ZERO })).stoppedBy).toBe("eligible-fee");
  expect(faceValue(inputB({ listedFen: ZERO })).stoppedBy).toBe("listed");
});

test("8.2 a supplier's ceiling cuts last, and one that is used up stops the voucher", () => {
  const cut = faceValue(inputB({ supplierCeiling: { limitFen: yuan(500_000), usedFen: yuan(460_000) } }));
  expect(cut.steps.at(-1)).toMatchObject({
    step: "supplier-ceiling",
    clause: "8.2",
    beforeFen: yuan(100_000),
    afterFen: yuan(40_000),
    cutFen: yuan(60_000),
  });
  expect(faceValue(inputB({ supplierCeiling: { limitFen: yuan(500_000), usedFen: yuan(500_000) } })).stoppedBy).toBe(
    "supplier-ceiling",
  );
});

test("4.4.2 a cap that a later standard lowered below its use has nothing left, not less than nothing", () => {
  expect(leftOf({ limitFen: yuan(100), usedFen: yuan(130) })).toBe(0);
  expect(faceValue(inputB({ annualCap: { limitFen: yuan(200_000), usedFen: yuan(220_000) } })).stoppedBy).toBe(
    "annual-cap",
  );
});

test("a waterfall with a face value is not refused", () => {
  expect(() => refuseNothing(faceValue(inputB({})))).not.toThrow();
});

test("a correction lowers the face value and shows by how much", () => {
  const before = faceValue(inputB({}));
  const after = correctedFaceValue(before, inputB({ eligibleFeeFen: yuan(70_000) }));
  expect(after.faceValueFen).toBe(yuan(70_000));
});

test("a correction never raises what service and lines justify: withdraw and apply anew", () => {
  const before = faceValue(inputB({ eligibleFeeFen: yuan(70_000) }));
  expect(refusalOf(() => correctedFaceValue(before, inputB({ eligibleFeeFen: yuan(70_001) })))).toMatchObject({
    code: "face-value-raise",
    facts: { beforeFen: yuan(70_000), afterFen: yuan(70_001) },
  });
});

test("a face value that the cap had cut does not grow back when the cap has room again", () => {
  const before = faceValue(inputB({ usedFen: yuan(200_000) }));
  expect(before.faceValueFen).toBe(yuan(50_000));
  const after = correctedFaceValue(before, inputB({ usedFen: ZERO }));
  expect(after.faceValueFen).toBe(yuan(50_000));
  expect(after.steps.at(-1)).toMatchObject({ step: "no-raise", cutFen: yuan(50_000) });
});

test("a fee line that grows without raising the listed amount is no raise", () => {
  const before = faceValue(inputB({}));
  expect(correctedFaceValue(before, inputB({ eligibleFeeFen: yuan(500_000) })).faceValueFen).toBe(yuan(100_000));
});

// ── properties, against a second plain implementation ──────────────────────

const amount = fc.integer({ min: 0, max: 10_000_000_00 }).map(fen);
const use = fc.record({ limitFen: amount, usedFen: amount });
const inputs = fc
  .record({ listedFen: amount, eligibleFeeFen: amount, annualCap: use, supplierCeiling: fc.option(use) })
  .map((given): WaterfallInput => ({ year: 2026, tier: { nameZh: "二档", nameEn: "Tier B" }, ...given }));

/** The same in four lines, without steps and words. */
function plainly({ listedFen, eligibleFeeFen, annualCap, supplierCeiling }: WaterfallInput): number {
  const limits = [listedFen, eligibleFeeFen, annualCap.limitFen - annualCap.usedFen];
  if (supplierCeiling !== null) limits.push((supplierCeiling.limitFen - supplierCeiling.usedFen) as Fen);
  return Math.max(0, Math.min(...limits));
}

test("the face value agrees with a second plain implementation, to the fen", () => {
  fc.assert(
    fc.property(inputs, (input) => faceValue(input).faceValueFen === plainly(input)),
    { numRuns: 2_000 },
  );
});

test("the face value is never above any limit, and the steps lead to it without a gap", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { steps, faceValueFen, stoppedBy } = faceValue(input);
      expect(faceValueFen).toBeLessThanOrEqual(input.listedFen);
      expect(faceValueFen).toBeLessThanOrEqual(input.eligibleFeeFen);
      expect(faceValueFen).toBeLessThanOrEqual(leftOf(input.annualCap));
      if (input.supplierCeiling !== null) expect(faceValueFen).toBeLessThanOrEqual(leftOf(input.supplierCeiling));
      expect(steps[0]?.beforeFen).toBe(input.listedFen);
      expect(steps.at(-1)?.afterFen).toBe(faceValueFen);
      for (const [index, step] of steps.entries()) {
        expect(step.beforeFen - step.cutFen).toBe(step.afterFen);
        if (index > 0) expect(step.beforeFen).toBe(steps[index - 1]?.afterFen);
      }
      expect(stoppedBy === null).toBe(faceValueFen > 0);
    }),
    { numRuns: 1_000 },
  );
});

test("more eligible fee, more cap or less use never gives less", () => {
  fc.assert(
    fc.property(inputs, fc.integer({ min: 0, max: 1_000_000 }), (input, more) => {
      const base = faceValue(input).faceValueFen;
      expect(
        faceValue({ ...input, eligibleFeeFen: fen(input.eligibleFeeFen + more) }).faceValueFen,
      ).toBeGreaterThanOrEqual(base);
      expect(faceValue({ ...input, listedFen: fen(input.listedFen + more) }).faceValueFen).toBeGreaterThanOrEqual(base);
      const { limitFen, usedFen } = input.annualCap;
      expect(
        faceValue({ ...input, annualCap: { limitFen: fen(limitFen + more), usedFen } }).faceValueFen,
      ).toBeGreaterThanOrEqual(base);
      expect(
        faceValue({ ...input, annualCap: { limitFen, usedFen: fen(usedFen + more) } }).faceValueFen,
      ).toBeLessThanOrEqual(base);
    }),
    { numRuns: 1_000 },
  );
});

test("a correction never exceeds what was there before, whatever became of the caps", () => {
  fc.assert(
    fc.property(inputs, inputs, (first, second) => {
      const before = faceValue(first);
      try {
        expect(correctedFaceValue(before, second).faceValueFen).toBeLessThanOrEqual(before.faceValueFen);
      } catch (error) {
        expect(error).toMatchObject({ code: "face-value-raise" });
        expect(Math.min(second.listedFen, second.eligibleFeeFen)).toBeGreaterThan(
          Math.min(first.listedFen, first.eligibleFeeFen),
        );
      }
    }),
    { numRuns: 1_000 },
  );
});

test("4.4.2 the steps call the tier as the standard does, and write amounts in one form in each language", () => {
  const { steps } = faceValue(
    inputB({ supplierCeiling: { limitFen: yuan(500_000), usedFen: yuan(1) }, faceValueSoFarFen: yuan(90_000) }),
  );
  expect(steps[0]).toMatchObject({
    zh: "奖补标准二档单项额度 100,000.00 元",
    en: "Listed amount (Tier B): ¥100,000.00",
  });
  for (const { zh, en } of steps) {
    expect(zh).not.toMatch(/¥|[A-Z]/);
    expect(en).not.toMatch(/yuan|(?<![¥\d,.])\d[\d,]*\.\d\d/);
  }
});
