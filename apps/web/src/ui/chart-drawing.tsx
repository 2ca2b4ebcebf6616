import { useEffect, useRef, type ReactNode } from "react";
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use as take, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { ChartProps } from "./chart-props.ts";
import "./chart.css";

take([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Tones that stand apart from each other and from white; the first is the blue of the house. */
const colors = ["#0b57b7", "#2a9d8f", "#b26a00", "#6b4fbb", "#667085", "#b3261e", "#4a8fe0", "#7a8b00"];
const ink = "#1f2933";
const quiet = "#5b6673";
const line = "#e4e7ec";

/** The picture itself. It draws as SVG, so that it stays sharp in print and when enlarged. */
export function Drawing(props: ChartProps & { readonly height: number }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const pick = useRef(props.onPick);
  useEffect(() => {
    pick.current = props.onPick;
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const drawn = init(place.current, null, { renderer: "svg" });
    drawn.on("click", ({ dataIndex }) => pick.current?.(dataIndex));
    chart.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(optionOf(props), { notMerge: true });
  });
  return (
    <div
      ref={place}
      className={props.onPick === undefined ? "chart-picture" : "chart-picture pickable"}
      style={{ height: props.height }}
      role="img"
      aria-label={props.title}
    />
  );
}

function optionOf(props: ChartProps): EChartsCoreOption {
  const text = { color: ink, fontFamily: getComputedStyle(document.body).fontFamily };
  const words = (value: unknown): string => (typeof value === "number" ? props.words(value) : "—");
  const base: EChartsCoreOption = {
    animation: false,
    color: colors,
    textStyle: text,
    // Drawn inside the picture: a window of HTML would bring styles that the page's policy refuses.
    tooltip: {
      renderMode: "richText",
      trigger: props.kind === "pie" ? "item" : "axis",
      valueFormatter: words,
      confine: true,
    },
    legend:
      props.series.length > 1 || props.kind === "pie" ? { type: "plain", top: 0, textStyle: text } : { show: false },
  };
  if (props.kind === "pie") {
    const [series] = props.series;
    return {
      ...base,
      series: [
        {
          type: "pie",
          name: series?.name ?? "",
          radius: ["40%", "66%"],
          center: ["50%", "56%"],
          label: { color: ink, formatter: "{d}%" },
          data: props.categories.map((name, index) => ({ name, value: series?.values[index] ?? 0 })),
        },
      ],
    };
  }
  const category = {
    type: "category",
    data: [...props.categories],
    inverse: props.lying === true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
    axisLabel: { color: ink, hideOverlap: true, ...(props.lying === true ? { interval: 0 } : {}) },
  };
  const value = {
    type: "value",
    axisLabel: { color: quiet, hideOverlap: true, formatter: props.axisWords ?? props.words },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    ...base,
    grid: { left: 4, right: 20, top: props.series.length > 1 ? 40 : 12, bottom: 4, containLabel: true },
    xAxis: props.lying === true ? value : category,
    yAxis: props.lying === true ? category : value,
    series: props.series.map((series) => ({
      type: props.kind,
      name: series.name,
      data: [...series.values],
      ...(series.stack === undefined ? {} : { stack: series.stack }),
      ...(props.kind === "bar" ? { barMaxWidth: 22, barGap: "12%" } : { symbolSize: 6, lineStyle: { width: 2 } }),
    })),
  };
}
