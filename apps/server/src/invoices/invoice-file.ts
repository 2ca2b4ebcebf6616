import { fenToYuanText } from "@yunquan/core/decimal.ts";
import { compareParties } from "@yunquan/core/claims/invoice-parties.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal, type FieldFault, type Finding } from "@yunquan/core/refusal.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { readInvoiceXml, type Invoice } from "../documents/invoice-xml.ts";
import { ownFile, readFileBytes } from "../files/commands.ts";
import type { Work } from "../platform/work.ts";
import { editionInForce } from "../programmes/commands.ts";
import { invoicedContract, type InvoicedContract } from "./contract.ts";

/** What the file of an invoice says, beside its contract's parties. */
export interface InvoiceFileReading {
  readonly invoice: Invoice;
  readonly findings: readonly Finding[];
}

/**
 * Reads an uploaded invoice and compares it with the contract's parties; nothing is stored. Refuses `invoice-unreadable`
 * for a file that is no invoice in XML.
 * @clause 5.9
 */
export async function readInvoiceFile(work: Work, contractId: Id, fileId: Id): Promise<InvoiceFileReading> {
  const contract = await invoicedContract(work, contractId);
  const file = await ownFile(work, fileId, contract.enterpriseId, ["invoice"]);
  const invoice = await invoiceOfFile(work, file, contract);
  if (invoice === undefined) {
    throw new Refusal("invoice-unreadable", {
      reasonZh: "只能自动读取 XML 格式的数电发票，其他格式请手工填写",
      reasonEn: "only the XML of a fully digital invoice is read; type the others",
    });
  }
  const sides = compareParties(
    {
      seller: { name: invoice.sellerName, code: invoice.sellerCode },
      buyer: { name: invoice.buyerName, code: invoice.buyerCode },
    },
    contract,
  );
  return { invoice, findings: [sides.seller, sides.buyer] };
}

/** The invoice in an XML file; undefined for a scan or print. Refuses an XML that is none, and a sample outside a sample programme. */
export async function invoiceOfFile(
  work: Work,
  file: { readonly id: Id; readonly kind: string },
  contract: InvoicedContract,
): Promise<Invoice | undefined> {
  if (file.kind !== "xml") return undefined;
  const reading = readInvoiceXml(await readFileBytes(work, file.id));
  if (!reading.ok) {
    throw new Refusal(
      "invoice-unreadable",
      { reasonZh: reading.faults.map(({ zh }) => zh).join(""), reasonEn: reading.faults.map(({ en }) => en).join(" ") },
      reading.faults.map(({ field, zh, en }) => ({ path: field === "file" ? "fileId" : field, code: "file", zh, en })),
    );
  }
  if (reading.invoice.sample && !(await editionInForce(work, contract.programmeId, work.now)).sample) {
    throw new Refusal("invoice-unreadable", {
      reasonZh: "这是示例文件，不是真实发票。",
      reasonEn: "this is a sample file, no real invoice",
    });
  }
  return reading.invoice;
}

/** What was typed of an invoice and can be held against its file. */
export interface TypedFields {
  readonly issuedOn: CalendarDate;
  readonly totalFen: Fen;
  readonly sellerName: string;
  readonly sellerCode: string | null;
  readonly buyerName: string;
  readonly buyerCode: string | null;
}

/** Refuses (`invoice-differs-from-file`) entries that the invoice's own file contradicts, each field marked. @clause 5.9 */
export function refuseOtherThanFile(typed: TypedFields, number: string, file: Invoice): void {
  const faults: FieldFault[] = [];
  const compare = (path: string, given: string, said: string): void => {
    if (given !== said) faults.push({ path, code: "differs", zh: `文件为“${said}”`, en: `the file says “${said}”` });
  };
  compare("number", number, file.number);
  compare("issuedOn", typed.issuedOn, file.issuedOn);
  compare("totalFen", fenToYuanText(typed.totalFen), fenToYuanText(file.totalFen));
  const sides = compareParties(
    {
      seller: { name: typed.sellerName, code: typed.sellerCode },
      buyer: { name: typed.buyerName, code: typed.buyerCode },
    },
    {
      supplier: { name: file.sellerName, creditCode: file.sellerCode },
      enterprise: { name: file.buyerName, creditCode: file.buyerCode },
    },
  );
  if (sides.seller.outcome === "failed")
    faults.push({
      path: "sellerName",
      code: "differs",
      zh: `文件为“${file.sellerName}”`,
      en: `the file says “${file.sellerName}”`,
    });
  if (sides.buyer.outcome === "failed")
    faults.push({
      path: "buyerName",
      code: "differs",
      zh: `文件为“${file.buyerName}”`,
      en: `the file says “${file.buyerName}”`,
    });
  if (faults.length > 0) throw new Refusal("invoice-differs-from-file", {}, faults);
}
