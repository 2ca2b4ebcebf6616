import { expect, test } from "vitest";
import { documentFont, hasGlyph, legible } from "./font.ts";

test("the font covers every character of GBK that has a Unicode form", () => {
  const decoder = new TextDecoder("gbk", { fatal: true });
  const missing: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      try {
        const text = decoder.decode(Uint8Array.of(high, low));
        if (/\p{Script=Han}/u.test(text) && !hasGlyph(text.codePointAt(0) ?? 0)) missing.push(text);
      } catch {
        // An unassigned pair of bytes is no character.
      }
    }
  }
  expect(missing).toEqual([]);
});

test("rare characters of registered names are covered", () => {
  for (const character of "喆堃昇祎赟彧翀犇淼鑫䶮㛃㙘玥瑄𫖮𬭚")
    expect(hasGlyph(character.codePointAt(0) ?? 0), character).toBe(true);
});

test("a character without a shape is printed as its code", () => {
  expect(legible("𠮷田")).toBe("〔U+20BB7〕田");
  expect(legible("好😀")).toBe("好〔U+1F600〕");
});

test("invisible direction marks and controls cannot hide in a name", () => {
  expect(legible("甲\u202e乙")).toBe("甲〔U+202E〕乙");
  expect(legible("甲\u200b乙\u0007")).toBe("甲〔U+200B〕乙〔U+0007〕");
});

test("line breaks stay and tabs become spaces", () => {
  expect(legible("甲\r\n乙\t丙")).toBe("甲\n乙 丙");
});

test("the font file is a TrueType file small enough to be kept in the repository", () => {
  const font = documentFont();
  expect([...font.subarray(0, 4)]).toEqual([0, 1, 0, 0]);
  expect(font.byteLength).toBeLessThan(8_000_000);
});
