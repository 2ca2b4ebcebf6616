import type { Finding } from "../refusal.ts";

declare const invoiceKeyBrand: unique symbol;
/** What makes an invoice unique on the whole platform: digits only, 18 or 20 of them (old kind) or 20 (fully digital). */
export type InvoiceKey = string & { readonly [invoiceKeyBrand]: "InvoiceKey" };

/** The two kinds of invoice by how they are numbered. */
export const invoiceKinds = {
  old: { zh: "纸质或电子发票", en: "Paper or electronic invoice" },
  digital: { zh: "数电发票", en: "Fully digital invoice" },
} as const;
export type InvoiceKind = keyof typeof invoiceKinds;

/** Why a typed invoice number is none; the list is closed. */
export const invoiceFaults = {
  "number-missing": { zh: "请填写发票号码", en: "Type the invoice number" },
  "number-not-digits": { zh: "发票号码只含数字", en: "An invoice number has digits only" },
  "number-length": {
    zh: "发票号码应为 8 位（有发票代码）或 20 位（数电发票）",
    en: "An invoice number has 8 digits (with a code) or 20 (fully digital)",
  },
  "code-not-digits": { zh: "发票代码只含数字", en: "An invoice code has digits only" },
  "code-length": { zh: "发票代码应为 10 位或 12 位", en: "An invoice code has 10 or 12 digits" },
  "code-missing": { zh: "8 位发票号码须同时填写发票代码", en: "An invoice number of 8 digits needs its code" },
  "code-on-digital": { zh: "数电发票没有发票代码", en: "A fully digital invoice has no code" },
} as const;
export type InvoiceFault = keyof typeof invoiceFaults;

/** What a person typed; a form without a code field sends null. */
export interface TypedInvoice {
  readonly code: string | null;
  readonly number: string;
}

export type InvoiceReading =
  | {
      readonly ok: true;
      readonly kind: InvoiceKind;
      readonly key: InvoiceKey;
      /** The code and the number as digits; no code on a fully digital invoice. */
      readonly code: string | null;
      readonly number: string;
      /** One finding for each field that was typed in disguise; see `disguises`. */
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly faults: readonly InvoiceFault[] };

/** The ways in which the same digits can be typed so that they look different to a machine. */
export const disguises = {
  "full-width": { zh: "全角字符", en: "full-width characters" },
  blank: { zh: "空格", en: "blanks" },
  hyphen: { zh: "连字符", en: "hyphens" },
  invisible: { zh: "不可见字符", en: "invisible characters" },
  "other-form": { zh: "其他形式的数字", en: "digits in another form" },
} as const;
export type Disguise = keyof typeof disguises;

/**
 * Reads a typed invoice and gives its key. For the key, full-width and other compatibility forms of digits become plain
 * ones, and blanks, hyphens and invisible characters are dropped, so that a duplicate in any disguise collides with its
 * original; a disguise that was typed is reported as a finding for the reviewer. Letters are refused, in either case.
 * The key carries no mark of its kind: an old invoice whose code and number are typed as one 20-digit number has the
 * key of that old invoice. Faults of both fields are named at once.
 * @clause 5.9
 */
export function readInvoice(typed: TypedInvoice): InvoiceReading {
  const code = plainText(typed.code ?? "");
  const number = plainText(typed.number);
  const faults = [...numberFaults(number, code !== ""), ...codeFaults(code, number)];
  if (faults.length > 0) return { ok: false, faults };
  const kind: InvoiceKind = code === "" ? "digital" : "old";
  return {
    ok: true,
    kind,
    key: (code + number) as InvoiceKey,
    code: kind === "old" ? code : null,
    number,
    findings: [...disguiseFinding("code", typed.code ?? ""), ...disguiseFinding("number", typed.number)],
  };
}

/** The kinds of disguise in a typed text, in the order of the list; none for plain text. */
export function disguisesIn(text: string): Disguise[] {
  const found = new Set(Array.from(text).flatMap((character) => disguiseOf(character) ?? []));
  return (Object.keys(disguises) as Disguise[]).filter((disguise) => found.has(disguise));
}

const BLANK = /^\s$/;
/** Dashes of every script, the minus sign and the middle dots that printed numbers are grouped with. */
const HYPHEN = /^[\p{Pd}\u2212\u00B7\u2027\u30FB\uFF0D_\uFF3F]$/u;
/** Zero-width characters, direction marks, soft hyphens, variation selectors, fillers and control characters. */
const INVISIBLE = /^[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]$/u;

function disguiseOf(character: string): Disguise | undefined {
  // A tab or a line end is a blank although it is a control character; a full-width blank is a blank too.
  if (BLANK.test(character) && character !== "\uFEFF") return "blank";
  if (HYPHEN.test(character)) return "hyphen";
  if (INVISIBLE.test(character)) return "invisible";
  const plain = character.normalize("NFKC");
  if (plain === character) return undefined;
  return character >= "\uFF01" && character <= "\uFF5E" ? "full-width" : "other-form";
}

function plainText(text: string): string {
  const kept = Array.from(text).filter((character) => {
    const disguise = disguiseOf(character);
    return disguise !== "blank" && disguise !== "hyphen" && disguise !== "invisible";
  });
  return kept.map((character) => character.normalize("NFKC")).join("");
}

function numberFaults(number: string, hasCode: boolean): InvoiceFault[] {
  if (number === "") return ["number-missing"];
  if (!/^[0-9]+$/.test(number)) return ["number-not-digits"];
  if (number.length === 8) return hasCode ? [] : ["code-missing"];
  return number.length === 20 ? [] : ["number-length"];
}

function codeFaults(code: string, number: string): InvoiceFault[] {
  if (code === "") return [];
  if (!/^[0-9]+$/.test(code)) return ["code-not-digits"];
  if (/^[0-9]{20}$/.test(number)) return ["code-on-digital"];
  return code.length === 10 || code.length === 12 ? [] : ["code-length"];
}

function disguiseFinding(field: "code" | "number", text: string): Finding[] {
  const found = disguisesIn(text);
  if (found.length === 0) return [];
  const zh = found.map((disguise) => disguises[disguise].zh).join("、");
  const en = found.map((disguise) => disguises[disguise].en).join(", ");
  return [
    {
      rule: `invoice-${field}-disguised`,
      outcome: "open",
      facts: { field, disguises: found.join(",") },
      zh: `发票${field === "code" ? "代码" : "号码"}录入时含有${zh}，查重时已还原，请对照票面核实。`,
      en: `The invoice ${field} was typed with ${en}; it was compared in its plain form. Check it against the invoice.`,
      clause: "5.9",
    },
  ];
}
