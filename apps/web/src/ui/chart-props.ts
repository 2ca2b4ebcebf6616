/** One row of figures of a chart; null is a gap. Amounts are given in fen, as whole numbers. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Series of the same stack stand on each other. */
  readonly stack?: string;
}

export interface ChartProps {
  /** What the figures are, in one line: it is the name of the picture and of its table. */
  readonly title: string;
  readonly kind: "bar" | "line" | "pie";
  /** What the figures stand for: cities, months, kinds. */
  readonly categories: readonly string[];
  /** What a category is called at the head of the table. */
  readonly categoryName: string;
  readonly series: readonly ChartSeries[];
  /** A figure in words, for the table and when one points at it. */
  readonly words: (value: number) => string;
  /** The same, short, for the axis; without it `words` serves. */
  readonly axisWords?: (value: number) => string;
  /** Bars lie, so that many long names can be read. */
  readonly lying?: boolean;
  readonly height?: number;
  readonly onPick?: (index: number) => void;
}
