import "./figures.css";
import type { SeriesFigure, SeriesPoint } from "../../shared/report/figure.ts";
import { useWords } from "../ui/use-words.ts";
import { figureText } from "./figure-text.ts";
import { linePath, namedPlaces, type PlotBox, plotScales, widthOf } from "./line-layout.ts";
import { extent, multiplesOf } from "./scale.ts";
import { useWidth } from "./use-width.ts";
import { fitDomain } from "./value-domain.ts";

const HEIGHT = 170;
const GAP = 8;

/**
 * A line over points; centre and limits of a control chart as a thin and two dashed lines, points beyond them as filled diamonds,
 * which the words and the table name too. The axis need not start at zero.
 */
export function SeriesChart({ figure }: { readonly figure: SeriesFigure }) {
  const words = useWords();
  const [holder, width] = useWidth<HTMLDivElement>();
  const { points, unit } = figure;
  const format = (value: number) => figureText(value, unit, words);
  const [low, high] = extent(points.flatMap(({ value, centre, lower, upper }) => [value, centre, lower, upper])) ?? [0, 1];
  const domain = fitDomain(low, high);
  const marks = multiplesOf(domain.step, domain.min, domain.max);
  const box: PlotBox = {
    left: GAP + Math.max(...marks.map((mark) => widthOf(format(mark)))),
    right: width - GAP,
    top: 10,
    bottom: HEIGHT - 22,
  };
  const scales = plotScales(points.length, domain, box);
  const lineOf = (of: (point: SeriesPoint) => number | null | undefined) =>
    linePath(
      points.map((point) => of(point) ?? null),
      scales,
    );
  return (
    <div ref={holder} style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg className="chart" width={width} height={HEIGHT} role="img" aria-label={figure.summary}>
          {marks.map((mark) => (
            <g key={mark}>
              <path className="axis" d={`M${box.left} ${crisp(scales.y(mark))}H${box.right}`} />
              <text className="end" x={box.left - GAP} y={scales.y(mark) + 4}>
                {format(mark)}
              </text>
            </g>
          ))}
          {namedPlaces(
            points.map(({ label }) => label),
            scales.x,
          ).map(({ index, x, anchor }) => (
            <text key={index} textAnchor={anchor} x={x} y={box.bottom + 17}>
              {points[index]?.label}
            </text>
          ))}
          <path className="figure-centre" d={lineOf(({ centre }) => centre)} />
          <path className="figure-limit" d={lineOf(({ lower }) => lower)} />
          <path className="figure-limit" d={lineOf(({ upper }) => upper)} />
          <path className="line-mark" d={lineOf(({ value }) => value)} />
          {points.map(({ label, value, out }, index) =>
            value === null ? null : (
              <g key={label}>
                <title>{`${label}: ${format(value)}${out === true ? `, ${words.t("figures:out")}` : ""}`}</title>
                {out === true ? (
                  <path className="figure-out" d={`M${scales.x(index)} ${scales.y(value) - 6}l6 6l-6 6l-6 -6Z`} />
                ) : (
                  <circle className="line-point" cx={scales.x(index)} cy={scales.y(value)} r="3" />
                )}
              </g>
            ),
          )}
        </svg>
      )}
    </div>
  );
}

/** A hairline in the middle of a pixel. */
const crisp = (place: number): number => Math.floor(place) + 0.5;
