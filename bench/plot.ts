/** Plots as SVG by hand: no library, no font of its own, readable on light and dark pages. */

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What stands at the end of the bar. */
  readonly text: string;
  readonly ours?: boolean;
}

const WIDTH = 760;
const LEFT = 250;
const RIGHT = 120;
const ROW = 26;
const TOP = 46;

/** Horizontal bars; the scale is logarithmic where the values lie far apart. */
export function bars(
  title: string,
  list: readonly Bar[],
  options: { readonly line?: number; readonly log?: boolean } = {},
): string {
  const values = list.map((bar) => bar.value).filter((value) => Number.isFinite(value) && value > 0);
  const top = Math.max(...values, options.line ?? 0);
  const bottom = options.log === true ? 10 ** Math.floor(Math.log10(Math.min(...values))) : 0;
  const length = (value: number): number => {
    if (!Number.isFinite(value) || value <= 0) return 0;
    const share = options.log === true ? Math.log(value / bottom) / Math.log(top / bottom) : value / top;
    return Math.max(1, share * (WIDTH - LEFT - RIGHT));
  };
  const height = TOP + list.length * ROW + 14;
  const rows = list.map((bar, index) => {
    const y = TOP + index * ROW;
    const width = length(bar.value);
    return (
      `<text x="${LEFT - 8}" y="${y + 15}" text-anchor="end" class="t">${escaped(bar.label)}</text>` +
      `<rect x="${LEFT}" y="${y + 3}" width="${width.toFixed(1)}" height="16" rx="2" class="${bar.ours === true ? "o" : "b"}"/>` +
      `<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + 15}" class="t">${escaped(bar.text)}</text>`
    );
  });
  const mark =
    options.line === undefined
      ? ""
      : `<line x1="${LEFT + length(options.line)}" x2="${LEFT + length(options.line)}" y1="${TOP - 4}" y2="${height - 10}" class="m"/>`;
  return framed(title, height, rows.join("\n") + mark);
}

export interface Curve {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const COLOURS = ["#0b57b7", "#c2571a", "#2f7d4f", "#7a4fb5", "#8a6d00"];

/** Lines over a logarithmic horizontal axis. */
export function curves(
  title: string,
  axes: { readonly x: string; readonly y: string },
  list: readonly Curve[],
): string {
  const height = 360;
  const [left, right, top, bottom] = [80, 240, 66, 48];
  const points = list.flatMap((curve) => curve.points);
  const xs = points.map(([x]) => x);
  const [lowest, highest] = [Math.min(...xs), Math.max(...xs)];
  const most = Math.max(...points.map(([, y]) => y));
  const px = (x: number): number => left + (Math.log(x / lowest) / Math.log(highest / lowest)) * (WIDTH - left - right);
  const py = (y: number): number => height - bottom - (y / most) * (height - top - bottom);
  const lines = list.map((curve, index) => {
    const colour = COLOURS[index % COLOURS.length] ?? "#0b57b7";
    const path = curve.points.map(([x, y]) => `${px(x).toFixed(1)},${py(y).toFixed(1)}`).join(" ");
    const dots = curve.points.map(
      ([x, y]) => `<circle cx="${px(x).toFixed(1)}" cy="${py(y).toFixed(1)}" r="3" fill="${colour}"/>`,
    );
    const y = top + 8 + index * 20;
    return (
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join("")}` +
      `<line x1="${WIDTH - right + 14}" x2="${WIDTH - right + 34}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="3"/>` +
      `<text x="${WIDTH - right + 40}" y="${y + 4}" class="t">${escaped(curve.label)}</text>`
    );
  });
  const ticksX = [...new Set(xs)].toSorted((a, b) => a - b);
  const ticksY = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most);
  const grid = [
    ...ticksX.map(
      (x) => `<text x="${px(x).toFixed(1)}" y="${height - bottom + 18}" text-anchor="middle" class="t">${x}</text>`,
    ),
    ...ticksY.map(
      (y) =>
        `<line x1="${left}" x2="${WIDTH - right}" y1="${py(y).toFixed(1)}" y2="${py(y).toFixed(1)}" class="g"/>` +
        `<text x="${left - 8}" y="${(py(y) + 4).toFixed(1)}" text-anchor="end" class="t">${Math.round(y).toLocaleString("en-US")}</text>`,
    ),
    `<text x="${(left + WIDTH - right) / 2}" y="${height - 8}" text-anchor="middle" class="t">${escaped(axes.x)}</text>`,
    `<text x="${left}" y="${top - 16}" class="t">${escaped(axes.y)}</text>`,
  ];
  return framed(title, height, [...grid, ...lines].join("\n"));
}

function framed(title: string, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>.t{font:12px sans-serif;fill:#344054}.h{font:bold 14px sans-serif;fill:#101828}.b{fill:#98a2b3}.o{fill:#0b57b7}.m{stroke:#c5221f;stroke-width:1.5;stroke-dasharray:4 3}.g{stroke:#eaecf0}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="14" y="24" class="h">${escaped(title)}</text>
${content}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
