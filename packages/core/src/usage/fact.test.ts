import fc from "fast-check";
import { expect, test } from "vitest";
import { factOfDay, type UsageFigures } from "./fact.ts";

const figures: fc.Arbitrary<UsageFigures> = fc.record({
  activeUsers: fc.nat(1000),
  loginCount: fc.nat(1000),
  deviceCount: fc.nat(1000),
  onlineMinutes: fc.nat(1000),
});

test("5.10 a day that was counted from events is what was counted, whatever was told of it", () => {
  fc.assert(
    fc.property(fc.option(figures), figures, (told, counted) => {
      expect(factOfDay(told, counted)).toEqual({ basis: "counted", ...counted });
    }),
  );
});

test("5.10 a day without events is what was told, and a day of which nothing was said is no fact", () => {
  const told = { activeUsers: 3, loginCount: 5, deviceCount: 0, onlineMinutes: 90 };
  expect(factOfDay(told, null)).toEqual({ basis: "told", ...told });
  expect(factOfDay(null, null)).toBeUndefined();
});
