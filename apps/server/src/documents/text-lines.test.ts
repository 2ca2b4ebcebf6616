import fc from "fast-check";
import { expect, test } from "vitest";
import { breakLines, widthOf } from "./text-lines.ts";

const advance = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1);

test("Chinese breaks between characters at the width", () => {
  expect(breakLines("一二三四五六七", 3, advance)).toEqual(["一二三", "四五六", "七"]);
});

test("no line begins with a closing mark or ends with an opening one", () => {
  expect(breakLines("一二三，四五", 3, advance)).toEqual(["一二", "三，四", "五"]);
  expect(breakLines("一二（三）四", 3, advance)).toEqual(["一二", "（三）", "四"]);
});

test("a Latin word or a figure stays whole", () => {
  expect(breakLines("金额为1,234,567.89元整", 6, advance)).toEqual(["金额为", "1,234,567.89", "元整"]);
});

test("a word wider than the line is cut", () => {
  expect(breakLines("abcdefgh", 2, advance)).toEqual(["abcd", "efgh"]);
});

test("an empty text is one empty line and line breaks are kept", () => {
  expect(breakLines("", 5, advance)).toEqual([""]);
  expect(breakLines("甲\n\n乙", 5, advance)).toEqual(["甲", "", "乙"]);
});

test("nothing but blanks at line ends is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("一", "二", "，", "（", "a", "1", " ") }), (text) => {
      const lines = breakLines(text, 4, advance);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

test("no line is wider than the width", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("一", "二", "，", "（", "a", "1", " ") }), (text) => {
      for (const line of breakLines(text, 4, advance)) expect(widthOf(line, advance)).toBeLessThanOrEqual(4);
    }),
  );
});
