const STRANDS = 9;
const PALE = "#cfdcee";

/**
 * A band of interwoven fine lines, as bills and securities carry behind an amount. A copier coarsens it, and it shows at
 * a glance where the amount has to stand.
 */
export function drawGuilloche(
  doc: PDFKit.PDFDocument,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  doc.save();
  doc.rect(box.x, box.y, box.width, box.height).clip();
  for (let strand = 0; strand < STRANDS; strand += 1) {
    for (const direction of [1, -1]) drawStrand(doc, box, strand, direction);
  }
  doc.lineWidth(0.35).strokeColor(PALE).stroke();
  doc.restore();
}

function drawStrand(
  doc: PDFKit.PDFDocument,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  strand: number,
  direction: number,
): void {
  const steps = 180;
  const phase = (strand / STRANDS) * Math.PI;
  for (let step = 0; step <= steps; step += 1) {
    const along = step / steps;
    const fromMiddle = (along - 0.5) * Math.PI;
    const swell = 0.62 + 0.38 * Math.cos(fromMiddle * 6);
    const wave = Math.sin(fromMiddle * 10 * direction + phase) * swell;
    const x = rounded(box.x + along * box.width);
    const y = rounded(box.y + box.height / 2 + wave * (box.height / 2) * 0.94);
    if (step === 0) doc.moveTo(x, y);
    else doc.lineTo(x, y);
  }
}

/** Sines may differ in the last bits between machines; a hundredth of a point hides that from the bytes. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
