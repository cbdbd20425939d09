import { extent, linearScale, ticks } from "./scale.ts";

export type TimePoint = { readonly key: string; readonly value: number | null; readonly lo: number | null; readonly hi: number | null };

/** Values over waves with their intervals. The axis need not start at zero; where it starts is said beside the chart. */
export function TimeChart({
  points,
  format,
  label,
}: {
  readonly points: readonly TimePoint[];
  readonly format: (value: number) => string;
  readonly label: string;
}) {
  const range = extent(points.flatMap((point) => [point.value, point.lo, point.hi]));
  if (range === null) return null;
  const marks = ticks(range[0], range[1], 4);
  const x = linearScale(0, Math.max(1, points.length - 1), LEFT + 12, WIDTH - 14);
  const y = linearScale(range[0], range[1], HEIGHT - 26, 10);
  const known = points.flatMap((point, index) => (point.value === null ? [] : [{ ...point, value: point.value, x: x(index) }]));
  const every = Math.ceil(points.length / 5);
  return (
    <svg className="chart" width="100%" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <path className="axis" d={`M${LEFT} ${y(mark)}H${WIDTH}`} />
          <text className="end" x={LEFT - 6} y={y(mark) + 4}>
            {format(mark)}
          </text>
        </g>
      ))}
      <path className="line time-line" d={known.map((point, index) => `${index === 0 ? "M" : "L"}${point.x} ${y(point.value)}`).join("")} />
      {known.map((point) => (
        <g key={point.key}>
          {point.lo === null || point.hi === null ? null : (
            <path
              className="whisker"
              d={`M${point.x} ${y(point.lo)}V${y(point.hi)}M${point.x - 4} ${y(point.lo)}h8M${point.x - 4} ${y(point.hi)}h8`}
            />
          )}
          <circle className="point" cx={point.x} cy={y(point.value)} r="4.5" />
        </g>
      ))}
      {points.map((point, index) =>
        (points.length - 1 - index) % every === 0 ? (
          <text
            key={point.key}
            className={index === points.length - 1 ? "end" : "mid"}
            x={index === points.length - 1 ? WIDTH : x(index)}
            y={HEIGHT - 6}
          >
            {point.key}
          </text>
        ) : null,
      )}
    </svg>
  );
}

const WIDTH = 368;
const HEIGHT = 170;
const LEFT = 44;
