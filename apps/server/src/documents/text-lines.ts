/** The width of one character at one em, 1 being the em. */
export type Advance = (character: string) => number;

const NO_LINE_START = new Set("，。、；：！？）》」』】〕〉％”’…—·,.;:!?)]}%");
const NO_LINE_END = new Set("（《「『【〔〈“‘([{￥¥");
const LATIN = /[0-9A-Za-z\u00c0-\u024f@#&_+=/.,:;%'"()[\]{}<>?!*$~^|\\-]/;

/**
 * Breaks a text into lines no wider than `width` em. Chinese breaks between any two characters, Latin words and figures
 * stay whole where they fit, and no line begins with a closing mark or ends with an opening one.
 */
export function breakLines(text: string, width: number, advance: Advance): readonly string[] {
  return text.split("\n").flatMap((paragraph) => breakParagraph(paragraph, width, advance));
}

export function widthOf(text: string, advance: Advance): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return width;
}

function breakParagraph(paragraph: string, width: number, advance: Advance): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let lineWidth = 0;
  const close = (): void => {
    lines.push(line.trimEnd());
    line = "";
    lineWidth = 0;
  };
  for (const unit of units(paragraph)) {
    const unitWidth = widthOf(unit.trimEnd(), advance);
    if (line !== "" && lineWidth + unitWidth > width) close();
    if (unitWidth <= width) {
      line += unit;
      lineWidth += widthOf(unit, advance);
      continue;
    }
    // A unit wider than the line, such as a long address, is cut where the line ends.
    for (const character of unit) {
      if (line !== "" && lineWidth + advance(character) > width) close();
      line += character;
      lineWidth += advance(character);
    }
  }
  close();
  return lines;
}

/** Cuts a paragraph into the pieces that must stay together on a line. */
function units(paragraph: string): readonly string[] {
  const pieces: string[] = [];
  for (const character of paragraph) {
    const last = pieces.at(-1);
    if (last !== undefined && staysWith(last, character)) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
  }
  return pieces;
}

function staysWith(piece: string, next: string): boolean {
  const previous = [...piece].at(-1) ?? "";
  if (next === " " || NO_LINE_START.has(next) || NO_LINE_END.has(previous)) return true;
  return LATIN.test(previous) && LATIN.test(next);
}
