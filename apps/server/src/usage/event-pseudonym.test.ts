import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newPseudonymKey, pseudonymKey, pseudonymOf } from "./event-pseudonym.ts";

test("5.12 a pseudonym is the HMAC-SHA-256 of scope and identifier under the day's key", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 128 }),
      (scope, name) => {
        const stored = newPseudonymKey();
        const plain = createHmac("sha256", stored.toString("hex"))
          .update(`${scope}\u0000${name}`, "utf8")
          .digest("hex");
        expect(pseudonymOf(pseudonymKey(stored), scope, name)).toBe(plain.slice(0, 32));
      },
    ),
  );
});

test("5.12 another day's key, another voucher or another name gives another pseudonym; the same gives the same", () => {
  const [one, other] = [pseudonymKey(newPseudonymKey()), pseudonymKey(newPseudonymKey())];
  const of = pseudonymOf(one, "voucher", "zhang.san");
  expect(pseudonymOf(one, "voucher", "zhang.san")).toBe(of);
  expect(pseudonymOf(other, "voucher", "zhang.san")).not.toBe(of);
  expect(pseudonymOf(one, "another", "zhang.san")).not.toBe(of);
  expect(pseudonymOf(one, "voucher", "li.si")).not.toBe(of);
});
