import type { Finding } from "../refusal.ts";

/** A party as it stands on an invoice; an old invoice may lack the code. */
export interface InvoiceParty {
  readonly name: string;
  readonly code: string | null;
}

/** A party of the contract, which always has its credit code. */
export interface ContractParty {
  readonly name: string;
  readonly creditCode: string;
}

export type InvoiceSide = "seller" | "buyer";

const sides = {
  seller: { zh: "销售方", en: "seller", partyZh: "供应商", partyEn: "the contract's supplier" },
  buyer: { zh: "购买方", en: "buyer", partyZh: "企业", partyEn: "the contract's enterprise" },
} as const satisfies Record<InvoiceSide, { zh: string; en: string; partyZh: string; partyEn: string }>;

/** How a side of an invoice is called on the screen. */
export function sideWords(side: InvoiceSide): { readonly zh: string; readonly en: string } {
  return sides[side];
}

/**
 * Compares seller and buyer of an invoice with supplier and enterprise of its contract. A side is met when the names agree
 * and the code, if the invoice has one, does too; widths of characters, blanks and case do not count. A side that is not
 * met needs an explanation with evidence before the invoice is taken, and stays a finding for the reviewer.
 * @clause 5.9
 */
export function compareParties(
  invoice: Readonly<Record<InvoiceSide, InvoiceParty>>,
  contract: { readonly supplier: ContractParty; readonly enterprise: ContractParty },
): Readonly<Record<InvoiceSide, Finding>> {
  return {
    seller: compareSide("seller", invoice.seller, contract.supplier),
    buyer: compareSide("buyer", invoice.buyer, contract.enterprise),
  };
}

function compareSide(side: InvoiceSide, given: InvoiceParty, expected: ContractParty): Finding {
  const words = sides[side];
  const nameAgrees = plainName(given.name) === plainName(expected.name);
  const codeAgrees = given.code === null || plainCode(given.code) === plainCode(expected.creditCode);
  const facts = { name: given.name, code: given.code, expectedName: expected.name, expectedCode: expected.creditCode };
  if (nameAgrees && codeAgrees) {
    return {
      rule: `invoice-${side}`,
      outcome: "met",
      facts,
      zh: `${words.zh}与合同${words.partyZh}一致。`,
      en: `The ${words.en} is ${words.partyEn}.`,
      clause: "5.9",
    };
  }
  const zh = [
    ...(nameAgrees ? [] : [`名称为“${given.name}”，合同为“${expected.name}”`]),
    ...(codeAgrees ? [] : [`统一社会信用代码为 ${given.code}，合同为 ${expected.creditCode}`]),
  ].join("；");
  const en = [
    ...(nameAgrees ? [] : [`the name is “${given.name}”, the contract says “${expected.name}”`]),
    ...(codeAgrees ? [] : [`the credit code is ${given.code}, the contract says ${expected.creditCode}`]),
  ].join("; ");
  return {
    rule: `invoice-${side}`,
    outcome: "failed",
    facts,
    zh: `${words.zh}与合同${words.partyZh}不一致：${zh}。`,
    en: `The ${words.en} is not ${words.partyEn}: ${en}.`,
    clause: "5.9",
  };
}

function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/[\s\p{Cf}]+/gu, "")
    .toLowerCase();
}

function plainCode(code: string): string {
  return code
    .normalize("NFKC")
    .replaceAll(/[\s\p{Cf}\p{Pd}]+/gu, "")
    .toUpperCase();
}
