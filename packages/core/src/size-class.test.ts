import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fen, FEN_MAX } from "./money.ts";
import { isSmallOrMedium, sizeClass, sizeClasses } from "./size-class.ts";

const wan = (amount: number) => fen(amount * 1_000_000);

describe("size class of industrial firms", () => {
  test.each([
    [1000, wan(40_000), "large"],
    [999, wan(40_000), "medium"],
    [1000, fen(wan(40_000) - 1), "medium"],
    [300, wan(2_000), "medium"],
    [299, wan(2_000), "small"],
    [300, fen(wan(2_000) - 1), "small"],
    [20, wan(300), "small"],
    [19, wan(300), "micro"],
    [20, fen(wan(300) - 1), "micro"],
    [0, fen(0), "micro"],
    [50_000, wan(299), "micro"],
    [5, FEN_MAX, "micro"],
    [300, FEN_MAX, "medium"],
    [50_000, wan(2_000), "medium"],
  ] as const)("2.2 %i persons and %i fen make the firm %s", (staff, revenueFen, expected) => {
    expect(sizeClass(staff, revenueFen)).toBe(expected);
  });

  test("2.2 more staff or more revenue never makes a firm smaller", () => {
    const order = Object.keys(sizeClasses);
    const staff = fc.nat({ max: 2_000 });
    const revenue = fc.nat({ max: 80_000_000_000 });
    fc.assert(
      fc.property(staff, staff, revenue, revenue, (staffA, staffB, revenueA, revenueB) => {
        const smaller = sizeClass(Math.min(staffA, staffB), fen(Math.min(revenueA, revenueB)));
        const larger = sizeClass(Math.max(staffA, staffB), fen(Math.max(revenueA, revenueB)));
        expect(order.indexOf(larger)).toBeLessThanOrEqual(order.indexOf(smaller));
      }),
    );
  });

  test("2.2 small and medium enterprises are all but the large ones", () => {
    expect(isSmallOrMedium("large")).toBe(false);
    expect((["medium", "small", "micro"] as const).map(isSmallOrMedium)).toEqual([true, true, true]);
  });

  test("a fraction of a person or a negative number is a bug, not a class", () => {
    expect(() => sizeClass(1.5, fen(0))).toThrow("staff");
    expect(() => sizeClass(-1, fen(0))).toThrow("staff");
    expect(() => sizeClass(Number.NaN, fen(0))).toThrow("staff");
  });
});
