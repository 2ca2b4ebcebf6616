import { cityTiles, tileGrid } from "@yunquan/core/city-tiles.ts";
import { html, type Html } from "./html.ts";

/** A value of a city with the words that say it. */
export interface CityValue {
  readonly cityCode: string;
  readonly name: string;
  readonly value: number;
  readonly words: string;
}

const TILE = 54;
const STEPS = 4;

/** How dark a value is: 0 for none, 1 to 4 by quarters of the largest. */
export function stepOf(value: number, largest: number): number {
  return value <= 0 || largest <= 0 ? 0 : Math.min(STEPS, Math.ceil((value / largest) * STEPS));
}

/** The 21 cities as tiles where they lie, darker where there is more; every tile says its value, and a table says all. */
export function tileMap(label: string, values: readonly CityValue[]): Html {
  const largest = Math.max(0, ...values.map(({ value }) => value));
  const { columns, rows } = tileGrid;
  return html`<svg class="tile-map" viewBox="0 0 ${columns * TILE} ${rows * TILE}" role="img" aria-label="${label}">
    ${Object.entries(cityTiles).map(([code, { column, row }]) => {
      const city = values.find(({ cityCode }) => cityCode === code);
      if (city === undefined) return "";
      const x = column * TILE;
      const y = row * TILE;
      const middle = x + TILE / 2 - 1;
      return html`<g class="step-${stepOf(city.value, largest)}">
        <title>${city.name} ${city.words}</title>
        <rect x="${x}" y="${y}" width="${TILE - 2}" height="${TILE - 2}" rx="4" />
        <text x="${middle}" y="${y + 22}">${city.name}</text>
        <text class="value" x="${middle}" y="${y + 40}">${city.words}</text>
      </g>`;
    })}
  </svg>`;
}

/** One line of a chart. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

const WIDTH = 640;
const HEIGHT = 240;
const EDGE = { left: 64, right: 12, top: 12, bottom: 28 } as const;
const MARKS = 4;

/** Lines over months. They differ in their stroke as well as in colour, and the table beside says every value. */
export function lineChart(
  label: string,
  months: readonly string[],
  series: readonly Series[],
  words: (value: number) => string,
): Html {
  const largest = niceTop(Math.max(1, ...series.flatMap(({ values }) => values)));
  const x = (index: number): number =>
    rounded(EDGE.left + ((WIDTH - EDGE.left - EDGE.right) * index) / Math.max(1, months.length - 1));
  const y = (value: number): number =>
    rounded(HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * value) / largest);
  const every = Math.max(1, Math.ceil(months.length / 8));
  const marks = Array.from({ length: MARKS + 1 }, (_, index) => (largest * index) / MARKS);
  return html`<svg class="line-chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
    ${marks.map(
      (mark) =>
        html`<line class="grid" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(mark)}" y2="${y(mark)}" /><text
            class="axis end"
            x="${EDGE.left - 6}"
            y="${y(mark) + 4}"
          >
            ${words(mark)}
          </text>`,
    )}
    ${months.map((month, index) => index % every === 0 && html`<text class="axis" x="${x(index)}" y="${HEIGHT - 8}">${month}</text>`)}
    ${series.map(
      ({ values }, index) =>
        html`<polyline
            class="series-${index}"
            points="${values.map((value, at) => `${x(at)},${y(value)}`).join(" ")}"
          />
          ${values.map((value, at) => html`<circle class="series-${index}" cx="${x(at)}" cy="${y(value)}" r="3" />`)}`,
    )}
  </svg>`;
}

/** What the lines of a chart stand for. */
export function legend(series: readonly Series[]): Html {
  return html`<ul class="legend">
    ${series.map(
      ({ name }, index) =>
        html`<li>
          <svg viewBox="0 0 28 8" aria-hidden="true" focusable="false">
            <polyline class="series-${index}" points="0,4 28,4" />
          </svg>
          ${name}
        </li>`,
    )}
  </ul>`;
}

/** The next 1, 2 or 5 with zeros, so that the marks of the axis are round. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 8, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
