import "./line-chart.css";
import { memo, type PointerEvent, useMemo, useState } from "react";
import type { Chart } from "../../shared/report/deck.ts";
import { type Fan, FanBands } from "./fan.tsx";
import {
  bandPath,
  linePath,
  namedPlaces,
  nearestCategory,
  type PlotBox,
  type PlotScales,
  plotScales,
  spreadLabels,
  widthOf,
} from "./line-layout.ts";
import { multiplesOf } from "./scale.ts";
import { useWidth } from "./use-width.ts";
import type { ValueDomain } from "./value-domain.ts";

/** Room above the highest and below the lowest line, px; below stand the names of the categories. */
const TOP = 12;
const BOTTOM = 22;
/** Between the words of an axis and the box, px. */
const GAP = 8;
const LINE_HEIGHT = 14;

/**
 * Lines over categories from the chart model that slides use too; dashed = baseline, a series with limits has its band. Drawn as
 * svg in px: when a value moves, only paths and labels beside the ends are written again, and nothing is measured. The axis need not
 * start at zero, which the words beside the chart must say. Pointing at it reads all series out.
 */
export function LineChart({
  chart,
  domain,
  format,
  endLabel,
  height,
  fan,
}: {
  readonly chart: Pick<Chart, "categories" | "series" | "altText">;
  readonly domain: ValueDomain;
  /** Text of a value on the axis and in the read-out; must stay the same function for the axis not to be drawn again. */
  readonly format: (value: number) => string;
  /** Text beside the last point of a series. */
  readonly endLabel: (name: string, value: string) => string;
  readonly height: number;
  /** As many places as the chart has categories. */
  readonly fan?: Fan | undefined;
}) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const { categories, series } = chart;
  const count = categories.length;
  // As wide as the axis asks for, not as the values do, so that nothing shifts while they move.
  const names = series.map(({ name }) => name).join("\n");
  const box = useMemo((): PlotBox => {
    const words = multiplesOf(domain.step, domain.min, domain.max).map(format);
    const ends = names.split("\n").map((name) => endLabel(name, format(domain.max)));
    return {
      left: GAP + Math.max(LEAST_LEFT, ...words.map(widthOf)),
      right: width - GAP - Math.max(...ends.map(widthOf)),
      top: TOP,
      bottom: height - BOTTOM,
    };
  }, [domain, format, endLabel, names, width, height]);
  const scales = useMemo(() => plotScales(count, domain, box), [count, domain, box]);
  const place = (event: PointerEvent<SVGSVGElement>) =>
    setPointed(nearestCategory(event.clientX - event.currentTarget.getBoundingClientRect().left, count, box));
  return (
    <div ref={holder} className="line-chart" style={{ height }}>
      {width === 0 ? null : (
        <svg
          className="chart"
          width={width}
          height={height}
          role="img"
          aria-label={chart.altText}
          onPointerMove={place}
          onPointerLeave={() => setPointed(null)}
        >
          <Axes categories={categories} domain={domain} format={format} box={box} scales={scales} />
          {fan === undefined ? null : <FanBands fan={fan} scales={scales} />}
          {series.map(({ name, lo, hi, dashed }) =>
            lo === undefined || hi === undefined ? null : (
              <path key={name} className={dashed === true ? "line-band is-baseline" : "line-band"} d={bandPath(lo, hi, scales)} />
            ),
          )}
          {series.map(({ name, values, dashed }) => (
            <path key={name} className={dashed === true ? "line-mark is-baseline" : "line-mark"} d={linePath(values, scales)} />
          ))}
          <Ends series={series} fan={fan} scales={scales} box={box} text={(name, value) => endLabel(name, format(value))} />
          {pointed === null || pointed >= count ? null : <Crosshair series={series} at={pointed} scales={scales} box={box} />}
        </svg>
      )}
      {pointed === null || pointed >= count ? null : (
        <Readout title={categories[pointed] ?? ""} series={series} at={pointed} x={scales.x(pointed)} width={width} format={format} />
      )}
    </div>
  );
}

/** Room that the words of the value axis have at least, px, so that the box seldom moves. */
const LEAST_LEFT = 44;

type Series = Chart["series"];

/** What stands still while a value moves. */
const Axes = memo(function Axes({
  categories,
  domain,
  format,
  box,
  scales,
}: {
  readonly categories: readonly string[];
  readonly domain: ValueDomain;
  readonly format: (value: number) => string;
  readonly box: PlotBox;
  readonly scales: PlotScales;
}) {
  return (
    <g>
      {multiplesOf(domain.step, domain.min, domain.max).map((mark) => (
        <g key={mark}>
          <path className="axis" d={`M${box.left} ${crisp(scales.y(mark))}H${box.right}`} />
          <text className="end" x={box.left - GAP} y={scales.y(mark) + 4}>
            {format(mark)}
          </text>
        </g>
      ))}
      <path className="axis-strong" d={`M${box.left} ${crisp(domain.min < 0 ? scales.y(0) : box.bottom)}H${box.right}`} />
      {namedPlaces(categories, scales.x).map(({ index, x, anchor }) => (
        <text key={index} textAnchor={anchor} x={x} y={box.bottom + 17}>
          {categories[index]}
        </text>
      ))}
    </g>
  );
});

/** The last value of each series beside its point; labels that would touch make room for each other. */
function Ends({
  series,
  fan,
  scales,
  box,
  text,
}: {
  readonly series: Series;
  readonly fan: Fan | undefined;
  readonly scales: PlotScales;
  readonly box: PlotBox;
  readonly text: (name: string, value: number) => string;
}) {
  const lines = series.flatMap(({ name, values, dashed }) => {
    const value = values.at(-1) ?? null;
    return value === null ? [] : [{ name, key: name, value, dashed }];
  });
  const limits = fan?.hasEnds === true && !fan.isFaded ? { lo: fan.wide.lo.at(-1), hi: fan.wide.hi.at(-1) } : {};
  const ends = [
    ...lines,
    ...Object.entries(limits).flatMap(([key, value]) => (value === undefined ? [] : [{ name: "", key, value, dashed: true }])),
  ];
  const heights = spreadLabels(
    ends.map(({ value }) => scales.y(value)),
    LINE_HEIGHT,
    box.top,
    box.bottom,
  );
  return ends.map(({ name, key, value, dashed }, index) => (
    <text key={key} className={dashed === true ? "line-end is-baseline" : "line-end"} x={box.right + GAP} y={(heights[index] ?? 0) + 4}>
      {text(name, value)}
    </text>
  ));
}

function Crosshair({
  series,
  at,
  scales,
  box,
}: {
  readonly series: Series;
  readonly at: number;
  readonly scales: PlotScales;
  readonly box: PlotBox;
}) {
  const x = scales.x(at);
  return (
    <g>
      <path className="axis-strong" d={`M${crisp(x)} ${box.top}V${box.bottom}`} />
      {series.map(({ name, values, dashed }) => {
        const value = values[at] ?? null;
        return value === null ? null : (
          <circle key={name} className={dashed === true ? "line-point is-baseline" : "line-point"} cx={x} cy={scales.y(value)} r="3.5" />
        );
      })}
    </g>
  );
}

/** All series at one category. Screen readers have the text of the chart and its table. */
function Readout({
  title,
  series,
  at,
  x,
  width,
  format,
}: {
  readonly title: string;
  readonly series: Series;
  readonly at: number;
  readonly x: number;
  readonly width: number;
  readonly format: (value: number) => string;
}) {
  return (
    <div className="line-readout" aria-hidden="true" style={x > width / 2 ? { right: width - x + GAP } : { left: x + GAP }}>
      <div>{title}</div>
      {series.map(({ name, values }) => {
        const value = values[at] ?? null;
        return (
          <div key={name} className="row between">
            <span>{name}</span>
            <b>{value === null ? "–" : format(value)}</b>
          </div>
        );
      })}
    </div>
  );
}

/** A hairline in the middle of a pixel. */
const crisp = (place: number): number => Math.floor(place) + 0.5;
