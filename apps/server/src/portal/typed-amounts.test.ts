import { expect, test } from "vitest";
import { speechIn } from "./language.ts";
import { typedCount } from "./typed-amounts.ts";

test("a whole number that is too large is told so, and what is no whole number is told that", () => {
  const typed = (text: string) => typedCount(speechIn("zh"), text);
  expect(typed("9,999,999")).toEqual({ value: 9_999_999 });
  expect(typed("99999999999999999")).toEqual({ fault: "数值超出上限" });
  for (const text of ["12.5", "-3", "abc"]) expect(typed(text)).toEqual({ fault: "须为整数" });
});
