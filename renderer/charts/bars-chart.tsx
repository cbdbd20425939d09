import "./figures.css";
import type { BarsFigure } from "../../shared/report/figure.ts";
import { useWords } from "../ui/use-words.ts";
import { cutTo, figureText } from "./figure-text.ts";
import { widthOf } from "./line-layout.ts";
import { extent, linearScale } from "./scale.ts";
import { useWidth } from "./use-width.ts";

const ROW = 24;
const BAR = 12;
const GAP = 8;

/** Bars from zero with their names before and their values behind them; a capped line is the interval, notes stand in a tooltip. */
export function BarsChart({ figure }: { readonly figure: BarsFigure }) {
  const words = useWords();
  const [holder, width] = useWidth<HTMLDivElement>();
  const { bars, unit } = figure;
  const texts = bars.map(({ value, note }) => (value === null ? (note ?? "–") : figureText(value, unit, words)));
  const left = Math.min(width * 0.42, Math.max(...bars.map(({ label }) => widthOf(label)), 40)) + GAP;
  const right = Math.min(width * 0.34, Math.max(...texts.map(widthOf), 24)) + GAP;
  const [min, max] = extent([0, ...bars.flatMap(({ value, lo, hi }) => (value === null ? [] : [value, lo, hi]))]) ?? [0, 1];
  const x = linearScale(min, max === min ? min + 1 : max, left, Math.max(left + 1, width - right));
  return (
    <div ref={holder}>
      {width === 0 ? null : (
        <svg className="chart" width={width} height={bars.length * ROW} role="img" aria-label={figure.summary}>
          {bars.map(({ label, value, lo, hi, note }, index) => {
            const middle = index * ROW + ROW / 2;
            return (
              <g key={label}>
                <title>{note === undefined ? label : `${label}. ${note}`}</title>
                <text className="t1" x="0" y={middle + 4}>
                  {cutTo(label, left - GAP)}
                </text>
                {value === null ? null : (
                  <rect
                    className="figure-bar"
                    x={Math.min(x(0), x(value))}
                    y={middle - BAR / 2}
                    width={Math.max(1, Math.abs(x(value) - x(0)))}
                    height={BAR}
                  />
                )}
                {value === null || typeof lo !== "number" || typeof hi !== "number" ? null : (
                  <path className="figure-limits" d={`M${x(lo)} ${middle - 4}v8M${x(lo)} ${middle}H${x(hi)}M${x(hi)} ${middle - 4}v8`} />
                )}
                <text className={value === null ? "end" : "end t1"} x={width} y={middle + 4}>
                  {cutTo(texts[index] ?? "", right)}
                </text>
              </g>
            );
          })}
          <path className="axis-strong" d={`M${Math.floor(x(0)) + 0.5} 0V${bars.length * ROW}`} />
        </svg>
      )}
    </div>
  );
}
