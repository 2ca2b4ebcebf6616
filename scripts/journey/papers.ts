import PDFDocument from "pdfkit";
import { fileURLToPath } from "node:url";
import type { Instant } from "@yunquan/core/time.ts";

const font = fileURLToPath(new URL("../../apps/server/assets/fonts/NotoSansSC-Regular.ttf", import.meta.url));

/** A real one-page PDF with a title and lines: minutes, payment proofs, acceptance reports of the journey. */
export async function textPdf(title: string, lines: readonly string[], createdAt: Instant): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: "A4",
    margin: 64,
    info: { Title: title, CreationDate: new Date(createdAt) },
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on("end", resolve);
    document.on("error", reject);
  });
  document.font(font).fontSize(18).text(title, { align: "center" }).moveDown(2).fontSize(12);
  for (const line of lines) document.text(line).moveDown(0.5);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
