import "./tornado-chart.css";
import { cutTo } from "./figure-text.ts";
import { hatchStrokes } from "./hatch.ts";
import { widthOf } from "./line-layout.ts";
import { extent, linearScale } from "./scale.ts";
import { useWidth } from "./use-width.ts";

/** What an input leads to at its two ends, with the ends in words. */
export type TornadoBarView = {
  readonly label: string;
  readonly low: { readonly value: number; readonly text: string };
  readonly high: { readonly value: number; readonly text: string };
  /** An extreme between the ends; a diamond. */
  readonly inside: number | null;
};

const ROW = 26;
const BAR = 13;
const GAP = 8;
const HEAD = 16;

/** Bars to both sides of the base case: what the low end leads to is hatched, what the high end leads to is solid. */
export function TornadoChart({
  bars,
  base,
  format,
  label,
}: {
  readonly bars: readonly TornadoBarView[];
  readonly base: number;
  readonly format: (value: number) => string;
  readonly label: string;
}) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const height = HEAD + bars.length * ROW;
  const left = Math.min(width * 0.34, Math.max(...bars.map((bar) => widthOf(bar.label)), 40)) + GAP;
  const room = Math.min(width * 0.14, Math.max(...bars.flatMap(({ low, high }) => [widthOf(low.text), widthOf(high.text)]), 20)) + GAP;
  const [min, max] = extent([base, ...bars.flatMap(({ low, high, inside }) => [low.value, high.value, inside])]) ?? [0, 1];
  const x = linearScale(min, max === min ? min + 1 : max, left + room, Math.max(left + room + 1, width - room));
  return (
    <div ref={holder} className="tornado-chart">
      {width === 0 ? null : (
        <svg className="chart" width={width} height={height} role="img" aria-label={label}>
          {[min, max].map((end, index) => (
            <text key={end} className={index === 0 ? "t1" : "end t1"} x={x(end)} y="10">
              {format(end)}
            </text>
          ))}
          {bars.map((bar, index) => (
            <TornadoRow
              key={bar.label}
              bar={bar}
              base={base}
              x={x}
              top={HEAD + index * ROW}
              labelWidth={left - GAP}
              room={room - GAP}
              format={format}
            />
          ))}
          <path className="axis-strong" d={`M${Math.floor(x(base)) + 0.5} ${HEAD - 3}V${height}`} />
        </svg>
      )}
    </div>
  );
}

function TornadoRow({
  bar: { label, low, high, inside },
  base,
  x,
  top,
  labelWidth,
  room,
  format,
}: {
  readonly bar: TornadoBarView;
  readonly base: number;
  readonly x: (value: number) => number;
  readonly top: number;
  readonly labelWidth: number;
  readonly room: number;
  readonly format: (value: number) => string;
}) {
  const middle = top + ROW / 2;
  const y = middle - BAR / 2;
  const span = (to: number) => ({ from: Math.min(x(base), x(to)), length: Math.max(0.5, Math.abs(x(to) - x(base))) });
  const [toLow, toHigh] = [span(low.value), span(high.value)];
  return (
    <g>
      <title>{`${label}: ${low.text} → ${format(low.value)}; ${high.text} → ${format(high.value)}`}</title>
      <text className="t1" x="0" y={middle + 4}>
        {cutTo(label, labelWidth)}
      </text>
      <rect className="tornado-high" x={toHigh.from} y={y} width={toHigh.length} height={BAR} />
      <rect className="tornado-low" x={toLow.from} y={y} width={toLow.length} height={BAR} />
      {hatchStrokes(toLow.from, y, toLow.length, BAR, 5).map((stroke) => (
        <line key={stroke.x1 + stroke.y1} className="tornado-hatch" {...stroke} />
      ))}
      <EndText end={low} base={base} x={x} y={middle + 4} room={room} other={high.value} />
      <EndText end={high} base={base} x={x} y={middle + 4} room={room} other={low.value} />
      {inside === null ? null : <path className="tornado-inside" d={`M${x(inside)} ${middle - 5}l5 5l-5 5l-5 -5Z`} />}
    </g>
  );
}

/** The end of an input stands beyond its end of the bar; where both lead to one side, only the further one has room. */
function EndText({
  end,
  base,
  other,
  x,
  y,
  room,
}: {
  readonly end: TornadoBarView["low"];
  readonly base: number;
  readonly other: number;
  readonly x: (value: number) => number;
  readonly y: number;
  readonly room: number;
}) {
  const isLeft = end.value < base || (end.value === base && other > base);
  const isHidden = (isLeft ? other < end.value : other > end.value) && (isLeft ? other < base : other > base);
  if (isHidden) return null;
  return (
    <text className={isLeft ? "end" : undefined} x={x(end.value) + (isLeft ? -4 : 4)} y={y}>
      {cutTo(end.text, room)}
    </text>
  );
}
