import { options, pdfjs } from "./pdf-library.ts";

/** The text of the first page of a PDF, line by line as it stands in the file; empty for a scan. */
export async function pdfText(address: string): Promise<string> {
  const loading = pdfjs.getDocument({ url: address, ...options });
  try {
    const pdf = await loading.promise;
    const page = await pdf.getPage(1);
    const content = await page.getTextContent();
    return content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
  } finally {
    await loading.destroy();
  }
}
