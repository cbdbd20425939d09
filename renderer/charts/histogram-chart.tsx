import type { Histogram } from "../../shared/scenario/simulate/simulation.ts";
import { linearScale, multiplesOf, roundStep } from "./scale.ts";
import { useWidth } from "./use-width.ts";

const TOP = 14;
const BOTTOM = 22;
const SIDE = 8;

/** A place along the axis with its word above it. */
export type HistogramMark = { readonly key: string; readonly value: number; readonly label: string; readonly isStrong: boolean };

/** How often each outcome was drawn, with zero and chosen places marked; the bars below zero are of the colour of a loss, behind a dashed line. */
export function HistogramChart({
  histogram: { low, high, counts },
  marks,
  format,
  label,
  height,
  isFaded,
}: {
  readonly histogram: Histogram;
  readonly marks: readonly HistogramMark[];
  readonly format: (value: number) => string;
  readonly label: string;
  readonly height: number;
  readonly isFaded: boolean;
}) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const span = high > low ? high - low : 1;
  const x = linearScale(low, low + span, SIDE, width - SIDE);
  const most = Math.max(1, ...counts);
  const y = linearScale(0, most, height - BOTTOM, TOP);
  const bin = (width - 2 * SIDE) / counts.length;
  return (
    <div ref={holder} className="line-chart" style={{ height }}>
      {width === 0 ? null : (
        <svg
          className="chart histogram"
          width={width}
          height={height}
          role="img"
          aria-label={label}
          data-faded={isFaded ? true : undefined}
        >
          {counts.map((count, index) => {
            const from = low + (span * index) / counts.length;
            return (
              <rect
                key={from}
                className={from + span / counts.length / 2 < 0 ? "bridge-loss" : "bridge-gain"}
                x={SIDE + index * bin}
                y={y(count)}
                width={Math.max(1, bin - 1)}
                height={Math.max(0, height - BOTTOM - y(count))}
              />
            );
          })}
          <path className="axis-strong" d={`M${SIDE} ${height - BOTTOM + 0.5}H${width - SIDE}`} />
          {multiplesOf(roundStep(span, 4), low, high).map((mark) => (
            <text key={mark} textAnchor="middle" x={x(mark)} y={height - BOTTOM + 17}>
              {format(mark)}
            </text>
          ))}
          {marks.map(({ key, value, label: word, isStrong }) =>
            value < low || value > high ? null : (
              <g key={key}>
                <path className={isStrong ? "axis-strong" : "bridge-link"} d={`M${Math.floor(x(value)) + 0.5} ${TOP}V${height - BOTTOM}`} />
                <text textAnchor="middle" x={x(value)} y={TOP - 4}>
                  {word}
                </text>
              </g>
            ),
          )}
        </svg>
      )}
    </div>
  );
}
