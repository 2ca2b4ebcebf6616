import { yuanTextToFen } from "@yunquan/core/decimal.ts";
import { fenText } from "@yunquan/core/money.ts";
import { isCalendarDate } from "@yunquan/core/time.ts";

/** What could be read from the text of an invoice in PDF; what is not certain is left out. */
export interface PdfReading {
  readonly code?: string;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly totalFen?: string;
  readonly sellerName?: string;
  readonly sellerCode?: string;
  readonly buyerName?: string;
  readonly buyerCode?: string;
}

/** Reads the first page of a PDF in this browser; undefined for a scan, or where not even a number is found. */
export async function readPdfInvoice(address: string): Promise<PdfReading | undefined> {
  const { pdfText } = await import("../ui/pdf-text.ts");
  return readInvoiceText(await pdfText(address));
}

/**
 * Finds the fields of an invoice in its text. Labels and values may stand apart, as some makers write all labels first;
 * so names and credit codes are taken in the order in which they stand: the buyer before the seller.
 */
export function readInvoiceText(text: string): PdfReading | undefined {
  const plain = text.normalize("NFKC").replaceAll(/[ \t\u3000]+/g, " ");
  const number = /发票号码[::]?\s*(\d{20}|\d{8})(?!\d)/.exec(plain)?.[1] ?? /(?<!\d)(\d{20})(?!\d)/.exec(plain)?.[1];
  if (number === undefined) return undefined;
  const code = /发票代码[::]?\s*(\d{10}|\d{12})(?!\d)/.exec(plain)?.[1];
  const day = /(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/.exec(plain);
  const issuedOn =
    day === null ? undefined : `${day[1]}-${(day[2] ?? "").padStart(2, "0")}-${(day[3] ?? "").padStart(2, "0")}`;
  const written = /[((]小写[))]\s*[¥¥]?\s*([\d,]+\.\d{2})/.exec(plain)?.[1] ?? largestAmount(plain);
  const total = written === undefined ? undefined : yuanTextToFen(written);
  // Names as they are written, with their own brackets.
  const names = [...text.matchAll(/名\s*称[:：]\s*([^\s:：]{4,60})/g)].map((match) => match[1]);
  const codes = [...plain.matchAll(/(?<![0-9A-Z])([0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10})(?![0-9A-Z])/g)]
    .map((match) => match[1])
    .filter((found) => found !== undefined && !number.includes(found));
  return Object.fromEntries(
    Object.entries({
      code,
      number,
      issuedOn: issuedOn !== undefined && isCalendarDate(issuedOn) ? issuedOn : undefined,
      totalFen: total?.ok === true ? fenText(total.amountFen) : undefined,
      buyerName: names[0],
      sellerName: names[1],
      buyerCode: codes[0],
      sellerCode: codes[1],
    }).filter(([, value]) => value !== undefined),
  );
}

/** Where the label of the total is a picture: the total is the largest amount with a currency sign. */
function largestAmount(text: string): string | undefined {
  const amounts = [...text.matchAll(/[¥¥]\s*([\d,]+\.\d{2})/g)].flatMap((match) => match[1] ?? []);
  return amounts.toSorted((a, b) => Number(b.replaceAll(",", "")) - Number(a.replaceAll(",", "")))[0];
}
