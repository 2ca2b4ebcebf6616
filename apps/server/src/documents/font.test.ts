import { expect, test } from "vitest";
import { fontBytes, fontOf, fontRuns, legible } from "./font.ts";

test("the font covers every character of GBK that has a Unicode form", () => {
  const decoder = new TextDecoder("gbk", { fatal: true });
  const missing: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      try {
        const text = decoder.decode(Uint8Array.of(high, low));
        if (/\p{Script=Han}/u.test(text) && fontOf(text.codePointAt(0) ?? 0) === undefined) missing.push(text);
      } catch {
        // An unassigned pair of bytes is no character.
      }
    }
  }
  expect(missing).toEqual([]);
});

test("rare characters of registered names are covered", () => {
  for (const character of "喆堃昇祎赟彧翀犇淼鑫䶮㛃㙘玥瑄𫖮𬭚")
    expect(fontOf(character.codePointAt(0) ?? 0), character).toBe("document");
  for (const character of "㙟㵘𠮷𠀾") expect(fontOf(character.codePointAt(0) ?? 0), character).toBe("rare");
  expect(fontOf(0x20164)).toBeDefined();
});

test("every character of extension A is covered, but for the ten that came later", () => {
  for (let codePoint = 0x3400; codePoint <= 0x4db5; codePoint += 1)
    expect(fontOf(codePoint), codePoint.toString(16)).toBeDefined();
});

test("a line is cut where the font changes, and only there", () => {
  expect(fontRuns("佛山㙟㵘精密A")).toEqual([
    { font: "document", text: "佛山" },
    { font: "rare", text: "㙟㵘" },
    { font: "document", text: "精密A" },
  ]);
});

test("a character without a shape is printed as its code", () => {
  expect(legible("𠀁田")).toBe("〔U+20001〕田");
  expect(legible("好😀")).toBe("好〔U+1F600〕");
});

test("invisible direction marks and controls cannot hide in a name", () => {
  expect(legible("甲\u202e乙")).toBe("甲〔U+202E〕乙");
  expect(legible("甲\u200b乙\u0007")).toBe("甲〔U+200B〕乙〔U+0007〕");
});

test("line breaks stay and tabs become spaces", () => {
  expect(legible("甲\r\n乙\t丙")).toBe("甲\n乙 丙");
});

test("the font files are small enough to be kept in the repository", () => {
  const font = fontBytes("document");
  expect([...font.subarray(0, 4)]).toEqual([0, 1, 0, 0]);
  expect(font.byteLength).toBeLessThan(8_000_000);
  expect(fontBytes("rare").byteLength).toBeLessThan(3_000_000);
});
