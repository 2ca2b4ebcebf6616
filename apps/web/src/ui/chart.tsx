import { Suspense, lazy, type ReactNode } from "react";
import { Skeleton } from "antd";
import { useSpeech } from "../speech.ts";
import type { ChartProps } from "./chart-props.ts";
import "./chart.css";

// The drawing library is large: it comes with the first chart that is looked at.
const Drawing = lazy(async () => ({ default: (await import("./chart-drawing.tsx")).Drawing }));

/** A chart one reads at a glance, and the same figures as a table under it. */
export function Chart(props: ChartProps): ReactNode {
  const { t } = useSpeech();
  const height = props.height ?? (props.lying === true ? Math.max(160, 60 + props.categories.length * 26) : 280);
  return (
    <figure className="chart">
      <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: Math.round(height / 32) }} />}>
        <Drawing {...props} height={height} />
      </Suspense>
      <details className="chart-table">
        <summary>{t("数据表", "The figures as a table")}</summary>
        {/* What scrolls has to be reachable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="chart-scroll" role="region" aria-label={props.title} tabIndex={0}>
          <table>
            <caption className="unseen">{props.title}</caption>
            <thead>
              <tr>
                <th scope="col">{props.categoryName}</th>
                {props.series.map((series) => (
                  <th scope="col" key={series.name}>
                    {series.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.categories.map((category, index) => (
                <tr key={category}>
                  <th scope="row">{category}</th>
                  {props.series.map((series) => {
                    const value = series.values[index];
                    return <td key={series.name}>{value == null ? "—" : props.words(value)}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
