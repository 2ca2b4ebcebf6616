import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disguisesIn, readInvoice, type InvoiceFault } from "./invoice-key.ts";

const digits = (length: number) =>
  fc.array(fc.constantFrom(..."0123456789"), { minLength: length, maxLength: length }).map((list) => list.join(""));
const fullWidth = (text: string) => text.replaceAll(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const bold = (text: string) => text.replaceAll(/[0-9]/g, (d) => String.fromCodePoint(0x1d7ce + Number(d)));

const noise = fc.constantFrom(
  ..." \t\n\u00a0\u3000-‐‑‒–—−－·\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202e\u2066\ufe0f\u0000",
);
/** The same digits in another dress: noise between them, and other forms of them. */
const disguised = (text: string) =>
  fc
    .tuple(
      fc.array(fc.constantFrom("plain", "full-width", "bold"), { minLength: text.length, maxLength: text.length }),
      fc.array(fc.array(noise, { maxLength: 2 }), { minLength: text.length + 1, maxLength: text.length + 1 }),
    )
    .map(([forms, noises]) =>
      Array.from(text)
        .map((digit, index) => {
          const form = forms[index];
          const shown = form === "bold" ? bold(digit) : form === "full-width" ? fullWidth(digit) : digit;
          return noises.at(index)!.join("") + shown;
        })
        .join("")
        .concat(noises.at(-1)!.join("")),
    );

describe("invoice key", () => {
  test.each([
    ["0440019001", "12345678", "old", "044001900112345678"],
    ["044001900111", "00345678", "old", "04400190011100345678"],
    [null, "25442000000123456789", "digital", "25442000000123456789"],
    ["", "25442000000123456789", "digital", "25442000000123456789"],
    [" \u200b", "25442000000123456789", "digital", "25442000000123456789"],
  ])("5.9 code %j and number %j are a %s invoice with the key %s", (code, number, kind, key) => {
    expect(readInvoice({ code, number })).toMatchObject({ ok: true, kind, key });
  });

  test("5.9 code and number come back as digits, and a fully digital invoice has no code", () => {
    expect(readInvoice({ code: "０４４００１９００１", number: "1234-5678" })).toMatchObject({
      code: "0440019001",
      number: "12345678",
    });
    expect(readInvoice({ code: "", number: "25442000000123456789" })).toMatchObject({ code: null });
  });

  test.each<[string | null, string, InvoiceFault[]]>([
    [null, "", ["number-missing"]],
    [null, " - \u200b", ["number-missing"]],
    [null, "12345678", ["code-missing"]],
    [null, "1234567", ["number-length"]],
    [null, "123456789", ["number-length"]],
    [null, "2544200000012345678", ["number-length"]],
    [null, "254420000001234567890", ["number-length"]],
    [null, "044001900112345678", ["number-length"]],
    ["0440019001", "1234567", ["number-length"]],
    ["0440019001", "123456789", ["number-length"]],
    ["044001900", "12345678", ["code-length"]],
    ["04400190011", "12345678", ["code-length"]],
    ["0440019001112", "12345678", ["code-length"]],
    ["0440019001", "25442000000123456789", ["code-on-digital"]],
    ["04400190O1", "12345678", ["code-not-digits"]],
    ["0440019001", "1234567l", ["number-not-digits"]],
    ["0440019001", "No12345678", ["number-not-digits"]],
    ["0440019001", "一二三四五六七八", ["number-not-digits"]],
    ["0440019001", "١٢٣٤٥٦٧٨", ["number-not-digits"]],
    ["0440019001", "12345678.0", ["number-not-digits"]],
    ["44", "12", ["number-length", "code-length"]],
    ["x", "y", ["number-not-digits", "code-not-digits"]],
    ["x", "", ["number-missing", "code-not-digits"]],
  ])("5.9 code %j and number %j are refused: %j", (code, number, faults) => {
    expect(readInvoice({ code, number })).toEqual({ ok: false, faults });
  });

  test("5.9 a duplicate in any disguise has the key of its original and is reported", () => {
    const typed = fc.oneof(
      fc.record({ code: digits(10), number: digits(8) }),
      fc.record({ code: digits(12), number: digits(8) }),
      fc.record({ code: fc.constant(""), number: digits(20) }),
    );
    const pair = typed.chain(({ code, number }) =>
      fc.record({ plain: fc.constant({ code, number }), code: disguised(code), number: disguised(number) }),
    );
    fc.assert(
      fc.property(pair, ({ plain, code, number }) => {
        const original = readInvoice(plain);
        const copy = readInvoice({ code, number });
        expect(original).toMatchObject({ ok: true, findings: [], key: plain.code + plain.number });
        if (!original.ok || !copy.ok) throw new Error("both are invoices");
        expect(copy.key).toBe(original.key);
        expect(copy.findings.map(({ rule }) => rule)).toEqual([
          ...(code === plain.code ? [] : ["invoice-code-disguised"]),
          ...(number === plain.number ? [] : ["invoice-number-disguised"]),
        ]);
        for (const finding of copy.findings) expect(finding).toMatchObject({ outcome: "open", clause: "5.9" });
      }),
    );
  });

  test("5.9 an old invoice typed as one number of 20 digits collides with itself", () => {
    const old = readInvoice({ code: "044001900111", number: "00345678" });
    const joined = readInvoice({ code: null, number: "04400190011100345678" });
    expect(old.ok && joined.ok && old.key === joined.key).toBe(true);
  });

  test("5.9 different invoices of one kind have different keys", () => {
    const old = fc.tuple(fc.oneof(digits(10), digits(12)), digits(8));
    fc.assert(
      fc.property(old, old, ([codeA, numberA], [codeB, numberB]) => {
        const a = readInvoice({ code: codeA, number: numberA });
        const b = readInvoice({ code: codeB, number: numberB });
        if (!a.ok || !b.ok) throw new Error("both are invoices");
        expect(a.key === b.key).toBe(codeA === codeB && numberA === numberB);
      }),
    );
  });

  test("5.9 whatever is typed gives a key of digits or a fault; nothing throws", () => {
    const text = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(fc.option(text, { nil: null }), text, (code, number) => {
        const read = readInvoice({ code, number });
        if (read.ok) expect(read.key).toMatch(/^([0-9]{18}|[0-9]{20})$/);
        else expect(read.faults.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    ["12345678", []],
    ["1234 5678", ["blank"]],
    ["1234\u30005678", ["blank"]],
    ["1234—5678", ["hyphen"]],
    ["1234\u200b5678", ["invisible"]],
    ["\ufeff12345678", ["invisible"]],
    ["１2345678", ["full-width"]],
    ["①2345678", ["other-form"]],
    ["²2345678", ["other-form"]],
    ["１ 2-3\u200d⑷5678", ["full-width", "blank", "hyphen", "invisible", "other-form"]],
  ])("the disguises in %j are %j", (text, found) => {
    expect(disguisesIn(text)).toEqual(found);
  });

  test("5.9 a finding says in both languages what was typed", () => {
    const read = readInvoice({ code: "0440019001", number: "1234 ５678" });
    expect(read.ok && read.findings).toEqual([
      {
        rule: "invoice-number-disguised",
        outcome: "open",
        facts: { field: "number", disguises: "full-width,blank" },
        zh: "发票号码录入时含有全角字符、空格，查重时已还原，请对照票面核实。",
        en: "The invoice number was typed with full-width characters, blanks; it was compared in its plain form. Check it against the invoice.",
        clause: "5.9",
      },
    ]);
  });
});
