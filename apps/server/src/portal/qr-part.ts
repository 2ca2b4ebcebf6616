import { create } from "qrcode";
import { html, type Html } from "./html.ts";

/** The white space that a reader of the code needs around it, in modules. */
const QUIET = 4;

/** An address as a QR code drawn in place, with the address as its words. */
export function qrPart(content: string, words: string): Html {
  const { modules } = create(content, { errorCorrectionLevel: "M" });
  const rows = Array.from({ length: modules.size }, (_, row) => row);
  const path = rows
    .flatMap((row) =>
      rows.flatMap((column) => (modules.get(row, column) === 0 ? [] : [`M${column + QUIET} ${row + QUIET}h1v1h-1z`])),
    )
    .join("");
  const side = modules.size + 2 * QUIET;
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="${words}">
    <rect width="${side}" height="${side}" fill="#fff" />
    <path d="${path}" />
  </svg>`;
}
