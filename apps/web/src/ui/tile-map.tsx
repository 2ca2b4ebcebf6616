import { useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from "react";
import { cityTiles, tileGrid } from "@yunquan/core/city-tiles.ts";
import { cities, type City } from "@yunquan/core/divisions.ts";
import { useSpeech } from "../speech.ts";
import "./chart.css";

/** What a city's square shows. */
export interface TileFigure {
  readonly cityCode: string;
  /** The figure in the square, as short as it can be. */
  readonly short: string;
  /** The figure as a sentence, for who points at it or cannot see it. */
  readonly told: string;
  /** How dark the square is; what each level means stands in the legend. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** Something is wrong there: a mark that is read out with `told`. */
  readonly alarming?: boolean;
}

/** The province as 21 squares in rough position: name, figure, shade. A square that can be pressed leads to the city. */
export function TileMap(props: {
  readonly label: string;
  readonly figures: readonly TileFigure[];
  /** What the five shades mean, the lightest first. */
  readonly legend: readonly [string, string, string, string, string];
  readonly onPick?: (cityCode: string) => void;
  readonly picked?: string | undefined;
}): ReactNode {
  const { t, language } = useSpeech();
  const squares = useRef(new Map<string, HTMLButtonElement>());
  const figures = new Map(props.figures.map((figure) => [figure.cityCode, figure]));
  const { onPick } = props;
  return (
    <div className="tile-map">
      <ul className="tile-grid" aria-label={props.label}>
        {cities.map((city) => {
          const figure = figures.get(city.code);
          const { column, row } = cityTiles[city.code];
          const place: CSSProperties = { gridColumn: column + 1, gridRow: row + 1 };
          const name = language === "zh" ? city.zh.replace(/市$/, "") : city.en;
          const words = (
            <>
              <b lang={language === "zh" ? "zh-CN" : "en"}>{language === "zh" ? name : syllables(name)}</b>
              <span aria-hidden="true">{figure?.short ?? "—"}</span>
            </>
          );
          const told = figure?.told ?? t("没有数据", "no figures");
          const shade = `tile level-${figure?.level ?? 0}${figure?.alarming === true ? " alarming" : ""}`;
          return (
            <li key={city.code} style={place}>
              {onPick === undefined ? (
                <div className={shade} title={told}>
                  {words}
                  <span className="unseen">{told}</span>
                </div>
              ) : (
                <button
                  type="button"
                  className={shade}
                  title={told}
                  aria-label={`${name}，${told}`}
                  aria-pressed={props.picked === undefined ? undefined : props.picked === city.code}
                  ref={(square) => {
                    if (square !== null) squares.current.set(city.code, square);
                  }}
                  onClick={() => onPick(city.code)}
                  onKeyDown={(event) => {
                    const next = neighbour(city, event);
                    if (next === undefined) return;
                    event.preventDefault();
                    squares.current.get(next.code)?.focus();
                  }}
                >
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <ol className="tile-legend" aria-label={t("图例", "What the shades mean")}>
        {props.legend.map((words, level) => (
          <li key={words}>
            <span className={`tile-shade level-${level}`} aria-hidden="true" />
            {words}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A name in Latin letters may break between its syllables, so that it fits into its square. */
function syllables(name: string): string {
  return name.replace(
    /^([A-Z][a-z]*?[aeiou](?:ng|n)?)((?:zh|ch|sh|[bcdfghjklmnpqrstwxyz])[aeiou][a-z]*)$/,
    "$1\u00AD$2",
  );
}

/** The square that lies next in the direction of an arrow key; rows weigh more than columns across the direction. */
function neighbour(from: City, event: KeyboardEvent): City | undefined {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const step = steps[event.key];
  if (step === undefined) return undefined;
  const here = cityTiles[from.code];
  const far = tileGrid.columns * tileGrid.rows;
  const distance = (city: City): number => {
    const across = cityTiles[city.code].column - here.column;
    const down = cityTiles[city.code].row - here.row;
    const along = across * step[0] + down * step[1];
    const aside = Math.abs(across * step[1]) + Math.abs(down * step[0]);
    return along > 0 ? along + aside * 3 : far;
  };
  const [nearest] = cities.filter((city) => distance(city) < far).toSorted((a, b) => distance(a) - distance(b));
  return nearest;
}
