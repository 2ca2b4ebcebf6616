import { decimalFaults, fenToYuanPlain, yuanTextToFen } from "@yunquan/core/decimal.ts";
import { addFen, fen, subtractFen, ZERO } from "@yunquan/core/money.ts";
import type { Bp, Fen } from "@yunquan/core/money.ts";
import { isCalendarDate } from "@yunquan/core/time.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { escapeXml, findNode, findNodes, findText, parseXml } from "./xml-tree.ts";
import type { XmlNode } from "./xml-tree.ts";

export interface InvoiceItem {
  readonly name: string;
  /** Net amount and tax as printed, in yuan; a discount line's are negative, so they are no amounts to reckon with. */
  readonly netText: string;
  readonly taxText: string;
}

/** What a fully digital invoice (数电发票) says, as far as a claim needs it. */
export interface Invoice {
  /** 20 digits, which alone name the invoice. */
  readonly number: string;
  readonly issuedOn: CalendarDate;
  readonly totalFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
  readonly sellerName: string;
  readonly sellerCode: string;
  readonly buyerName: string;
  readonly buyerCode: string;
  readonly items: readonly InvoiceItem[];
  /** True for a file of our own making; it is no invoice and a real programme must not take it. */
  readonly sample: boolean;
}

export interface InvoiceFileFault {
  readonly field:
    | "file"
    | "number"
    | "issuedOn"
    | "totalFen"
    | "taxFen"
    | "netFen"
    | "sellerName"
    | "sellerCode"
    | "buyerName"
    | "buyerCode";
  readonly zh: string;
  readonly en: string;
}

export type InvoiceXmlReading =
  | { readonly ok: true; readonly invoice: Invoice }
  | { readonly ok: false; readonly faults: readonly InvoiceFileFault[] };

const MAX_BYTES = 2 * 1024 * 1024;
const SAMPLE_TAG = "YUNQUAN-SAMPLE";

/**
 * Reads the XML of a fully digital invoice in the tax bureau's layout (EInvoice, English tags) or in the simple layout with
 * Chinese tags. Amounts are read to the exact fen and must add up; every fault is named at once. It reads what the file
 * says; whether the tax bureau knows such an invoice is another question.
 *
 * @clause 5.9
 */
export function readInvoiceXml(bytes: Uint8Array): InvoiceXmlReading {
  const root = parseXml(bytes, MAX_BYTES);
  if (root === undefined) {
    const zh = "无法读取：不是格式正确的 UTF-8 XML，或含有 DOCTYPE，或超过 2 MB。";
    const en = "Unreadable: no well-formed XML in UTF-8, or it has a DOCTYPE, or is larger than 2 MB.";
    return { ok: false, faults: [{ field: "file", zh, en }] };
  }
  return checkInvoice(root.name === "EInvoice" ? englishTags(root) : chineseTags(root));
}

/** The texts of the fields wherever the layout keeps them, before anything is checked. */
interface InvoiceText {
  readonly number: string;
  /** The number given a second time in the header, if it is. */
  readonly headerNumber: string;
  readonly issuedOn: string;
  readonly total: string;
  readonly tax: string;
  readonly net: string;
  readonly sellerName: string;
  readonly sellerCode: string;
  readonly buyerName: string;
  readonly buyerCode: string;
  readonly items: readonly InvoiceItem[];
  readonly sample: boolean;
}

function englishTags(root: XmlNode): InvoiceText {
  const header = findNode(root, "Header");
  const basic = findNode(root, "BasicInformation");
  const supervision = findNode(root, "TaxSupervisionInfo");
  const seller = findNode(root, "SellerInformation");
  const buyer = findNode(root, "BuyerInformation");
  const headerNumber = findText(header, "EIid");
  return {
    number: findText(supervision, "InvoiceNumber") || headerNumber,
    headerNumber,
    issuedOn: findText(supervision, "IssueTime") || findText(basic, "RequestTime", "IssueTime"),
    total: findText(basic, "TotalTax-includedAmount", "TotalTaxIncludedAmount", "TaxIncludedAmount"),
    tax: findText(basic, "TotalTaxAm"),
    net: findText(basic, "TotalAmWithoutTax"),
    sellerName: findText(seller, "SellerName"),
    sellerCode: findText(seller, "SellerIdNum"),
    buyerName: findText(buyer, "BuyerName"),
    buyerCode: findText(buyer, "BuyerIdNum"),
    items: findNodes(root, "IssuItemInformation").map((item) => ({
      name: findText(item, "ItemName"),
      netText: findText(item, "Amount"),
      taxText: findText(item, "ComTaxAm"),
    })),
    sample: findText(header, "EInvoiceTag") === SAMPLE_TAG,
  };
}

const ITEM_TAGS = ["项目明细", "明细", "货物或应税劳务信息", "商品明细"] as const;

function chineseTags(root: XmlNode): InvoiceText {
  const party = (side: "销售方" | "购买方") => {
    const node = findNode(root, `${side}信息`) ?? findNode(root, side);
    return {
      name: findText(root, `${side}名称`) || findText(node, "名称"),
      code:
        findText(root, `${side}纳税人识别号`, `${side}统一社会信用代码`, `${side}识别号`) ||
        findText(node, "纳税人识别号", "统一社会信用代码", "识别号"),
    };
  };
  const seller = party("销售方");
  const buyer = party("购买方");
  const items = ITEM_TAGS.map((tag) => findNodes(root, tag)).find((nodes) => nodes.length > 0) ?? [];
  return {
    number: findText(root, "发票号码", "数电发票号码", "数电票号码"),
    headerNumber: "",
    issuedOn: findText(root, "开票日期"),
    total: findText(root, "价税合计", "价税合计小写"),
    tax: findText(root, "合计税额", "税额合计"),
    net: findText(root, "合计金额", "金额合计"),
    sellerName: seller.name,
    sellerCode: seller.code,
    buyerName: buyer.name,
    buyerCode: buyer.code,
    items: items.map((item) => ({
      name: findText(item, "项目名称", "名称"),
      netText: findText(item, "金额"),
      taxText: findText(item, "税额"),
    })),
    sample: false,
  };
}

function checkInvoice(text: InvoiceText): InvoiceXmlReading {
  const faults: InvoiceFileFault[] = [];
  const fault = (field: InvoiceFileFault["field"], zh: string, en: string): void => void faults.push({ field, zh, en });
  if (!/^\d{20}$/.test(text.number))
    fault("number", `发票号码“${text.number}”应为 20 位数字。`, `The number "${text.number}" must have 20 digits.`);
  if (text.headerNumber !== "" && text.headerNumber !== text.number) {
    fault("number", "文件中两处发票号码不一致。", "The file gives two different numbers.");
  }
  const issuedOn = readDay(text.issuedOn);
  if (issuedOn === undefined)
    fault("issuedOn", `开票日期“${text.issuedOn}”无效。`, `The issue date "${text.issuedOn}" is no date.`);
  for (const field of ["sellerName", "sellerCode", "buyerName", "buyerCode"] as const) {
    if (text[field] === "") fault(field, `缺少${PARTY_WORDS[field].zh}。`, `The ${PARTY_WORDS[field].en} is missing.`);
  }
  const amounts = readAmounts(text, fault);
  if (issuedOn === undefined || amounts === undefined || faults.length > 0) return { ok: false, faults };
  const { number, sellerName, sellerCode, buyerName, buyerCode, items, sample } = text;
  return {
    ok: true,
    invoice: { number, issuedOn, ...amounts, sellerName, sellerCode, buyerName, buyerCode, items, sample },
  };
}

const PARTY_WORDS = {
  sellerName: { zh: "销售方名称", en: "seller's name" },
  sellerCode: { zh: "销售方统一社会信用代码", en: "seller's credit code" },
  buyerName: { zh: "购买方名称", en: "buyer's name" },
  buyerCode: { zh: "购买方统一社会信用代码", en: "buyer's credit code" },
} as const;

type FaultSink = (field: InvoiceFileFault["field"], zh: string, en: string) => void;

/** Untaxed invoices print asterisks or words in place of the tax; what net and total leave open is then the tax. */
const NO_TAX = new Set(["", "*", "**", "***", "免税", "不征税"]);

function readAmounts(text: InvoiceText, fault: FaultSink): Pick<Invoice, "totalFen" | "taxFen" | "netFen"> | undefined {
  const totalFen = readAmount("totalFen", "价税合计", text.total, fault);
  if (totalFen === undefined) return undefined;
  const taxGiven = NO_TAX.has(text.tax) ? undefined : readAmount("taxFen", "税额", text.tax, fault);
  const netGiven = text.net === "" ? undefined : readAmount("netFen", "不含税金额", text.net, fault);
  if ((taxGiven ?? ZERO) > totalFen || (netGiven ?? ZERO) > totalFen) {
    fault("totalFen", "价税合计小于金额或税额。", "The total is less than the net amount or the tax.");
    return undefined;
  }
  const taxFen = taxGiven ?? (netGiven === undefined ? ZERO : subtractFen(totalFen, netGiven));
  const netFen = netGiven ?? subtractFen(totalFen, taxFen);
  if (netFen + taxFen !== totalFen) {
    fault("totalFen", "金额与税额之和不等于价税合计。", "Net amount and tax do not add up to the total.");
    return undefined;
  }
  return { totalFen, taxFen, netFen };
}

function readAmount(
  field: "totalFen" | "taxFen" | "netFen",
  word: string,
  text: string,
  fault: FaultSink,
): Fen | undefined {
  // Noughts past the second decimal say nothing; any other digit there is a fault.
  const reading = yuanTextToFen(text.replace(/^[¥￥]/, "").replace(/^(-?[\d,]+\.\d\d)0+$/, "$1"));
  if (reading.ok) return reading.amountFen;
  if (reading.fault === "negative") {
    fault(
      field,
      `${word}为负数：红字发票不能用于结算。`,
      "A negative amount: red-letter invoices cannot be claimed with.",
    );
  } else {
    fault(
      field,
      `${word}“${text}”：${decimalFaults[reading.fault].zh}。`,
      `Amount "${text}": ${decimalFaults[reading.fault].en}.`,
    );
  }
  return undefined;
}

/** The day of 2026-02-28, 2026-02-28 10:11:12, 20260228101112 or 2026年02月28日. */
function readDay(text: string): CalendarDate | undefined {
  const match = /^(\d{4})(?:-|年|\/)?(\d{1,2})(?:-|月|\/)?(\d{1,2})(?:日)?(?:[T ].*|\d{6,})?$/.exec(text);
  const [, year = "", month = "", day = ""] = match ?? [];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : undefined;
}

export interface SampleInvoice {
  readonly number: string;
  readonly issuedOn: CalendarDate;
  readonly sellerName: string;
  readonly sellerCode: string;
  readonly buyerName: string;
  readonly buyerCode: string;
  readonly items: readonly { readonly name: string; readonly netFen: Fen; readonly taxFen: Fen }[];
}

/** Makes an invoice file in the tax bureau's layout for demonstrations and trial runs, marked as a sample inside. */
export function buildInvoiceXml(invoice: SampleInvoice): Uint8Array {
  const netFen = addFen(...invoice.items.map((item) => item.netFen));
  const taxFen = addFen(...invoice.items.map((item) => item.taxFen));
  const tag = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
  const items = invoice.items.map(
    (item) =>
      `<IssuItemInformation>${tag("ItemName", item.name)}${tag("Quantity", "1")}${tag("Amount", fenToYuanPlain(item.netFen))}` +
      `${tag("ComTaxAm", fenToYuanPlain(item.taxFen))}${tag("TotaltaxIncludedAmount", fenToYuanPlain(addFen(item.netFen, item.taxFen)))}</IssuItemInformation>`,
  );
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<!-- 示例文件，不是真实发票。A sample, no real invoice. -->",
    "<EInvoice>",
    `<Header>${tag("EIid", invoice.number)}${tag("EInvoiceTag", SAMPLE_TAG)}${tag("Version", "0.2")}</Header>`,
    "<EInvoiceData>",
    `<SellerInformation>${tag("SellerIdNum", invoice.sellerCode)}${tag("SellerName", invoice.sellerName)}</SellerInformation>`,
    `<BuyerInformation>${tag("BuyerIdNum", invoice.buyerCode)}${tag("BuyerName", invoice.buyerName)}</BuyerInformation>`,
    `<BasicInformation>${tag("TotalAmWithoutTax", fenToYuanPlain(netFen))}${tag("TotalTaxAm", fenToYuanPlain(taxFen))}`,
    `${tag("TotalTax-includedAmount", fenToYuanPlain(addFen(netFen, taxFen)))}</BasicInformation>`,
    ...items,
    `<AdditionalInformation>${tag("Remark", "示例数据，不作为记账和结算凭证")}</AdditionalInformation>`,
    "</EInvoiceData>",
    `<TaxSupervisionInfo>${tag("InvoiceNumber", invoice.number)}${tag("IssueTime", invoice.issuedOn)}</TaxSupervisionInfo>`,
    "</EInvoice>",
    "",
  ];
  return new TextEncoder().encode(lines.join("\n"));
}

/** Splits a price that includes tax into net and tax, the net rounded to the nearest fen so that both add up. */
export function splitTax(totalFen: Fen, taxRateBp: Bp): { readonly netFen: Fen; readonly taxFen: Fen } {
  const parts = 10_000n + BigInt(taxRateBp);
  const netFen = fen(Number((BigInt(totalFen) * 10_000n * 2n + parts) / (parts * 2n)));
  return { netFen, taxFen: subtractFen(totalFen, netFen) };
}
