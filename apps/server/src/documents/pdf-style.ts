/** One look for every official document: black and dark blue on white, hairlines, no decoration that a copier would lose. */

/** Millimetres as PDF points, rounded to a hundredth so that the same data gives the same bytes on every machine. */
export function mm(millimetres: number): number {
  return Math.round(((millimetres * 72) / 25.4) * 100) / 100;
}

export const INK = "#16191d";
export const NAVY = "#12335f";
export const GREY = "#5a6472";
export const HAIRLINE = "#aeb8c5";
export const HEAD_FILL = "#edf1f7";
export const ALERT = "#9c1c1c";

export const A4 = { width: mm(210), height: mm(297) };

/** Sizes in points; 10.5 is 五号, the size of tables and notes in Chinese office documents. */
export const SIZE = { title: 18, section: 12, body: 10.5, cell: 9, small: 8, tiny: 7 } as const;

/** Line height as a multiple of the size. Chinese glyphs fill their square, so lines need more air than Latin ones. */
export const LEADING = 1.55;
