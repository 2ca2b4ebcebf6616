import type { Instant } from "@yunquan/core/time.ts";
import PDFDocument from "pdfkit";
import { fontBytes, fontOf, fontRuns, legible, type FontName } from "./font.ts";
import { A4, GREY, INK, LEADING, mm, NAVY, SIZE } from "./pdf-style.ts";
import { breakLines, widthOf } from "./text-lines.ts";

export interface PdfInfo {
  readonly title: string;
  readonly subject: string;
  /** The instant the document's data was fixed; printed nowhere, but part of the file and of its hash. */
  readonly createdAt: Instant;
  /** Left half of the footer of every page, usually the document's number; the right half is the page number. */
  readonly footer: string;
  readonly landscape?: boolean;
}

export interface TextStyle {
  readonly size?: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly align?: "left" | "center" | "right";
  readonly leading?: number;
  /** Extra space between characters, in points. */
  readonly spacing?: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

type StructureElement = ReturnType<PDFKit.PDFDocument["struct"]>;

/**
 * Sets a document and gives its bytes. The same info and the same drawing give the same bytes, because certificates and
 * lists are hashed: the creation date comes from the data and everything else that PDF leaves to chance is derived from it.
 */
export async function renderPdf(info: PdfInfo, draw: (sheet: Sheet) => void): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: info.landscape === true ? [A4.height, A4.width] : [A4.width, A4.height],
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: "1.7",
    lang: "zh-CN",
    tagged: true,
    displayTitle: true,
    info: {
      Title: legible(info.title),
      Subject: legible(info.subject),
      Author: "云券 Yunquan",
      Creator: "云券 Yunquan",
      Producer: "PDFKit",
      CreationDate: new Date(info.createdAt),
      ModDate: new Date(info.createdAt),
    },
  });
  const chunks: Uint8Array[] = [];
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  doc.registerFont("document", Buffer.from(fontBytes("document")));
  doc.font("document");
  const sheet = new Sheet(doc, info);
  draw(sheet);
  sheet.finish();
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

const CHAPTERS = "一二三四五六七八九十";

/** A document in the making: a cursor that walks down the page, and the few forms an office document is made of. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly left = mm(22);
  readonly top = mm(20);
  y: number;
  private readonly info: PdfInfo;
  private readonly advances = new Map<string, number>();
  private readonly root: StructureElement;
  private sections = 0;
  private hasRare = false;
  private pageDecoration: (() => void) | undefined;

  constructor(doc: PDFKit.PDFDocument, info: PdfInfo) {
    this.doc = doc;
    this.info = info;
    this.y = this.top;
    this.root = doc.struct("Document");
    this.doc.addStructure(this.root);
    this.doc.addPage();
  }

  get width(): number {
    return this.doc.page.width - 2 * this.left;
  }

  get bottom(): number {
    return this.doc.page.height - mm(20);
  }

  /** Draws something on this and every later page, under the text: a certificate's frame, say. */
  decoratePages(draw: () => void): void {
    this.pageDecoration = draw;
    this.artifact(draw);
  }

  newPage(): void {
    this.doc.addPage();
    this.y = this.top;
    if (this.pageDecoration) this.artifact(this.pageDecoration);
  }

  /** Begins a new page unless this much height is left. */
  keep(height: number): void {
    if (this.y + height > this.bottom && this.y > this.top) this.newPage();
  }

  space(height: number): void {
    this.y += height;
  }

  lines(text: string, width: number, size: number): readonly string[] {
    // A hair of tolerance: a text measured to fill its column exactly must not break because of rounding.
    return breakLines(legible(text), width / size + 0.001, (character) => this.advance(character));
  }

  widthOf(text: string, size: number): number {
    return widthOf(legible(text), (character) => this.advance(character)) * size;
  }

  heightOf(text: string, width: number, size: number, leading: number = LEADING): number {
    return this.lines(text, width, size).length * size * leading;
  }

  /** Draws a text into a box without moving the cursor; returns the height it took. */
  put(text: string, box: Box, style: TextStyle = {}, tag = "P"): number {
    const lines = this.lines(text, box.width, style.size ?? SIZE.body);
    this.root.add(this.doc.struct(tag, {}, () => this.drawLines(lines, box, style)));
    return lines.length * (style.size ?? SIZE.body) * (style.leading ?? LEADING);
  }

  /** Draws lines already broken, inside whatever structure element is open. */
  drawLines(lines: readonly string[], box: Box, style: TextStyle = {}): void {
    const { size = SIZE.body, color = INK, bold = false, align = "left", leading = LEADING, spacing = 0 } = style;
    this.doc.fillColor(color).strokeColor(color);
    // The font has one weight; a thin outline of the same colour makes the heavier one, at the same widths.
    this.doc.lineWidth(bold ? size * 0.032 : 0);
    lines.forEach((line, index) => {
      const room = box.width - this.widthOf(line, size) - spacing * ([...line].length - 1);
      const x = box.x + (align === "left" ? 0 : align === "center" ? room / 2 : room);
      const y = box.y + index * size * leading + (size * (leading - 1.448)) / 2;
      if (line !== "") {
        let start = x;
        for (const run of fontRuns(line)) {
          this.useFont(run.font);
          // Measuring sets the size, so it is set again for every piece.
          this.doc.fontSize(size).text(run.text, round(start), round(y), {
            lineBreak: false,
            fill: true,
            stroke: bold,
            characterSpacing: spacing,
          });
          start += this.widthOf(run.text, size) + spacing * [...run.text].length;
        }
        this.useFont("document");
      }
    });
  }

  title(zh: string, en: string): void {
    this.y += this.put(
      zh,
      this.here(),
      { size: SIZE.title, color: NAVY, bold: true, align: "center", leading: 1.4 },
      "H1",
    );
    this.y += this.put(en, this.here(), { size: SIZE.small, color: GREY, align: "center", leading: 1.5 });
    this.y += mm(2);
    this.rule(NAVY, 1.2);
    this.y += mm(1.1);
    this.rule(NAVY, 0.4);
    this.y += mm(4);
  }

  /** A numbered section, 一、申请信息 Application, which begins a new page unless this much of it fits. */
  section(zh: string, en: string, withAtLeast: number = mm(22)): void {
    this.keep(withAtLeast);
    const number = CHAPTERS[this.sections];
    this.sections += 1;
    this.y += mm(2.5);
    const head = `${number ?? this.sections}、${zh}`;
    const headWidth = this.widthOf(head, SIZE.section);
    this.put(head, this.here(), { size: SIZE.section, color: NAVY, bold: true }, "H2");
    const beside = {
      x: this.left + headWidth + mm(2.5),
      y: this.y + SIZE.section * 0.28,
      width: this.width - headWidth - mm(2.5),
    };
    this.put(en, beside, { size: SIZE.small, color: GREY });
    this.y += SIZE.section * LEADING + mm(1.2);
  }

  paragraph(text: string, style: TextStyle & { readonly indent?: boolean } = {}): void {
    const size = style.size ?? SIZE.body;
    const leading = style.leading ?? LEADING;
    const lines = this.lines(style.indent === true ? `\u3000\u3000${text}` : text, this.width, size);
    // No single line is left behind or sent ahead: short paragraphs move whole, long ones by two lines at least.
    this.keep(Math.min(lines.length, 3) * size * leading);
    for (const line of lines) {
      this.keep(size * leading);
      this.put(line, this.here(), { ...style, size });
      this.y += size * leading;
    }
  }

  /** Numbered items with a hanging indent. */
  items(texts: readonly string[], style: TextStyle = {}): void {
    const size = style.size ?? SIZE.body;
    const indent = size * 1.9;
    texts.forEach((text, index) => {
      const height = this.heightOf(text, this.width - indent, size);
      this.keep(Math.min(height, mm(40)));
      this.put(`${index + 1}.`, this.here(), { ...style, size });
      this.put(text, { x: this.left + indent, y: this.y, width: this.width - indent }, { ...style, size });
      this.y += height;
    });
  }

  rule(color: string, weight: number): void {
    this.line(this.left, this.y, this.left + this.width, this.y, color, weight);
  }

  line(x1: number, y1: number, x2: number, y2: number, color: string, weight: number): void {
    this.artifact(() => {
      this.doc.moveTo(round(x1), round(y1)).lineTo(round(x2), round(y2)).lineWidth(weight).strokeColor(color).stroke();
    });
  }

  /** Draws what a reader of the text may skip: rules, frames, fills. */
  artifact(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** Opens an element of the document's structure, such as a table, under which rows are added. */
  element(tag: string): StructureElement {
    const element = this.doc.struct(tag);
    this.root.add(element);
    return element;
  }

  /** Draws a picture whose meaning the words tell those who cannot see it. */
  figure(words: string, draw: () => void): void {
    this.root.add(this.doc.struct("Figure", { alt: words }, draw));
  }

  /** Writes the footers, which need the number of pages. */
  finish(): void {
    this.root.end();
    const range = this.doc.bufferedPageRange();
    for (let index = range.start; index < range.start + range.count; index += 1) {
      this.doc.switchToPage(index);
      this.artifact(() => {
        const y = this.doc.page.height - mm(16);
        this.drawLines(
          [legible(this.info.footer)],
          { x: this.left, y, width: this.width },
          { size: SIZE.tiny, color: GREY },
        );
        const page = `第 ${index + 1} 页，共 ${range.count} 页　${index + 1} / ${range.count}`;
        this.drawLines(
          [page],
          { x: this.left, y, width: this.width },
          { size: SIZE.tiny, color: GREY, align: "right" },
        );
      });
    }
  }

  private here(): Box {
    return { x: this.left, y: this.y, width: this.width };
  }

  /** The second font comes into the file with the first character that needs it. */
  private useFont(name: FontName): void {
    if (name === "rare" && !this.hasRare) {
      this.doc.registerFont("rare", Buffer.from(fontBytes("rare")));
      this.hasRare = true;
    }
    this.doc.font(name);
  }

  private advance(character: string): number {
    let advance = this.advances.get(character);
    if (advance === undefined) {
      this.useFont(fontOf(character.codePointAt(0) ?? 0) ?? "document");
      this.doc.fontSize(100);
      advance = this.doc.widthOfString(character) / 100;
      this.useFont("document");
      this.advances.set(character, advance);
    }
    return advance;
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
