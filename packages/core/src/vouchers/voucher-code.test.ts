import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isVoucherCode, makeVoucherCode, parseVoucherCode, planYearOf, VOUCHER_CODE_BYTES } from "./voucher-code.ts";

const bytes = fc.uint8Array({ minLength: VOUCHER_CODE_BYTES, maxLength: VOUCHER_CODE_BYTES });
const codes = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), bytes)
  .map(([year, random]) => makeVoucherCode(year, random));
const allCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";

describe("voucher code", () => {
  test("5.8 a code is made of the year and the random bytes alone", () => {
    const random = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
    const code = makeVoucherCode(2027, random);
    expect(code).toMatch(/^YQ27-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(makeVoucherCode(2027, random)).toBe(code);
    expect(planYearOf(code)).toBe(2027);
    expect(makeVoucherCode(2027, new Uint8Array(16))).toMatch(/^YQ27-2222-2222-222.$/);
  });

  test("5.8 every code made is one, is read back in every way people type it, and keeps its year", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(isVoucherCode(code)).toBe(true);
        expect(code.slice(4)).not.toMatch(/[01OIL]/);
        for (const typed of [
          code,
          code.toLowerCase(),
          code.replaceAll("-", ""),
          code.replaceAll("-", " ").toLowerCase(),
          ` ${code}\n`,
        ]) {
          expect(parseVoucherCode(typed)).toBe(code);
        }
        expect(isVoucherCode(code.toLowerCase())).toBe(false);
        expect(isVoucherCode(code.replaceAll("-", ""))).toBe(false);
      }),
    );
  });

  test("5.8 one wrong character never gives a voucher's code, wherever it stands", () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(...allCharacters), (code, other) => {
        for (const [at, character] of Array.from(code).entries()) {
          const wrong = code.slice(0, at) + other + code.slice(at + 1);
          const read = parseVoucherCode(wrong);
          if (other === character) expect(read).toBe(code);
          else expect(read).toBeUndefined();
        }
      }),
    );
  });

  test("5.8 two neighbours exchanged never give another voucher's code, with hyphens or without", () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (const text of [code, code.replaceAll("-", "")]) {
          for (let at = 0; at + 1 < text.length; at += 1) {
            const [left, right] = [text.charAt(at), text.charAt(at + 1)];
            const read = parseVoucherCode(text.slice(0, at) + right + left + text.slice(at + 2));
            // A hyphen that slipped by one place leaves the code as it was.
            if (left === right || left === "-" || right === "-") expect(read).toBe(code);
            else expect(read).toBeUndefined();
          }
        }
      }),
    );
  });

  test("5.8 a character dropped or doubled is never read as a code", () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 15 }), (code, at) => {
        const compact = code.replaceAll("-", "");
        expect(parseVoucherCode(compact.slice(0, at) + compact.slice(at + 1))).toBeUndefined();
        expect(parseVoucherCode(compact.slice(0, at) + compact.charAt(at) + compact.slice(at))).toBeUndefined();
      }),
    );
  });

  test("5.8 for a given beginning exactly one check character is right", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const right = Array.from(allCharacters).filter((last) => isVoucherCode(code.slice(0, -1) + last));
        expect(right).toEqual([code.slice(-1)]);
      }),
    );
  });

  test.each([
    "",
    "YQ27",
    "YQ27-2222-2222",
    "XX27-2222-2222-2222",
    "YQ27-OOOO-1111-IIIL",
    "云券27-2222-2222-2222",
    "0x27",
  ])("%j is no voucher's code", (text) => {
    expect(parseVoucherCode(text)).toBeUndefined();
    expect(isVoucherCode(text)).toBe(false);
  });

  test("5.8 a letter that turns into another by a change of case is no letter of a code", () => {
    fc.assert(
      fc.property(codes, fc.constantFrom("S", "SS", "K", "FF"), (code, letters) => {
        const odd = { S: "\u017f", SS: "\u00df", K: "\u212a", FF: "\ufb00" }[letters];
        expect(odd.toUpperCase() === letters || odd.toLowerCase() === letters.toLowerCase()).toBe(true);
        const compact = code.replaceAll("-", "").replace(letters, odd);
        expect(parseVoucherCode(compact)).toBe(compact.includes(odd) ? undefined : code);
      }),
    );
  });

  test("whatever is typed is a code or none; nothing throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 24 }), (text) => {
        const read = parseVoucherCode(text);
        expect(read === undefined || isVoucherCode(read)).toBe(true);
      }),
    );
  });

  test("every character is about as likely as any other at every place", () => {
    // A fixed stream of bytes, so that the test is the same every time it runs.
    let state = 20270301;
    const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
    const counts = Array.from({ length: 11 }, () => new Map<string, number>());
    const rounds = 6_200;
    for (let round = 0; round < rounds; round += 1) {
      const body = makeVoucherCode(2027, Uint8Array.from({ length: 16 }, next))
        .slice(5)
        .replaceAll("-", "");
      for (const [place, count] of counts.entries()) {
        const character = body.charAt(place);
        count.set(character, (count.get(character) ?? 0) + 1);
      }
    }
    for (const count of counts) {
      expect(count.size).toBe(31);
      for (const times of count.values()) expect(Math.abs(times - rounds / 31)).toBeLessThan(90);
    }
  });

  test("too few random bytes or a year out of range is a bug", () => {
    expect(() => makeVoucherCode(2027, new Uint8Array(8))).toThrow("random bytes");
    expect(() => makeVoucherCode(1999, new Uint8Array(16))).toThrow("year");
    expect(() => makeVoucherCode(2100, new Uint8Array(16))).toThrow("year");
  });
});
