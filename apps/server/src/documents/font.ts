import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The fonts of all documents, which lie beside the code so that no document needs the network. Nearly everything is in the
 * first; the second, of the same family, has the rest of extension A and what of extension B people and firms are named with.
 */
const fontFiles = { document: "NotoSansSC-Regular.ttf", rare: "NotoSansCJKsc-Rare.otf" } as const;

export type FontName = keyof typeof fontFiles;

interface LoadedFont {
  readonly bytes: Uint8Array;
  readonly covered: readonly (readonly [number, number])[];
}

const loaded = new Map<FontName, LoadedFont>();

/** A font, read once, when the first character asks for it. */
function fontNamed(name: FontName): LoadedFont {
  let font = loaded.get(name);
  if (font === undefined) {
    const bytes = readFileSync(fileURLToPath(new URL(`../../assets/fonts/${fontFiles[name]}`, import.meta.url)));
    font = { bytes, covered: readCoverage(bytes) };
    loaded.set(name, font);
  }
  return font;
}

export function fontBytes(name: FontName): Uint8Array {
  return fontNamed(name).bytes;
}

/** The font that has a shape for this code point; undefined where none has. */
export function fontOf(codePoint: number): FontName | undefined {
  if (covers(fontNamed("document"), codePoint)) return "document";
  return covers(fontNamed("rare"), codePoint) ? "rare" : undefined;
}

function covers({ covered }: LoadedFont, codePoint: number): boolean {
  let low = 0;
  let high = covered.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = covered[middle];
    if (range === undefined) return false;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** A line in pieces of one font each. Its characters all have a shape: `legible` has seen to it. */
export function fontRuns(line: string): readonly { readonly font: FontName; readonly text: string }[] {
  const runs: { font: FontName; text: string }[] = [];
  for (const character of line) {
    const font = fontOf(character.codePointAt(0) ?? 0) ?? "document";
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

/**
 * The text as a document may print it. A character without a shape becomes its code, 〔U+20001〕: an empty box on a
 * certificate would hide part of a name, and an invisible direction mark could show another name than the recorded one.
 * Line breaks stay, a tab becomes a space.
 */
export function legible(text: string): string {
  let result = "";
  for (const character of text.replaceAll("\r\n", "\n").replaceAll("\t", " ")) {
    const codePoint = character.codePointAt(0) ?? 0;
    const visible = character === "\n" || (!isInvisible(codePoint) && fontOf(codePoint) !== undefined);
    result += visible ? character : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}〕`;
  }
  return result;
}

/** Controls, joiners, direction marks and selectors: some have an empty shape in the font, which would print as nothing. */
function isInvisible(codePoint: number): boolean {
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x7f && codePoint < 0xa0) ||
    codePoint === 0xad ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x2028 && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff
  );
}

/** Reads the ranges of a font's character map (cmap, format 12), which the vendored fonts are known to have. */
function readCoverage(font: Uint8Array): readonly (readonly [number, number])[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, "cmap");
  const subtables = view.getUint16(cmap + 2);
  for (let index = 0; index < subtables; index += 1) {
    const subtable = cmap + view.getUint32(cmap + 8 + index * 8);
    if (view.getUint16(subtable) !== 12) continue;
    const groups = view.getUint32(subtable + 12);
    return Array.from({ length: groups }, (_, group) => {
      const at = subtable + 16 + group * 12;
      return [view.getUint32(at), view.getUint32(at + 4)] as const;
    });
  }
  throw new Error("the document font has no character map of format 12");
}

function tableOffset(view: DataView, tag: string): number {
  const tables = view.getUint16(4);
  for (let index = 0; index < tables; index += 1) {
    const at = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`the document font has no table ${tag}`);
}
