import { expect, test } from "vitest";
import { priceUnitEn } from "./price-unit.ts";

test("a usual unit of a price has its English, however its marks are typed; another has none", () => {
  expect(priceUnitEn("元/年")).toBe("a year");
  expect(priceUnitEn("元 / 月")).toBe("a month");
  expect(priceUnitEn("元／人・年")).toBe("a person and year");
  expect(priceUnitEn("元/产线")).toBeUndefined();
  expect(priceUnitEn("constructor")).toBeUndefined();
});
