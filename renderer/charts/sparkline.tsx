import { markedValues, type ReferenceMark } from "./reference-mark.tsx";
import { extent, linearScale } from "./scale.ts";

export type SparkPoint = { readonly value: number | null; readonly lo: number | null; readonly hi: number | null };

/** A line over waves with its interval band; the last point is marked. Gaps stay gaps. */
export function Sparkline({
  points,
  label,
  zero = false,
  marks = [],
}: {
  readonly points: readonly SparkPoint[];
  readonly label: string;
  /** Draw the line of zero. */
  readonly zero?: boolean;
  /** Lines to look at. */
  readonly marks?: readonly ReferenceMark[];
}) {
  const { line, band, last, zeroAt, marksAt } = sparkPaths(points, zero, marks);
  return (
    <svg className="chart" width="100%" height={HEIGHT} role="img" aria-label={label}>
      <svg aria-hidden="true" width="100%" height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        {zeroAt === null ? null : <path className="axis-strong" d={`M0 ${zeroAt}H${WIDTH}`} vectorEffect="non-scaling-stroke" />}
        {marksAt.map((y, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may stand at one height
          <path key={at} className="reference" d={`M0 ${y}H${WIDTH}`} vectorEffect="non-scaling-stroke" />
        ))}
        <path className="band" d={band} />
        <path className="line" d={line} vectorEffect="non-scaling-stroke" />
      </svg>
      {last === null ? null : <circle className="fill-ink" cx={`${(100 * last[0]) / WIDTH}%`} cy={last[1]} r="3" />}
    </svg>
  );
}

const WIDTH = 172;
const HEIGHT = 52;

/** The paths of a sparkline in a box of 172 × 52. */
export function sparkPaths(
  points: readonly SparkPoint[],
  zero = false,
  marks: readonly ReferenceMark[] = [],
): {
  readonly line: string;
  readonly band: string;
  readonly last: readonly [number, number] | null;
  /** Height of zero, where it was asked for. */
  readonly zeroAt: number | null;
  /** Heights of the lines to look at. */
  readonly marksAt: readonly number[];
} {
  const marked = markedValues(marks).filter((value) => value !== null);
  const range = extent([...points.flatMap((point) => [point.value, point.lo, point.hi]), zero ? 0 : null, ...marked]);
  if (range === null) return { line: "", band: "", last: null, zeroAt: null, marksAt: [] };
  const x = linearScale(0, Math.max(1, points.length - 1), 1, WIDTH - 4);
  const y = linearScale(range[0], range[1], HEIGHT - 3, 3);
  const at = (index: number, value: number) => `${round(x(index))} ${round(y(value))}`;
  const line = points.map((point, index) => {
    if (point.value === null) return "";
    const starts = index === 0 || points[index - 1]?.value === null;
    return `${starts ? "M" : "L"}${at(index, point.value)}`;
  });
  const whole = points.flatMap((point, index) => (point.lo === null || point.hi === null ? [] : [{ index, lo: point.lo, hi: point.hi }]));
  const there = whole.map(({ index, hi }) => at(index, hi));
  const back = whole.map(({ index, lo }) => at(index, lo)).reverse();
  const end = points.findLastIndex((point) => point.value !== null);
  const value = points[end]?.value ?? null;
  return {
    line: line.join(""),
    band: whole.length > 1 ? `M${[...there, ...back].join("L")}Z` : "",
    last: value === null ? null : [round(x(end)), round(y(value))],
    zeroAt: zero ? round(y(0)) : null,
    marksAt: marked.map((value) => round(y(value))),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
