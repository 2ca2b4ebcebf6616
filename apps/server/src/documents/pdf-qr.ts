import { create } from "qrcode";
import { INK } from "./pdf-style.ts";
import type { Sheet } from "./pdf.ts";

/**
 * Draws a QR code as vector squares, which print sharp at any size. Level M survives a fold and a worn print; the quiet zone
 * is the white space that the caller leaves around it.
 */
export function drawQr(
  sheet: Sheet,
  content: string,
  box: { readonly x: number; readonly y: number; readonly size: number },
  words: string,
): void {
  const { modules } = create(content, { errorCorrectionLevel: "M" });
  const unit = box.size / modules.size;
  sheet.figure(words, () => {
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column) === 0) continue;
        // A hair wider than the module, or viewers show white seams between neighbours.
        sheet.doc.rect(
          rounded(box.x + column * unit),
          rounded(box.y + row * unit),
          rounded(unit + 0.02),
          rounded(unit + 0.02),
        );
      }
    }
    sheet.doc.fillColor(INK).fill();
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
